"""What DuckDB and Spark write differently; all else of the SQL is one text.

Lists count from 1 in both. A lambda has one or two arguments, the second being
the place in the list.
"""

from collections.abc import Mapping

from attrs import frozen

__all__ = ["DUCKDB", "SPARK", "Dialect"]


@frozen
class Dialect:
    """How one engine writes what the statements need.

    Parameters
    ----------
    transform, position, overlap, sort, length
        Names of functions on lists.
    collect
        The aggregate that makes a list.
    struct
        The function that makes a row of named values.
    number
        An expression that numbers rows in any order, from 1.
    """

    name: str
    transform: str
    position: str
    overlap: str
    sort: str
    length: str
    collect: str
    number: str

    def each(self, table: str, kept: str, lists: Mapping[str, str]) -> str:
        """Select columns and, row by row, the values of lists of one length."""
        if self.name == "duckdb":
            values = ", ".join(f"unnest({column}) as {alias}" for alias, column in lists.items())
            return f"select {kept}, {values} from {table}"
        columns = ", ".join(lists.values())
        if len(lists) == 1:
            values, value = next(iter(lists)), columns
        else:
            values = ", ".join(f"_one.{column} as {alias}" for alias, column in lists.items())
            value = f"arrays_zip({columns})"
        name = values if len(lists) == 1 else "_one"
        return f"select {kept}, {values} from {table} lateral view explode({value}) _all as {name}"

    def div(self, one: str, other: str | int) -> str:
        """Divide two whole numbers that are not negative, rounding down."""
        return f"(({one}) {'//' if self.name == 'duckdb' else 'div'} ({other}))"

    def fn(self, arguments: str, body: str) -> str:
        """Write a lambda."""
        if self.name == "duckdb":
            return f"lambda {arguments}: {body}"
        return f"({arguments}) -> {body}" if "," in arguments else f"{arguments} -> {body}"

    def place(self, name: str) -> str:
        """Give the place in a list, from 1, that a lambda was handed as its second argument."""
        return name if self.name == "duckdb" else f"({name} + 1)"

    def total(self, values: str) -> str:
        """Add up a list of whole numbers; 0 for none, and for no list."""
        if self.name == "duckdb":
            return f"coalesce(list_sum({values})::bigint, 0)"
        return f"coalesce(aggregate({values}, 0L, (_s, _v) -> _s + _v), 0L)"

    def least_of(self, values: str) -> str:
        """Give the smallest of a list; null for none."""
        return f"list_min({values})" if self.name == "duckdb" else f"array_min({values})"

    def item(self, values: str, at: str) -> str:
        """Give one value of a list."""
        return (
            f"{values}[{at}]"
            if self.name == "duckdb"
            else f"element_at({values}, cast({at} as int))"
        )

    def entry(self, values: str, at: int) -> str:
        """Give one value of a list, null where it is shorter."""
        return f"{values}[{at}]" if self.name == "duckdb" else f"try_element_at({values}, {at})"

    def quoted(self, name: str) -> str:
        """Write the name of a column that is also a word of the language."""
        return f'"{name}"' if self.name == "duckdb" else f"`{name}`"

    def struct(self, **values: str) -> str:
        """Make a row of named values."""
        if self.name == "duckdb":
            return "{" + ", ".join(f"'{name}': {value}" for name, value in values.items()) + "}"
        return (
            "named_struct("
            + ", ".join(f"'{name}', {value}" for name, value in values.items())
            + ")"
        )


DUCKDB = Dialect(
    name="duckdb",
    transform="list_transform",
    position="list_position",
    overlap="list_has_any",
    sort="list_sort",
    length="len",
    collect="list",
    number="row_number() over ()",
)
SPARK = Dialect(
    name="spark",
    transform="transform",
    position="array_position",
    overlap="arrays_overlap",
    sort="sort_array",
    length="size",
    collect="collect_list",
    number="row_number() over (order by held desc)",
)

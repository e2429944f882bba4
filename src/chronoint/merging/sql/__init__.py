"""Links between records of tables of any size: one SQL, on DuckDB or on Spark."""

from importlib.util import find_spec

from chronoint.errors import MissingExtraError

if find_spec("pyarrow") is None:
    msg = "linking large tables needs the extra: pip install 'chronoint[duckdb]'"
    raise MissingExtraError(msg)

from chronoint.merging.sql.linking import LINKS, link
from chronoint.merging.sql.plain import COLUMNS
from chronoint.merging.sql.work import Progress

__all__ = ["COLUMNS", "LINKS", "Progress", "link"]

"""Lists of other people's making: CSV, Excel, and what other packages add.

Read through a mapping file, which says what their columns mean, with every row
accounted for.
"""

from chronoint.formats.listing import Listing, ListRow, read_list
from chronoint.formats.mapfile import map_beside, read_mapping, read_mapping_text
from chronoint.formats.mapping import ListMap
from chronoint.formats.refusing import refused_text, write_refused
from chronoint.formats.registry import TableFormat, format_for, table_formats
from chronoint.formats.schema import mapping_schema
from chronoint.formats.starter import starter_map
from chronoint.formats.tables import BrokenCell, RawRow, Table, TableOptions, headed

__all__ = [
    "BrokenCell",
    "ListMap",
    "ListRow",
    "Listing",
    "RawRow",
    "Table",
    "TableFormat",
    "TableOptions",
    "format_for",
    "headed",
    "map_beside",
    "mapping_schema",
    "read_list",
    "read_mapping",
    "read_mapping_text",
    "refused_text",
    "starter_map",
    "table_formats",
    "write_refused",
]

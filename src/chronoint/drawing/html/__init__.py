"""A chronology as one page for a browser.

The picture as the layout has it, what the script needs to place it anew, and
the table underneath.
"""

from chronoint.drawing.html.page import to_html

__all__ = ["to_html"]

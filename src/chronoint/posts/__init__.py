"""Prose posts: a page of text to its segments, dates, source and draft claims."""

from chronoint.posts.draft import draft
from chronoint.posts.drafts import find_drafts
from chronoint.posts.pdf import read_pdf
from chronoint.posts.read import Post, read_post
from chronoint.posts.uniting import Draft, Spot
from chronoint.posts.values import KINDS, Segment, SegmentKind
from chronoint.posts.web import read_html

__all__ = [
    "KINDS",
    "Draft",
    "Post",
    "Segment",
    "SegmentKind",
    "Spot",
    "draft",
    "find_drafts",
    "read_html",
    "read_pdf",
    "read_post",
]

"""Other pictures of the same data: how many, how late, what each update did, what changed.

Numbers first, as for the timeline; most of them are a `chronoint.layout.sheet`.
"""

"""Ids out of words: no two alike, whatever numbers stand in the words themselves."""

from hypothesis import given
from hypothesis import strategies as st

from chronoint.posts.slugs import free

# An id that ends in a number is the base of one and the numbered form of another.
BASES = st.lists(st.sampled_from(["update", "update-2", "update-3", "update-2-2"]), max_size=12)


@given(BASES)
def test_no_two_ids_are_alike(bases):
    taken = {}
    ids = [free(base, taken) for base in bases]
    assert len(set(ids)) == len(ids)
    assert all(one.startswith(base) for one, base in zip(ids, bases, strict=True))

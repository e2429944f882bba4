"""Files with slips in them: a chronology or a `FileError`, never anything else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chronoint import Chronology
from chronoint.errors import FileError
from chronoint.files import new_file_text, read_text, to_text

GOOD = {
    "yaml": new_file_text(),
    **{form: to_text(read_text(new_file_text()), form) for form in ("json", "jsonl")},  # type: ignore[arg-type]
}
SLIPS = st.one_of(
    st.sampled_from(list("\t\n :-[]{},#&*!|>'\"%@`?\\~<=.0")),
    st.sampled_from(
        ["\n- ", "\n  - ", "\n---\n", "<<: *a", "&a ", "!!int ", ": ", '"id": 1,', "\r"]
    ),
    st.text(max_size=3),
)


@pytest.mark.parametrize("form", list(GOOD))
@given(data=st.data())
def test_slips(form: str, data: st.DataObject) -> None:
    text = GOOD[form]
    for _ in range(data.draw(st.integers(1, 3))):
        start = data.draw(st.integers(0, len(text)))
        stop = data.draw(st.integers(start, min(start + 12, len(text))))
        text = text[:start] + data.draw(SLIPS) + text[stop:]
    try:
        made: object = read_text(text, format=form, name="f")  # type: ignore[arg-type]
    except FileError as error:
        made = error
        lines = text.count("\n") + text.count("\r") + 1
        for problem in error.problems:
            assert problem.place.file == "f"
            assert 1 <= (problem.place.line or 1) <= lines
            assert (problem.place.column or 1) <= len(text) + 2
            assert problem.message
            assert "\n" not in str(problem)
    assert isinstance(made, Chronology | FileError)

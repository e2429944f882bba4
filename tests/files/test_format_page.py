"""The page on the event file keeps its word: its files read, its code runs."""

import doctest
import re
from pathlib import Path

import pytest

from chronoint.errors import FileError
from chronoint.files import grammar, read_text
from chronoint.model import DATE_ROLES, RELATIONS

PAGE = (Path(__file__).parents[2] / "docs" / "format.md").read_text("utf-8")
ADDED, DATES, DECISIONS = re.findall(r"^```yaml\n(.*?)^```$", PAGE, re.DOTALL | re.MULTILINE)


def test_the_code_of_the_page_runs() -> None:
    blocks = re.findall(r"^```python\n(.*?)^```$", PAGE, re.DOTALL | re.MULTILINE)
    names = {"DATES": DATES, "DECISIONS": DECISIONS}
    test = doctest.DocTestParser().get_doctest("\n".join(blocks), names, "format.md", None, 0)
    assert len(test.examples) > 8
    report: list[str] = []
    result = doctest.DocTestRunner().run(test, out=report.append)
    assert result.failed == 0, "".join(report)


def test_claims_of_others_are_added_as_the_page_has_it() -> None:
    known = read_text(ADDED)
    assert [claim.source for claim in known["director-barred"].claims] == ["blog", "gazette"]
    assert known["embassy"].title == "Embassy watched"


def test_every_key_of_an_event_and_of_a_decision_is_told() -> None:
    for key in (*grammar.EVENT, *DATE_ROLES, *RELATIONS):
        assert f"`{key}`" in PAGE


def test_the_contradiction_is_told_as_it_is_on_the_page() -> None:
    circle = "chronoint: 1\ndecisions:\n  - part-of: [a, b]\n  - part-of: [b, a]\n"
    with pytest.raises(FileError) as caught:
        read_text(circle, name="d.yaml")
    assert f"```text\n{caught.value}\n```" in PAGE

"""Made-up pages with their answers marked in them.

``⟦kind date|text⟧`` is an addition, inset or quotation and how far it reaches; ``clock=``
and ``about=`` may follow the date; ``x`` is no date. A first line that begins with ``#``
gives arguments for `read_post`, or says what the page is.
"""

import re
from dataclasses import dataclass
from pathlib import Path

PAGES = sorted((Path(__file__).parent / "pages").glob("*.txt"))
_OPENING = re.compile(r"⟦(\w+) ([^|]*?)\|")


@dataclass
class Answer:
    kind: str
    start: int
    end: int
    date: str | None
    clock: str | None = None
    about: tuple[int, ...] = ()


@dataclass
class Page:
    name: str
    text: str
    arguments: dict[str, str]
    answers: list[Answer]


def load(path: Path) -> Page:
    text = path.read_text("utf-8")
    arguments: dict[str, str] = {}
    if text.startswith("#"):
        first, _, text = text.partition("\n")
        arguments = dict(re.findall(r"(\w+)=(\S+)", first))
    plain, answers, open_ones, at = [], [], [], 0
    length = 0
    for match in re.finditer(r"⟦(\w+) ([^|]*?)\||⟧", text):
        plain.append(text[at : match.start()])
        length += match.start() - at
        at = match.end()
        if match[0] == "⟧":
            open_ones.pop().end = length
            continue
        date, *rest = match[2].split(" ", 1)
        more = dict(re.findall(r"(\w+)=([^=]+?)(?= \w+=|$)", rest[0] if rest else ""))
        about = tuple(int(one) for one in more.get("about", "").split(",") if one)
        answer = Answer(
            match[1], length, -1, None if date == "x" else date, more.get("clock"), about
        )
        answers.append(answer)
        open_ones.append(answer)
    plain.append(text[at:])
    return Page(path.stem, "".join(plain), arguments, answers)

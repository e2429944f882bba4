"""Event files as people write them: every layout that YAML allows for one tree."""

import json
from random import Random
from typing import Any

COMMENTS = ("# a note", "#", "# - id: not-an-event", "# key: [", "#: é 🕵", "#\ttab")


class Messy:
    """Writes a tree as YAML, each choice of layout drawn anew."""

    def __init__(self, random: Random) -> None:
        self._random = random
        self._lines: list[str] = []
        self._dash = random.choice((0, 2, 4))
        self._gap = random.choice((2, 2, 4))
        self._step = random.choice((2, 3))
        self._may_block = True

    def text(self, tree: dict[str, Any]) -> str:
        keys = list(tree)
        if self._maybe(0.3):
            self._random.shuffle(keys)
        if self._maybe(0.2):
            self._lines.append("---")
        self._filler(0)
        for key in keys:
            # A block text at the end of a file without a newline would be another text.
            self._pair(key, tree[key], 0, is_last=key == keys[-1], may_flow=key != "events")
            self._filler(0)
        end = self._random.choice(("\n", "\n", "\r\n"))
        text = end.join(self._lines)
        is_ended = self._maybe(0.7) or self._lines[-1].endswith(" ")
        text += end if is_ended else ""
        return ("\ufeff" if self._maybe(0.1) else "") + text

    def _maybe(self, chance: float) -> bool:
        return self._random.random() < chance

    def _filler(self, column: int) -> None:
        while self._maybe(0.15):
            pad = " " * self._random.choice((column, 0, column + 1, column + 4))
            self._lines.append(self._random.choice(("", "  ", pad + self._random.choice(COMMENTS))))

    def _tail(self) -> str:
        return "  " + self._random.choice(COMMENTS) if self._maybe(0.15) else ""

    def _pair(self, key: str, value: Any, column: int, *, is_last: bool, may_flow: bool) -> None:
        shown = self._random.choice((key, key, key, f'"{key}"', f"'{key}'"))
        self._lines.append(" " * column + shown + ":" + " " * (self._random.random() < 0.1))
        self._value(value, column, is_last=is_last, may_flow=may_flow)

    def _value(self, value: Any, column: int, *, is_last: bool, may_flow: bool) -> None:
        """Write what follows a key that stands in the last line."""
        is_simple = isinstance(value, list) and not any(isinstance(one, dict) for one in value)
        if isinstance(value, list | dict) and (
            not value or (may_flow and self._maybe(0.7 if is_simple else 0.15))
        ):
            self._flow(value, column)
        elif isinstance(value, list):
            self._lines[-1] += self._tail()
            self._list(value, column + self._dash, is_last=is_last)
        elif isinstance(value, dict):
            self._lines[-1] += self._tail()
            self._mapping(value, column + self._step, is_last=is_last)
        else:
            self._scalar(value, column, is_last=is_last)

    def _mapping(self, tree: dict[str, Any], column: int, *, is_last: bool) -> None:
        for key, value in tree.items():
            last = is_last and key == list(tree)[-1]
            self._pair(key, value, column, is_last=last, may_flow=True)
            self._filler(column)

    def _list(self, items: list[Any], column: int, *, is_last: bool) -> None:
        apart = self._maybe(0.2)
        for at, item in enumerate(items):
            last = is_last and at == len(items) - 1
            if apart and at:
                self._lines.append("")
            self._lines.append(" " * column + "-")
            if not isinstance(item, dict):
                self._scalar(item, column, is_last=last)
            elif self._maybe(0.2):
                self._flow(item, column)
            else:
                first, *others = item
                here = column + self._gap
                mark = len(self._lines)
                self._pair(first, item[first], here, is_last=last and not others, may_flow=True)
                begun = self._lines.pop(mark)
                self._lines[mark - 1] += " " * (self._gap - 1) + begun.lstrip(" ")
                self._filler(here)
                self._mapping({key: item[key] for key in others}, here, is_last=last)
            self._filler(column)

    def _flow(self, value: Any, column: int) -> None:
        text = self._in_flow(value)
        if self._maybe(0.3) and ", " in text and '"' not in text:
            head, _, rest = text.partition(", ")
            self._lines[-1] += f" {head},"
            self._lines.append(" " * (column + 5) + rest + self._tail())
        else:
            self._lines[-1] += f" {text}{self._tail()}"

    def _in_flow(self, value: Any) -> str:
        if isinstance(value, dict):
            return (
                "{" + ", ".join(f"{key}: {self._in_flow(one)}" for key, one in value.items()) + "}"
            )
        if isinstance(value, list):
            return "[" + ", ".join(map(self._in_flow, value)) + "]"
        return self._quoted(value)

    def _quoted(self, value: Any) -> str:
        if isinstance(value, int):
            return str(value)
        if value.isalpha() and len(value) > 1 and self._maybe(0.7):
            return str(value)
        single = "'" + value.replace("'", "''") + "'"
        is_plain = value.isprintable()
        return single if is_plain and self._maybe(0.3) else json.dumps(value)

    def _scalar(self, value: Any, column: int, *, is_last: bool) -> None:
        words = value.split(" ") if isinstance(value, str) else []
        is_wordy = len(words) > 1 and all(word.isalpha() for word in words)
        kind = self._random.choice(("quoted", "plain", "literal", "folded", "long"))
        pad = " " * (column + 6)
        if kind == "plain" and is_wordy:
            self._lines[-1] += f" {value}{self._tail()}"
        elif kind == "long" and is_wordy:
            quote = self._random.choice(("", '"'))
            self._lines[-1] += f" {quote}{words[0]}"
            self._lines.append(f"{pad}{' '.join(words[1:])}{quote}{self._tail()}")
        elif kind == "literal" and is_wordy and not is_last:
            self._lines[-1] += " |-"
            self._lines.append(pad + str(value))
            self._lines += [""] * self._random.choice((0, 0, 2))
        elif kind == "folded" and is_wordy and not is_last:
            self._lines[-1] += " >-" + self._tail()
            self._lines += [pad + words[0], pad + " ".join(words[1:])]
        elif isinstance(value, str) and value.endswith("\n") and not is_last and value.strip():
            self._lines[-1] += " |+"
            self._lines += [pad + row if row else "" for row in value.split("\n")[:-1]]
        else:
            self._lines[-1] += f" {self._quoted(value)}{self._tail()}"

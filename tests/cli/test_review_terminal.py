"""The review on a pseudo-terminal: killed, interrupted, hung up, and gone on with."""

import os
import random
import re
import select
import signal
import struct
import subprocess
import sys

import pytest

from chronoint import read
from pairs import STORIES, write_pairs

fcntl = pytest.importorskip("fcntl", reason="makes pseudo-terminals as Unix does")
pty = pytest.importorskip("pty", reason="makes pseudo-terminals as Unix does")
termios = pytest.importorskip("termios", reason="makes pseudo-terminals as Unix does")


class Terminal:
    """A process whose standard streams are a pseudo-terminal of its own."""

    def __init__(self, folder, *arguments, columns=80):
        self.screen, self._typed_at = "", 0
        self._master, slave = pty.openpty()
        fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))
        name = os.ttyname(slave)
        command = 'tty=$1; shift; exec "$@" <"$tty" >"$tty" 2>&1'
        environment = {key: value for key, value in os.environ.items() if key != "COLUMNS"}
        # The first terminal that the leader of a session opens becomes its own: Ctrl-C works.
        self.process = subprocess.Popen(
            ["sh", "-c", command, "sh", name, sys.executable, "-m", "chronoint", "merge",
             "paper.yaml", "blog.yaml", "-d", "decisions.yaml", "--review", *arguments],
            cwd=folder, start_new_session=True, env=environment,
        )  # fmt: skip
        self._slave = slave  # kept open, so that the first to open it need not be the process

    def wait_for(self, words):
        """Read until words stand at the end of what came since typing; tell whether they came."""
        for _ in range(1200):
            if self.screen.endswith(words, self._typed_at):
                return True
            if not self._read() and self.process.poll() is not None and not self._read():
                return False
        msg = f"no {words!r} after a minute: {self.screen[-500:]!r}"
        raise AssertionError(msg)

    def _read(self):
        ready, _, _ = select.select([self._master], [], [], 0.05)
        data = os.read(self._master, 65536) if ready else b""
        self.screen += data.decode("utf-8", "replace").replace("\r\n", "\n")
        return bool(data)

    def type(self, text):
        self._typed_at = len(self.screen)
        os.write(self._master, text.encode())

    def hang_up(self):
        os.close(self._master)
        self.process.wait(60)
        os.close(self._slave)

    def end(self):
        code = self.process.wait(60)
        while self._read():
            pass
        os.close(self._slave)
        os.close(self._master)
        return code


SAVED = re.compile(r"^saved: ([a-z-]+): \[(\S+), (\S+)\]", re.MULTILINE)
ASKED = re.compile(r"^id +(\S+) +[|=] +(\S+)$", re.MULTILINE)


@pytest.mark.parametrize("seed", range(3))
def test_a_kill_at_any_moment_loses_at_most_the_question_on_screen(seed, tmp_path):
    chance = random.Random(seed)  # noqa: S311 - of moments
    write_pairs(tmp_path)
    file = tmp_path / "decisions.yaml"
    sure, kills = {}, 0
    while True:
        terminal = Terminal(tmp_path, "--who", "Ann")
        typed = {}
        while terminal.wait_for("answer: "):
            asked = ASKED.findall(terminal.screen)[-1]
            assert asked not in sure, "what is saved is not asked again"
            typed[asked] = chance.choice("dpr")
            terminal.type(f"{typed[asked]}\n")
            if kills < 6 and chance.random() < 0.6:
                # From before it is read until after it is saved.
                select.select([], [], [], chance.random() * 0.02)
                terminal.process.send_signal(signal.SIGKILL)
                kills += 1
                break
        code = terminal.end()
        kept = (
            {frozenset(one.records): one for one in read(file).decisions} if file.exists() else {}
        )
        shown = {frozenset(one[1:]) for one in SAVED.findall(terminal.screen)}
        assert shown <= set(kept), "what the screen calls saved is in the file"
        assert {frozenset(one) for one in sure} <= set(kept)
        lost = [one for one in typed if frozenset(one) not in kept]
        assert len(lost) <= 1
        sure |= {one: typed[one] for one in typed if frozenset(one) in kept}
        if code == 0:
            break
        assert code == -signal.SIGKILL
    assert kills >= 2
    assert len(sure) >= len(STORIES)
    assert all(one.who == "Ann" for one in read(file).decisions)
    assert [one.name for one in tmp_path.glob("*.yaml")].count("decisions.yaml") == 1


def test_interrupting_keeps_what_was_answered(tmp_path):
    write_pairs(tmp_path)
    terminal = Terminal(tmp_path, "--who", "Ann", "-o", "all.yaml")
    assert terminal.wait_for("answer: ")
    terminal.type("s\n")
    assert terminal.wait_for("answer: ")
    terminal.type("\x03")
    assert terminal.end() == 130
    assert "1 answer saved in decisions.yaml (1 same)" in terminal.screen
    assert terminal.screen.rstrip().endswith("chronoint: interrupted")
    assert len(read(tmp_path / "decisions.yaml").decisions) == 1
    assert not (tmp_path / "all.yaml").exists()


def test_a_closed_terminal_keeps_what_was_answered(tmp_path):
    write_pairs(tmp_path)
    terminal = Terminal(tmp_path, "--who", "Ann")
    assert terminal.wait_for("answer: ")
    terminal.type("d\n")
    assert terminal.wait_for("answer: ")
    terminal.hang_up()
    assert len(read(tmp_path / "decisions.yaml").decisions) == 1


@pytest.mark.parametrize(("typed", "who"), [("\n", "user"), ("Bo\n", "Bo"), ("-\n", None)])
def test_a_terminal_is_asked_once_for_a_name(typed, who, tmp_path, monkeypatch):
    for name in ("LOGNAME", "USER"):
        monkeypatch.setenv(name, "user")
    write_pairs(tmp_path)
    terminal = Terminal(tmp_path, "-o", "all.yaml", columns=100)
    assert terminal.wait_for("Your name, kept with each answer (Enter for user, - for none): ")
    terminal.type(typed)
    assert terminal.wait_for("answer: ")
    assert max(len(line) for line in terminal.screen.splitlines()) == 100
    terminal.type("s\n")
    assert terminal.wait_for("answer: ")
    terminal.type("\x04")
    assert terminal.end() == 0
    assert [one.who for one in read(tmp_path / "decisions.yaml").decisions] == [who]
    assert len(read(tmp_path / "all.yaml")) == 2 * len(STORIES) - 1

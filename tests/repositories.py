"""A git repository to test with: no settings but its own, commits with given days."""

import os
import subprocess

__all__ = ["Repository"]


class Repository:
    def __init__(self, folder):
        self.folder = folder
        self.run("init", "-q", "-b", "main")

    def run(self, *arguments, day="2020-01-01T00:00:00Z"):
        names = {"GIT_AUTHOR_NAME": "n", "GIT_AUTHOR_EMAIL": "n@example.org"}
        names |= {"GIT_COMMITTER_NAME": "n", "GIT_COMMITTER_EMAIL": "n@example.org"}
        dates = {"GIT_AUTHOR_DATE": day, "GIT_COMMITTER_DATE": day}
        kept = {key: value for key, value in os.environ.items() if not key.startswith("GIT_")}
        quiet = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}
        subprocess.run(
            ["git", *arguments],
            cwd=self.folder,
            env={**kept, **names, **dates, **quiet},
            check=True,
            capture_output=True,
        )

    def commit(self, day, message, **files):
        for name, text in files.items():
            (self.folder / f"{name}.yaml").write_text(text, "utf-8")
        self.run("add", "--all")
        self.run("commit", "-q", "-m", message, day=f"{day}T10:20:30+02:00")

"""``python -m chronoint``: the same as the command ``chronoint``."""

from chronoint.cli.main import run

if __name__ == "__main__":
    run()

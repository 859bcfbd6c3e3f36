"""`make catalogs` and `make language NEW=de`: python -m tools.catalogs [--new de]."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from tools.catalogs import command, languages

ROOT = Path(__file__).resolve().parents[2]
INTERRUPTED = 130


def main() -> int:
    """Do what the command line asks for; return 0, 2 after a mistake, 130 when interrupted."""
    parser = argparse.ArgumentParser(prog="catalogs", description=__doc__)
    parser.add_argument("--new", metavar="CODE", default="", help="begin a further language")
    new = parser.parse_args().new
    try:
        status = command.run(ROOT, print, lambda text: print(text, file=sys.stderr), new)
    except KeyboardInterrupt:
        print("stopped; nothing is lost, run it again", file=sys.stderr)
        return INTERRUPTED
    if new and not status:
        print(f"Translate what is in locale/{new}/LC_MESSAGES.", *languages.todo(new), sep="\n")
    return status


if __name__ == "__main__":
    sys.exit(main())

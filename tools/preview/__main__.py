"""Serve an edition and rebuild it whenever a file is saved, until Ctrl-C.

python -m tools.preview [--edition tr] [--port 8000]
"""

from __future__ import annotations

import argparse
import sys
import threading
import time
from pathlib import Path

from extensions.book import Book, load
from tools.preview import rebuilding, watching
from tools.preview.pages import Preview, Server

ROOT = Path(__file__).resolve().parents[2]
MISTAKE = 2
PORT = 8000


def main() -> int:
    """Serve until interrupted; return 0, or 2 when there is nothing to serve or nowhere."""
    book = load(ROOT / "book.toml")
    if not isinstance(book, Book):
        print(book, file=sys.stderr)
        return MISTAKE
    translated = [code for code in book.languages if code != book.source_language]
    options = _options(book.languages, (translated or list(book.languages))[0])
    shown = Preview(
        folders={options.edition: rebuilding.output(ROOT, options.edition)},
        elsewhere=ROOT / "dist" / "html",
    )
    try:
        server = Server(options.port, shown)
    except OSError as error:
        print(
            f"port {options.port} cannot be used ({error.strerror}). "
            f"Type another: make preview PORT={options.port + 1}",
            file=sys.stderr,
        )
        return MISTAKE
    try:
        _serve(server, options.edition, shown)
    except KeyboardInterrupt:
        print()
    return 0


def _serve(server: Server, language: str, shown: Preview) -> None:
    # First of all, so that what is saved during a build is seen too.
    saves = watching.Saves(ROOT)
    saves.start()
    print(f"building the edition {language} …", flush=True)
    _rebuild(language, shown)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    print(f"http://127.0.0.1:{server.server_port}/{language}/  (Ctrl-C ends it)", flush=True)
    while True:
        saves.wait()
        _rebuild(language, shown)


def _options(languages: tuple[str, ...], default: str) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="preview", description=__doc__)
    parser.add_argument("--edition", choices=languages, default=default)
    parser.add_argument("--port", type=int, default=PORT)
    return parser.parse_args()


def _rebuild(language: str, shown: Preview) -> None:
    """Build *language* once more, and tell terminal and browser how it went."""
    begun = time.perf_counter()
    problems = [str(problem) for problem in rebuilding.rebuild(ROOT, language)]
    seconds = time.perf_counter() - begun
    print(*problems, f"rebuilt in {seconds:.1f} s", sep="\n", flush=True)
    shown.built(problems)


if __name__ == "__main__":
    sys.exit(main())

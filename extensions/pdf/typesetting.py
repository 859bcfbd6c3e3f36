"""Typst as a compiler: source in, one file for libraries and for readers out, or one clear word."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import typst
from sphinx.errors import SphinxError

from extensions.pdf import foot

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

# One file for libraries that archive (PDF/A-2a) and for readers who listen (PDF/UA-1).
STANDARDS: list[typst.PDFStandard] = ["a-2a", "ua-1"]
# Each run mends at least one stray note in every chapter that has one; a chapter has few.
MOST_RUNS = 12

_MISSING_GLYPH = re.compile(r"the text `\"(.+?)\"` could not be displayed", re.DOTALL)


class PdfError(SphinxError):
    """The PDF cannot be made; the message says why."""

    category = "PDF"


class MissingGlyphError(PdfError):
    """No font of the template has a letter of ``text``."""

    def __init__(self, text: str) -> None:
        """Keep the *text* that cannot be shown."""
        super().__init__(f"no font of the PDF has the letter {text}")
        self.text = text


def typeset(
    main: Path,
    fonts: Path,
    timestamp: int,
    blocks: Mapping[str, int],
    judge: Callable[[typst.Compiler], None],
) -> tuple[bytes, list[str]]:
    """Return the PDF made from *main*, with each note on the page of its call, and warnings.

    *fonts* is a folder with fonts beside those that Typst brings; *timestamp*, in seconds since
    1970, is when the file says that it was made; *blocks* tells in which block each note is called;
    *judge* looks at the finished pages.
    Raises :class:`MissingGlyphError` and :class:`PdfError`.
    """
    compiler = typst.Compiler(
        str(main), root=str(main.parent), font_paths=[str(fonts)], ignore_system_fonts=True
    )
    nudges: set[int] = set()
    for _run in range(MOST_RUNS):
        pdf, warnings = _compile(compiler, nudges, timestamp)
        notes = foot.strayed(compiler)
        if not notes:
            judge(compiler)
            return pdf, warnings
        before = len(nudges)
        nudges |= foot.moved(notes, blocks)
        if len(nudges) == before:
            break
    raise PdfError(
        f"notes are not on the page of their call: {', '.join(notes)}. "
        "Move one of them to a word nearby, or divide its paragraph."
    )


def _compile(compiler: typst.Compiler, nudges: set[int], timestamp: int) -> tuple[bytes, list[str]]:
    try:
        pdf, warnings = compiler.compile_with_warnings(
            format="pdf",
            sys_inputs={"nudges": json.dumps(sorted(nudges))},
            pdf_standards=STANDARDS,
            timestamp=timestamp,
        )
    except typst.TypstError as error:
        missing = _MISSING_GLYPH.search(error.message)
        if missing:
            raise MissingGlyphError(missing[1]) from error
        raise PdfError(f"Typst: {error.diagnostic or error}") from error
    assert isinstance(pdf, bytes)
    return pdf, [warning.diagnostic or str(warning) for warning in warnings]

"""The pages of the PDF in the EPUB: where each of them begins, at the very word.

Typst could mark every word and tell its page, but marks double the size of the PDF and the time it
takes; and only the PDF itself is sure to be the one that the reader has. So its text is read, and
the letters at the top of every page are looked for in the text of the EPUB.
"""

from __future__ import annotations

import bisect
import hashlib
import re
import unicodedata
from dataclasses import dataclass
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import quote
from xml.parsers import expat

import pypdfium2

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

ANCHOR = "pdf-page-"
"""How the id of a page begins."""

# No page of the PDF begins within these.
_UNDIVIDED = {"h1", "h2", "h3", "h4", "h5", "h6", "figure", "caption"}
# Notes stand elsewhere on the pages of a PDF than in the EPUB.
_ELSEWHERE = {"footnotes", "noteref"}
# Letters to look for, the most that a page can offer first; a page may end after its first line.
_WINDOWS = (40, 24, 12)
# A running head, which may break into several lines of text, comes before the first line.
_TOP_LINES = 4
# Dots lead to page numbers in lists of contents, tables and figures, which the EPUB has not.
_LEADERS = re.compile(r"(?:\. ){8}")
# No page of text and notes has more letters than this.
_REACH = 6000
# Pages of pictures may go unfound; if it is more, the PDF is of another text.
_ENOUGH = 0.8


class Word(NamedTuple):
    """Letters of a word of the text, and the byte of its file before which a page may begin."""

    letters: str
    file: str
    offset: int


@dataclass(frozen=True)
class PageStart:
    """A page of the PDF: what it calls itself, and where in the EPUB it begins."""

    label: str
    href: str
    anchor: str


@dataclass(frozen=True)
class PageList:
    """The pages that the EPUB took over, and the name of the PDF that they are from."""

    source: str
    starts: tuple[PageStart, ...]


@dataclass(frozen=True)
class Pdf:
    """Label and text of every page of a PDF, and a name that no other PDF has."""

    name: str
    pages: list[tuple[str, str]]


def read_pdf(path: Path) -> Pdf:
    """Return the pages of the PDF at *path*."""
    with pypdfium2.PdfDocument(path) as document:
        pages = [
            (document.get_page_label(number), page.get_textpage().get_text_range())
            for number, page in enumerate(document)
        ]
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    return Pdf(f"{path.name} (SHA-256 {digest})", pages)


def mark(files: Mapping[str, bytes], pdf: Pdf) -> tuple[dict[str, bytes], PageList | None]:
    """Return *files*, XHTML in reading order, with marks where pages of *pdf* begin; and the list.

    There is no list if *pdf* is of another text.
    """
    words = [word for file, data in files.items() for word in words_of(file, data)]
    starts = find("".join(word.letters for word in words), pdf.pages)
    offsets = [0, *accumulate(len(word.letters) for word in words)]
    marked = dict(files)
    found: list[PageStart] = []
    # From the last to the first, so that a mark moves no place that is still needed.
    for label, position in reversed(starts):
        # A page may begin in the middle of a word: it counts from the next.
        word = words[min(bisect.bisect_left(offsets, position), len(words) - 1)]
        page = PageStart(label, quote(word.file), f"{ANCHOR}{label}")
        data, at = marked[word.file], word.offset
        marked[word.file] = data[:at] + _marker(page) + data[at:]
        found.insert(0, page)
    return marked, PageList(pdf.name, tuple(found)) if found else None


def _marker(page: PageStart) -> bytes:
    return (
        f'<span epub:type="pagebreak" role="doc-pagebreak" id="{page.anchor}" '
        f'aria-label="{page.label}"></span>'
    ).encode()


def find(text: str, pages: Iterable[tuple[str, str]]) -> list[tuple[str, int]]:
    """Return label and position in *text*, which is letters alone, of the *pages* found in it."""
    found: list[tuple[str, int]] = []
    position = sought = 0
    for label, page in pages:
        lines = [] if _LEADERS.search(page) else [letters(line) for line in page.splitlines()]
        tails = ["".join(lines[n:]) for n in range(min(_TOP_LINES, len(lines)))]
        windows = [tail[:size] for size in _WINDOWS for tail in tails if len(tail) >= size]
        places = (text.find(window, position, position + _REACH) for window in windows)
        place = next((place for place in places if place >= 0), None)
        sought += bool(windows)
        # A label is an address in the EPUB: a second page of the same name cannot have one.
        if place is not None and label not in dict(found):
            found.append((label, place))
            position = place
    if len(found) < sought * _ENOUGH:
        return []
    # The list of contents begins with what the first chapter begins with: the later page has it.
    return [one for one, following in pairwise([*found, ("", -1)]) if one[1] != following[1]]


def letters(text: str) -> str:
    """Return the letters of *text*: hyphens, spaces and numbers differ between page and screen."""
    return "".join(char for char in unicodedata.normalize("NFKC", text) if char.isalpha())


def words_of(file: str, data: bytes) -> list[Word]:
    """Return the words of the running text of the XHTML *data*, headings and figures undivided."""
    words: list[Word] = []
    skipping = 0
    begin: list[int] = []
    table = 0
    parser = expat.ParserCreate()

    def start(name: str, attributes: dict[str, str]) -> None:
        nonlocal skipping, table
        if skipping or name == "head" or attributes.get("epub:type") in _ELSEWHERE:
            skipping += 1
        if name == "table":
            table = parser.CurrentByteIndex
        if name in _UNDIVIDED:
            begin.append(table if name == "caption" else parser.CurrentByteIndex)

    def end(name: str) -> None:
        nonlocal skipping
        skipping -= bool(skipping)
        if name in _UNDIVIDED:
            begin.pop()

    def characters(text: str) -> None:
        if skipping:
            return
        for match in re.finditer(r"\S+", text):
            within = parser.CurrentByteIndex + len(text[: match.start()].encode())
            if known := letters(match[0]):
                words.append(Word(known, file, begin[0] if begin else within))

    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = characters
    parser.Parse(data, True)
    return words

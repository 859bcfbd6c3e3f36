"""What a reader, a screen reader and a library find in a PDF."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pikepdf
import pypdfium2

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

# What PDFium makes of a hyphen that only the end of the line has called for.
HYPHEN = "\ufffe"
XMP = (
    "pdfaid:part", "pdfaid:conformance", "pdfuaid:part", "dc:title", "dc:creator", "pdf:Keywords",
)  # fmt: skip


def pages(path: Path) -> list[str]:
    """Return the text of every page, words that a hyphen divides joined again."""
    with pypdfium2.PdfDocument(path) as document:
        texts = [page.get_textpage().get_text_range() for page in document]
    return [text.replace("\r\n", "\n").replace(HYPHEN, "") for text in texts]


def lines(path: Path) -> list[str]:
    """Return the lines as they are set, with their hyphens."""
    with pypdfium2.PdfDocument(path) as document:
        texts = [page.get_textpage().get_text_range() for page in document]
    return [line for text in texts for line in text.replace(HYPHEN, "-\n").splitlines()]


def tags(path: Path) -> list[tuple[str, str | None]]:
    """Return (role, language) of every element of the structure tree, in reading order."""
    with pikepdf.open(path) as pdf:
        return list(_walk(pdf.Root.StructTreeRoot))


def _walk(element: Any) -> Iterator[tuple[str, str | None]]:
    if isinstance(element, pikepdf.Dictionary) and "/S" in element:
        yield str(element.S)[1:], str(element.Lang) if "/Lang" in element else None
    children = element.get("/K") if isinstance(element, pikepdf.Dictionary) else None
    if isinstance(children, pikepdf.Array):
        for child in children:
            yield from _walk(child)
    elif isinstance(children, pikepdf.Dictionary):
        yield from _walk(children)


def outline(path: Path) -> list[tuple[int, str]]:
    """Return level and title of every bookmark."""
    with pypdfium2.PdfDocument(path) as document:
        return [(item.level, item.get_title()) for item in document.get_toc()]


def labels(path: Path) -> list[str]:
    """Return what each page calls itself."""
    with pypdfium2.PdfDocument(path) as document:
        return [document.get_page_label(number) for number in range(len(document))]


def metadata(path: Path) -> dict[str, str]:
    """Return language and the XMP fields that tests look at."""
    with pikepdf.open(path) as pdf, pdf.open_metadata() as xmp:
        return {**{key: str(xmp.get(key)) for key in XMP}, "language": str(pdf.Root.Lang)}


def fonts(path: Path) -> dict[str, bool]:
    """Return for each font whether its letters are in the file."""
    with pikepdf.open(path) as pdf:
        found = [o for o in pdf.objects if isinstance(o, pikepdf.Dictionary)]
        descriptors = [o for o in found if o.get("/Type") == "/FontDescriptor"]
        return {
            str(d.FontName)[1:]: any(f"/FontFile{kind}" in d for kind in ("", "2", "3"))
            for d in descriptors
        }


def baselines(path: Path, page: int) -> list[float]:
    """Return the height of each line of text above the page's foot, in points, top first.

    The foot of an *e*, *n* or *r* stands on the line.
    """
    found = [box[1] for char, box in _letters(path, page) if char in "nr"]
    return sorted({round(height, 1) for height in found}, reverse=True)


def edges(path: Path, page: int) -> tuple[float, float, float, float]:
    """Return left, right, top and bottom of the text of *page*, in centimeters from its edges."""
    boxes = [box for _char, box in _letters(path, page)]
    with pypdfium2.PdfDocument(path) as document:
        width, height = document[page].get_size()
    left, right = min(box[0] for box in boxes), width - max(box[2] for box in boxes)
    top, bottom = height - max(box[3] for box in boxes), min(box[1] for box in boxes)
    return _cm(left), _cm(right), _cm(top), _cm(bottom)


def size(path: Path) -> tuple[float, float]:
    """Return width and height of the first page in centimeters."""
    with pypdfium2.PdfDocument(path) as document:
        width, height = document[0].get_size()
    return _cm(width), _cm(height)


def _cm(points: float) -> float:
    return round(points / 72 * 2.54, 2)


def _letters(path: Path, page: int) -> Iterator[tuple[str, tuple[float, float, float, float]]]:
    with pypdfium2.PdfDocument(path) as document:
        text = document[page].get_textpage()
        for index in range(text.count_chars()):
            char = text.get_text_range(index, 1)
            if char.strip():
                yield char, text.get_charbox(index)

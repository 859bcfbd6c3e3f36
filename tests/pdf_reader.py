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

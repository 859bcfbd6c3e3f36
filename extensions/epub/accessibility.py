"""What a reader can rely on, computed from the pages that were written and never merely claimed.

Terms: https://www.w3.org/community/reports/a11y-discov-vocab/CG-FINAL-vocabulary-20250303/
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sphinx.locale import _

from extensions.epub.contents import TYPE, XHTML

if TYPE_CHECKING:
    from collections.abc import Sequence
    from xml.etree.ElementTree import Element

CONFORMANCE = "EPUB Accessibility 1.1 - WCAG 2.2 Level AA"
"""What a named evaluator claims, in the words of the standard."""


@dataclass(frozen=True)
class Accessibility:
    """Values of the schema.org properties of the same names."""

    modes: tuple[str, ...]
    sufficient: str
    features: tuple[str, ...]
    summary: str


def describe(pages: Sequence[Element], *, page_list: bool) -> Accessibility:
    """Return what *pages*, the roots of the XHTML files but the cover, offer."""
    images = [image for page in pages for image in page.iter(f"{XHTML}img")]
    described = all(image.get("alt") for image in images)
    kinds = {element.get(TYPE) for page in pages for element in page.iter() if element.get(TYPE)}
    features = {
        "ARIA": True,
        "alternativeText": bool(images) and described,
        "displayTransformability": True,
        "index": "index" in kinds,
        "pageBreakMarkers": page_list,
        "pageNavigation": page_list,
        "readingOrder": True,
        "structuralNavigation": True,
        "tableOfContents": True,
        "unlocked": True,
    }
    said = {
        _("The language of every passage is marked."): True,
        _("Every note opens from its number in the text and leads back there."): (
            "footnote" in kinds
        ),
        _("Every picture is described in words."): bool(images) and described,
        _("The page numbers are those of the PDF of this edition."): page_list,
    }
    return Accessibility(
        modes=("textual", "visual") if images else ("textual",),
        sufficient="textual" if described else "textual,visual",
        features=tuple(feature for feature, offered in features.items() if offered),
        summary=" ".join(str(sentence) for sentence, holds in said.items() if holds),
    )

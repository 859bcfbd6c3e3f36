"""Any text goes into the PDF as text and comes out of it again."""

from __future__ import annotations

import json
import re
import unicodedata

import pypdfium2
import pytest
import typst
from hypothesis import example, given, settings
from hypothesis import strategies as st

from extensions.pdf import typst as source
from tests.pdf_reader import HYPHEN

PREAMBLE = """
#set document(title: "Text")
#set page(width: 165mm, height: 240mm)
#set text(font: ("Libertinus Serif", "New Computer Modern"), lang: "en")
"""
# Letters of the book and of what it may quote: Turkish, Cyrillic, Greek, Hebrew, Ottoman
# transliteration with marks below and above, ligatures, signs.
LETTERS = "ğĞıİöÖşŞüÜçÇâÂîÎûÛ МосквайЁ Αθήνα שלום ḥṣẓṭʿʾ ﬁ –—…“”‘’«»№½±§¶†•€£"
MARKS = "\u0301\u0323\u0307\u0303"
printable = st.characters(min_codepoint=33, max_codepoint=126)
hostile = st.text(printable | st.sampled_from(LETTERS), min_size=1)


def squeezed(text: str) -> str:
    """Return *text* without white space and hyphens of line ends, ligatures undone."""
    normal = unicodedata.normalize("NFKC", text)
    return re.sub(rf"[\s{HYPHEN}\u00ad\u200b]+", "", normal)


def read_back(texts: list[str]) -> str:
    """Return what a PDF with a paragraph for each of *texts* says."""
    body = "\n\n".join(source.markup(text) for text in texts)
    pdf = typst.compile(
        (PREAMBLE + body).encode(), ignore_system_fonts=True, pdf_standards=["a-2a", "ua-1"]
    )
    with pypdfium2.PdfDocument(pdf) as document:
        return "".join(page.get_textpage().get_text_range() for page in document)


@settings(max_examples=40, deadline=None)
@given(st.lists(hostile, min_size=1, max_size=8))
@example(["#" * 200, "/* // */ #let x = 1", "= Heading", "- item", "1. item", "@cite <label> $x$"])
def test_ascii_and_the_letters_of_the_book(texts: list[str]) -> None:
    # Hebrew runs the other way, and a reader may take signs beside it in either order.
    plain = [re.sub(r"[\u0590-\u05ff]+", "", text) for text in texts]
    assert squeezed(read_back(plain)) == squeezed("".join(plain))


@pytest.mark.parametrize(
    "text",
    ["שלום עולם", f"a{MARKS[0]} e{MARKS[1]} a{MARKS[1:3]}", "x" * 10_000, "soft\u00adhyphen",
     "zero\u200bwidth", "no\u00a0break"],
)  # fmt: skip
def test_what_is_hard_to_set(text: str) -> None:
    assert squeezed(text) in squeezed(read_back(["Before.", text, "After."]))


@settings(max_examples=60, deadline=None)
@given(st.lists(st.text(printable, min_size=1)))
def test_no_text_acts_as_code(texts: list[str]) -> None:
    """Whatever ASCII is typed, Typst reads back the same text."""
    body = "\n".join(f"#metadata([{source.markup(text)}])<t>" for text in texts)
    shown = json.loads(typst.query(body.encode(), "<t>", field="value", format="json"))
    assert [_flatten(found) for found in shown] == texts


def _flatten(content: object) -> str:
    if isinstance(content, dict):
        return _flatten(content.get("text", content.get("children", content.get("body", ""))))
    if isinstance(content, list):
        return "".join(_flatten(part) for part in content)
    return str(content)

"""The canonical form of a catalog, and what is read of one that others have saved."""

from __future__ import annotations

import shutil
import subprocess
from dataclasses import replace
from io import BytesIO
from typing import TYPE_CHECKING

import polib
import pytest
from babel.messages import pofile
from hypothesis import example, given, settings
from hypothesis import strategies as st

from extensions import po
from extensions.po import Catalog, Message, sentences, writing
from extensions.problems import Problem
from tests.conftest import INTERFACE, ROOT

if TYPE_CHECKING:
    from collections.abc import Callable

SAMPLE = r"""# Translated by the reading group.
msgid ""
msgstr ""
"Language: tr\n"
"MIME-Version: 1.0\n"
"Content-Type: text/plain; charset=UTF-8\n"
"Content-Transfer-Encoding: 8bit\n"
"Plural-Forms: nplurals=1; plural=0;\n"

#. title
msgid "Gold and Grain"
msgstr "Altın ve Tahıl"

# Ask again about the weights.
#. paragraph, § Gold and Grain
#, fuzzy
#| msgid ""
#| "Gold came in boxes of thirty kilograms each, and every box was weighed twice. "
#| "The two lists agree."
msgid ""
"Gold came in boxes of forty kilograms each, and every box was weighed twice. "
"The two lists agree, as Prof. A. B. Smith has shown in vol. 2, p. 7 (“Lists”).[^lists] "
"A backslash, \\, and a \"mark\" stay."
msgstr ""
"Altın, her biri kırk kiloluk sandıklarda geldi; her sandık iki kez tartıldı. "
"Prof. A. B. Smith’in c. 2, s. 7’de (“Listeler”) gösterdiği gibi iki liste birbirini tutar.[^lists] "
"Ters bölü, \\, ve \"tırnak\" kalır. "
"1. Dünya Savaşı’ndan sonra II. Nikola anılmaz."

#. table cell, § Gold and Grain
msgid "1921"
msgstr ""

# No longer in the text.
#~ msgid "The carts went back empty."
#~ msgstr "Kağnılar boş döndü."
"""


def parsed(text: str) -> Catalog:
    catalog = po.parse(text, "x.po")
    assert isinstance(catalog, Catalog), catalog
    return catalog


def test_sample_is_canonical() -> None:
    assert po.write(parsed(SAMPLE)) == SAMPLE


@pytest.mark.parametrize("path", sorted((ROOT / "locale").rglob("*.po")), ids=lambda p: p.stem)
def test_catalogs_of_the_book_are_canonical(path: object) -> None:
    text = path.read_text(encoding="utf-8")  # type: ignore[attr-defined]
    assert po.write(parsed(text)) == text, "type make catalogs"


def test_words_of_the_interface_are_sorted() -> None:
    messages = parsed((ROOT / INTERFACE / "sphinx.po").read_text(encoding="utf-8")).messages
    assert [m.msgid for m in messages] == sorted(m.msgid for m in messages)


SENTENCES = {
    "One. Two! Three? Four… Five": ["One. ", "Two! ", "Three? ", "Four… ", "Five"],
    "He said “yes.” She went.[^a][^b] Then": ["He said “yes.” ", "She went.[^a][^b] ", "Then"],
    "Asst. Prof. N. B. Criss, M.A. 1990, cf. vol. 3": ["Asst. Prof. N. B. Criss, M.A. 1990, cf. vol. 3"],
    "Bkz. c. 2, s. 5; Dr. Ayşe, 20. Yüzyıl ve II. Nikola": [
        "Bkz. c. 2, s. 5; Dr. Ayşe, 20. Yüzyıl ve II. Nikola"],
    "in 1922. Then": ["in 1922. ", "Then"],
    "a ... b. c": ["a ... b. c"],
    "One.\nTwo": ["One.\n", "Two"],
    "": [""],
    " ": [" "],
}  # fmt: skip


@pytest.mark.parametrize("text", SENTENCES)
def test_a_line_for_each_sentence(text: str) -> None:
    assert sentences.split(text) == SENTENCES[text]


# Text of any kind, and such as has what the format itself is made of.
texts = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0")) | st.text(
    'ab. \\"\n\t\r#~|[^]“”'
)
lines = st.text(st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp"]), min_size=1).map(
    lambda text: " ".join(text.split())
) | st.sampled_from(["a", "#~ b", ", c", "| d", 'msgid "e"'])
comments = lines.filter(lambda text: not text.startswith("| msgid "))
kinds = lines.filter(bool)
flags = st.sets(st.sampled_from(["fuzzy", "no-wrap", "read-only"])).map(
    lambda found: writing.flags(found)
)


@st.composite
def messages(draw: st.DrawFn) -> Message:
    plural = draw(st.none() | texts)
    forms = tuple(draw(st.lists(texts, min_size=1, max_size=3))) if plural is not None else ()
    return Message(
        msgid=draw(texts.filter(bool)),
        msgstr=draw(texts) if plural is None else "",
        msgctxt=draw(st.none() | texts),
        msgid_plural=plural,
        plurals=forms,
        comments=tuple(draw(st.lists(comments, max_size=2))),
        kinds=tuple(draw(st.lists(kinds, max_size=2))),
        flags=draw(flags),
        previous=draw(st.none() | texts),
    )


@st.composite
def catalogs(draw: st.DrawFn) -> Catalog:
    active = draw(st.lists(messages(), max_size=4, unique_by=lambda message: message.key))
    obsolete = [
        replace(message, obsolete=True) for message in draw(st.lists(messages(), max_size=2))
    ]
    above = draw(st.lists(comments, max_size=2))
    language = draw(st.sampled_from(["tr", "de", "pt_BR"]))
    return Catalog(language, (*active, *obsolete), tuple(above))


@settings(max_examples=150, deadline=None)
@given(catalogs())
@example(Catalog("tr", (Message("a\u2028b\x85c\x1cd"),)))
def test_what_is_written_is_read(catalog: Catalog) -> None:
    text = po.write(catalog)
    assert parsed(text) == catalog
    assert po.write(parsed(text)) == text, "type make catalogs"


@settings(max_examples=200, deadline=None)
@given(texts)
def test_sentences_joined_are_the_text(text: str) -> None:
    assert "".join(sentences.split(text)) == text
    assert all(sentences.split(text)[1:])


@settings(max_examples=60, deadline=None)
@given(st.text('"#~|,.:msgidtr[0] \\\n<>=\ufeffğ'), st.integers(0, 60))
def test_no_text_crashes_the_reader(noise: str, at: int) -> None:
    lines_ = SAMPLE.splitlines(keepends=True)
    assert isinstance(
        po.parse("".join([*lines_[:at], noise, *lines_[at:]]), "x"), Catalog | Problem
    )
    assert isinstance(po.parse(noise, "x"), Catalog | Problem)


def test_others_read_the_same() -> None:
    ours = {(m.msgid, m.msgstr, m.fuzzy) for m in parsed(SAMPLE) if not m.obsolete}
    by_polib = polib.pofile(SAMPLE)
    assert ours == {(e.msgid, e.msgstr, e.fuzzy) for e in by_polib if not e.obsolete}
    by_babel = pofile.read_po(BytesIO(SAMPLE.encode()), abort_invalid=True)
    assert ours == {(str(m.id), str(m.string), m.fuzzy) for m in by_babel if m.id}


def saved_by_polib(text: str) -> bytes:
    file = polib.pofile(text, wrapwidth=78)
    file.metadata["X-Generator"] = "Poedit 3.4"
    file.metadata["PO-Revision-Date"] = "2026-11-24 12:00+0300"
    return str(file).encode()


def saved_by_babel(text: str) -> bytes:
    written = BytesIO()
    pofile.write_po(written, pofile.read_po(BytesIO(text.encode())), width=76)
    return written.getvalue()


def saved_by_gettext(*options: str) -> Callable[[str], bytes]:
    def save(text: str) -> bytes:
        if not shutil.which("msgcat"):
            pytest.skip("needs msgcat (install gettext)")
        command = ["msgcat", *options, "-"]
        return subprocess.run(command, input=text.encode(), capture_output=True, check=True).stdout

    return save


def saved_by_weblate(text: str) -> bytes:
    """Translate Toolkit folds at 77 columns, and puts the former source before the flags."""
    file = polib.pofile(text, wrapwidth=77)
    file.metadata["X-Generator"] = "Weblate 5.4"
    file.header = "Translated by the reading group."
    return str(file).encode()


def saved_by_lokalize(text: str) -> bytes:
    """Lokalize has places, its own header, and no empty line at the end."""
    header, _, rest = text.partition("\n\n")
    header += '\n"X-Generator: Lokalize 23.08\\n"\n"POT-Creation-Date: 2026-01-01 00:00+0000\\n"'
    rest = rest.replace('\nmsgid "1921"', '\n#: ../../chapters/gold.md:12\nmsgid "1921"')
    return f"{header}\n\n{rest}".rstrip("\n").encode()


SAVED: dict[str, Callable[[str], bytes]] = {
    "Poedit or polib": saved_by_polib,
    "Babel or sphinx-intl": saved_by_babel,
    "gettext": saved_by_gettext(),
    "gettext, not wrapped": saved_by_gettext("--no-wrap"),
    "gettext, sorted places": saved_by_gettext("--add-location=full", "--width=40"),
    "Weblate": saved_by_weblate,
    "Lokalize": saved_by_lokalize,
    "with a byte order mark": lambda text: b"\xef\xbb\xbf" + text.encode(),
    "Windows": lambda text: text.replace("\n", "\r\n").encode(),
    "old Mac": lambda text: text.replace("\n", "\r").encode(),
    "Windows with a byte order mark": lambda text: (
        "\ufeff".encode() + text.replace("\n", "\r\n").encode()
    ),
    "indented, without empty lines": lambda text: (
        text.replace("\n\n", "\n").replace("\nmsg", "\n  msg").encode()
    ),
}


@pytest.mark.parametrize("program", SAVED)
def test_comes_back_canonical(program: str) -> None:
    """Whoever saved it: the same messages, and the same bytes."""
    saved = SAVED[program](SAMPLE)
    assert saved.decode() != SAMPLE
    assert po.write(parsed(saved.decode())) == SAMPLE

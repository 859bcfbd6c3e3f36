"""Whatever an author edits, no translation is lost, and nothing changes that need not."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import pytest

from tests import lab
from tools.catalogs import damage, likeness

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.lab import Lab

BEACH = "Ships brought rifles"
PASS = "## The Pass in Summer"
NINE = "## A Telegram of Nine Words"


def paragraph(text: str, start: str) -> str:
    """Return the paragraph of *text* that begins with *start*, with the empty line after it."""
    return text[text.index(start) :].partition("\n\n")[0] + "\n\n"


def replacing(page: str, *pairs: tuple[str, str]) -> Callable[[Lab], None]:
    def edit(book: Lab) -> None:
        for old, new in pairs:
            book.replace(page, old, new)

    return edit


def with_text(page: str, change: Callable[[str], str]) -> Callable[[Lab], None]:
    def edit(book: Lab) -> None:
        text = change(book.text(page))
        assert text != book.text(page)
        book.write(page, text)

    return edit


def move(book: Lab, start: str, page: str, to: str, before: str) -> None:
    moved = paragraph(book.text(page), start)
    book.replace(page, moved, "")
    book.replace(to, before, f"{moved}{before}")


def split(book: Lab) -> None:
    first, heading, second = book.text("letters").partition(NINE)
    book.write("letters", first)
    book.write("telegram", f"{heading.removeprefix('#')}{second}")
    book.replace("index", "chapters/letters\n", "chapters/letters\nchapters/telegram\n")


def merge(book: Lab) -> None:
    text = book.text("letters")
    book.rename("letters", "")
    book.write("roads", f"{book.text('roads')}\n#{text}")


def delete(book: Lab, page: str, start: str) -> None:
    book.replace(page, paragraph(book.text(page), start), "")


def delete_and_restore(book: Lab) -> None:
    before = book.text("roads")
    delete(book, "roads", BEACH)
    delete(book, "roads", "[^landed]: ")
    book.updated()
    assert translation_of(book, BEACH) is None
    book.write("roads", before)


def delete_chapter_and_restore(book: Lab) -> None:
    index, text = book.text("index"), book.text("letters")
    book.rename("letters", "")
    book.updated()
    assert book.path("attic").is_file()
    assert not book.path("chapters/letters").exists()
    book.write("index", index)
    book.write("letters", text)


def typo_and_back(book: Lab) -> None:
    book.replace("roads", "three days", "three dais")
    book.updated()
    assert book.message("The road from the coast").fuzzy
    book.replace("roads", "three dais", "three days")


def renumber(text: str) -> str:
    for old, new in {"carts": "1a", "landed": "2a", "saying": "3a"}.items():
        text = text.replace(f"[^{old}]", f"[^{new}]")
    return text


def swap_notes(text: str) -> str:
    """Give each of two notes the name that the other has."""
    return text.replace("^carts]", "^x]").replace("^landed]", "^carts]").replace("^x]", "^landed]")


def rewrap(text: str) -> str:
    blocks = text.split("\n\n")
    return "\n\n".join(
        " ".join(block.split("\n")) if block[:1].isalpha() else block for block in blocks
    )


def translation_of(book: Lab, start: str) -> str | None:
    found = [m for m in book.messages() if m.msgid.startswith(start)]
    return found[0].msgstr if found else None


class Case(NamedTuple):
    """An edit, how many messages it makes fuzzy and leaves empty, how many lines it changes."""

    edit: Callable[[Lab], None]
    fuzzy: int = 0
    empty: int = 0
    lines: int = 0


EDITS = {
    "nothing": Case(lambda _book: None),
    "typo in a long paragraph": Case(replacing("roads", ("beech and fir", "beech and fur")), 1, 0, 12),
    "new paragraph at the top": Case(
        replacing("roads", ("Mountains\n\n", "Mountains\n\nQuite another beginning.\n\n")), 0, 1, 4),
    "paragraph moved in its chapter": Case(
        lambda book: move(book, BEACH, "roads", "roads", PASS), 0, 0, 34),
    "paragraph moved to another chapter": Case(
        lambda book: move(book, "By the end of", "roads", "gold", "## What"), 0, 0, 16),
    "chapter renamed": Case(lambda book: book.rename("letters", "wires"), 0, 0, 125),
    "chapter split in two": Case(split, 0, 0, 70),
    "two chapters merged": Case(merge, 0, 0, 130),
    "paragraph deleted": Case(lambda book: delete(book, "gold", "The grain went"), 0, 0, 20),
    "paragraph deleted and restored": Case(delete_and_restore),
    "chapter deleted": Case(lambda book: book.rename("letters", ""), 0, 0, 130),
    "chapter deleted and restored": Case(delete_chapter_and_restore),
    "note added in the text": Case(
        replacing("roads", ("to the plateau climbs", "to the plateau[^plain] climbs"),
                  ("\n[^carts]: ", "\n[^plain]: A plain thing.\n\n[^carts]: ")), 1, 1, 18),
    "notes renamed": Case(with_text("roads", renumber), 0, 0, 12),
    "two notes change names": Case(with_text("roads", swap_notes), 0, 0, 8),
    "citation added": Case(
        replacing("roads", ("to count too few of them.",
                            "to count too few of them; {cite}`kurat1990{9}`.")), 1, 0, 8),
    "heading reworded": Case(replacing("roads", (PASS, "## The Pass in the Summer")), 1, 0, 18),
    "heading replaced": Case(replacing("roads", (PASS, "## Dust")), 0, 1, 22),
    "caption changed": Case(
        replacing("gold", ("drawn after a photograph", "drawn after a print")), 1, 0, 6),
    "words for a picture changed": Case(replacing("gold", ("with two pans", "of two pans")), 1, 0, 6),
    "index entry changed": Case(replacing("letters", ("single: telegrams", "single: wires")), 0, 1, 8),
    "term changed": Case(replacing("gold", ("\nsurf\n", "\nwaves\n")), 0, 1, 8),
    "definition changed": Case(replacing("gold", ("carried ashore by hand", "carried by hand")), 1, 0, 6),
    "one of two equal texts changed": Case(
        with_text("gold", lambda text: text.replace("carts went back empty", "carts went back full")),
        1, 0, 6),
    "lines wrapped anew": Case(with_text("letters", rewrap)),
    "lines wrapped anew where spaces are double": Case(with_text("roads", rewrap), 0, 0, 12),
    "a line for each sentence": Case(
        with_text("roads", lambda text: text.replace(".  ", ".\n").replace(". ", ".\n")), 0, 0, 12),
    "double spaces become single": Case(with_text("roads", lambda t: t.replace("  T", " T")), 0, 0, 12),
    "curly quotation marks become straight": Case(
        with_text("roads", lambda text: text.replace("“", '"').replace("”", '"')), 0, 0, 8),
    "paragraph split": Case(
        replacing("letters", ("if the line was whole. Ministers",
                              "if the line was whole.\n\nMinisters")), 2, 0, 24),
    "paragraphs joined": Case(
        replacing("letters", ("always say the same.\n\nThe line", "always say the same. The line")),
        1, 0, 30),
    "sentence added": Case(
        replacing("gold", ("into the price.", "into the price. Nobody else did.")), 1, 0, 12),
    "emphasis added": Case(replacing("gold", ("and every box", "and *every* box")), 1, 0, 10),
    "half of a paragraph rewritten": Case(
        replacing("gold", ("The ministry reckoned with\nboth and decided from case to case; its "
                           "minutes give the reasons only when the decision was wrong.",
                           "How anybody could know that beforehand was a question which no paper "
                           "that we have puts, let alone answers.")), 0, 1, 14),
    "year in a table changed": Case(replacing("gold", ("* - 1922", "* - 1923")), 0, 1, 8),
    "typo, and mended": Case(typo_and_back),
    "row added to a table": Case(
        replacing("gold", ("* - 1922\n", "* - 1923\n  - forty\n* - 1922\n")), 0, 1, 4),
}  # fmt: skip


@pytest.mark.parametrize("name", EDITS)
def test_no_translation_is_lost(lab_book: Lab, name: str) -> None:
    case, book = EDITS[name], lab_book
    before, files = book.catalogs(), book.files()
    known = {
        likeness.without_labels(message.msgid): likeness.without_labels(message.msgstr)
        for message in book.messages()
    }
    case.edit(book)
    book.updated()
    after = book.catalogs()
    assert damage.unreachable(before, after.values()) == []
    # What was translated, and is only moved, spaced or named otherwise, is translated still.
    for message in book.messages():
        text = known.get(likeness.without_labels(message.msgid))
        if text is not None:
            assert not message.fuzzy
            assert likeness.without_labels(message.msgstr) == text
    messages = book.messages()
    assert sum(m.fuzzy for m in messages) == case.fuzzy
    assert sum(not m.filled for m in messages) == case.empty
    assert all(m.previous for m in messages if m.fuzzy)
    assert lab.changed_lines(files, book.files()) <= case.lines
    # And then nothing is left to be done.
    files = book.files()
    book.updated()
    assert (book.said, book.files()) == (["locale/ is up to date."], files)

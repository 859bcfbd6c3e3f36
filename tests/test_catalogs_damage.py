"""A damaged catalog is refused with file, line and cure, and no catalog is written."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from extensions import po
from tests import lab
from tests.repository import commit, git
from tools.catalogs import history, shelf

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from extensions.po import Message
    from tests.lab import Lab

PAGE = "chapters/roads"
FILE = f"locale/tr/LC_MESSAGES/{PAGE}.po"
FOREST = "Çeviri: The road from the coast"


@pytest.fixture
def committed(lab_book: Lab) -> Lab:
    """Return the book in a repository, with an edit of a chapter that waits to be taken over."""
    commit(lab_book.root)
    lab_book.replace("gold", "forty kilograms", "fifty kilograms")
    return lab_book


def replacing(old: str, new: str) -> Callable[[str], bytes]:
    def damage(text: str) -> bytes:
        assert old in text
        return text.replace(old, new, 1).encode()

    return damage


def doubled(text: str) -> bytes:
    start = text.index("#. title\n")
    end = text.index("\n\n", start) + 2
    return f"{text}\n{text[start:end]}".encode()


# What happens to the file, the text in the line of the mistake, what is said.
DAMAGE: dict[str, tuple[Callable[[str], bytes], str, str]] = {
    "closing quotation mark missing": (
        replacing('msgstr "Çeviri: Roads over the Mountains"', 'msgstr "Çeviri: Roads over the Mountains'),
        'msgstr "Çeviri: Roads over the Mountains', "the quotation mark at its end is missing"),
    "quotation mark inside": (
        replacing("Çeviri: Roads over", 'Çeviri: "Roads" over'), '"Roads"', "a quotation mark inside"),
    "text without quotation marks": (
        replacing('msgstr "Çeviri: Roads over the Mountains"', "msgstr Çeviri"), "msgstr Çeviri",
        "without a quotation mark before it"),
    "backslash that means nothing": (replacing("Çeviri: Roads", "Çeviri\\: Roads"), "\\:", "“\\:” means nothing"),
    "cut off in a string": (
        lambda text: text[: text.index("reached the army", text.index(FOREST))].encode(), "Whoever held",
        "at its end is missing"),
    "cut off after msgid": (lambda text: text[: text.index("msgstr", 300)].encode(), "msgid", "no msgstr"),
    "cut off in a comment": (
        lambda text: text[: text.index("#. ", text.index(FOREST)) + 9].encode(), "#. ", "a comment with no message"),
    "conflict": (
        replacing('msgstr "Çeviri: Roads', '<<<<<<< ours\nmsgstr "x"\n=======\nmsgstr "y"\n>>>>>>> theirs\nmsgstr "Çeviri: Roads'),
        "<<<<<<<", "merge conflict"),
    "misspelt keyword": (replacing('msgstr "Çeviri: Roads', 'msgtsr "Çeviri: Roads'), "msgtsr", "Did you mean msgstr?"),
    "no such keyword": (replacing('msgstr "Çeviri: Roads', 'text "Çeviri: Roads'), 'text "', "“text” is no keyword"),
    "msgstr twice": (
        replacing('msgstr "Çeviri: Roads', 'msgstr "x"\nmsgstr "Çeviri: Roads'), 'msgstr "Çeviri: Roads', "where msgid"),
    "UTF-16": (lambda text: text.encode("utf-16"), "", "is not UTF-8"),
    "UTF-16 without its mark": (
        lambda text: text.encode("ascii", "ignore").decode().encode("utf-16-le"), "", "is this UTF-16?"),
    "Latin-5": (
        lambda text: text.encode("iso8859-9", "ignore"), "“", "Save the file again with the encoding UTF-8."),
    "message twice": (doubled, "", "this message stands already in line"),
    "empty file": (lambda _text: b"", "", "the catalog is empty"),
    "nothing but empty lines": (lambda _text: b"\n\n", "", "the catalog is empty"),
    "header cut off": (lambda text: text[text.index("#. title") :].encode(), "", "no header"),
    "another language": (replacing("Language: tr", "Language: de"), "msgid", "Is this file in the wrong folder?"),
}  # fmt: skip


@pytest.mark.parametrize("name", DAMAGE)
@pytest.mark.parametrize("in_git", [True, False], ids=["git", "no git"])
def test_refused(committed: Lab, name: str, in_git: bool) -> None:
    damage, _, said = DAMAGE[name]
    if not in_git:
        (committed.root / ".git").rename(committed.root / "no-git")
    path = committed.path(PAGE)
    data = damage(path.read_text(encoding="utf-8"))
    path.write_bytes(data)
    before = {p: p.read_bytes() for p in (committed.root / "locale").rglob("*") if p.is_file()}
    assert committed.update() == 2
    assert before == {
        p: p.read_bytes() for p in (committed.root / "locale").rglob("*") if p.is_file()
    }
    (told,) = committed.complained
    place = re.fullmatch(rf"{re.escape(FILE)}:(\d+): (.+)", told)
    assert place, told
    assert said in place[2]
    assert committed.said == []


@pytest.mark.parametrize("name", [n for n, (_damage, there, _said) in DAMAGE.items() if there])
def test_line(committed: Lab, name: str) -> None:
    """The line that is told has the mistake."""
    damage, there, _said = DAMAGE[name]
    path = committed.path(PAGE)
    path.write_bytes(damage(path.read_text(encoding="utf-8")))
    assert committed.update() == 2
    number = int(committed.complained[0].split(":")[1])
    line = path.read_bytes().decode("utf-8", "replace").splitlines()[number - 1]
    assert there in line or "\ufffd" in line


HEALED: dict[str, Callable[[str], bytes]] = {
    "byte order mark": lambda text: b"\xef\xbb\xbf" + text.encode(),
    "Windows": lambda text: text.replace("\n", "\r\n").encode(),
    "old Mac": lambda text: text.replace("\n", "\r").encode(),
}


@pytest.mark.parametrize("name", HEALED)
def test_healed(lab_book: Lab, name: str) -> None:
    """What says nothing is made good without a word lost."""
    path = lab_book.path(PAGE)
    text = path.read_text(encoding="utf-8")
    path.write_bytes(HEALED[name](text))
    lab_book.updated()
    assert path.read_bytes() == text.encode()


def test_every_file_is_judged(committed: Lab) -> None:
    """Two mistakes in two files are told together, in order."""
    for page in (PAGE, "chapters/letters"):
        path = committed.path(page)
        path.write_text(path.read_text(encoding="utf-8") + 'msgid "x\n', encoding="utf-8")
    assert committed.update() == 2
    assert [told.partition(":")[0] for told in committed.complained] == [
        FILE.replace("roads", "letters"), FILE,
    ]  # fmt: skip


def test_a_mistake_in_a_chapter_stops_it_too(committed: Lab) -> None:
    before = committed.files()
    committed.replace(
        "roads", "## The Pass in Winter", "[^nobody]: A note.\n\n## The Pass in Winter"
    )
    assert committed.update() == 2
    assert "chapters/roads.md:" in committed.complained[0]
    assert committed.files() == before


def cut_at_a_message(text: str) -> str:
    return text[: text.index("#. ", text.index("Çeviri: Snow fell"))]


def without_translation(text: str) -> str:
    start = text.index('msgstr "', text.index("The Pass in Summer"))
    return text[:start] + 'msgstr ""' + text[text.index("\n", start) :]


def without_translations(text: str) -> str:
    catalog = po.parse(text, FILE)
    assert isinstance(catalog, po.Catalog)
    messages = tuple(replace(message, msgstr="") for message in catalog)
    return po.write(replace(catalog, messages=messages))


LOST: dict[str, Callable[[str], str]] = {
    "cut off between two messages": cut_at_a_message,
    "a translation deleted": without_translation,
    "all translations deleted": without_translations,
}  # fmt: skip


@pytest.mark.parametrize("name", LOST)
def test_loss_since_the_commit_is_refused(committed: Lab, name: str) -> None:
    path = committed.path(PAGE)
    text = LOST[name](path.read_text(encoding="utf-8"))
    path.write_text(text, encoding="utf-8")
    before = committed.files()
    assert committed.update() == 2
    (told,) = committed.complained
    assert re.fullmatch(
        rf"{re.escape(FILE)}:{text.count(chr(10))}: (a translation|\d+ translations) of HEAD can be found "
        rf"no more, .*git checkout HEAD -- {re.escape(FILE)}.*commit the catalogs first.*", told
    )  # fmt: skip
    assert committed.files() == before
    # Who means it says so by a commit.
    commit(committed.root)
    committed.updated()


def test_deleted_catalog_is_refused(committed: Lab) -> None:
    committed.path(PAGE).unlink()
    assert committed.update() == 2
    (told,) = committed.complained
    assert told.startswith(f"{FILE}: 17 translations of HEAD can be found no more")
    assert not committed.path(PAGE).exists()


def test_loss_in_a_merge_is_refused(committed: Lab) -> None:
    """While a merge waits to be committed, what the other side had counts as well."""
    root = committed.root
    git(root, "stash")
    git(root, "checkout", "-qb", "translator")
    committed.change(PAGE, lambda m: replace(m, msgstr=f"{m.msgstr} (yeni)"))
    commit(root)
    git(root, "checkout", "-q", "main")
    committed.change("chapters/gold", lambda m: replace(m, msgstr=f"{m.msgstr} (yeni)"))
    commit(root)
    git(root, "merge", "--no-commit", "--no-ff", "translator")
    assert set(history.committed(root, "locale/tr")) == {"HEAD", "MERGE_HEAD"}
    committed.path(PAGE).write_text(
        cut_at_a_message(committed.path(PAGE).read_text("utf-8")), "utf-8"
    )
    assert committed.update() == 2
    assert any("MERGE_HEAD" in told for told in committed.complained)


def shorter(message: Message) -> Message:
    return replace(message, msgstr=message.msgstr.replace("Çeviri: ", ""))


def test_work_is_no_loss(committed: Lab) -> None:
    """An author edits, a translator follows, again and again, and nobody commits in between."""
    committed.updated()
    gold = committed.message("Gold came")
    assert gold.fuzzy
    mended = replace(gold, msgstr="Başka bir çeviri", flags=(), previous=None)
    committed.change("chapters/gold", lambda m: mended if m.msgid == gold.msgid else m)
    committed.updated()
    committed.change(PAGE, shorter)
    committed.updated()
    committed.replace("gold", "fifty kilograms", "sixty pounds")
    committed.updated()
    assert committed.message("Gold came").msgstr == "Başka bir çeviri"
    assert committed.message("Gold came").fuzzy


def test_damage_in_the_commit_itself_stops_nobody(committed: Lab) -> None:
    path = committed.path(PAGE)
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace('Çeviri: Roads over the Mountains"', "Çeviri: Roads"), "utf-8")
    commit(committed.root)
    path.write_text(text, encoding="utf-8")
    committed.updated()


def test_a_fault_of_ours_loses_nothing(committed: Lab, monkeypatch: pytest.MonkeyPatch) -> None:
    """If the catalogs that would be written lacked a translation, they are not written."""
    monkeypatch.setattr("tools.catalogs.aside.left_over", lambda *_: [])
    committed.rename("letters", "")
    before = committed.files()
    assert committed.update() == 2
    assert any("would be lost" in told for told in committed.complained)
    assert committed.files() == before


def test_editing_meanwhile_is_respected(committed: Lab, monkeypatch: pytest.MonkeyPatch) -> None:
    read = shelf.read

    def then_saved(root: Path, language: str) -> shelf.Reading:
        found = read(root, language)
        path = committed.path("chapters/gold")
        path.write_text(path.read_text(encoding="utf-8") + "\n", encoding="utf-8")
        return found

    monkeypatch.setattr(shelf, "read", then_saved)
    before = committed.path("chapters/gold").read_text(encoding="utf-8")
    assert committed.update() == 2
    assert committed.complained == [
        "locale/tr/LC_MESSAGES/chapters/gold.po: somebody is editing this file. Run it again."
    ]
    assert committed.path("chapters/gold").read_text(encoding="utf-8") == f"{before}\n"


def test_lab_is_whole(lab_book: Lab) -> None:
    """The tests above start from catalogs with which nothing is wrong."""
    assert lab_book.update() == 0
    assert all(m.msgstr == lab.translation(m.msgid) for m in lab_book.messages())

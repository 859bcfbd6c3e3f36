"""Real builds: notes, bibliography, languages, warnings."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from sphinx.errors import SphinxError

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.sphinx_root import SphinxRoot


def notes(out: Path, name: str) -> list[str]:
    """Return the text of the notes on page *name*."""
    page = (out / f"{name}.html").read_text(encoding="utf-8")
    found = re.findall(r'<aside class="footnote brackets"[^>]*>(.*?)</aside>', page, re.DOTALL)
    return [_text(re.sub(r'<span class="label">.*?</span></span>', "", note)) for note in found]


def entries_in(out: Path) -> list[str]:
    """Return the text of the bibliography entries."""
    page = (out / "bibliography.html").read_text(encoding="utf-8")
    found = re.findall(r'<li class="bibliography-entry"[^>]*>(.*?)</li>', page, re.DOTALL)
    return [_text(entry) for entry in found]


def _text(html: str) -> str:
    text = re.sub(r"<[^>]+>", "", html).replace("\xa0", " ")
    return " ".join(text.split())


def check_links(out: Path) -> None:
    """No id twice on a page, no link that leads nowhere."""
    pages = {path.name: path.read_text(encoding="utf-8") for path in out.glob("*.html")}
    ids = {name: re.findall(r'\bid="([^"]+)"', page) for name, page in pages.items()}
    for name, found in ids.items():
        assert len(found) == len(set(found)), name
    for name, page in pages.items():
        for target, anchor in re.findall(r'href="([^"#:?]*)#([^"]+)"', page):
            assert anchor in ids[target or name], (name, target, anchor)


def test_english(sphinx_root: Callable[[str], SphinxRoot]) -> None:
    """First note full, later short, across chapters; quoted in; punctuation inside quotes."""
    book = sphinx_root("citations")
    out = book.build("en", nitpicky=True)
    assert book.warnings == []
    one, two = notes(out, "one"), notes(out, "two")
    assert one[0].startswith("1] Akdes Nimet Kurat, Türkiye ve Rusya: ") or "Kurat" in one[0]
    assert one[0].endswith("(Ankara: Kültür Bakanlığı, 1990), 327–328.")
    assert "quoted in Jane Degras, ed., Soviet Documents" in one[2]
    assert one[4].endswith("1:85; Kurat, Türkiye ve Rusya, 329; Tunçay, Sol Akımlar, 2:207–210.")
    assert two[0].endswith(
        "Kurat, Türkiye ve Rusya, 332; see Criss, “Images of the Early Turkish National Movement.”"
    )
    assert two[1].endswith("1961), microfilm, roll 20, 867.00B/1.")
    check_links(out)


def test_turkish(sphinx_root: Callable[[str], SphinxRoot]) -> None:
    """Terms of the language, and the order of citations the translator chose."""
    book = sphinx_root("citations")
    out = book.build("tr", nitpicky=True)
    assert book.warnings == []
    one, two = notes(out, "one"), notes(out, "two")
    assert one[0].endswith("(Ankara: Kültür Bakanlığı, 1990), ss. 327–328.")
    assert "Ayrıca bkz. Nur Bilge Criss" in one[1]
    assert "içinde, haz. Mustafa Soykut" in one[1]
    assert one[1].endswith("New York Times, 29 Kasım 1917, s. 5.")
    assert "aktaran Jane Degras, haz." in one[2]
    assert two[0].endswith("bkz. Criss, “Images of the Early Turkish National Movement”.")
    check_links(out)


def test_bibliography(sphinx_root: Callable[[str], SphinxRoot]) -> None:
    """Order by language, places as chapter and note, language of titles, no deprecated role."""
    book = sphinx_root("citations")
    english = book.build("en")
    turkish = book.build("tr")
    firsts = [entry.split(".")[0].split(",")[0] for entry in entries_in(english)]
    assert firsts == sorted(firsts)
    assert entries_in(turkish)[0].startswith("ABD Dışişleri Bakanlığı.")
    kurat = next(entry for entry in entries_in(english) if entry.startswith("Kurat, Akdes"))
    assert kurat.endswith("1990. 1.1, 1.5, 2.1")
    page = (english / "bibliography.html").read_text(encoding="utf-8")
    assert "doc-biblioentry" not in page
    assert '<em lang="tr">Türkiye ve Rusya' in page
    page = (turkish / "bibliography.html").read_text(encoding="utf-8")
    assert "<em>Türkiye ve Rusya" in page
    assert '<em lang="en">Records of the Department' in page


def test_restart_by_chapter(sphinx_root: Callable[[str], SphinxRoot]) -> None:
    """Every document begins with full notes."""
    book = sphinx_root("citations")
    out = book.build("en", citations_restart="chapter")
    assert "Akdes Nimet Kurat" in notes(out, "two")[0]


def test_switches(sphinx_root: Callable[[str], SphinxRoot]) -> None:
    """A project may do without s. and ss."""
    book = sphinx_root("citations")
    out = book.build("tr", citations_terms={"tr": {"pages": None}})
    assert notes(out, "one")[0].endswith("1990), 327–328.")


def test_pure_notes_stay_out_of_catalogs(sphinx_root: Callable[[str], SphinxRoot]) -> None:
    """Only notes with words are messages."""
    book = sphinx_root("citations")
    out = book.build("en", "gettext")
    messages = (out / "one.pot").read_text(encoding="utf-8")
    assert "See also {cite}" in messages
    assert "kurat1990{327-328}" not in messages
    assert "peacedecree1917" not in messages


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        ("kurat1990{327-328", "type {cite}`kurat1990{327-328}`"),
        ("kurat1990 327-328}", "cannot read the citation"),
        ("kurat1990{p. 327}", "type numbers only: {327}"),
        ("kurat1990{ss. 327-328}", "type numbers only: {327-328}"),
        ("kurat1990{328-327}", "does not ascend"),
        ("kurat1909{327}", "did you mean kurat1990?"),
        ("{}", "cannot read the citation"),
        (",", "cannot read the citation"),
        ("}{", "cannot read the citation"),
    ],
)
def test_slips_cost_one_warning(
    sphinx_root: Callable[[str], SphinxRoot], typed: str, message: str
) -> None:
    """Located, typed, with the cure; never an exception."""
    book = sphinx_root("citations")
    book.replace("one.md", "{cite}`kurat1990{327-328}`", f"{{cite}}`{typed}`")
    book.build("en")
    assert len(book.warnings) == 1, book.warnings
    assert message in book.warnings[0]
    assert re.search(r"one\.md:\d+: WARNING", book.warnings[0])
    assert "[citations." in book.warnings[0]


@pytest.mark.parametrize(
    ("typed", "code", "message"),
    [
        ("can1963{300}", "beyond", "page 300 is not in can1963, pages 257-258. Mend the locator"),
        ("tuncay1991{5}", "volume", "has 2 volumes, and the locator names none"),
        ("sonyel1991{1:5}", "volume", "is volume 2, not 1"),
        ("kurat1990{1917-11-25}", "locator", "is no newspaper"),
    ],
)
def test_locator_that_the_work_has_not(
    sphinx_root: Callable[[str], SphinxRoot], typed: str, code: str, message: str
) -> None:
    """Once, wherever the work is cited."""
    book = sphinx_root("citations")
    book.replace("one.md", "{cite}`kurat1990{327-328}`", f"{{cite}}`{typed}`")
    book.build("en")
    (warning,) = book.warnings
    assert re.search(rf"one\.md:\d+: WARNING: .*\[citations\.{code}\]", warning)
    assert message in warning


def test_references_are_linted(sphinx_root: Callable[[str], SphinxRoot]) -> None:
    """What `make check` finds in the file a build warns of, but for works that nobody cites yet."""
    book = sphinx_root("citations")
    book.build("en")
    assert book.warnings == []
    book.replace(
        "references.bib", "  address = {Ankara},\n  publisher = {Kültür", "  publisher = {Kültür"
    )
    book.build("en")
    (warning,) = book.warnings
    assert re.search(r"references\.bib:\d+: WARNING: \w+: no address\. Add address", warning)
    assert warning.endswith("[citations.missing]")


@pytest.mark.parametrize("role", ["cite:t", "footcite", "footcite:p"])
def test_other_roles_work_and_warn(sphinx_root: Callable[[str], SphinxRoot], role: str) -> None:
    """The note is printed all the same."""
    book = sphinx_root("citations")
    book.replace("one.md", "{cite}`kurat1990{327-328}`", f"{{{role}}}`kurat1990{{327}}`")
    out = book.build("en")
    (warning,) = book.warnings
    assert "type {cite}`kurat1990{327}`" in warning
    assert notes(out, "one")[0].endswith("1990), 327.")


def test_citation_in_running_text(sphinx_root: Callable[[str], SphinxRoot]) -> None:
    """One warning; the citation can be linked from the bibliography."""
    book = sphinx_root("citations")
    book.replace("two.md", "It went on.", "It went on {cite}`akal2002{3}`.")
    out = book.build("en")
    (warning,) = book.warnings
    assert "[^label]: {cite}`akal2002{3}`" in warning
    check_links(out)


def test_broken_file_stops_with_one_message(sphinx_root: Callable[[str], SphinxRoot]) -> None:
    """Where, what and cure, without a traceback."""
    book = sphinx_root("citations")
    book.replace("references.bib", "title = {Türkiye ve Rusya},", "title = {Türkiye ve Rusya}")
    with pytest.raises(SphinxError, match=r"references\.bib:\d+: .*comma"):
        book.build("en")

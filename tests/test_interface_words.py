"""No English word on a Turkish page, and no Turkish one on an English page, unless it says so."""

from __future__ import annotations

import ast
import re
from typing import TYPE_CHECKING

import polib
import pytest
import sphinx

from tests import html_reader, words
from tests.conftest import INTERFACE, ROOT

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Project
    from tests.html_reader import Span

# In English sentences: an imprint, names in the index, and a line that tries all letters.
NAMES = ("Kültür Bakanlığı", "Çiçerin, Georgi", "Çankaya", "İzmir", "ğĞıİöÖşŞüÜçÇâÂîÎûÛ")


@pytest.fixture(scope="module")
def site(mini: Project) -> dict[str, bytes]:
    return mini.dist()


def spans(site: dict[str, bytes], under: str) -> dict[str, list[Span]]:
    roots = html_reader.pages(site, under)
    return {name: html_reader.spans(root) for name, root in roots.items()}


def test_turkish_pages(site: dict[str, bytes]) -> None:
    pages = spans(site, "html/tr/")
    assert len(pages) == 9
    for name, found in pages.items():
        assert words.english(found) == [], name


def test_english_pages(site: dict[str, bytes]) -> None:
    pages = spans(site, "html/en/")
    assert len(pages) == 8
    for name, found in pages.items():
        # A description is an attribute, in which no phrase can say that it is Turkish.
        described = html_reader.parse(site[name]).xpath("//meta/@content")
        said = [span for span in found if span.text not in described]
        assert words.turkish(said, NAMES) == [], name


def test_page_of_both(site: dict[str, bytes]) -> None:
    found = html_reader.spans(html_reader.parse(site["html/index.html"]))
    assert {span.language for span in found} == {"en", "tr"}
    assert words.english(found) == []
    assert words.turkish(found) == []


def test_every_text_has_a_language(site: dict[str, bytes]) -> None:
    for name, found in spans(site, "html/").items():
        assert [span for span in found if not span.language] == [], name


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        ("tr/chapters/one.html", ">Sonraki<", ">Next<"),
        ("tr/chapters/one.html", ">Notlar<", ">Notes<"),
        ("tr/chapters/one.html", 'title="Bu başlığa bağlantı"', 'title="Link to this heading"'),
        ("tr/chapters/one.html", 'aria-label="İçindekiler"', 'aria-label="Contents"'),
        ("tr/chapters/one.html", 'aria-label="Metne dön (', 'aria-label="Back to the text ('),
        ("tr/chapters/one.html", 'untranslated" id="p1" lang="en">', 'untranslated" id="p1">'),
        ("tr/chapters/one.html", 'points" height="60" lang="en"', 'points, all of the same"'),
        (
            "tr/chapters/one.html",
            'untranslated" lang="en">First Chapter',
            'untranslated">First Chapter',
        ),
        ("tr/chapters/one.html", "Tablo 1.1", "Table 1.1"),
        ("tr/chapters/second-abstract.html", '<header lang="tr"', "<header"),
        ("tr/search.html", 'name="q"', 'name="q" placeholder="Search"'),
        ("tr/index.html", '<html lang="tr"', '<html lang="en"'),
        ("en/chapters/one.html", 'hreflang="tr" lang="tr"', 'hreflang="tr"'),
        ("en/chapters/one.html", '<span lang="tr">', "<span>"),
        ("en/chapters/one.html", ">Contents<", ">İçindekiler<"),
        ("index.html", '<section lang="tr">', "<section>"),
    ],
)
def test_a_word_in_the_wrong_place_is_found(
    site: dict[str, bytes], name: str, old: str, new: str
) -> None:
    page = site[f"html/{name}"].decode()
    assert old in page
    found = html_reader.spans(html_reader.parse(page.replace(old, new, 1).encode()))
    assert words.english(found) or words.turkish(found, NAMES)


# The catalog of the interface


@pytest.fixture(scope="module")
def catalog() -> polib.POFile:
    return polib.pofile(str(ROOT / INTERFACE / "sphinx.po"))


def test_catalog_is_in_order(catalog: polib.POFile) -> None:
    ids = [entry.msgid for entry in catalog]
    assert ids == sorted(set(ids))
    for entry in catalog:
        assert entry.translated(), entry.msgid
        assert entry.tcomment, f"{entry.msgid}: say above it where it is shown"
        assert re.findall("%.", entry.msgid) == re.findall("%.", entry.msgstr), entry.msgid


def test_catalog_has_all_our_words_and_no_others(catalog: polib.POFile) -> None:
    ours = our_words()
    theirs = {entry.msgid: entry.msgstr for entry in sphinx_catalog()}
    known = {entry.msgid for entry in catalog}
    assert {"Skip to the text", "Notes", "Read in the browser"} <= ours
    assert {word for word in ours if word not in known and not theirs.get(word)} == set()
    assert {word for word in known if word not in ours and word not in theirs} == set()


def our_words() -> set[str]:
    """Return what templates and modules ask to be translated."""
    found = set()
    for path in [*(ROOT / "theme").rglob("*.html"), *(ROOT / "epub").rglob("*.[hj]*")]:
        text = path.read_text(encoding="utf-8")
        found |= set(re.findall(r"(?:_|words)\('([^']+)'\)|_\(\"([^\"]+)\"\)", text))
    asked = {single or double for single, double in found}
    for path in [*(ROOT / "extensions").rglob("*.py"), *(ROOT / "tools").rglob("*.py")]:
        asked |= set(asked_in(path))
    return asked


ASKING = {"_", "gettext"}


def asked_in(path: Path) -> list[str]:
    """Return the words that the module at *path* asks for, or offers on the front page."""
    found = []
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and ast.unparse(node.func).rpartition(".")[2] in ASKING:
            found += [str(arg.value) for arg in node.args[:1] if isinstance(arg, ast.Constant)]
    if path.name == "frontpage.py":
        from tools.frontpage import FILES

        found += FILES.values()
    return found


def sphinx_catalog() -> polib.POFile:
    folder = sphinx.package_dir / "locale" / "tr" / "LC_MESSAGES"
    return polib.pofile(str(folder / "sphinx.po"))


def test_script_puts_values_into_what_the_search_page_says(site: dict[str, bytes]) -> None:
    """The same ones in every language; and Turkish words alone around them."""
    said = {}
    for language in ("en", "tr"):
        results = html_reader.parse(site[f"html/{language}/search.html"]).get_element_by_id(
            "search-results"
        )
        said[language] = {key: value for key, value in results.items() if key.startswith("data-")}
    assert said["en"].keys() == said["tr"].keys() >= {"data-found", "data-nothing", "data-more"}
    for key, english in said["en"].items():
        turkish = said["tr"][key]
        assert english != turkish
        assert re.findall(r"{\w+}", english) == re.findall(r"{\w+}", turkish) != []
        assert words.english([html_reader.Span(turkish, "tr")]) == []


def test_a_changed_word_is_shown_by_the_next_build(project: Project) -> None:
    """Python keeps catalogs it has read, though they have been compiled anew."""
    assert project.build("--format", "html", "--edition", "tr").returncode == 0
    project.replace(f"{INTERFACE}/sphinx.po", 'msgstr "Sonraki"', 'msgstr "Ondan sonraki"')
    assert project.build("--format", "html", "--edition", "tr").returncode == 0
    assert ">Ondan sonraki<" in project.dist()["html/tr/chapters/one.html"].decode()

"""Languages in the EPUB: every page, phrase, title and untranslated block has its own."""

from __future__ import annotations

import gettext
import re
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

import polib
import pytest
import sphinx

from tests import epub_reader
from tests.epub_reader import XML_LANG, Epub, find, language_of, text

if TYPE_CHECKING:
    from tests.conftest import Project

ROOT = Path(__file__).parents[1]
INTERFACE = ROOT / "locale/tr/LC_MESSAGES/sphinx.po"
ONE = "chapters/one.xhtml"
SECOND_ABSTRACT = "chapters/second-abstract.xhtml"


def problems(epub: Epub, language: str, other: str) -> list[str]:
    """Return what is not marked as it should be: *other* is the language of the second abstract."""
    found = []
    for name, page in epub.pages.items():
        if page.get("lang") != (other if name == SECOND_ABSTRACT else language):
            found.append(f"{name}: the page is in {page.get('lang')}")
        found += [
            f"{name}: xml:lang is {element.get(XML_LANG)} where lang is {element.get('lang')}"
            for element in page.iter()
            if element.get("lang") != element.get(XML_LANG)
        ]
    if epub.dc("language") != list(dict.fromkeys([language, other])):
        found.append("the package does not name the languages of the pages")
    return found


@pytest.mark.parametrize(("language", "other"), [("en", "tr"), ("tr", "en")])
def test_pages(mini: Project, book: Project, language: str, other: str) -> None:
    assert problems(epub_reader.of(mini, language), language, other) == []
    whole = epub_reader.of(book, language)
    # As long as the abstract is not translated, its second page is in the language of the source.
    assert problems(whole, language, whole.pages[SECOND_ABSTRACT].get("lang", "")) == []


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        (ONE, ' lang="en" xml:lang="en">\n<head>', ">\n<head>"),
        (ONE, 'lang="en" xml:lang="en">\n<head>', 'lang="tr" xml:lang="tr">\n<head>'),
        (ONE, 'xml:lang="tr"', 'xml:lang="fr"'),
        (ONE, ' xml:lang="tr"', ""),
        (SECOND_ABSTRACT, 'lang="tr"', 'lang="en"'),
        ("content.opf", "<dc:language>tr</dc:language>", ""),
    ],
)
def test_a_wrong_language_is_found(mini: Project, name: str, old: str, new: str) -> None:
    assert problems(epub_reader.of(mini, "en").spoilt(name, old, new), "en", "tr")


def translate(project: Project, catalog: str, messages: dict[str, str]) -> None:
    """Add *messages* to a Turkish catalog of *project*."""
    path = project.root / "locale/tr/LC_MESSAGES" / catalog
    po = polib.pofile(str(path))
    for msgid, msgstr in messages.items():
        po.append(polib.POEntry(msgid=msgid, msgstr=msgstr))
    po.save()


def _languages(epub: Epub, name: str, words: str) -> set[str]:
    """Return the languages of the elements of a page that have exactly *words* in them."""
    page = epub.pages[name]
    return {language_of(e) for e in page.iter() if (e.text or "").strip() == words}


def test_phrases_and_titles_of_works(mini: Project) -> None:
    english, turkish = (epub_reader.of(mini, language) for language in ("en", "tr"))
    for epub in (english, turkish):
        assert _languages(epub, ONE, "Düvel-i Muazzama ve Misak-ı Millî") == {"tr"}
        for name in (ONE, "chapters/bibliography.xhtml"):
            assert _languages(epub, name, "Türkiye ve Rusya") == {"tr"}
            assert _languages(epub, name, "Soviet Documents on Foreign Policy") == {"en"}


def test_untranslated_blocks(mini: Project) -> None:
    """In the Turkish edition English is marked wherever it stands, in the contents too."""
    epub = epub_reader.of(mini, "tr")
    page = epub.pages[ONE]
    for words in ("A quotation that stands apart.", "nested", "A star.", "Year", "1920"):
        assert _languages(epub, ONE, words) == {"en"}, words
    (image,) = find(page, ".//x:img")
    assert (image.get("alt"), image.get("lang")) == ("A star with five points", "en")
    (number,) = find(page, ".//x:figcaption//*[@class='caption-number']")
    assert (text(number), language_of(number)) == ("Şekil 1.1", "tr")
    languages = {text(a): language_of(a) for a in find(epub.nav("toc"), ".//x:a")}
    assert languages["1 First Chapter"] == "en"
    assert languages["2 İkinci Bölüm"] == "tr"
    assert languages["Abstract"] == "en"
    translated = "Düzyazı ve iki eser"
    assert {language_of(p) for p in find(page, ".//x:p") if translated in text(p)} == {"tr"}
    english = epub_reader.of(mini, "en").pages[ONE]
    assert {e.get("lang") for e in english.iter()} == {None, "en", "tr"}


def test_citation_in_an_untranslated_note(project: Project) -> None:
    """The note is English, the citation in it Turkish, the English title in that English again."""
    project.replace("chapters/two.md", "{cite}`degras1951{2}`.", "See {cite}`degras1951{2}`.")
    project.built()
    (note,) = find(epub_reader.of(project, "tr").pages["chapters/two.xhtml"], ".//x:div/x:p")
    (citation,) = find(note, ".//*[@class='bibtex-citation']")
    (title,) = find(citation, ".//x:em")
    assert [language_of(element) for element in (note, citation, title)] == ["en", "tr", "en"]


def test_translated_words_of_a_picture(project: Project) -> None:
    translate(project, "chapters/one.po", {"A star with five points": "Beş köşeli bir yıldız"})
    project.built()
    (image,) = find(epub_reader.of(project, "tr").pages[ONE], ".//x:img")
    assert (image.get("alt"), language_of(image)) == ("Beş köşeli bir yıldız", "tr")


# Words of the interface

SAID = re.compile(r"\b_\(\s*[\"']([^\"']+)[\"']\s*\)")


def spoken() -> set[str]:
    """Return all words that our code and templates have Sphinx translate."""
    files = [*(ROOT / "extensions" / "epub").glob("*.py"), *(ROOT / "epub").rglob("*.*")]
    texts = [path.read_text("utf-8") for path in files if path.suffix in {".py", ".html", ".jinja"}]
    return {words for content in texts for words in SAID.findall(content)}


def untranslated(po: polib.POFile) -> set[str]:
    """Return the words for which neither Sphinx nor *po* has Turkish ones."""
    own = gettext.GNUTranslations(BytesIO(po.to_binary()))
    folder = Path(sphinx.__file__).with_name("locale")
    own.add_fallback(gettext.translation("sphinx", folder, ["tr"]))
    return {words for words in spoken() if own.gettext(words) == words}


def test_no_word_of_the_interface_is_english() -> None:
    po = polib.pofile(str(INTERFACE))
    assert {"Notes", "Cover", "Contents", "Landmarks", "Index"} <= spoken()
    assert untranslated(po) == set()
    del po[[entry.msgid for entry in po].index("Cover")]
    assert untranslated(po) == {"Cover"}


def generated(epub: Epub) -> list[str]:
    """Return the texts that we and not the authors have put into *epub*."""
    paths = (
        ".//x:nav/*[self::x:h1 or self::x:h2]",
        ".//x:a[@epub:type='cover']",
        ".//x:section[@epub:type='footnotes']/x:h2",
        ".//*[@class='caption-number']",
        ".//*[@class='admonition-title']",
    )
    texts = [text(e) for page in epub.pages.values() for path in paths for e in find(page, path)]
    (cover,) = find(epub.pages["cover.xhtml"], ".//x:img")
    titles = [
        text(find(epub.pages[name], ".//x:title")[0]) for name in ("cover.xhtml", "nav.xhtml")
    ]
    return [*texts, str(cover.get("alt")), *titles, *epub.properties("schema:accessibilitySummary")]


def test_generated_texts_differ(mini: Project) -> None:
    english, turkish = (generated(epub_reader.of(mini, language)) for language in ("en", "tr"))
    assert len(english) == len(turkish) > 10
    assert [pair for pair in zip(english, turkish, strict=True) if pair[0] == pair[1]] == []


def test_catalog_of_the_interface_is_in_order() -> None:
    """Sorted, complete, and each message says where it is used."""
    po = polib.pofile(str(INTERFACE))
    messages = [entry.msgid for entry in po]
    assert messages == sorted(messages)
    assert [entry.msgid for entry in po if not entry.msgstr or not entry.tcomment] == []

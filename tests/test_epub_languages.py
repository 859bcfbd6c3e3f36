"""Languages in the EPUB: every page, phrase, title and untranslated block has its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polib
import pytest

from tests import epub_reader, html_reader, words
from tests.epub_reader import XML_LANG, Epub, find, language_of, text
from tests.test_interface_words import NAMES

if TYPE_CHECKING:
    from tests.conftest import Project

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
    for said in ("A quotation that stands apart.", "nested", "A star.", "Year"):
        assert _languages(epub, ONE, said) == {"en"}, said
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


def test_translated_words_of_a_picture(project: Project) -> None:
    translate(project, "chapters/one.po", {"A star with five points": "Beş köşeli bir yıldız"})
    project.built()
    (image,) = find(epub_reader.of(project, "tr").pages[ONE], ".//x:img")
    assert (image.get("alt"), language_of(image)) == ("Beş köşeli bir yıldız", "tr")


def read_aloud(epub: Epub) -> list[html_reader.Span]:
    """Return all that is read of *epub*, its pages and what a library says of it."""
    pages = [span for page in epub.pages.values() for span in html_reader.spans(page)]
    (summary,) = epub.properties("schema:accessibilitySummary")
    return [*pages, html_reader.Span(summary, epub.dc("language")[0])]


def test_no_word_is_in_the_wrong_language(mini: Project) -> None:
    english, turkish = (epub_reader.of(mini, language) for language in ("en", "tr"))
    assert words.english(read_aloud(turkish)) == []
    assert words.turkish(read_aloud(english), NAMES) == []


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        ("nav.xhtml", ">İçindekiler<", ">Contents<"),
        ("nav.xhtml", ">Sayfalar<", ">Pages<"),
        ("nav.xhtml", ">Kapak<", ">Cover<"),
        ("cover.xhtml", 'alt="Kapak:', 'alt="Cover:'),
        (ONE, "<h2>Notlar</h2>", "<h2>Notes</h2>"),
        (ONE, "Tablo 1.1", "Table 1.1"),
        ("content.opf", "Her resim sözle betimlenmiştir.", "Every picture has its words."),
    ],
)
def test_an_english_word_is_found(mini: Project, name: str, old: str, new: str) -> None:
    spoilt = epub_reader.of(mini, "tr").spoilt(name, old, new)
    assert words.english(read_aloud(spoilt))

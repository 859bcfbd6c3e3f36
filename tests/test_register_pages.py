"""Registers as a reader meets them: in HTML, EPUB and PDF, in both languages, in order, linked."""

from __future__ import annotations

import re
import shutil
from typing import TYPE_CHECKING

import polib
import pytest

from extensions import turkish
from extensions.registers import reading
from extensions.registers.arranging import order
from extensions.registers.records import REGISTERS, Named, Term
from tests import epub_reader, html_reader, pdf_reader
from tests.conftest import MINI, ROOT, Project, copy_machinery

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from lxml import html

pytestmark = pytest.mark.xdist_group("registers")
OVERLAY = ROOT / "tests" / "roots" / "registers"
PEOPLE = "locale/tr/LC_MESSAGES/chapters/people.po"

# What stands in each register, entry by entry, in its order.
ENTRIES = {
    ("en", "chronology"): [
        "1806–1812 There was a war. 1.1",
        "Probably November 24 A day is only probable (Kurat, Türkiye ve Rusya, 327–328; Degras, "
        "Soviet Documents on Foreign Policy, 1). 1.1, 2.1 It rained. 2.1",
        "November 1–5 A congress met. 2.1",
        "Late November Something happened in the course of a month. 1.1",
        "1926 All was over. 2.1",
    ],
    ("tr", "chronology"): [
        "1806–1812 There was a war. 1.1",
        "Muhtemelen 24 Kasım Gün yalnızca muhtemeldir (Kurat, Türkiye ve Rusya, ss. 327–328; "
        "Degras, Soviet Documents on Foreign Policy, s. 1). 1.1, 2.1 It rained. 2.1",
        "1–5 Kasım Bir kongre toplandı. 2.1",
        "Kasım sonu Something happened in the course of a month. 1.1",
        "1926 All was over. 2.1",
    ],
    ("en", "people"): [
        "Cemal Pasha (1872–1922) Minister of the navy. Throughout",
        "Chicherin, Georgy [1872–1936] People’s commissar. Also: Çiçerin, Georgi. 2.1",
        "İnönü, İsmet See İsmet (İnönü).",
        "İsmet (İnönü) Commander, of whom İkdam wrote. 1.1",
    ],
    ("tr", "people"): [
        "Cemal Paşa (1872–1922) Bahriye Nazırı. Kitap boyunca",
        "Çiçerin, Georgi [1872–1936] Halk komiseri. Diğer adları: Chicherin, Georgy. 2.1",
        "İnönü, İsmet Bkz. İsmet (İnönü).",
        "İsmet (İnönü) İkdam’ın sözünü ettiği komutan. 1.1",
    ],
    ("en", "organizations"): [
        "3rd Division Division in the Caucasus. 1.1",
        "11th Red Army From April 1918. Army in the Caucasus. 1.1",
        "Committee of Union and Progress (CUP; İttihat ve Terakki) 1889–November 1918. Ruling "
        "party. 1.1",
        "Darülfünun University. Throughout",
    ],
    ("tr", "organizations"): [
        "3. Tümen Division in the Caucasus. 1.1",
        "11. Kızıl Ordu Başlangıcı Nisan 1918. Army in the Caucasus. 1.1",
        "Darülfünun University. Kitap boyunca",
        "İttihat ve Terakki (İTC; Committee of Union and Progress) 1889–Kasım 1918. İktidar "
        "partisi. 1.1",
    ],
    ("en", "places"): [
        "Alexandretta Port. Now: İskenderun. Throughout",
        "Gümrü Town. Now: Gyumri. Also: Alexandropol. 2.1",
    ],
    ("tr", "places"): ["Gümrü Town. Bugün: Gyumri. 2.1", "İskenderun Port. Kitap boyunca"],
    ("en", "glossary"): [
        "armistice (mütareke) End of fighting, not of a war.",
        "envoy (elçi) Head of a mission.",
        "Straits (Boğazlar) The Bosporus and the Dardanelles.",
        "three sanjaks (Elviye-i Selâse) Kars, Ardahan, and Batum.",
    ],
    ("tr", "glossary"): [
        "Boğazlar (Straits) İstanbul ve Çanakkale boğazları.",
        "elçi (envoy) Heyet başkanı.",
        "Elviye-i Selâse (three sanjaks) Kars, Ardahan ve Batum.",
        "mütareke (armistice) Savaşın değil, çatışmanın sonu.",
    ],
    ("en", "corrections"): [
        "Kars was taken on April 23. April 25. So all other sources.",
        "Fire was “a swaddling.” Arson.",
    ],
    ("tr", "corrections"): [
        "Kars was taken on April 23. April 25. So all other sources.",
        "Fire was “a swaddling”. Arson.",
    ],
}
HEADINGS = {
    ("en", "chronology"): ["Before 1914", "1917", "1918", "After 1923"],
    ("tr", "chronology"): ["1914 öncesi", "1917", "1918", "1923 sonrası"],
    ("en", "people"): ["C", "I"],
    ("tr", "people"): ["C", "Ç", "İ"],
    ("en", "organizations"): ["0–9", "C", "D"],
    ("tr", "organizations"): ["0–9", "D", "İ"],
    ("en", "glossary"): ["A", "E", "S", "T"],
    ("tr", "glossary"): ["B", "E", "M"],
    ("en", "corrections"): ["2.1 Another Section", "Abstract"],
    ("tr", "corrections"): ["2.1 Başka Bir Kısım", "Özet"],
}


def with_registers(root: Path) -> Project:
    """Return the small book with every register, in *root*."""
    shutil.copytree(MINI, root)
    shutil.copytree(OVERLAY, root, dirs_exist_ok=True)
    copy_machinery(root)
    return Project(root)


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """Return the small book, built; tests only look at it."""
    return with_registers(tmp_path_factory.mktemp("registers") / "book").built()


@pytest.fixture
def spoilt(tmp_path: Path) -> Project:
    """Return the small book, which a test may spoil."""
    return with_registers(tmp_path / "book")


def words(text: str) -> str:
    return " ".join(text.replace("¶", " ").split())


def page(project: Project, language: str, kind: str) -> html.HtmlElement:
    path = project.root / "dist" / "html" / language / "chapters" / f"{kind}.html"
    return html_reader.parse(path.read_bytes())


def shown(root: html.HtmlElement) -> list[str]:
    """Return head and text of each entry on a page."""
    heads, texts = root.findall(".//main//dt"), root.findall(".//main//dd")
    pairs = zip(heads, texts, strict=True)
    return [words(f"{head.text_content()} {text.text_content()}") for head, text in pairs]


def addresses(root: html.HtmlElement) -> set[str]:
    """Return the ids of the entries: of their heads, or of what else happened on a day."""
    parts = [*root.findall(".//main//dt"), *root.findall(".//main//dd/p")]
    return {name for part in parts if (name := part.get("id"))}


# HTML


@pytest.mark.parametrize(("language", "kind"), ENTRIES)
def test_html(small: Project, language: str, kind: str) -> None:
    root = page(small, language, kind)
    assert shown(root) == ENTRIES[language, kind]
    headings = [words(h.text_content()) for h in root.findall(".//main//h2")]
    assert headings == HEADINGS.get((language, kind), headings)


def test_links_lead_somewhere(small: Project) -> None:
    site = small.dist()
    assert html_reader.links(site) == []
    for root in html_reader.pages(site).values():
        assert html_reader.doubled_ids(root) == []


@pytest.mark.parametrize("language", ["en", "tr"])
def test_numbers_are_links_to_sections(small: Project, language: str) -> None:
    root = page(small, language, "chronology")
    found = [(a.text, a.get("href")) for a in root.findall(".//*[@class='register-sections']/a")]
    first, second = ("1.1", "one.html#first-section"), ("2.1", "two.html#second-section")
    assert found == [first, first, second, second, second, first, second]


def test_entries_keep_their_address_in_every_edition(small: Project) -> None:
    for kind in REGISTERS:
        ids = [addresses(page(small, language, kind)) for language in ("en", "tr")]
        assert ids[0] == ids[1]
        assert ids[0] == {
            f"{kind}-{entry.record.id}" for entry in reading.read(OVERLAY, kind).entries
        }


@pytest.mark.parametrize(("language", "term"), [("en", "Straits"), ("tr", "Boğazlar")])
def test_role_term(small: Project, language: str, term: str) -> None:
    (link,) = page(small, language, "glossary").findall(".//main/section/p//a[@href]")[-1:]
    assert (link.text_content(), link.get("href")) == (term, "#glossary-straits")


def test_what_is_not_translated_says_so(small: Project) -> None:
    root = page(small, "tr", "chronology")
    marked = [span.text for span in root.findall(".//main//dd/p/span[@lang='en']")]
    assert marked == ["There was a war", "It rained",
                      "Something happened in the course of a month", "All was over"]  # fmt: skip


def test_other_language_is_marked(small: Project) -> None:
    for language, other in (("en", "tr"), ("tr", "en")):
        root = page(small, language, "glossary")
        assert len(root.findall(f".//main//dt/span[@lang='{other}']")) == 4


def test_sources_are_no_places_of_the_bibliography(small: Project) -> None:
    """The bibliography leads to notes, and a register does not make a citation the first one."""
    root = page(small, "en", "bibliography")
    links = [a.get("href") for a in root.findall(".//*[@class='citation-places']/a")]
    assert links
    assert not [link for link in links if "chronology" in link]


# EPUB and PDF


@pytest.mark.parametrize(("language", "kind"), ENTRIES)
def test_epub(small: Project, language: str, kind: str) -> None:
    epub = epub_reader.of(small, language)
    (name,) = [name for name in epub.pages if name.endswith(f"{kind}.xhtml")]
    root = epub.pages[name]
    heads, texts = epub_reader.find(root, "//x:dt"), epub_reader.find(root, "//x:dd")
    pairs = zip(heads, texts, strict=True)
    found = [words("".join(map(str, [*a.itertext(), " ", *b.itertext()]))) for a, b in pairs]
    assert found == ENTRIES[language, kind]


@pytest.mark.parametrize(("language", "kind"), ENTRIES)
def test_pdf(small: Project, language: str, kind: str) -> None:
    path = small.root / "dist" / f"turkey-bolsheviks.{language}.pdf"
    text = letters("".join(pdf_reader.pages(path)))
    for entry in ENTRIES[language, kind]:
        assert letters(entry) in text, entry


def letters(text: str) -> str:
    """Return *text* without spaces and hyphens, which the end of a line may add."""
    return re.sub(r"[\s\u00ad-]+", "", text)


def test_entries_of_the_pdf_are_lists(small: Project) -> None:
    tags = [role for role, _language in
            pdf_reader.tags(small.root / "dist" / "turkey-bolsheviks.en.pdf")]  # fmt: skip
    entries = sum(len(found) for (language, _), found in ENTRIES.items() if language == "en")
    assert tags.count("LI") >= entries


# The order of the alphabet


def in_order(names: Iterable[str], language: str) -> bool:
    keys = [order(name, language) for name in names]
    return keys == sorted(keys)


def headwords(project: Project, language: str, kind: str) -> list[str]:
    found = page(project, language, kind).findall(".//main//dt/span[@class='headword']")
    return [words(span.text_content()) for span in found]


@pytest.mark.parametrize("language", ["en", "tr"])
def test_book_is_in_the_order_of_its_alphabet(book: Project, language: str) -> None:
    for kind, type_ in REGISTERS.items():
        if issubclass(type_, Named | Term):
            names = headwords(book, language, kind)
            assert len(names) >= len(reading.read(ROOT, kind).entries)
            assert in_order(names, language), kind


def test_order_can_be_wrong() -> None:
    english = ["3rd Division", "11th Division", "Cemal Pasha", "Çerkes Ethem", "Chicherin, Georgy"]
    assert in_order(english, "en")
    assert not in_order(english, "tr")
    assert not in_order([*english[::-1]], "en")
    names = ["Cemal Paşa", "Çerkes Ethem", "Çiçerin, Georgi", "Ilgaz", "İsmet (İnönü)", "Şekib"]
    assert in_order(names, "tr")
    assert not in_order([*names, "Sami"], "tr")


def test_order_is_that_of_the_names_shown(small: Project) -> None:
    """Chicherin moves from the letter C to Ç: sorted by the translation, not by the source."""
    assert [turkish.fold(name, "tr")[0] for name in headwords(small, "tr", "people")] == list(
        "cçii"
    )


# All of the book


@pytest.mark.parametrize("language", ["en", "tr"])
def test_book(book: Project, language: str) -> None:
    """Every entry is on its page in HTML and EPUB; its section numbers are numbers."""
    epub = epub_reader.of(book, language)
    for kind in REGISTERS:
        expected = {f"{kind}-{e.record.id}" for e in reading.read(ROOT, kind).entries}
        root = page(book, language, kind)
        assert addresses(root) == expected
        numbers = [a.text for a in root.findall(".//*[@class='register-sections']/a")]
        assert all(re.fullmatch(r"[1-6](\.\d)*", number or "") for number in numbers)
        (name,) = [name for name in epub.pages if name.endswith(f"{kind}.xhtml")]
        ids = {part.get("id") for part in epub_reader.find(epub.pages[name], "//x:dt | //x:dd/x:p")}
        assert expected <= ids


def test_book_in_pdf(book: Project) -> None:
    text = letters("".join(pdf_reader.pages(book.root / "dist" / "turkey-bolsheviks.en.pdf")))
    for kind in ("people", "organizations", "places"):
        for entry in reading.read(ROOT, kind).entries:
            assert isinstance(entry.record, Named)
            assert letters(entry.record.name.replace("*", "")) in text


# Messages for translators


def test_catalogs(spoilt: Project) -> None:
    """Every text is a message of its page, in the order of the file; names and dates are none."""
    (spoilt.root / PEOPLE).unlink()
    done = spoilt.run("tools.catalogs")
    assert done.returncode == 0, done.stderr
    catalog = polib.pofile(str(spoilt.root / PEOPLE))
    assert [entry.msgid for entry in catalog if not entry.obsolete] == [
        "People", "Chicherin, Georgy", "People’s commissar", "Çiçerin, Georgi", "Cemal Pasha",
        "Minister of the navy", "İsmet (İnönü)", "Commander, of whom *İkdam* wrote",
    ]  # fmt: skip
    other = catalog.find("Çiçerin, Georgi")
    assert other is not None
    assert other.comment.startswith("other name, left out")


# file, what is there, what is typed instead, the line that is told, what is said
MISTAKES = {
    "label": (
        "registers/people.yaml", "[second-section]", "[second-secton]", 6,
        "Did you mean second-section?"),
    "work": (
        "registers/chronology.yaml", "kurat1990{327-328}", "kurat199{327-328}", 13,
        "did you mean kurat1990"),
    "role": ("registers/people.yaml", "of whom *İkdam*", "of whom {trr}`İkdam`", 18, "{trr}"),
    "backtick": ("registers/people.yaml", "of whom *İkdam*", "of whom {tr}`İkdam", 18, "backtick"),
    "date": ("registers/chronology.yaml", "date: 1926", "date: 1926-13", 21, "no date"),
    "name of a register": (
        "chapters/people.md", "{register} people", "{register} peple", 3, "Did you mean people?"),
    "role in a translation": (PEOPLE, "Halk kom", "{trr}`Halk` kom", 12, "{trr}"),
    "lost backtick in a translation": (PEOPLE, "Halk kom", "{tr}`Halk kom", 12, "backtick"),
}  # fmt: skip


@pytest.mark.parametrize("name", MISTAKES)
def test_mistake_is_told_where_it_was_made(spoilt: Project, name: str) -> None:
    file, old, new, line, said = MISTAKES[name]
    spoilt.replace(file, old, new)
    done = spoilt.build("--format", "html")
    assert done.returncode == 2
    told = done.stderr.splitlines()
    assert any(one.startswith(f"{file}:{line}: ") and said in one for one in told), told
    assert all(one.startswith(f"{file}:") for one in told), told


def test_number_that_changes_is_printed_anew(spoilt: Project) -> None:
    spoilt.built("--edition", "en", "--format", "html")
    spoilt.replace("index.md", "chapters/one\nchapters/two", "chapters/two\nchapters/one")
    spoilt.built("--edition", "en", "--format", "html")
    assert "Çiçerin, Georgi. 1.1" in shown(page(spoilt, "en", "people"))[1]

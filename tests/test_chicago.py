"""Every kind of entry, in three forms and two languages, against a table people can read."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from pybtex.backends.markdown import Backend

from extensions.citations import chicago, sorting
from extensions.citations.fields import within
from extensions.citations.locators import parse
from extensions.citations.terms import TABLES

if TYPE_CHECKING:
    from pybtex.database import Entry

TABLE = Path(__file__).parent / "golden" / "citations.txt"

KINDS = {
    "akal2002": ("book", "117"),
    "kocabasoglu2006": ("book by two authors", "112-113"),
    "efe2007": ("second edition", ""),
    "sonyel1991": ("volume of a set", "2:275-276"),
    "tuncay1991": ("set, one volume cited", "2:207-210"),
    "shaw2000": ("set, a part of a volume cited", "3/2:1505-1506"),
    "criss1998": ("chapter of an edited book", "270"),
    "davison1990": ("essay in the author's own collection", "218-219"),
    "zurcher1984": ("book, a chapter cited by number", "ch. 3, 68-106"),
    "tuncay1997": ("introduction to a book by another", ""),
    "kurat1972": ("article, volume, number and month", "15-16"),
    "duran1970": ("article, number only", "18-20"),
    "can1963": ("article in a weekly; title with a question mark", "258"),
    "karaman1962": ("article, year inferred", "308"),
    "nyt1917-11-25": ("newspaper article", "1"),
    "nyt1917-11-29": ("newspaper issue, article untitled", "5"),
    "nyt1922-01-22": ("newspaper, signed, untitled", ""),
    "ikdam1917": ("newspaper as a whole, dated locator", "1917-11-25, 1"),
    "mguardian1917": ("newspaper as a whole", ""),
    "usdos1961": ("microfilm, roll and document", "roll 20, 867.00B/1"),
    "bristol1921-06-29": ("report on the microfilm", ""),
    "safi2006": ("unpublished thesis", "52"),
    "mcmeekin2007": ("forthcoming book", "ch. 3"),
    "ekes1996": ("memoir compiled by another", "110-111"),
    "tansu1969": ("memoir written down by another", "344-348"),
    "aralov1967": ("translation", "46-50"),
    "degras1951": ("edited documents", "1:16-17"),
    "brestlitovsk1918": ("treaty read in other works", ""),
    "kars1921": ("treaty with a descriptive title", ""),
    "kemal1919-06-23": ("letter read in another work", ""),
    "peacedecree1917": ("decree by a body", ""),
    "greenarmy1920": ("document, year inferred", ""),
    "suphi1918-05-30": ("day known, year inferred", ""),
    "miller1948": ("Russian title in transliteration", "103"),
    "politburo2000": ("corporate author", "1:64"),
    "crisspc": ("personal communication", ""),
    "crissmemoir": ("memoir reported in conversation", ""),
    "yamauchi1995": ("book, year inferred", ""),
    "kemal1927": ("book without place and publisher", "83-87"),
}


def _table(entries: dict[str, Entry]) -> str:
    lines = []
    for key, (what, locator) in KINDS.items():
        entry = entries[key]
        containers = [entries[container] for container in within(entry)]
        lines += [f"{key}: {what}" + (f" {{{locator}}}" if locator else "")]
        for language, terms in TABLES.items():
            forms = {
                "full": chicago.full(entry, parse(locator), terms).text(),
                "short": chicago.short(entry, parse(locator), terms).text(),
                "list": chicago.bibliography(entry, terms, containers),
            }
            for form, text in forms.items():
                printed = text.render(Backend()).replace("\\", "").replace("\xa0", "~")
                lines.append(f"  {language} {form:5} {printed}")
        lines.append("")
    return "\n".join(lines)


def test_table(entries: dict[str, Entry]) -> None:
    """``UPDATE_GOLDEN=1`` writes the table anew; read the difference before committing it."""
    actual = _table(entries)
    if os.environ.get("UPDATE_GOLDEN"):
        TABLE.parent.mkdir(exist_ok=True)
        TABLE.write_text(actual, encoding="utf-8")
    assert actual == TABLE.read_text(encoding="utf-8")


def test_volume_of_the_entry_is_supplied(entries: dict[str, Entry]) -> None:
    """Whoever types the page alone of a single volume gets the volume printed (14.118)."""
    entry = entries["sonyel1991"]
    assert entry.fields["volume"] == "2"
    for typed in ("5", "2:5"):
        full = str(chicago.full(entry, parse(typed), TABLES["en"]).text())
        assert full.endswith(" (Ankara: Türk Tarih Kurumu, 1991), 2:5")
        assert "vol." not in full
        assert str(chicago.short(entry, parse(typed), TABLES["en"]).text()).endswith(", 2:5")
    turkish = str(chicago.full(entry, parse("5"), TABLES["tr"]).text()).replace("\xa0", " ")
    assert turkish.endswith(", c. 2 (Ankara: Türk Tarih Kurumu, 1991), s. 5")
    whole = str(chicago.full(entry, (), TABLES["en"]).text()).replace("\xa0", " ")
    assert whole.endswith(", vol. 2 (Ankara: Türk Tarih Kurumu, 1991)")
    chapter = str(chicago.full(entry, parse("ch. 3"), TABLES["en"]).text()).replace("\xa0", " ")
    assert chapter.endswith(", vol. 2 (Ankara: Türk Tarih Kurumu, 1991), chap. 3")


def test_volume_of_a_journal_is_not_that_of_a_page(entries: dict[str, Entry]) -> None:
    for form in (chicago.full, chicago.short):
        assert "4:258" not in str(form(entries["can1963"], parse("258"), TABLES["en"]).text())


@pytest.mark.parametrize("language", sorted(TABLES))
def test_every_entry_prints(entries: dict[str, Entry], language: str) -> None:
    """No doubled or missing punctuation, no braces or brackets left over, in any entry."""
    terms = TABLES[language]
    for key, entry in entries.items():
        texts = [
            str(chicago.full(entry, parse("12"), terms).text()),
            str(chicago.short(entry, parse("12"), terms).text()),
            str(chicago.bibliography(entry, terms)),
        ]
        for text in texts:
            for wrong in ("..", ",,", " ,", "( ", "()", "{", "}", "  ", ",.", "--", "None"):
                assert wrong not in text, (key, text)
            assert text == text.strip()
            assert not (language == "en" and "”," in text), (key, text)
            assert not (language == "tr" and ",”" in text), (key, text)
        assert texts[2].endswith((".", "”", "?")), (key, texts[2])


def test_short_notes_are_distinct(entries: dict[str, Entry]) -> None:
    """Two works never share a short form."""
    for terms in TABLES.values():
        seen: dict[str, str] = {}
        for key, entry in entries.items():
            text = str(chicago.short(entry, (), terms).text())
            assert text not in seen, (key, seen.get(text), text)
            seen[text] = key


@pytest.mark.parametrize("language", sorted(TABLES))
def test_newspaper_stands_in_place_of_an_author(entries: dict[str, Entry], language: str) -> None:
    """Its unsigned articles stand together, by date; a signed one under its author (14.199)."""
    ordered = sorted(entries, key=lambda key: sorting.entry_key(entries[key], TABLES[language]))
    place = {key: number for number, key in enumerate(ordered)}
    first = place["nyt1917-11-25"]
    assert ordered[first : first + 3] == ["nyt1917-11-25", "nyt1917-11-29", "nyt1920-08-17"]
    assert place["mutercimler1992"] < first < place["nutku1962"] or language == "tr"
    assert place["nyt1922-01-22"] < first

"""Dates of registers: what can be typed, and how each language prints it."""

from __future__ import annotations

import pytest

from extensions.citations.terms import terms_for
from extensions.registers.dates import (
    WORDS,
    format_active,
    format_life,
    format_when,
    parse_when,
)

# what is typed, in English, in Turkish; the no-break space before a year or day is shown as _
DATES = {
    "1919-05-15": ("May_15, 1919", "15_Mayıs 1919"),
    "1919-05": ("May 1919", "Mayıs 1919"),
    "1919": ("1919", "1919"),
    "1917-11-24?": ("probably November_24, 1917", "muhtemelen 24_Kasım 1917"),
    "1883~": ("about 1883", "1883 dolayları"),
    "1883%": ("probably about 1883", "muhtemelen 1883 dolayları"),
    "1918-11-01/1918-11-05": ("November_1–5, 1918", "1–5_Kasım 1918"),
    "1918-11-01?/1918-11-02?": ("probably November_1–2, 1918", "muhtemelen 1–2_Kasım 1918"),
    "1919-10/1919-11": ("October–November 1919", "Ekim–Kasım 1919"),
    "1920-11-30/1920-12-02": ("November_30–December_2, 1920", "30_Kasım–2_Aralık 1920"),
    "1918-12-30/1919-01-02": (
        "December_30, 1918–January_2, 1919", "30_Aralık 1918–2_Ocak 1919"),
    "1919-02-20/1925": ("February_20, 1919–1925", "20_Şubat 1919–1925"),
    "1883~/1921": ("about 1883–1921", "1883 dolayları–1921"),
    "1881/1938": ("1881–1938", "1881–1938"),
}  # fmt: skip

NO_DATES = [
    "", "1917-02-29", "1919-13", "1919-5-15", "19190515", "May 1919", "1919-05-15T10:00",
    "1919-00-00", "1919??", "1919-05-15/1919-05-14", "1919/1918", "1919/1919", "1919/1920/1921",
    "/", "1920-21", "1919-05-15 ", "?",
]  # fmt: skip


@pytest.mark.parametrize("text", DATES)
@pytest.mark.parametrize("language", ["en", "tr"])
def test_dates(text: str, language: str) -> None:
    when = parse_when(text)
    assert when is not None
    printed = format_when(when, terms_for(language)).replace("\N{NO-BREAK SPACE}", "_")
    assert printed == DATES[text][["en", "tr"].index(language)]


@pytest.mark.parametrize("text", NO_DATES)
def test_no_dates(text: str) -> None:
    assert parse_when(text) is None


@pytest.mark.parametrize(
    ("text", "part", "english", "turkish"),
    [
        ("1918-11", "late", "late November", "Kasım sonu"),
        ("1918-11", "early", "early November", "Kasım başı"),
        ("1920-08", "middle", "mid-August", "Ağustos ortası"),
        ("1919-05-15", "", "May_15", "15_Mayıs"),
        ("1918-11-01/1918-11-05", "", "November_1–5", "1–5_Kasım"),
        ("1915", "", "1915", "1915"),
    ],
)
def test_under_a_year(text: str, part: str, english: str, turkish: str) -> None:
    when = parse_when(text)
    assert when is not None
    for language, expected in (("en", english), ("tr", turkish)):
        printed = format_when(when, terms_for(language), part=part, with_year=False)
        assert printed.replace("\N{NO-BREAK SPACE}", "_") == expected


@pytest.mark.parametrize(
    ("text", "english", "turkish"),
    [("1953/", "born 1953", "doğumu 1953"), ("/1926", "died 1926", "ölümü 1926"),
     ("1881/1938", "1881–1938", "1881–1938")],
)  # fmt: skip
def test_lives(text: str, english: str, turkish: str) -> None:
    when = parse_when(text)
    assert when is not None
    assert format_life(when, terms_for("en")) == english
    assert format_life(when, terms_for("tr")) == turkish


def test_active() -> None:
    begun, meeting = parse_when("1920-04/"), parse_when("1918-11?")
    assert begun is not None
    assert meeting is not None
    assert format_active(begun, terms_for("en")) == "from April 1920"
    assert format_active(begun, terms_for("tr")) == "başlangıcı Nisan 1920"
    assert format_active(meeting, terms_for("en")) == "probably November 1918"


def test_order() -> None:
    typed = ["1917", "1918-11-01/1918-11-05", "1918-11-13", "1918-11", "1918-12", "1918", "/1919"]
    dates = [parse_when(text) for text in typed]
    orders = [when.order for when in dates if when]
    assert len(orders) == len(typed)
    assert orders == sorted(orders)


def test_every_language_has_its_words() -> None:
    assert set(WORDS) == {"en", "tr"}

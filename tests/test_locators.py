"""Locators: what is parsed, what is printed, what is refused."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pybtex.database import Entry

from extensions.citations.extents import misfits
from extensions.citations.locators import (
    Issue,
    format_locator,
    in_volume,
    number,
    parse,
    problems,
    strip_prefix,
)
from extensions.citations.terms import ENGLISH, TURKISH

PRINTED = [
    ("327", "327", "s.~327"),
    ("327-328", "327–328", "ss.~327–328"),
    ("327–328", "327–328", "ss.~327–328"),
    ("55, 57", "55, 57", "ss.~55, 57"),
    ("xii", "xii", "s.~xii"),
    ("xii-xv", "xii–xv", "ss.~xii–xv"),
    ("12a", "12a", "s.~12a"),
    ("1:42", "1:42", "c.~1, s.~42"),
    ("1:42-45", "1:42–45", "c.~1, ss.~42–45"),
    ("2:207-210", "2:207–210", "c.~2, ss.~207–210"),
    ("1:42, 2:50", "1:42, 2:50", "c.~1, s.~42; c.~2, s.~50"),
    ("3/2:1505-1506", "vol.~3, pt.~2, 1505–1506", "c.~3, kısım~2, ss.~1505–1506"),
    ("1917-11-25", "November~25, 1917", "25~Kasım 1917"),
    ("1917-11-25, 1", "November~25, 1917, 1", "25~Kasım 1917, s.~1"),
    ("1917-11", "November 1917", "Kasım 1917"),
    ("ch. 3", "chap.~3", "böl.~3"),
    ("ch. 3, 68-106", "chap.~3, 68–106", "böl.~3, ss.~68–106"),
    ("n. 5", "n.~5", "dipnot~5"),
    ("327, n. 5", "327, n.~5", "s.~327, dipnot~5"),
    ("no. 4", "no.~4", "no.~4"),
    ("doc. 7", "doc.~7", "belge~7"),
    ("doc. 7-9", "docs.~7–9", "belge~7–9"),
    ("roll 20", "roll~20", "makara~20"),
    ("Roll 20, 867.00B/1", "roll~20, 867.00B/1", "makara~20, 867.00B/1"),
    ("867.00B/1", "867.00B/1", "867.00B/1"),
    ("third chapter", "third chapter", "third chapter"),
    ("", "", ""),
]


@pytest.mark.parametrize(("typed", "english", "turkish"), PRINTED)
def test_printed(typed: str, english: str, turkish: str) -> None:
    """Each kind of locator in both languages; ``~`` is a no-break space."""
    for terms, expected in ((ENGLISH, english), (TURKISH, turkish)):
        assert format_locator(parse(typed), terms).replace("\N{NO-BREAK SPACE}", "~") == expected


def test_known_volume_is_not_repeated() -> None:
    """The entry is volume 2 and says so."""
    assert format_locator(parse("2:7"), ENGLISH, "2") == "7"
    assert format_locator(parse("2:7"), TURKISH, "2") == "s.\N{NO-BREAK SPACE}7"


@pytest.mark.parametrize(
    "typed",
    ["p. 327", "pp. 3-4", "s. 327", "ss. 3-4", "p.327", "p327", "S. 12", "1:s. 5", "3, pp. 4-5",
     "sayfa 12", "p. xii"],
)  # fmt: skip
def test_prefix_is_refused_with_advice(typed: str) -> None:
    """The advice says what to type, and following it leads to no further advice."""
    (problem,) = problems(typed)
    assert "type numbers only" in problem
    assert problems(strip_prefix(typed)) == []


@pytest.mark.parametrize("typed", ["328-327", "97-9", "xv-xii", "12-12"])
def test_range_must_ascend(typed: str) -> None:
    """Shortened and inverted ranges alike."""
    assert any("does not ascend" in problem for problem in problems(typed))


@pytest.mark.parametrize("typed", [typed for typed, _, _ in PRINTED])
def test_good_locators_have_no_problem(typed: str) -> None:
    """Nothing in the table above is refused."""
    assert problems(typed) == []


@given(st.text(max_size=40))
def test_anything_typed_can_be_read(text: str) -> None:
    """No input raises, in either language."""
    problems(text)
    for terms in (ENGLISH, TURKISH):
        format_locator(parse(text), terms)


@given(st.integers(1, 5000), st.integers(1, 5000), st.integers(1, 9))
def test_ranges_print_their_own_numbers(first: int, more: int, volume: int) -> None:
    """Numbers survive, the dash is an en dash, no abbreviation in English."""
    text = format_locator(parse(f"{volume}:{first}-{first + more}"), ENGLISH)
    assert text == f"{volume}:{first}–{first + more}"
    turkish = format_locator(parse(f"{first}-{first + more}"), TURKISH)
    assert turkish == f"ss.\N{NO-BREAK SPACE}{first}–{first + more}"


@given(st.text("0123456789:,-–/. xivpsnoch", max_size=20))
def test_advice_can_be_followed(text: str) -> None:
    """A locator without the prefixes it was blamed for is not blamed for them again."""
    once = strip_prefix(text)
    assert len(problems(once)) <= len(problems(text))


def test_roman_numbers() -> None:
    """Roman pages count before arabic ones."""
    assert number("xii") < number("xv") < number("1") < number("12a")
    assert number("xiv") - number("x") == 4


@given(st.text(max_size=30), st.sampled_from(["", "2", "3"]))
def test_volume_is_supplied_once(text: str, volume: str) -> None:
    """To the first item alone, never over a volume that was typed, and nothing else changes."""
    items = parse(text)
    supplied = in_volume(items, volume)
    assert in_volume(supplied, "9" if volume else "") == supplied
    assert supplied[1:] == items[1:]
    if items and not isinstance(items[0], Issue):
        assert supplied[0] == replace(items[0], volume=items[0].volume or volume)


@given(st.text("0123456789:,-–/. xivpsnoch", max_size=20))
def test_any_locator_can_be_compared_with_a_work(text: str) -> None:
    """No locator raises, whatever the entry says of its extent."""
    for fields in ({"pages": "10-20"}, {"volumes": "2"}, {"volume": "1"}, {"pages": text}, {}):
        for type_ in ("article", "book", "incollection", "periodical"):
            misfits(Entry(type_, fields=fields), parse(text))


@given(st.integers(1, 900), st.integers(0, 99), st.integers(-50, 1100))
def test_pages_of_an_article(first: int, more: int, page: int) -> None:
    """A page is refused exactly when it is outside of the range."""
    entry = Entry("article", fields={"pages": f"{first}-{first + more + 1}"})
    inside = first <= page <= first + more + 1
    if page > 0:
        assert bool(misfits(entry, parse(str(page)))) != inside

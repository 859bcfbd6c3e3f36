"""Where a translation is looked for, in which order, and what goes along with it."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extensions.po import Catalog, Message
from tools.catalogs import damage, likeness
from tools.catalogs.merging import Merged, Shelf, merge
from tools.catalogs.words import WordIndex

LONG = "Gold came in boxes of forty kilograms each, and every box was weighed twice."
LONGER = f"{LONG} Nobody counted the third time."


def message(msgid: str, msgstr: str = "", **fields: Any) -> Message:
    return Message(msgid, msgstr, **fields)


def fuzzy(msgid: str, msgstr: str, previous: str | None = None, **fields: Any) -> Message:
    return Message(msgid, msgstr, flags=("fuzzy",), previous=previous, **fields)


def obsolete(msgid: str, msgstr: str, **fields: Any) -> Message:
    return Message(msgid, msgstr, obsolete=True, **fields)


def in_attic(page: str, msgid: str, msgstr: str) -> Message:
    return Message(msgid, msgstr, msgctxt=page)


def shelf(attic: tuple[Message, ...] = (), **pages: tuple[Message, ...]) -> Shelf:
    catalogs = {name: Catalog("tr", messages) for name, messages in pages.items()}
    return Shelf("tr", catalogs, attic=Catalog("tr", attic) if attic else None)


def merged(old: Shelf, **sources: list[str]) -> Merged:
    templates = {
        page: tuple(Message(source, kinds=("paragraph",)) for source in texts)
        for page, texts in sources.items()
    }
    new = merge(templates, old)
    assert damage.unreachable(old.catalogs(), new.shelf.catalogs().values()) == []
    again = merge(templates, new.shelf)
    assert again.shelf == new.shelf
    return new


def first(new: Merged, page: str = "a") -> tuple[str, bool]:
    found = new.shelf.pages[page].messages[0]
    return found.msgstr, found.fuzzy


def test_own_page_comes_first() -> None:
    old = shelf(a=(message("x", "burada"),), b=(message("x", "orada"),))
    assert first(merged(old, a=["x"], b=["x"])) == ("burada", False)
    assert first(merged(old, a=["x"], b=["x"]), "b") == ("orada", False)


def test_then_what_its_own_page_had() -> None:
    old = shelf(a=(obsolete("x", "eskiden"),), b=(message("x", "orada"),))
    assert first(merged(old, a=["x"], b=["x"])) == ("eskiden", False)


def test_then_another_page() -> None:
    old = shelf(b=(message("x", "orada"),), c=(obsolete("x", "eskiden"),))
    assert first(merged(old, a=["x"], b=["x"], c=[])) == ("orada", False)


def test_then_obsolete_elsewhere_and_the_attic() -> None:
    assert first(merged(shelf(c=(obsolete("x", "eskiden"),)), a=["x"], c=[])) == ("eskiden", False)
    found = merged(shelf(attic=(in_attic("gone", "x", "tavanda"),)), a=["x"])
    assert first(found) == ("tavanda", False)
    assert found.shelf.attic is None


def test_the_attic_knows_its_page() -> None:
    attic = (in_attic("a", "x", "benim"), in_attic("b", "x", "onun"))
    assert first(merged(shelf(attic=attic), a=["x"])) == ("benim", False)
    assert first(merged(shelf(attic=attic), b=["x"]), "b") == ("onun", False)


def test_good_before_fuzzy() -> None:
    old = shelf(b=(fuzzy("x", "belki"),), c=(message("x", "kesin"),))
    assert first(merged(old, a=["x"], b=["x"], c=["x"])) == ("kesin", False)


def test_source_changed_back() -> None:
    old = shelf(a=(fuzzy(LONG.replace("forty", "fifty"), "çeviri", LONG),))
    assert first(merged(old, a=[LONG])) == ("çeviri", False)
    (found,) = merged(old, a=[LONG]).shelf.pages["a"].messages
    assert found.previous is None


def test_source_changed_back_by_a_merge() -> None:
    old = shelf(a=(fuzzy(LONG, "çeviri", LONG.replace(" ", "  ")),))
    assert first(merged(old, a=[LONG])) == ("çeviri", False)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("One.  Two", "One. Two"),
        ("“One” and ‘two’", "\"One\" and 'two'"),
        ("1919 – 1922", "1919–1922"),
        ("to\N{NO-BREAK SPACE}day", "to day"),
    ],
)
def test_spaces_and_quotation_marks(before: str, after: str) -> None:
    found = merged(shelf(a=(message(before, "çeviri"),)), a=[after])
    assert first(found) == ("çeviri", False)
    assert len(found.shelf.pages["a"].messages) == 1
    unsure = merged(shelf(a=(fuzzy(before, "çeviri"),)), a=[after])
    assert first(unsure) == ("çeviri", True)


@pytest.mark.parametrize(
    ("before", "translation", "after", "expected"),
    [
        ("A[^1] b[^2]", "B[^2] a[^1]", "A[^x] b[^y]", "B[^y] a[^x]"),
        ("A[^1] b[^2]", "B[^2] a[^1]", "A[^2] b[^1]", "B[^1] a[^2]"),
        ("A[^1] b[^1]", "B[^1] a[^1]", "A[^x] b[^x]", "B[^x] a[^x]"),
        ("A.[^1]  B", "A.[^1] B", "A.[^x] B", "A.[^x] B"),
    ],
)
def test_names_of_notes(before: str, translation: str, after: str, expected: str) -> None:
    assert first(merged(shelf(a=(message(before, translation),)), a=[after])) == (expected, False)


@pytest.mark.parametrize(
    ("before", "translation", "after"),
    [
        ("Some words here[^1] and there[^1]", "O[^1] bu[^1]", "Some words here[^x] and there[^y]"),
        ("Some words here and there[^1]", "O[^1] bu[^2]", "Some words here and there[^x]"),
    ],
)
def test_names_that_cannot_be_told(before: str, translation: str, after: str) -> None:
    found = merged(shelf(a=(message(before, translation),)), a=[after])
    assert first(found)[0] in {"", translation}
    assert first(found)[1] or not first(found)[0]


def test_alike_is_fuzzy_with_its_source() -> None:
    found = merged(shelf(a=(message(LONG, "çeviri", comments=("Bak.",)),)), a=[LONGER])
    (one,) = found.shelf.pages["a"].messages[:1]
    assert (one.msgstr, one.fuzzy, one.previous, one.comments) == ("çeviri", True, LONG, ("Bak.",))


def test_former_source_stays_that_of_the_translation() -> None:
    """After two edits the translator still compares with what was translated."""
    once = LONG.replace("forty", "fifty")
    twice = once.replace("boxes", "crates")
    found = merged(shelf(a=(fuzzy(once, "çeviri", LONG),)), a=[twice])
    assert found.shelf.pages["a"].messages[0].previous == LONG
    assert first(merged(found.shelf, a=[LONG])) == ("çeviri", False)


def test_unlike_is_set_aside() -> None:
    found = merged(shelf(a=(message(LONG, "çeviri"),)), a=["Quite another text."])
    assert [(m.msgid, m.msgstr, m.obsolete) for m in found.shelf.pages["a"]] == [
        ("Quite another text.", "", False), (LONG, "çeviri", True),
    ]  # fmt: skip
    assert found.tallies["a"] == {"new": 1, "set aside": 1}


def test_half_alike_keeps_the_original_too() -> None:
    """A fuzzy translation will be overwritten; its source may come back."""
    half = f"{LONG} The lists agree but for one box, about which eleven letters were written."
    found = merged(shelf(a=(message(LONG, "çeviri"),)), a=[half])
    assert [(m.msgid, m.fuzzy, m.obsolete) for m in found.shelf.pages["a"]] == [
        (half, True, False), (LONG, False, True),
    ]  # fmt: skip


def test_edited_text_before_one_still_in_use() -> None:
    """What is not in the text any more is the likelier former self of a new text."""
    new, out = LONG.replace("twice", "thrice"), LONG.replace("weighed twice", "checked thrice")
    old = shelf(a=(message(LONG, "duran"), message(out, "giden")))
    found = merged(old, a=[LONG, new])
    assert found.shelf.pages["a"].messages[1].msgstr == "giden"


def test_no_guess_for_a_text_that_was_there() -> None:
    """What a translator has left empty, or emptied, stays so when other texts come in."""
    old = shelf(a=(message(LONG),), b=(message(LONGER, "çeviri"),))
    assert first(merged(old, a=[LONG], b=[LONGER])) == ("", False)


def test_same_text_elsewhere_fills_one_that_was_there() -> None:
    old = shelf(a=(message("x"),), b=(message("x", "çeviri"),))
    assert first(merged(old, a=["x"], b=["x"])) == ("çeviri", False)


def test_comments_of_what_is_not_translated() -> None:
    """A question to a colleague is work too."""
    asked = message(LONG, comments=("Which boxes?",))
    found = merged(shelf(a=(asked,)), b=[LONG])
    assert found.shelf.pages["b"].messages[0].comments == ("Which boxes?",)
    found = merged(shelf(a=(asked,)), a=[LONG], b=[LONG])
    assert found.shelf.pages["a"].messages[0].comments == ("Which boxes?",)
    found = merged(shelf(a=(asked,), b=(message(LONG, "çeviri", comments=("Seen.",)),)), a=[LONG])
    assert found.shelf.pages["a"].messages[0].comments == ("Which boxes?", "Seen.")
    found = merged(shelf(a=(asked,)), a=["Another."])
    assert [m.comments for m in found.shelf.pages["a"] if m.obsolete] == [("Which boxes?",)]


def test_flags() -> None:
    """Kept, but for what sphinx-intl takes for a format of some programming language."""
    odd = ("fuzzy", "md-text", "python-brace-format", "python-format")
    (found,) = merged(shelf(a=(message("x", "y", flags=odd),)), a=["x"]).shelf.pages["a"].messages
    assert found.flags == ("fuzzy", "md-text")
    (found,) = merged(shelf(a=(message("x", "", flags=odd),)), a=["x"]).shelf.pages["a"].messages
    assert found.flags == ()


def test_former_source_goes_with_the_mark() -> None:
    """A translator who deletes only `fuzzy` is done."""
    left = message("x", "y", previous="z")
    (found,) = merged(shelf(a=(left,)), a=["x"]).shelf.pages["a"].messages
    assert found.previous is None


def test_page_that_is_gone() -> None:
    old = shelf(
        a=(message("x", "iks"), obsolete("y", "igrek"), message("z")), b=(message("w", "v"),)
    )
    found = merged(old, b=["w"])
    assert list(found.shelf.pages) == ["b"]
    assert found.shelf.attic == Catalog(
        "tr", (in_attic("a", "x", "iks"), in_attic("a", "y", "igrek"))
    )
    back = merged(found.shelf, a=["x", "y"], b=["w"])
    assert [m.msgstr for m in back.shelf.pages["a"]] == ["iks", "igrek"]
    assert back.shelf.attic is None


def test_two_translations_of_one_source() -> None:
    """A catalog holds a source once; the second translation goes to the attic, under its page."""
    old = shelf(a=(message("x", "kullanılan"), obsolete("x", "eski"), obsolete("x", "daha eski")))
    found = merged(old, a=["x"])
    assert [m.msgstr for m in found.shelf.pages["a"]] == ["kullanılan"]
    assert found.shelf.attic
    assert [(m.msgctxt, m.msgstr) for m in found.shelf.attic] == [
        ("a", "eski"),
        ("a / 2", "daha eski"),
    ]
    without = merged(shelf(attic=found.shelf.attic.messages), a=["x"])
    assert first(without) == ("eski", False)


def test_what_babel_leaves() -> None:
    """sphinx-intl keeps a text that came back twice: empty, and obsolete with its translation."""
    found = merged(shelf(a=(message("x"), obsolete("x", "çeviri"))), a=["x"])
    assert [(m.msgstr, m.obsolete) for m in found.shelf.pages["a"]] == [("çeviri", False)]


def test_comments_above_the_header_follow_a_renamed_page() -> None:
    old = Shelf(
        "tr", {"a": Catalog("tr", (message("x", "y"),), ("", "Translated by the group.", ""))}
    )
    found = merged(old, b=["x"])
    assert found.shelf.pages["b"].comments == ("Translated by the group.",)
    gone = merged(old, b=["w"])
    assert gone.shelf.attic
    assert gone.shelf.attic.comments == ("Translated by the group.",)


def test_origins_are_counted() -> None:
    old = shelf(a=(message("x", "1"), message("y", "2")), b=(message("z", "3"),))
    found = merged(old, b=["x", "z"], c=["y"])
    assert found.origins == {"b": {"a": 1}, "c": {"a": 1}}
    assert found.tallies["b"] == {"kept": 1, "moved": 1}


words = st.lists(
    st.sampled_from(["a", "b", "c", "d", "e", "[^1]", "[^2]", "“x”", '"x"']), max_size=6
).map(" ".join)
pages = st.dictionaries(
    st.sampled_from("abc"), st.lists(words.filter(bool), unique=True, max_size=5)
)


@settings(max_examples=300, deadline=None)
@given(pages, pages, pages)
def test_any_edits_lose_nothing(before: Any, between: Any, after: Any) -> None:
    """Texts come, go, move and come back: every translation is found, the second run idle."""
    old = shelf(
        **{
            page: tuple(message(text, f"{page}: {text}") for text in texts)
            for page, texts in before.items()
        }
    )
    merged(merged(old, **between).shelf, **after)
    back = merged(merged(old, **between).shelf, **before)
    for page, texts in before.items():
        for text, found in zip(texts, back.shelf.pages[page], strict=False):
            if not found.fuzzy and likeness.without_labels(found.msgstr).startswith(f"{page}:"):
                assert found.msgid == text


@settings(max_examples=100, deadline=None)
@given(st.lists(words, max_size=30), words)
def test_index_finds_what_comparing_all_finds(texts: list[str], text: str) -> None:
    best = WordIndex(texts).best(text, 0.55, lambda _number, ratio: (ratio,))
    ratios = [likeness.ratio(text.split(), other.split()) for other in texts if other.split()]
    highest = max(ratios, default=0.0) if text.split() else 0.0
    assert (best[1] if best else 0.0) == (highest if highest >= 0.55 else 0.0)

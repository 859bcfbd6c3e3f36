"""A second opinion: pandoc's citeproc with the Chicago style, of every work, in English.

What it prints otherwise than we do stands in data/citeproc_differences.yaml, under the reason why
ours is meant. A difference without a reason fails, and so does a reason without a difference.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml
from pybtex.backends.plaintext import Backend

from extensions.citations import chicago
from extensions.citations.export import csl
from extensions.citations.fields import kind, within
from extensions.citations.locators import parse
from extensions.citations.terms import ENGLISH
from tests import citeproc

if TYPE_CHECKING:
    from pybtex.database import Entry
    from pybtex.richtext import Text

    from tests.citeproc import Printed

DIFFERENCES = Path(__file__).parent / "data" / "citeproc_differences.yaml"
PAGED = {"book", "chapter", "article", "thesis"}
NOTHING = "(nothing)"


class Italics(Backend):
    """Text with asterisks around italics."""

    def format_tag(self, tag: str, text: str) -> str:
        return f"*{text}*" if tag == "em" else text


def locator(entry: Entry) -> str:
    """Return the page that the notes point to, where a work has pages."""
    return "12" if kind(entry) in PAGED else ""


def note(text: Text) -> str:
    """Return a note with the full stop that its author types."""
    printed = text.render(Italics())
    if printed.endswith("”"):
        return printed if printed[-2] in ".?!" else f"{printed[:-1]}.”"
    return printed if printed.endswith(".") else f"{printed}."


@pytest.fixture(scope="module")
def ours(entries: dict[str, Entry]) -> Printed:
    printed = {}
    for key, entry in entries.items():
        containers = [entries[other] for other in within(entry)]
        items = parse(locator(entry))
        printed[key, "full"] = note(chicago.full(entry, items, ENGLISH).text())
        printed[key, "short"] = note(chicago.short(entry, items, ENGLISH).text())
        printed[key, "list"] = chicago.bibliography(entry, ENGLISH, containers).render(Italics())
    return {place: csl.plain(text) for place, text in printed.items()}


@pytest.fixture(scope="module")
def theirs(entries: dict[str, Entry], tmp_path_factory: pytest.TempPathFactory) -> Printed:
    items = [
        csl.item(entry, ENGLISH, [entries[key] for key in within(entry)])
        for entry in entries.values()
    ]
    pages = {key: locator(entry) for key, entry in entries.items()}
    printed = citeproc.printed(csl.dump(items), pages, tmp_path_factory.mktemp("citeproc"))
    return {place: printed.get(place) or NOTHING for place in printed}


@pytest.fixture(scope="module")
def reasons() -> list[dict[str, Any]]:
    loaded: list[dict[str, Any]] = yaml.safe_load(DIFFERENCES.read_text(encoding="utf-8"))
    return loaded


def explain(theirs: Printed, reasons: list[dict[str, Any]]) -> tuple[Printed, list[str]]:
    """Return *theirs* with every known difference taken away, and the differences not found."""
    explained = dict(theirs)
    stale = []
    for reason in reasons:
        assert reason["reason"].strip()
        for difference in reason["differences"]:
            for place in difference["in"]:
                key, form = place.split()
                before = explained.get((key, form), NOTHING)
                after = before.replace(difference["citeproc"], difference["ours"], 1)
                if after == before:
                    stale.append(f"{place}: {difference['citeproc']!r} is not in {before!r}")
                explained[key, form] = after
    return explained, stale


def test_every_difference_has_a_reason(
    ours: Printed, theirs: Printed, reasons: list[dict[str, Any]]
) -> None:
    explained, _ = explain(theirs, reasons)
    different = {
        place: {"ours": text, "citeproc": explained.get(place, NOTHING)}
        for place, text in ours.items()
        if explained.get(place, NOTHING) != text
    }
    assert different == {}


def test_every_reason_has_a_difference(theirs: Printed, reasons: list[dict[str, Any]]) -> None:
    _, stale = explain(theirs, reasons)
    assert stale == []


def test_most_agree(ours: Printed, theirs: Printed) -> None:
    """The list of reasons must not grow into a table of everything."""
    agreeing = sum(theirs.get(place) == text for place, text in ours.items())
    assert agreeing > len(ours) * 0.6


def test_a_stale_reason_is_found() -> None:
    """The check can fail."""
    reasons = [{"reason": "x", "differences": [{"in": ["a full"], "citeproc": "y", "ours": "z"}]}]
    assert explain({("a", "full"): "no such letter"}, reasons)[1] != []
    assert explain({("a", "full"): "my"}, reasons) == ({("a", "full"): "mz"}, [])

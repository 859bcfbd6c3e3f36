"""64 mistakes and harmless changes, each judged as it deserves."""

from __future__ import annotations

from pathlib import Path
from typing import TypedDict

import pytest
import yaml

from tests.translations import Judge, judge

DATA = Path(__file__).parent / "data" / "translation_mistakes.yaml"
ALL, LEAST = 64, 62


class Row(TypedDict):
    kind: str
    check: str
    msgid: str
    msgstr: str


def rows() -> list[Row]:
    loaded: list[Row] = yaml.safe_load(DATA.read_text(encoding="utf-8"))
    return loaded


@pytest.fixture(scope="module")
def turkish() -> Judge:
    return judge()


def wanted(row: Row) -> list[str]:
    return [] if row["check"] == "-" else [row["check"]]


def test_mistakes_are_caught_and_nothing_else(turkish: Judge) -> None:
    """Each mistake once, under its id; nothing is said of what is harmless."""
    missed = []
    for row in rows():
        found = turkish.codes(row["msgid"], row["msgstr"])
        if found != wanted(row):
            missed.append(f"{row['kind']}: {wanted(row)} expected, {found} found")
    print(f"{ALL - len(missed)} of {ALL} judged rightly", *missed, sep="\n")
    assert len(rows()) == ALL
    assert ALL - len(missed) >= LEAST, missed


def test_kinds_are_told_apart() -> None:
    kinds = [row["kind"] for row in rows()]
    assert len(set(kinds)) == ALL
    assert sum(row["check"] == "-" for row in rows()) == 7

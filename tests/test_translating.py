"""TRANSLATING.md and TRANSLATING.tr.md tell the same, and no command that there is not."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from extensions import translation_checks
from tests.conftest import ROOT

if TYPE_CHECKING:
    from collections.abc import Callable

ENGLISH, TURKISH = NAMES = ("TRANSLATING.md", "TRANSLATING.tr.md")
TEXTS = {name: (ROOT / name).read_text(encoding="utf-8") for name in NAMES}
HEADING = re.compile(r"^(#+) ", re.MULTILINE)
STEP = re.compile(r"^(\d+)\. ", re.MULTILINE)
COMMAND = re.compile(r"`((?:make|git|wlc|apt-get)\b[^`]*)`")
BLOCK = re.compile(r"^    (?:git|mkdir|awk) .+$", re.MULTILINE)
ROW = re.compile(r"^\| (`[^|]*) \|", re.MULTILINE)


def commands(text: str) -> set[str]:
    """Return what *text* tells its reader to type."""
    typed = [*COMMAND.findall(text), *BLOCK.findall(text)]
    return {" ".join(command.split()) for command in typed}


def checks(text: str) -> list[str]:
    """Return the ids in the table of checks, which is the one with `untranslated`."""
    table = next(part for part in text.split("\n\n") if "| `untranslated`" in part)
    return re.findall(r"`(\w+)`", " ".join(ROW.findall(table)))


def targets(text: str) -> set[str]:
    """Return the targets of the Makefile that *text* names."""
    words = {
        word for command in commands(text) if command[:5] == "make " for word in command.split()
    }
    return {word for word in words - {"make"} if "=" not in word}


@pytest.mark.parametrize(("name", "other"), [(ENGLISH, TURKISH), (TURKISH, ENGLISH)])
def test_each_leads_to_the_other_at_its_top(name: str, other: str) -> None:
    assert f"[{other}]({other})" in TEXTS[name].partition("\n## ")[0]


@pytest.mark.parametrize("what", [HEADING.findall, STEP.findall, commands, checks])
def test_both_have_the_same(what: Callable[[str], object]) -> None:
    found = what(TEXTS[ENGLISH])
    assert found
    assert what(TEXTS[TURKISH]) == found


@pytest.mark.parametrize("name", NAMES)
def test_every_check_is_named(name: str) -> None:
    assert sorted(checks(TEXTS[name])) == sorted(translation_checks.IDS)


@pytest.mark.parametrize("name", NAMES)
def test_every_target_exists(name: str) -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    phony = re.search(r"^\.PHONY: (.*)", makefile, re.MULTILINE)
    assert phony
    named = targets(TEXTS[name])
    assert (
        {"check", "catalogs", "preview", "progress", "language"} <= named <= set(phony[1].split())
    )


def test_a_target_that_does_not_exist_would_be_found() -> None:
    assert targets("Type `make chekc`, or\n`make FORMAT=json\nprogress`.") == {"chekc", "progress"}


@pytest.mark.parametrize("name", NAMES)
def test_every_file_exists(name: str) -> None:
    """All but those of a language that there is not, and those that are built or come later."""
    paths = set(re.findall(r"`((?:locale|tools|extensions|chapters)/[\w./-]+)`", TEXTS[name]))
    paths = {path for path in paths if not path.startswith(("locale/de/", "chapters/"))}
    assert paths
    assert [path for path in paths if not (ROOT / path).exists()] == []

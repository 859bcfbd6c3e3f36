"""The marks of the index: one spelling for a heading, no dead ends, no rows of numbers."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from pathlib import Path

import pytest

CHAPTERS = Path(__file__).parents[1] / "chapters"
DIRECTIVE = re.compile(r"^```\{index\}\n(.*?)\n```\n\n(?=(\S))", re.MULTILINE | re.DOTALL)
LINE = re.compile(r"(?:(?P<main>! )?single|(?P<way>see|seealso)): (?P<rest>\S.*\S)")
ENTRIES, REFERENCES, NUMBERS = 250, 600, 8
"""As few entries and references as a scholarly index of this book may have; as many plain numbers
as a reader has patience for (Chicago 16.10 and 16.129)."""


def lines() -> list[str]:
    """Return the lines of all marks in the chapters."""
    texts = [path.read_text(encoding="utf-8") for path in sorted(CHAPTERS.glob("*.md"))]
    return [
        line for text in texts for body, _next in DIRECTIVE.findall(text)
        for line in body.splitlines()
    ]  # fmt: skip


def test_enough() -> None:
    marks = [line.removeprefix("! ") for line in lines() if "single: " in line]
    assert len(set(marks)) >= ENTRIES
    assert len(marks) >= REFERENCES


def test_chapters() -> None:
    assert faults(lines()) == []


def test_marks_stand_before_paragraphs() -> None:
    for path in CHAPTERS.glob("*.md"):
        text = path.read_text(encoding="utf-8")
        found = DIRECTIVE.findall(text)
        assert len(found) == len(re.findall(r"\{index\}", text)), path.name
        assert [after for _body, after in found if after in "[(#"] == [], path.name


@pytest.mark.parametrize(
    ("added", "fault"),
    [
        (["Karakol; and Mustafa Kemal"], "not a mark: Karakol; and Mustafa Kemal"),
        (["single: Lenin; a; b"], "not a mark: single: Lenin; a; b"),
        (["see: Kemal; Atatürk, Mustafa"], "leads nowhere: Kemal, see Atatürk, Mustafa"),
        (["see: Lenin; Trotsky, Leon"], "has places of its own: Lenin"),
        (["seealso: Kerenski; Lenin"], "has no places: Kerenski"),
        (["seealso: Lenin; Lenin"], "leads nowhere: Lenin, see also Lenin"),
        (["single: Kazım  Karabekir; at Kars"], "twice: Kazım  Karabekir, Kâzım Karabekir"),
        (["single: Sykes–Picot Agreement"], "twice: Sykes-Picot Agreement, Sykes–Picot Agreement"),
        (["single: Ukraines"], "twice: Ukraine, Ukraines"),
        (["single: Lenin"], "number and subentry: Lenin"),
        (["single: Ukraine; becomes Soviet"], "number and subentry: Ukraine"),
        (["single: Ruritania; fall of"], "one subentry alone: Ruritania"),
        (["single: Ukraine"] * 8, "too many numbers: Ukraine"),
        (["! single: Ruritania"], "the chief of one: Ruritania"),
    ],
)
def test_mutants(added: list[str], fault: str) -> None:
    assert fault in faults([*lines(), *added])


def faults(marks: list[str]) -> list[str]:
    """Return what an indexer would mend in *marks*."""
    found = [f"not a mark: {line}" for line in marks if not _parts(line)]
    read = [(parts, line) for line in marks if (parts := _parts(line))]
    ways = [parts for parts, line in read if line.startswith("see")]
    places = Counter("; ".join(parts) for parts, line in read if not line.startswith("see"))
    under: dict[str, set[str]] = defaultdict(set)
    for entry in places:
        heading, _, rest = entry.partition("; ")
        under[heading].add(rest)
    found += _dead_ends(ways, set(under))
    found += _twice([*under, *{a for a, _see, _b in ways}])
    found += [f"number and subentry: {name}" for name, subs in under.items()
              if "" in subs and len(subs) > 1]  # fmt: skip
    found += [f"one subentry alone: {name}" for name, subs in under.items()
              if len(subs) == 1 and "" not in subs]  # fmt: skip
    found += [f"too many numbers: {entry}" for entry, n in places.items() if n > NUMBERS]
    chief = ["; ".join(parts) for parts, line in read if line.startswith("!")]
    return found + [f"the chief of one: {entry}" for entry in chief if places[entry] == 1]


def _parts(line: str) -> list[str]:
    """Return heading and subentry, or the two ends of a reference and its word; else nothing."""
    match = LINE.fullmatch(line)
    parts = match["rest"].split("; ") if match else []
    if match and match["way"]:
        word = {"see": "see", "seealso": "see also"}[match["way"]]
        return [parts[0], word, parts[1]] if len(parts) == 2 else []
    return parts if len(parts) <= 2 else []


def _dead_ends(ways: list[list[str]], headings: set[str]) -> list[str]:
    found = [f"leads nowhere: {start}, {word} {end}" for start, word, end in ways
             if end not in headings or end == start]  # fmt: skip
    found += [f"has places of its own: {start}" for start, word, _end in ways
              if word == "see" and start in headings]  # fmt: skip
    return found + [f"has no places: {start}" for start, word, _end in ways
                    if word == "see also" and start not in headings]  # fmt: skip


def _twice(headings: list[str]) -> list[str]:
    """Return headings that differ by case, accents, marks, spacing or a plural only."""
    alike: dict[str, set[str]] = defaultdict(set)
    for heading in headings:
        plain = unicodedata.normalize("NFKD", heading.replace("ı", "i")).casefold()
        words = re.findall(r"\w+", "".join(c for c in plain if not unicodedata.combining(c)))
        alike["".join(word.removesuffix("s") for word in words)].add(heading)
    return [f"twice: {', '.join(sorted(names))}" for names in alike.values() if len(names) > 1]

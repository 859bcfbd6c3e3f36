"""The data of registers/: sound, and true to the chapters; each check turns red on a mistake."""

from __future__ import annotations

import re
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from extensions.citations import targets
from extensions.registers import appearances, lint, reading
from extensions.registers.records import REGISTERS, Correction, Event, Named, Person, Placed
from tests.conftest import ROOT

if TYPE_CHECKING:
    from pathlib import Path

    from pybtex.database import Entry

    from extensions.registers.reading import Register

SMALL = ROOT / "tests" / "roots" / "registers" / "registers"
KINDS = list(REGISTERS)
# Fewest entries of each register: nothing of the book's back matter may get lost.
ENTRIES = {
    "chronology": 223, "people": 187, "organizations": 101, "places": 108, "glossary": 117,
    "corrections": 180,
}  # fmt: skip

# register, what is there, what is typed instead, the line that is told, what is said
MISTAKES = {
    "no day of the calendar": ("chronology", "1918-11-01/", "1918-11-31/", 16, "1918-11-31"),
    "span that runs backward": (
        "chronology", "11-01/1918-11-05", "11-05/1918-11-01", 16, "no date"),
    "words for a date": ("chronology", "date: 1926", "date: spring 1926", 21, "no date"),
    "life that ends before it begins": ("people", "1872/1936", "1936/1872", 4, "no date"),
    "part of a day": ("chronology", "date: 1918-11\n", "date: 1918-11-02\n", 5, "no month"),
    "unknown part": ("chronology", "part: late", "part: later", 5, "later"),
    "id twice": ("people", "id: ismet", "id: cemal", 15, "stands already in line 8"),
    "name twice": ("people", "name: Cemal Pasha", "name: chicherin, GEORGY", 8, "line 1"),
    "cross-entry twice": ("people", "İnönü, İsmet", "Cemal Pasha", 15, "line 8"),
    "term twice": ("glossary", "term: envoy", "term: Armistice", 16, "line 6"),
    "id with a capital": ("people", "id: ismet", "id: Ismet", 15, "small letters"),
    "full stop": ("people", "People’s commissar", "People’s commissar.", 5, "full stop"),
    "field misspelt": ("people", "  role: People", "  rôle: People", 5, "Did you mean role?"),
    "field missing": ("people", "  role: People’s commissar\n", "", 1, "Add: role: …"),
    "list for a name": ("people", "name: Cemal Pasha", "name: [Cemal Pasha]", 9, "expected str"),
    "no sections": ("people", "[second-section]", "[]", 6, "no section"),
    "everywhere and somewhere": (
        "people", "[throughout]", "[throughout, a]", 13, "one or the other"),
    "section twice": (
        "chronology", "[first-section, second", "[second-section, second", 12, "twice"),
    "heading for a label": ("people", "[second-section]", "[Second Section]", 6, "(label)="),
    "exception without a rule": (
        "people", "  role: People’s commissar", "  role: x\n  unnamed:\n    a: b", 6, "not among"),
    "citation": ("chronology", '"kurat1990{327-328}"', '"kurat1990{pp. 327}"', 13, "pp."),
    "colon in a text": ("people", "role: Minister of", "role: Minister: of", 12, "quotation marks"),
    "asterisk before a text": ("people", "role: Minister of", "role: *Minister* of", 12, "* or &"),
    "role before a text": ("people", "role: Minister", "role: {tr}`Nazır`", 12, "with a sign"),
    "bracket": ("people", "sections: [throughout]", "sections: [throughout", 15, "close every"),
    "indent": ("people", "  role: Minister", " role: Minister", 12, "Indent"),
    "field twice": (
        "people", "  role: Minister", "  name: x\n  role: Minister", 12, "name stands twice"),
    "tab": ("people", "  role: Minister", "\trole: Minister", 12, "spaces"),
    "no list": ("people", "- id: chicherin\n  name", "id: chicherin\nname", 3, "not valid YAML"),
    "bell": ("people", "Minister", "Min\aister", 12, "control character"),
}  # fmt: skip


def register(kind: str) -> Register:
    return reading.read(ROOT, kind)


def chapters() -> dict[str, str]:
    paths = sorted((ROOT / "chapters").glob("*.md"))
    return {f"chapters/{path.name}": path.read_text(encoding="utf-8") for path in paths}


@pytest.mark.parametrize("kind", KINDS)
def test_sound(kind: str) -> None:
    found = register(kind)
    assert found.problems == []
    assert len(found.entries) >= ENTRIES[kind]


def test_true_to_the_book(entries: dict[str, Entry]) -> None:
    """Every label, citation and name that a register claims is there."""
    assert lint.lint(ROOT, chapters(), entries) == []


@pytest.mark.parametrize("name", MISTAKES)
def test_mistake(name: str) -> None:
    kind, old, new, line, said = MISTAKES[name]
    text = (SMALL / f"{kind}.yaml").read_text(encoding="utf-8")
    assert reading.parse(text, kind).problems == []
    assert old in text
    told = [str(problem) for problem in reading.parse(text.replace(old, new, 1), kind).problems]
    assert len(told) == 1, told
    assert told[0].startswith(f"registers/{kind}.yaml:{line}: "), told
    assert said in told[0]
    assert re.search(r"[.?…] \[registers\.(syntax|entry|duplicate)\]$", told[0]), told


def test_every_mistake_of_a_file_is_told() -> None:
    text = (SMALL / "people.yaml").read_text(encoding="utf-8")
    spoilt = text.replace("1872/1936", "1936/1872").replace("id: ismet", "id: Ismet")
    assert [problem.line for problem in reading.parse(spoilt, "people").problems] == [4, 15]


def test_missing_file_and_encoding(tmp_path: Path) -> None:
    (missing,) = reading.read(tmp_path, "people").problems
    assert str(missing).startswith("registers/people.yaml:1: file not found. Restore it")
    (tmp_path / "registers").mkdir()
    (tmp_path / "registers" / "people.yaml").write_bytes(b"- id: \xff\n")
    (problem,) = reading.read(tmp_path, "people").problems
    assert "UTF-8" in str(problem)


def test_chronology_covers_the_years() -> None:
    """Every year from 1914 to 1922, in the order of time, each event with a section."""
    whens = [entry.record.when for entry in register("chronology").entries
             if isinstance(entry.record, Event)]  # fmt: skip
    assert {when.year for when in whens} >= set(range(1914, 1923))
    assert [when.order for when in whens] == sorted(when.order for when in whens)


def test_sources_name_what_the_sections_cite() -> None:
    """A source of an event is cited, with the same locator or a part of it, where it is told."""
    texts = appearances.sections(chapters().values())
    raw = dict.fromkeys(texts, "")
    for chapter in chapters().values():
        _before, *parts = re.split(r"^\(([a-z0-9-]+)\)=$", chapter, flags=re.MULTILINE)
        raw |= dict(zip(parts[::2], parts[1::2], strict=True))
    astray = []
    for entry in register("chronology").entries:
        record = entry.record
        assert isinstance(record, Event)
        cited = " ".join(raw[label] for label in record.labels)
        for source in record.sources:
            keys = [target.key for target in targets.read(source).targets]
            astray += [(record.id, key) for key in keys if not re.search(rf"\b{key}\b", cited)]
    assert astray == []


# Labels, citations and names that are not there

SPOILT = {
    "label": ("people", ": [second-section]", ": [secnd-section]", "registers.label"),
    "label of an event": (
        "chronology", "[first-section]\n\n- id: day", "[firs-section]\n\n- id: day",
        "registers.label"),
    "page of a correction": ("corrections", ": abstract", ": abstrct", "registers.label"),
    "work": ("chronology", "kurat1990{327", "kurat199{327", "citations.unknown_key"),
    "name": ("people", "name: Chicherin, Georgy", "name: Karakhan, Lev", "registers.appearance"),
}  # fmt: skip

TEXT = """\
(first-section)=
# First

İsmet and the CUP, the Committee of Union and Progress, the 11th Red Army and the 3rd Division.

```{index}
single: Karakhan, Lev
```

(second-section)=
## Second

Chicherin at {tr}`Gümrü`.
"""


def small(root: Path) -> Path:
    """Return a folder with the small registers."""
    (root / "registers").mkdir()
    for kind in KINDS:
        text = (SMALL / f"{kind}.yaml").read_text(encoding="utf-8")
        (root / "registers" / f"{kind}.yaml").write_text(text, encoding="utf-8")
    return root


PAGES = {"chapters/one.md": TEXT, "chapters/abstract.md": "# Abstract\n"}


def test_small_registers_are_clean(tmp_path: Path, entries: dict[str, Entry]) -> None:
    assert lint.lint(small(tmp_path), PAGES, entries) == []


@pytest.mark.parametrize("name", SPOILT)
def test_claim_that_is_not_true(tmp_path: Path, entries: dict[str, Entry], name: str) -> None:
    kind, old, new, code = SPOILT[name]
    path = small(tmp_path) / "registers" / f"{kind}.yaml"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    found = lint.lint(tmp_path, PAGES, entries)
    assert [(problem.file, problem.code) for problem in found] == [(f"registers/{kind}.yaml", code)]
    assert found[0].line > 1
    assert found[0].cure


def test_exception_that_is_needed_no_more(tmp_path: Path, entries: dict[str, Entry]) -> None:
    path = small(tmp_path) / "registers" / "people.yaml"
    text = path.read_text(encoding="utf-8")
    spoilt = text.replace("  role: People", "  unnamed:\n    second-section: why\n  role: People")
    path.write_text(spoilt, encoding="utf-8")
    (problem,) = lint.lint(tmp_path, PAGES, entries)
    assert (problem.line, problem.cure) == (5, "Delete the exception.")


@pytest.mark.parametrize(
    ("name", "also", "called", "text", "named"),
    [
        ("Chicherin, Georgy", (), (), "wrote Chicherin’s deputy", True),
        ("Chicherin, Georgy", (), (), "wrote Georgy", False),
        ("Ali Fuat (Cebesoy)", (), (), "that Ali Fuat told", True),
        ("Ali Fuat (Cebesoy)", (), (), "that Cebesoy told", False),
        ("Enver Pasha", (), ("Enver",), "that Enver told", True),
        ("Enver Pasha", (), (), "that Enver told", False),
        ("Moore, Laurence", (), (), "the Moores", False),
        ("Gümrü", ("Alexandropol",), (), "at Alexandropol", True),
    ],
)
def test_who_is_named(
    name: str, also: tuple[str, ...], called: tuple[str, ...], text: str, named: bool
) -> None:
    record = Named(id="x", name=name, also=also, called=called, sections=("a",))
    assert appearances.is_named(record, text) is named


def test_text_of_sections() -> None:
    """Each section by its label, its subsections apart, without markup and index."""
    assert appearances.sections([TEXT]) == {
        "first-section": "# First İsmet and the CUP, the Committee of Union and Progress, the 11th "
        "Red Army and the 3rd Division.",
        "second-section": "## Second Chicherin at Gümrü.",
    }


def test_exceptions_have_reasons() -> None:
    for kind in ("people", "organizations", "places"):
        for entry in register(kind).entries:
            assert isinstance(entry.record, Named)
            assert all(len(reason) > 10 for reason in entry.record.unnamed.values())


def test_every_person_is_somewhere() -> None:
    for entry in register("people").entries:
        assert isinstance(entry.record, Person)
        assert entry.record.labels or entry.record.everywhere


def test_sections_stand_in_the_order_of_the_book() -> None:
    index = (ROOT / "index.md").read_text(encoding="utf-8")
    pages = [page for page in re.findall(r"^chapters/\S+$", index, re.MULTILINE)
             if f"{page}.md" in chapters()]  # fmt: skip
    order = list(appearances.sections(chapters()[f"{page}.md"] for page in pages))
    for kind in KINDS:
        for entry in register(kind).entries:
            if isinstance(entry.record, Placed):
                places = [order.index(label) for label in entry.record.labels]
                assert places == sorted(places), entry.record.id
    sections = [entry.record.section for entry in register("corrections").entries
                if isinstance(entry.record, Correction)]  # fmt: skip
    known = [order.index(label) for label in sections if label in order]
    assert known == sorted(known)


def test_reading_does_not_crash() -> None:
    """A union of list and text in a type of msgspec 0.22 ended every fourth run."""
    code = (
        "from pathlib import Path; from extensions.registers import reading, records; "
        "[reading.read(Path(), kind) for kind in records.REGISTERS]"
    )
    runs = [subprocess.Popen([sys.executable, "-c", code], cwd=ROOT) for _ in range(12)]
    assert [run.wait(timeout=120) for run in runs] == [0] * 12

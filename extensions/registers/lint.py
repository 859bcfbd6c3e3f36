"""What is wrong in registers/, as far as it can be told without a build: `make check`."""

from __future__ import annotations

import difflib
from typing import TYPE_CHECKING

from extensions.citations import lint_citations
from extensions.problems import Problem
from extensions.registers import appearances, reading
from extensions.registers.links import PAGES
from extensions.registers.records import REGISTERS, Correction, Event, Placed

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from pybtex.database import Entry

    from extensions.registers.reading import Register


def lint(root: Path, chapters: Mapping[str, str], works: Mapping[str, Entry]) -> list[Problem]:
    """Return the problems of all registers of the book in *root*.

    *chapters* has the text of each page by its name in chapters/, *works* are those that can be
    cited. A book need not have every register.
    """
    texts = appearances.sections(chapters.values())
    pages = {name.removeprefix(f"{PAGES}/").removesuffix(".md") for name in chapters}
    found: list[Problem] = []
    for kind in REGISTERS:
        if (root / reading.file_name(kind)).is_file():
            register = reading.read(root, kind)
            found += register.problems
            found += _labels(register, {*texts, *pages})
            found += _citations(register, works)
            found += appearances.problems(register, texts)
    return found


def _labels(register: Register, known: set[str]) -> Iterator[Problem]:
    for entry in register.entries:
        record = entry.record
        if isinstance(record, Correction):
            field, labels = "section", [record.section]
        elif isinstance(record, Placed):
            field, labels = "sections", list(record.labels)
        else:
            continue
        for label in labels:
            if label not in known:
                near = difflib.get_close_matches(label, known, n=1, cutoff=0.5)
                cure = f"Did you mean {near[0]}?" if near else "Write (label)= above its heading."
                message = f"no section has the label “{label}”"
                yield Problem(register.name, entry.lines[field], message, cure, "registers.label")


def _citations(register: Register, works: Mapping[str, Entry]) -> Iterator[Problem]:
    for entry in register.entries:
        if isinstance(entry.record, Event) and entry.record.sources:
            line = entry.lines["sources"]
            yield from lint_citations.in_text(entry.record.roles, register.name, works, line)

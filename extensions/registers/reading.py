"""A register as it stands in its file: entries with their types and lines, or what is wrong."""

from __future__ import annotations

import difflib
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import msgspec

from extensions import turkish
from extensions.problems import Problem, read_utf8
from extensions.registers import yaml_lines
from extensions.registers.records import REGISTERS, Record, cure_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

FOLDER = "registers"
"""Where the files stand, below the book."""

ENTRY = "registers.entry"


@dataclass(frozen=True)
class Entry:
    """A record and the line of each of its fields."""

    record: Record
    lines: dict[str, int]

    @property
    def line(self) -> int:
        """Return where the entry begins."""
        return self.lines["id"]


@dataclass
class Register:
    """What could be read of the file *name*, shown in problems, and what could not."""

    name: str
    entries: list[Entry] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


def file_name(kind: str) -> str:
    """Return the file of the register *kind* (``people``…), relative to the book."""
    return f"{FOLDER}/{kind}.yaml"


def read(root: Path, kind: str) -> Register:
    """Return the register *kind* of the book in *root*."""
    name = file_name(kind)
    path = root / name
    if not path.is_file():
        cure = f"Restore it: git checkout {name}"
        return Register(name, problems=[Problem(name, 1, "file not found", cure, "registers.file")])
    text = read_utf8(path, name)
    return Register(name, problems=[text]) if isinstance(text, Problem) else parse(text, kind)


def parse(text: str, kind: str) -> Register:
    """Return the register *kind* that *text* holds."""
    register = Register(file_name(kind))
    read = yaml_lines.read(text, register.name)
    if isinstance(read, Problem):
        register.problems.append(read)
        return register
    data, lines = read
    if not isinstance(data, list):
        cure = "Begin each with a line “- id:”."
        problem = Problem(register.name, 1, "no list of entries", cure, code=yaml_lines.SYNTAX)
        register.problems.append(problem)
        return register
    for at, fields in enumerate(data):
        own = {path[1]: line for path, line in lines.items() if path[:1] == (at,) and path[1:]}
        _read_entry(register, REGISTERS[kind], fields, lines[(at,)], {str(k): own[k] for k in own})
    register.problems += duplicates(register)
    return register


def _read_entry(
    register: Register, kind: type[Record], fields: Any, line: int, lines: dict[str, int]
) -> None:
    try:
        record = msgspec.convert(fields, kind, strict=False)
    except msgspec.ValidationError as error:
        register.problems.append(_type_problem(register.name, kind, line, lines, str(error)))
        return
    found = [
        Problem(register.name, lines.get(name, line), f"{name}: {message}", cure, code=ENTRY)
        for name, message, cure in record.problems()
    ]
    register.problems += found
    if not found:
        register.entries.append(Entry(record, lines))


def _type_problem(
    name: str, kind: type[Record], line: int, lines: dict[str, int], said: str
) -> Problem:
    """Return what msgspec *said* in the words of who wrote the file."""
    what, _, where = said.partition(" - at `$.")
    where = where.rstrip("`").partition(".")[0].partition("[")[0]
    named = re.search(r"field `([\w-]+)`", what)
    pattern = re.search(r"matching regex '(.*)'", what)
    if named and "missing" in what:
        return Problem(name, line, f"{named[1]} is missing", f"Add: {named[1]}: …", code=ENTRY)
    if named:
        known = [known.encode_name for known in msgspec.structs.fields(kind)]
        close = difflib.get_close_matches(named[1], known, n=1)
        cure = f"Did you mean {close[0]}?" if close else f"Known are: {', '.join(known)}."
        message = f"{named[1]} is not a field of this register"
        return Problem(name, lines.get(named[1], line), message, cure, code=ENTRY)
    message, cure = f"{what[0].lower()}{what[1:]}".replace("`", ""), yaml_lines.LIKE_OTHERS
    if pattern:
        message, cure = "not as it should be", cure_of(pattern[1])
    message = f"{where or 'entry'}: {message}"
    return Problem(name, lines.get(where, line), message, cure, code=ENTRY)


def duplicates(register: Register) -> Iterator[Problem]:
    """Yield the ids and names that stand twice; accents and capitals make no difference."""
    seen: dict[tuple[str, str], int] = {}
    for entry in register.entries:
        keys = [("id", entry.record.id)]
        keys += [("name", turkish.fold(name, "en")) for name in entry.record.names]
        for kind, key in dict.fromkeys(keys):
            first = seen.setdefault((kind, key), entry.line)
            if first != entry.line:
                yield Problem(
                    register.name,
                    entry.line,
                    f"the {kind} “{key}” stands already in line {first}",
                    "Join the two entries, or rename one.",
                    "registers.duplicate",
                )

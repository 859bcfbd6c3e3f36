"""Does a section really name what a register says that it speaks of? Pure.

A name counts when it stands there as the register writes it, without what follows it in
parentheses and, where a family name comes first, by that alone: “Chicherin, Georgy” is found as
“Chicherin”, “Ali Fuat (Cebesoy)” as “Ali Fuat” or by one of his other names.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from extensions.problems import Problem
from extensions.registers.records import Named

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from extensions.registers.reading import Register

_LABEL = re.compile(r"^\(([a-z0-9-]+)\)=$", re.MULTILINE)
_MARKUP = re.compile(r"\{[a-z]+\}|[*`]")


def sections(chapters: Iterable[str]) -> dict[str, str]:
    """Return label → text of the section, without its subsections, of all *chapters* in MyST."""
    found: dict[str, str] = {}
    for chapter in chapters:
        _before, *parts = _LABEL.split(chapter)
        for label, text in zip(parts[::2], parts[1::2], strict=True):
            found[label] = " ".join(_MARKUP.sub("", text).split())
    return found


def names(record: Named) -> list[str]:
    """Return the forms in which a text may name what *record* is about."""
    forms = []
    for name in (record.name, *record.also, *record.called):
        plain = re.sub(r"\s*\([^)]*\)", "", _MARKUP.sub("", name))
        forms.append(plain.partition(",")[0].strip())
    return list(dict.fromkeys(forms))


def is_named(record: Named, text: str) -> bool:
    """Say whether *text* names what *record* is about, as whole words."""
    return any(re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text) for name in names(record))


def problems(register: Register, texts: Mapping[str, str]) -> Iterator[Problem]:
    """Yield the sections of *texts* that do not name an entry of *register* as it claims."""
    for entry in register.entries:
        record = entry.record
        if not isinstance(record, Named):
            continue
        for label in record.labels:
            found = _problem(record, label, texts)
            if found:
                field, message, cure = found
                line = entry.lines[field]
                yield Problem(register.name, line, message, cure, "registers.appearance")


def _problem(record: Named, label: str, texts: Mapping[str, str]) -> tuple[str, str, str] | None:
    """Return field, mistake and cure, if the section *label* does not keep to its claim."""
    if label not in texts:
        return "sections", f"no section has the label {label}", "Mend the label."
    named, excepted = is_named(record, texts[label]), label in record.unnamed
    if named and excepted:
        return "unnamed", f"{label} does name {record.name}", "Delete the exception."
    if named or excepted:
        return None
    cure = "Delete the label, add the name that it uses to called, or give the reason under unnamed"
    return "sections", f"{label} does not name {record.name}", f"{cure}: {label}: …"

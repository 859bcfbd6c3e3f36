"""Where a text names what a register explains. Pure.

A name is found as the register has it: a person also by the family name alone, if no other person
of the register can be meant by it, and an organization by its Turkish name. The longest name wins:
in “Treaty of Moscow” the city is not named. A suffix is not part of a name: “Moskova’ya”.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from extensions.registers.records import Named, Organization, Person, Place, Term

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from extensions.registers.records import Record

KINDS = ("people", "organizations", "places", "glossary")
"""Registers that explain; of two that have the same name, the first does."""

_MARKUP = re.compile(r"\{[a-z]+\}|[*`]")
_PARENTHESES = re.compile(r"\s*\([^)]*\)")


@dataclass(frozen=True)
class Explained:
    """An entry: its register, its address, and the sections that may name it.

    *labels* is ``None`` where every section may. Of what is *everywhere* one link a chapter is
    enough, and of a word once explained.
    """

    kind: str
    address: str
    labels: frozenset[str] | None = None
    everywhere: bool = False

    def may_be_in(self, label: str) -> bool:
        """Return whether the section with *label* can mean this entry."""
        return self.labels is None or label in self.labels


class Form(NamedTuple):
    """A name of an entry. The lower *rank*, the more it is its own; a title is in *italics*."""

    text: str
    rank: int
    italics: bool = False


class Mention(NamedTuple):
    """A place in a text, and which entry is named there; ``None`` if none can be meant for sure."""

    start: int
    end: int
    entry: Explained | None


def explained(kind: str, record: Record) -> Explained:
    """Return what is to be known of *record* in the register *kind*."""
    address = f"{kind}-{record.id}"
    if isinstance(record, Named) and not record.everywhere:
        return Explained(kind, address, frozenset(record.labels))
    return Explained(kind, address, everywhere=True)


def forms(record: Record, name: str) -> Iterator[Form]:
    """Yield the names of *record*, whose name in the edition is *name*."""
    if isinstance(record, Term | Place) and record.known:
        return
    if isinstance(record, Term):
        yield Form(plain(name), 0)
        return
    if not isinstance(record, Named):
        return
    italics = record.name.startswith("*")
    for count, text in enumerate((name, *record.also)):
        family, comma, given = plain(text).partition(", ")
        rank = min(count, 1)
        if not comma:
            yield Form(plain(text), rank, italics)
        elif isinstance(record, Person):
            yield Form(f"{given} {family}", rank)
            yield Form(family, 1)
        else:
            yield Form(f"{given} {family}", rank, italics)
    if isinstance(record, Organization):
        if record.turkish:
            yield Form(plain(record.turkish), 1, italics)
        if record.abbreviation:
            yield Form(record.abbreviation, 1)
    # What the text calls it by besides: names, not words such as “parliament”.
    for text in record.called:
        if text[:1] != text[:1].lower() and "," not in text:
            yield Form(plain(text), 2, italics)


def plain(name: str) -> str:
    """Return *name* without markup, and without what stands in parentheses after it."""
    return _PARENTHESES.sub("", _MARKUP.sub("", name)).strip()


class Directory:
    """All names of the registers, and whom each of them means."""

    def __init__(self, named: Iterable[tuple[Explained, Iterable[Form]]]) -> None:
        """Take entries with their forms."""
        claims: dict[tuple[str, bool], dict[Explained, int]] = defaultdict(dict)
        for entry, found in named:
            for form in found:
                ranks = claims[form.text, form.italics]
                ranks[entry] = min(form.rank, ranks.get(entry, form.rank))
        self.names = {key: _meant(ranks) for key, ranks in claims.items()}
        self.pattern = _pattern(text for text, italics in self.names if not italics)

    def meant_by(self, text: str, *, italics: bool) -> Explained | None:
        """Return the entry that the whole *text* is a name of."""
        return self.names.get((" ".join(text.split()), italics))

    def find(self, text: str) -> Iterator[Mention]:
        """Yield every name in *text*, in its order."""
        for match in self.pattern.finditer(text):
            entry = self.meant_by(match[0], italics=False)
            if entry and entry.kind in {"people", "places"} and _is_part(text, match):
                entry = None
            yield Mention(match.start(), match.end(), entry)


def _meant(ranks: Mapping[Explained, int]) -> Explained | None:
    """Return whom a name means; ``None`` where two persons, or two of one register, have it."""
    people = [entry for entry in ranks if entry.kind == "people"]
    if len(people) > 1:
        return None
    best = min(ranks.values())
    found = sorted(
        (entry for entry, rank in ranks.items() if rank == best),
        key=lambda entry: KINDS.index(entry.kind),
    )
    return None if [entry.kind for entry in found].count(found[0].kind) > 1 else found[0]


def _pattern(names: Iterable[str]) -> re.Pattern[str]:
    """Return what finds *names*, the longest first, as whole words over ends of lines."""
    alternatives = []
    for name in sorted(set(names), key=lambda name: (-len(name), name)):
        alternatives.append(re.sub(r"(?:\\ |\s)+", r"\\s+", re.escape(name)))
    return re.compile(rf"(?<![\w-])(?:{'|'.join(alternatives) or '(?!)'})(?![\w]|-\w)")


def _is_part(text: str, match: re.Match[str]) -> bool:
    """Say whether a single word is part of a longer name: “North Caucasus”, “Treaty of Paris”."""
    if re.search(r"\s", match[0]):
        return False
    after = re.match(r"\s+([^\W\d_])", text[match.end() :])
    before = re.search(r"([^\W\d_])[^\W\d_]*\s+of\s+$", text[: match.start()])
    return any(found and found[1].isupper() for found in (after, before))

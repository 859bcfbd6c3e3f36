"""What an entry of each register is: one type a file in registers/.

Texts for readers are MyST in one block and end without a full stop; the page sets it. They are
translated in the catalog of the page, never here.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Annotated, Literal

import msgspec

from extensions.citations import targets
from extensions.registers.dates import When, parse_when

if TYPE_CHECKING:
    from collections.abc import Iterator

THROUGHOUT = "throughout"
"""In place of sections: the book speaks of it everywhere."""

Id = Annotated[str, msgspec.Meta(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
Text = Annotated[str, msgspec.Meta(pattern=r"[^.]$")]
Label = Annotated[str, msgspec.Meta(pattern=r"^[a-z0-9-]+$")]

PATTERNS = {
    r"^[a-z0-9]+(-[a-z0-9]+)*$": "Write small letters of a to z, figures and single hyphens.",
    r"^[a-z0-9-]+$": "Write the label of a section, as it stands in (label)= above its heading.",
    r"[^.]$": "Write it without a full stop at its end; the page sets one.",
}
"""What to type where a field does not fit."""


class Record(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename="kebab", kw_only=True):
    """An entry: ``id`` is its address in every edition and format, and never changes."""

    id: Id

    @property
    def names(self) -> list[str]:
        """Return under what the entry can be looked up; no other entry may have the same."""
        return []

    def problems(self) -> Iterator[tuple[str, str, str]]:
        """Yield field, what is wrong with it and the cure, where the types do not tell."""
        return iter(())


class Placed(Record, frozen=True, kw_only=True):
    """An entry with the sections that speak of it, in the order of the book, or ``throughout``."""

    sections: tuple[Label, ...]

    @property
    def everywhere(self) -> bool:
        """Return whether the whole book speaks of it."""
        return self.sections == (THROUGHOUT,)

    @property
    def labels(self) -> tuple[str, ...]:
        """Return the labels of its sections; none when it is everywhere."""
        return () if self.everywhere else self.sections

    def problems(self) -> Iterator[tuple[str, str, str]]:
        """Yield what is wrong with the list of sections."""
        if not self.sections:
            yield "sections", "no section", f"Write the labels of some, or {THROUGHOUT}."
        elif THROUGHOUT in self.labels:
            yield "sections", f"{THROUGHOUT} and single sections", "Delete one or the other."
        elif len(set(self.labels)) < len(self.labels):
            yield "sections", "a section stands twice", "Delete one of the two."


class Event(Placed, frozen=True, kw_only=True):
    """Something that happened; ``sources`` are typed as in the role ``cite``.

    Of a month that is all one knows, ``part`` says whether it was its beginning or its end.
    """

    date: str
    part: Literal["", "early", "middle", "late"] = ""
    title: Text
    sources: tuple[str, ...] = ()

    @property
    def roles(self) -> str:
        """Return the sources as MyST."""
        return "; ".join(f"{{cite}}`{source}`" for source in self.sources)

    @property
    def when(self) -> When:
        """Return the date, which `problems` has found to be one."""
        when = parse_when(self.date)
        assert when is not None
        return when

    def problems(self) -> Iterator[tuple[str, str, str]]:
        """Yield what is wrong with the date and with the citations."""
        yield from super().problems()
        yield from date_problems("date", self.date)
        if self.part and not re.fullmatch(r"[0-9]{4}-[0-9]{2}[?~%]?", self.date):
            yield "part", "the date is no month", "Write the month without a day, or no part."
        for source in self.sources:
            for _kind, message in targets.read(source).problems:
                yield "sources", message, "Write it as in the role cite."


class Named(Placed, frozen=True, kw_only=True):
    """An entry under a name; ``also`` are other names and spellings, shown beside it.

    Each of them is translated; a translation leaves one out by calling it as it calls the entry.
    ``called`` are forms that the text uses besides, which nobody needs to be told.
    ``unnamed`` gives the sections that speak of it without any of these names, each with the
    reason why they do so.
    """

    name: Annotated[str, msgspec.Meta(min_length=1)]
    also: tuple[str, ...] = ()
    called: tuple[str, ...] = ()
    unnamed: dict[Label, str] = {}

    @property
    def names(self) -> list[str]:
        """Return the name."""
        return [self.name]

    def problems(self) -> Iterator[tuple[str, str, str]]:
        """Yield exceptions without a rule."""
        yield from super().problems()
        for label in self.unnamed:
            if label not in self.labels:
                yield "unnamed", f"{label} is not among its sections", "Add it there, or delete it."


class Person(Named, frozen=True, kw_only=True):
    """A person under the name by which the text calls him or her.

    ``under`` gives other names under which a reader may look, a later surname for instance.
    ``life`` is a span of years, an addition of ours unless ``life-in-thesis``.
    """

    role: Text
    under: tuple[str, ...] = ()
    life: str = ""
    life_in_thesis: bool = False

    @property
    def names(self) -> list[str]:
        """Return the name and those from which an entry leads to it."""
        return [self.name, *self.under]

    def problems(self) -> Iterator[tuple[str, str, str]]:
        """Yield what is wrong with the years."""
        yield from super().problems()
        yield from date_problems("life", self.life)


class Organization(Named, frozen=True, kw_only=True):
    """A body, an army, a paper; ``turkish`` is its own name where that is Turkish."""

    what: Text
    abbreviation: str = ""
    turkish: str = ""
    active: str = ""

    def problems(self) -> Iterator[tuple[str, str, str]]:
        """Yield what is wrong with the dates."""
        yield from super().problems()
        yield from date_problems("active", self.active)


class Place(Named, frozen=True, kw_only=True):
    """A place under the name that the text uses; ``now`` is its name today, if another."""

    what: Text
    now: str = ""


class Term(Record, frozen=True, kw_only=True):
    """A word of the time or of the subject, in both languages, with what it means."""

    term: Annotated[str, msgspec.Meta(min_length=1)]
    turkish: Annotated[str, msgspec.Meta(min_length=1)]
    gloss: Text

    @property
    def names(self) -> list[str]:
        """Return the term."""
        return [self.term]


class Correction(Record, frozen=True, kw_only=True):
    """Where the book departs from the thesis: what that has, what is right, and why."""

    section: Label
    thesis: Text
    right: Text
    why: Text = ""


REGISTERS: dict[str, type[Record]] = {
    "chronology": Event,
    "people": Person,
    "organizations": Organization,
    "places": Place,
    "glossary": Term,
    "corrections": Correction,
}
"""Name of a file in registers/ → type of its entries."""


def date_problems(field: str, text: str) -> Iterator[tuple[str, str, str]]:
    """Yield the problem that *text* is no date, with the forms there are."""
    if text and parse_when(text) is None:
        yield (
            field,
            f"“{text}” is no date of the calendar",
            "Write 1919-05-15, 1919-05, 1919 or two with a slash between.",
        )


def cure_of(pattern: str) -> str:
    """Return what to type where a field does not fit *pattern*."""
    return PATTERNS.get(pattern, f"It must match {re.escape(pattern)}.")

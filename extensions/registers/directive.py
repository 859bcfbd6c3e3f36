"""The directive ``{register} people``: a file of registers/ as a list on a page."""

from __future__ import annotations

import difflib
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx import addnodes
from sphinx.locale import _
from sphinx.util import logging
from sphinx.util.docutils import SphinxDirective

from extensions.registers import links, reading
from extensions.registers.arranging import ALPHABETICAL, REGISTER, heading, note_term
from extensions.registers.entries import FIRST, LAST, Maker, cross_entry, is_under_year
from extensions.registers.records import REGISTERS, Correction, Event, Person, Term
from extensions.registers.texts import Texts, headword

if TYPE_CHECKING:
    from collections.abc import Iterable

    from extensions.problems import Problem
    from extensions.registers.dates import When
    from extensions.registers.reading import Entry

logger = logging.getLogger(__name__)
TYPE = "registers"


class RegisterDirective(SphinxDirective):
    """Shows one register; a mistake in its file is a warning with the line there."""

    required_arguments = 1
    has_content = False

    def run(self) -> list[nodes.Node]:
        """Return the register, or what can be read of it."""
        kind = self.arguments[0]
        if kind not in REGISTERS:
            self.warn_of_unknown(kind)
            return []
        path = Path(self.env.srcdir) / reading.file_name(kind)
        self.env.note_dependency(path)
        register = reading.read(Path(self.env.srcdir), kind)
        for problem in register.problems:
            warn(problem)
        self.env.metadata[self.env.current_document.docname][links.SHOWS_REGISTER] = kind
        self.maker = Maker(kind, Texts(self.env, self.state.document.settings, str(path)))
        match kind:
            case "chronology":
                children = self.by_year(register.entries)
            case "corrections":
                children = self.by_section(register.entries)
            case "glossary":
                entries = self.alphabetical(register.entries)
                children = [addnodes.glossary("", entries, sorted=False)]
            case _:
                children = [self.alphabetical(register.entries)]
        return [nodes.container("", *children, classes=[REGISTER, kind])]

    def warn_of_unknown(self, kind: str) -> None:
        """Say which registers there are."""
        close = difflib.get_close_matches(kind, REGISTERS, n=1)
        logger.warning(
            "no register is called “%s”. %s",
            kind,
            f"Did you mean {close[0]}?" if close else f"Known are: {', '.join(REGISTERS)}.",
            location=self.get_location(),
            type=TYPE,
            subtype="name",
        )

    def entries(self, entries: Iterable[Entry]) -> nodes.definition_list:
        """Return *entries* as a list in the order of the file."""
        kind = self.maker.kind
        items = [self.item(entry) for entry in entries]
        result = nodes.definition_list("", *items)
        result[REGISTER] = kind
        return result

    def item(self, entry: Entry) -> nodes.definition_list_item:
        """Return *entry*, which links and, in the glossary, `{term}` can lead to."""
        item = self.maker.item(entry)
        term = item[0]
        assert isinstance(term, nodes.term)
        self.state.document.note_explicit_target(term)
        if isinstance(entry.record, Term):
            note_term(self.env, headword(item), term)
        return item

    def alphabetical(self, entries: list[Entry]) -> nodes.definition_list:
        """Return *entries* and cross-entries, to be sorted when their names are translated."""
        result = self.entries(entries)
        result[ALPHABETICAL] = True
        for entry in entries:
            if isinstance(entry.record, Person):
                address = self.maker.address(entry.record.id)
                language = self.maker.terms.language
                result += [cross_entry(address, name, language) for name in entry.record.under]
        return result

    def by_year(self, entries: list[Entry]) -> list[nodes.Node]:
        """Return *entries* in the order of time, under the years."""
        events = [(entry.record, entry) for entry in entries]
        dated = sorted(
            ((record.when, entry) for record, entry in events if isinstance(record, Event)),
            key=lambda pair: pair[0].order,
        )
        result: list[nodes.Node] = []
        for year, found in groupby(dated, key=lambda pair: heading_of(pair[0])):
            events_of_year = self.entries(entry for _when, entry in found)
            join_days(events_of_year)
            result += [heading(nodes.Text(year)), events_of_year]
        return result

    def by_section(self, entries: list[Entry]) -> list[nodes.Node]:
        """Return *entries* in the order of the file, under the headings of their sections."""
        records = [(entry.record, entry) for entry in entries]
        result: list[nodes.Node] = []
        for label, found in groupby(
            ((r.section, entry) for r, entry in records if isinstance(r, Correction)),
            key=lambda pair: pair[0],
        ):
            group = [entry for _label, entry in found]
            line = group[0].lines["section"]
            link = links.section(self.maker.texts, label, line, links.HEADING)
            result += [heading(link), self.entries(group)]
        return result


def join_days(entries: nodes.definition_list) -> None:
    """Put what happened on one day under one date: HTML allows a name once in a list."""
    for item in list(entries.findall(nodes.definition_list_item)):
        before = item.previous_sibling()
        if isinstance(before, nodes.definition_list_item) and _date(before) == _date(item):
            term, text = _parts(before)
            more_term, more_text = _parts(item)
            term["ids"] += more_term["ids"]
            text += [nodes.Text(" "), *more_text.children]
            entries.remove(item)


def _parts(item: nodes.definition_list_item) -> tuple[nodes.term, nodes.paragraph]:
    term, text = item.next_node(nodes.term), item.next_node(nodes.paragraph)
    assert isinstance(term, nodes.term)
    assert isinstance(text, nodes.paragraph)
    return term, text


def _date(item: nodes.definition_list_item) -> str:
    return item.children[0].astext()


def heading_of(when: When) -> str:
    """Return the heading under which what happened *when* stands."""
    if is_under_year(when):
        return str(when.year)
    return _("Before %s") % FIRST if when.order[0] < FIRST else _("After %s") % LAST


def warn(problem: Problem) -> None:
    """Say what is wrong in a file of registers/."""
    kind, _, subtype = problem.code.partition(".")
    location = f"{problem.file}:{problem.line or 1}"
    logger.error("%s", problem.text, location=location, type=kind, subtype=subtype)

"""An entry of each register as nodes. What depends on the translation is left to `arranging`."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from docutils import nodes
from sphinx.locale import _

from extensions import turkish
from extensions.catalogs.kinds import KIND, OTHER_NAME
from extensions.citations.reading import ASIDE
from extensions.citations.store import terms_of
from extensions.phrases import language_class
from extensions.registers import links
from extensions.registers.dates import When, format_active, format_life, format_when, parse_when
from extensions.registers.links import SECTIONS
from extensions.registers.records import (
    Correction,
    Event,
    Named,
    Organization,
    Person,
    Place,
    Placed,
    Term,
)
from extensions.registers.texts import HEADWORD, Texts

if TYPE_CHECKING:
    from collections.abc import Iterable

    from extensions.citations.terms import Terms
    from extensions.registers.reading import Entry

ALSO, NOW = "register-also", "register-now"
"""Classes of the names that `arranging` puts into a sentence: others, and the one of today."""

TWIN, ENTRY = "register-twin", "register-entry"
"""Classes of what else it completes: the name in the other language, entries."""

FIRST, LAST = 1914, 1923
"""Years that the chronology goes through one by one; what lies before and after is gathered."""


def is_under_year(when: When) -> bool:
    """Say whether an event stands under the heading of its year."""
    return when.year is not None and FIRST <= when.year <= LAST


class Maker(NamedTuple):
    """Makes the entries of the register *kind*."""

    kind: str
    texts: Texts

    @property
    def terms(self) -> Terms:
        """Return the words of the edition."""
        return terms_of(self.texts.env)

    def item(self, entry: Entry) -> nodes.definition_list_item:
        """Return *entry* as an item of a list: its head, and what is said of it."""
        record = entry.record
        match record:
            case Event():
                head, body = self._event(record, entry)
            case Person():
                head, body = self._person(record, entry)
            case Organization():
                head, body = self._organization(record, entry)
            case Place():
                head, body = self._place(record, entry)
            case Term():
                head, body = self._term(record, entry)
            case Correction():
                head, body = self._correction(record, entry)
            case _:
                raise TypeError(type(record).__name__)
        term = nodes.term("", "", *head, ids=[self.address(record.id)])
        definition = nodes.definition("", self.texts.paragraph(entry.line, *body))
        return nodes.definition_list_item("", term, definition, classes=[ENTRY])

    def address(self, id_: str) -> str:
        """Return the address of the entry *id_* on its page."""
        return f"{self.kind}-{id_}"

    def text(self, entry: Entry, field: str, *classes: str) -> nodes.inline:
        """Return the words in *field* as a message."""
        value: str = getattr(entry.record, field)
        return self.texts.translatable(value, entry.lines[field], *classes)

    def sentence(self, entry: Entry, field: str) -> list[nodes.Node]:
        """Return the words in *field* with their full stop, before a closing quotation mark."""
        words = self.text(entry, field)
        closing = self.terms.quotes[1]
        last = words.children[-1]
        if self.terms.comma_in_quotes and isinstance(last, nodes.Text) and last.endswith(closing):
            words.replace(last, nodes.Text(f"{last.removesuffix(closing)}.{closing}"))
            return [words]
        return [words, nodes.Text(".")]

    def _event(self, record: Event, entry: Entry) -> tuple[list[nodes.Node], list[nodes.Node]]:
        when = record.when
        date = format_when(when, self.terms, part=record.part, with_year=not is_under_year(when))
        body = self.sentence(entry, "title")
        if record.sources:
            cited = self.texts.parsed(record.roles, entry.lines["sources"])
            words = [nodes.Text(" ("), *cited, nodes.Text(")")]
            sources = nodes.inline("", "", *words, classes=[ASIDE])
            body = [self.text(entry, "title"), sources, nodes.Text(".")]
        return [self._words(date)], [*body, *self._sections(record, entry)]

    def _person(self, record: Person, entry: Entry) -> tuple[list[nodes.Node], list[nodes.Node]]:
        name = self.text(entry, "name", HEADWORD)
        head: list[nodes.Node] = [name]
        when = parse_when(record.life)
        if when:
            years = format_life(when, self.terms)
            pattern = " ({})" if record.life_in_thesis else " [{}]"
            head.append(nodes.inline("", pattern.format(years), classes=["register-life"]))
        body = [*self.sentence(entry, "role"), self._also(record, entry)]
        return head, [*body, *self._sections(record, entry)]

    def _organization(
        self, record: Organization, entry: Entry
    ) -> tuple[list[nodes.Node], list[nodes.Node]]:
        name = self.text(entry, "name", HEADWORD)
        head: list[nodes.Node] = [name]
        others: list[nodes.Node] = []
        if record.abbreviation:
            others.append(self.text(entry, "abbreviation"))
        if record.turkish and record.turkish != record.name:
            others.append(self._twin(record.turkish, name, entry.lines["turkish"]))
        head += in_parentheses(others)
        body: list[nodes.Node] = []
        when = parse_when(record.active)
        if when:
            body.append(self._words(f"{format_active(when, self.terms)}. "))
        body += [*self.sentence(entry, "what"), self._also(record, entry)]
        return head, [*body, *self._sections(record, entry)]

    def _place(self, record: Place, entry: Entry) -> tuple[list[nodes.Node], list[nodes.Node]]:
        name = self.text(entry, "name", HEADWORD)
        body = self.sentence(entry, "what")
        if record.now:
            body.append(self._names(NOW, [record.now], entry.lines["now"]))
        body.append(self._also(record, entry))
        return [name], [*body, *self._sections(record, entry)]

    def _term(self, record: Term, entry: Entry) -> tuple[list[nodes.Node], list[nodes.Node]]:
        term = self.text(entry, "term", HEADWORD)
        head: list[nodes.Node] = [term]
        if record.turkish != record.term:
            twin = self._twin(record.turkish, term, entry.lines["turkish"])
            head += in_parentheses([twin])
        return head, self.sentence(entry, "gloss")

    def _correction(
        self, record: Correction, entry: Entry
    ) -> tuple[list[nodes.Node], list[nodes.Node]]:
        body = self.sentence(entry, "right")
        if record.why:
            body += [nodes.Text(" "), *self.sentence(entry, "why")]
        return self.sentence(entry, "thesis"), body

    def _twin(self, name: str, source: nodes.inline, line: int) -> nodes.inline:
        """Return the name in the other language, both of them as long as that is not known."""
        tag = self.texts.env.config.book.source_language
        names = [
            nodes.inline("", "", *self.texts.parsed(name, line), classes=[language_class("tr")]),
            nodes.inline("", source.astext(), classes=[language_class(tag)]),
        ]
        return nodes.inline("", "", *names, classes=[TWIN])

    def _also(self, record: Named, entry: Entry) -> nodes.inline:
        """Return the other names, if there are any."""
        return self._names(ALSO, record.also, entry.lines.get("also", entry.line))

    def _names(self, kind: str, names: Iterable[str], line: int) -> nodes.inline:
        """Return *names*, each a message: which of them a reader needs depends on the language."""
        found = [self.texts.translatable(name, line) for name in names]
        for name in found:
            name[KIND] = OTHER_NAME
        return nodes.inline("", "", *found, classes=[kind])

    def _sections(self, record: Placed, entry: Entry) -> list[nodes.Node]:
        """Return where the book speaks of it."""
        if record.everywhere:
            everywhere = nodes.inline("", "", self._words(_("throughout")), classes=[SECTIONS])
            return [nodes.Text(" "), everywhere]
        line = entry.lines["sections"]
        return [nodes.Text(" "), links.sections(self.texts, record.labels, line)]

    def _words(self, text: str) -> nodes.Text:
        """Return words of the machine that begin a sentence."""
        return nodes.Text(turkish.capitalize_first(text, self.terms.language))


def in_parentheses(others: list[nodes.Node]) -> list[nodes.Node]:
    """Return *others*, if there are any, as they follow a name."""
    result: list[nodes.Node] = []
    for other in others:
        result += [nodes.Text("; " if result else " ("), other]
    return [*result, nodes.Text(")")] if result else []


def cross_entry(address: str, name: str, language: str) -> nodes.definition_list_item:
    """Return the entry that leads from *name* to the one at *address*."""
    before, _name, after = turkish.capitalize_first(_("see %s"), language).partition("%s")
    reference = nodes.reference("", "", internal=True, refid=address)
    words = [nodes.Text(before), reference, nodes.Text(f"{after}.")]
    definition = nodes.definition("", nodes.paragraph("", "", *words, translatable=False))
    head = nodes.inline("", name, classes=[HEADWORD])
    item = nodes.definition_list_item("", nodes.term("", "", head), definition, classes=[ENTRY])
    item["leads-to"] = address
    return item

"""The title of a work in running text speaks its own language, as references.bib has it.

``*Kurtuluş Savaşı’nın İç Yüzü*`` in an English sentence is then spoken and hyphenated as Turkish,
without a mark that an author and every translator would have to set.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx.transforms import SphinxTransform
from sphinx.transforms.i18n import Locale

from extensions.citations.fields import field, language_tag
from extensions.citations.store import domain_of
from extensions.citations.titles import with_subtitle
from extensions.phrases import language_class, language_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from pybtex.database import Entry
    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata


class TitlesOfWorks(SphinxTransform):
    """Mark what is set in italics and is a title of another language than the edition."""

    # When the text is translated; what looks for languages comes later.
    default_priority = Locale.default_priority + 1

    def apply(self, **_kwargs: Any) -> None:
        """Mark the titles of a page."""
        known = languages_of_titles(domain_of(self.env).bibdata.data.entries.values())
        for emphasis in self.document.findall(nodes.emphasis):
            tag = known.get(" ".join(emphasis.astext().split()), "")
            if tag and tag != self.config.language and not language_of(emphasis):
                emphasis["classes"].append(language_class(tag))


def languages_of_titles(works: Iterable[Entry]) -> dict[str, str]:
    """Return title → BCP 47 tag of all *works*; one that several languages have is left out."""
    found: dict[str, set[str]] = {}
    for work in works:
        for title in titles(work):
            found.setdefault(title, set()).add(language_tag(work, title))
    return {title: tags.pop() for title, tags in found.items() if title and len(tags) == 1}


def titles(work: Entry) -> Iterator[str]:
    """Yield under what a text may name *work*, or the periodical that it stands in."""
    for name in ("title", "shorttitle", "booktitle", "journal"):
        yield field(work, name, "")
    yield with_subtitle(field(work, "title", ""), field(work, "subtitle", ""))


def setup(app: Sphinx) -> ExtensionMetadata:
    """Mark titles when a page has been read."""
    app.add_transform(TitlesOfWorks)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}

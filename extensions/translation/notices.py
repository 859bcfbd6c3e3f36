"""A page whose translation is not complete says so at its head, in every format."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from babel.numbers import format_decimal
from docutils import nodes
from sphinx.locale import _
from sphinx.transforms import SphinxTransform
from sphinx.transforms.i18n import Locale

from extensions.editions import language_name
from extensions.phrases import language_class
from extensions.translation import collecting, counting, standing
from extensions.translation.collecting import Messages

if TYPE_CHECKING:
    from sphinx.config import Config
    from sphinx.environment import BuildEnvironment

NOTICE = "translation-notice"
"""Class of a notice."""

_NO_SEARCH = "no-search"  # Sphinx's: what the search does not find


class Notice(SphinxTransform):
    """Put the notice under the title of the page."""

    # Right after what is not translated has been marked.
    default_priority = Locale.default_priority + 5

    def apply(self, **_kwargs: Any) -> None:
        """Compare the messages of the page with its catalog."""
        docname = self.env.current_document.docname
        title = self.document.next_node(nodes.title)
        if not standing.is_translated(self.env) or title is None:
            return
        known = collecting.messages(self.env).get(docname, Messages())
        found = counting.texts(known.all, standing.catalog(self.env, docname))
        missing = sum(not text.published for text in found)
        if missing:
            title.parent.insert(
                title.parent.index(title) + 1, node(self.config, missing, len(found))
            )


def of_index(env: BuildEnvironment) -> tuple[str, str] | None:
    """Return what the index says at its head, and in which language, if it is not complete."""
    found = standing.index(env)
    return words(env.config, len(found.untranslated), found.all) if found.untranslated else None


def words(config: Config, missing: int, of: int) -> tuple[str, str]:
    """Return the notice, and the language that it is in.

    *missing* of the *of* messages of a page are not translated.
    """
    spoken, source = str(config.language), str(config.book.source_language)
    translated = _(
        "The translation of this page is not complete. "
        "Passages still in %(language)s: %(missing)s of %(all)s."
    )
    if translated.startswith("The translation of this page"):
        # The words of the interface are not translated either.
        spoken = source
    locale = spoken.replace("-", "_")
    said = translated % {
        "language": language_name(source, spoken),
        "missing": format_decimal(missing, locale=locale),
        "all": format_decimal(of, locale=locale),
    }
    return said, spoken


def node(config: Config, missing: int, of: int) -> nodes.container:
    """Return the notice as a block of a page."""
    said, language = words(config, missing, of)
    paragraph = nodes.paragraph("", said)
    if language != config.language:
        paragraph["classes"].append(language_class(language))
    return nodes.container("", paragraph, classes=[NOTICE, _NO_SEARCH])

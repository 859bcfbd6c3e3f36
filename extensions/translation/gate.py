"""What is printed, or sent to a library, is not half in another language: the gate before release.

HTML pages are made all the same, with notices. Nothing is refused if DRAFT is set.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx.errors import SphinxError

from extensions.catalogs.lines import message_lines
from extensions.problems import Problem
from extensions.translation import standing
from extensions.translation.counting import Status

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.builders import Builder
    from sphinx.environment import BuildEnvironment

    from extensions.translation.counting import Text

RELEASED = ("pdf", "epub", "submission", "latex")
"""Builders of what leaves the house as a whole."""

LIMIT = 20
"""So many messages are named; `make progress` has the others."""


class UnfinishedError(SphinxError):
    """The translation is not complete; ``problems`` has a line for each message up to LIMIT."""

    category = "translation"

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        """Keep the *problems*."""
        super().__init__("\n".join(["the translation is not complete", *map(str, problems)]))
        self.problems = problems


def check(app: Sphinx, builder: Builder) -> None:
    """Refuse to write an unfinished edition, unless a draft is asked for."""
    env = builder.env
    if builder.name not in RELEASED or app.config.translation_draft:
        return
    found = problems(env) if standing.is_translated(env) else []
    if found:
        raise UnfinishedError(tuple(found[:LIMIT]))


def problems(env: BuildEnvironment) -> list[Problem]:
    """Return one problem for each message of the edition that is not translated."""
    return [
        _problem(env, page, text)
        for page, texts in standing.texts(env).items()
        for text in texts
        if not text.published
    ]


def _problem(env: BuildEnvironment, page: str, text: Text) -> Problem:
    file = standing.catalog_name(env.config.language, page)
    words = f"“{_short(text.msgid)}”"
    if text.found is None:
        lines = message_lines(env).get(page, {})
        place = (at for at, message in lines.items() if message == text.msgid)
        source, line = next(place, (f"{page}.md", 0))
        message = f"message not translated, nor in its catalog yet: {words}"
        return Problem(source, line or 0, message, "Type make catalogs.", "translation.new")
    if text.status is Status.FUZZY:
        message = f"message not translated but fuzzy: {words}"
        cure = "Compare it with its source, mend it, delete the mark fuzzy."
        return Problem(file, text.found.line, message, cure, "translation.fuzzy")
    message = f"message not translated: {words}"
    return Problem(file, text.found.line, message, "Fill its msgstr.", "translation.missing")


def _short(text: str) -> str:
    return text if len(text) <= 50 else f"{text[:50].rsplit(' ', 1)[0]} …"

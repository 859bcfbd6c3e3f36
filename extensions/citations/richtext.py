"""Two kinds of pybtex rich text that docutils renders with more than a style."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from docutils import nodes
from pybtex.richtext import BaseMultipartText, Tag, Text
from pybtex_docutils import Backend

if TYPE_CHECKING:
    from extensions.citations.terms import Terms


class _Shown(BaseMultipartText):
    """Rich text whose ``repr`` tells all that it prints: what changed shows in that."""

    def __repr__(self) -> str:
        return f"{type(self).__name__}{self.info!r}{self.parts!r}"


class Foreign(_Shown):
    """Text in another language than its surroundings; *language* is a BCP 47 tag.

    Docutils' HTML writers turn the class ``language-tr`` into ``lang="tr"``.
    """

    def __init__(self, language: str, *parts: Any) -> None:
        """Take the *language* and the *parts* of the text."""
        self.info = (language,)
        super().__init__(*parts)

    def render(self, backend: Any) -> Any:
        """Return the parts as *backend* renders them, marked with the language in docutils."""
        rendered = super().render(backend)
        if not isinstance(backend, Backend):
            return rendered
        class_ = f"language-{self.info[0]}"
        if len(rendered) == 1 and isinstance(rendered[0], nodes.Element):
            rendered[0]["classes"].append(class_)
            return rendered
        return [nodes.inline("", "", *rendered, classes=[class_])]


class WorkLink(_Shown):
    """Text that leads to the entry of the work *key*, resolved when pages are written."""

    def __init__(self, key: str, *parts: Any) -> None:
        """Take the *key* of the work and the *parts* of the text."""
        self.info = (key,)
        super().__init__(*parts)

    def render(self, backend: Any) -> Any:
        """Return the parts; in docutils inside an inline with attribute ``work``."""
        rendered = super().render(backend)
        if not isinstance(backend, Backend):
            return rendered
        return [nodes.inline("", "", *rendered, work=self.info[0])]


def emphasized(text: str, language: str, terms: Terms) -> Text:
    """Return *text* in italics, marked as *language* when the edition has another one."""
    return _marked(Tag("em", text), language, terms)


def plain(text: str, language: str, terms: Terms) -> Text:
    """Return *text* as it is, marked as *language* when the edition has another one."""
    return _marked(Text(text), language, terms)


def _marked(text: Any, language: str, terms: Terms) -> Text:
    if language and language != terms.language:
        return Text(Foreign(language, text))
    return Text(text)


def inside(text: Any, mark: str) -> Any:
    """Return rich *text* with *mark* before its last character, a closing quotation mark."""
    if isinstance(text, BaseMultipartText):
        return text._create_similar([*text.parts[:-1], inside(text.parts[-1], mark)])
    return text[:-1] + mark + text[-1:]


def fill(pattern: str, text: Any) -> Text:
    """Return *pattern* with the rich *text* in the place of ``{}``."""
    before, _, after = pattern.partition("{}")
    return Text(before, text, after)

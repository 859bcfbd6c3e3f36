"""A source or a translation, taken apart by MyST's own parser as the build takes it apart."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, NamedTuple

from myst_parser.config.main import MdParserConfig
from sphinx.config import Config
from sphinx.errors import ConfigError
from sphinx.util.tags import Tags

from extensions.catalogs.fitness import as_line
from extensions.catalogs.parser import of_one_block
from extensions.phrases import LANGUAGE_TAGS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from markdown_it import MarkdownIt
    from markdown_it.token import Token

HIDDEN = "\N{OBJECT REPLACEMENT CHARACTER}"
"""Stands in `Marked.own` and `Marked.prose` for what is not in the language of the text."""

# A text without any of these has no markup, and need not be parsed.
_MARKUP = re.compile(r"[`*_\[\]{}<>\\&$~^|!]|://")
_LEFT = re.compile(r"[`{}]|\[\^|\] ?\(|\]\[")
_TARGET = re.compile(r"(?P<words>.*?)\s*<(?P<target>[^<>]*)>", re.DOTALL)
# Roles whose text is words that the reader sees.
_WORDS = {*LANGUAGE_TAGS, "abbr", "index", "sub", "sup"}
# Roles that may have words of their own before their target: {numref}`Table %s <people>`.
_REFERENCES = {"ref", "numref", "doc", "term", "any", "eq", "download"}


class Role(NamedTuple):
    """What is typed as ``{name}`text```."""

    name: str
    text: str

    def __str__(self) -> str:
        """Return the role as typed."""
        return f"{{{self.name}}}`{self.text}`"


@dataclass
class Marked:
    """A text: as typed, its markup, and what the reader sees of it.

    ``plain`` has all words that are shown, ``own`` hides what is in another language or is code,
    ``prose`` hides what is emphasized as well: titles of books and newspapers, mostly. ``left`` is
    what stands in the text itself once all markup has become something.
    """

    text: str
    plain: str = ""
    own: str = ""
    prose: str = ""
    left: str = ""
    roles: list[Role] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    images: list[str] = field(default_factory=list)
    attributes: list[str] = field(default_factory=list)
    substitutions: list[str] = field(default_factory=list)
    code: list[str] = field(default_factory=list)
    math: list[str] = field(default_factory=list)
    emphasis: int = 0
    strong: int = 0

    @property
    def broken(self) -> bool:
        """Return whether some markup has become nothing."""
        return bool(_LEFT.search(self.left))


class Reader:
    """Takes texts apart with the settings of the book."""

    def __init__(self, parser: MarkdownIt) -> None:
        self._parser = parser
        self._language = ""

    def read(self, text: str, language: str, *, markup: bool = True) -> Marked:
        """Return what *text*, in *language*, consists of; words of the interface have no markup."""
        line = as_line(text)
        if not markup or not _MARKUP.search(line):
            return Marked(line, line, line, line, line)
        marked = Marked(line)
        self._language = language
        for block in self._parser.parse(line):
            self._gather(block.children or (), marked)
        return marked

    def _gather(self, tokens: Iterable[Token], marked: Marked) -> None:
        depth, address = 0, False
        for token in tokens:
            if not token.type.startswith("substitution"):
                marked.attributes += [
                    f'{name}="{token.attrs[name]}"'
                    for name in ("id", "class")
                    if name in token.attrs
                ]
            if token.type == "text" and address:
                _add(marked, HIDDEN)
            elif token.type in {"text", "softbreak", "hardbreak"}:
                _add(marked, token.content or " ", own=True, prose=not depth)
                marked.left += token.content or " "
            elif token.type in {"em_open", "strong_open"}:
                depth += 1
                marked.emphasis += token.type == "em_open"
                marked.strong += token.type == "strong_open"
            elif token.type in {"em_close", "strong_close"}:
                depth -= 1
            elif token.type == "link_close":
                address = False
            elif token.type == "myst_role":
                self._role(Role(str(token.meta["name"]), token.content), marked, depth)
            elif token.type == "footnote_ref":
                marked.notes.append(str(token.meta["label"]))
            elif token.type == "link_open":
                address = token.info == "auto"
                marked.links.append(str(token.attrs.get("href", "")))
            elif token.type == "image":
                marked.images.append(str(token.attrs.get("src", "")))
                self._gather(token.children or (), marked)
            elif token.type == "substitution_inline":
                marked.substitutions.append(token.content)
                _add(marked, HIDDEN)
            elif token.type == "code_inline":
                marked.code.append(token.content)
                _add(marked, HIDDEN)
            elif token.content:
                marked.math += [token.content] if token.type.startswith("math") else []
                marked.left += token.content if token.type == "html_inline" else ""
                _add(marked, HIDDEN)

    def _role(self, role: Role, marked: Marked, depth: int) -> None:
        marked.roles.append(role)
        explicit = _TARGET.fullmatch(role.text)
        if role.name in LANGUAGE_TAGS and role.name != self._language:
            _add(marked, role.text)
        elif explicit and role.name in _REFERENCES | _WORDS:
            _add(marked, explicit["words"], own=True, prose=not depth)
        elif role.name in _WORDS:
            _add(marked, role.text, own=True, prose=not depth)
        else:
            marked.math += [role.text] if role.name == "math" else []
            _add(marked, HIDDEN)
        marked.left += HIDDEN


def _add(marked: Marked, words: str, *, own: bool = False, prose: bool = False) -> None:
    marked.plain += words
    marked.own += words if own else HIDDEN
    marked.prose += words if own and prose else HIDDEN


def reader(settings: Mapping[str, Any]) -> Reader:
    """Return a reader with those of the *settings* of a project that are MyST's."""
    known = [name for name, _value, _field in MdParserConfig().as_triple()]
    given = {name: settings[f"myst_{name}"] for name in known if f"myst_{name}" in settings}
    return Reader(of_one_block(MdParserConfig(**given)))


def reader_in(root: Path) -> Reader:
    """Return a reader with the settings that conf.py in *root* has for MyST."""
    try:
        settings = Config.read(root, overrides={}, tags=Tags())._raw_config
    except ConfigError:
        # The build tells what is wrong there.
        settings = {}
    return reader(settings)


def target_of(role: Role) -> str:
    """Return where *role* leads to, without the words that stand before it."""
    explicit = _TARGET.fullmatch(role.text)
    return explicit["target"] if explicit else role.text

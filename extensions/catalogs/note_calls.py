"""Calls of notes in a translation: numbered in the order in which its readers meet them.

Turkish puts the end of an English sentence first, and so the second note before the first. Sphinx
keeps the numbers of the source, calls the change a mistake, and forgets the calls in titles.
"""

from __future__ import annotations

import gettext
import re
from collections import Counter, defaultdict
from pathlib import Path
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.transforms import SphinxTransform
from sphinx.transforms.i18n import Locale
from sphinx.util import logging
from sphinx.util.nodes import extract_messages

if TYPE_CHECKING:
    from collections.abc import Iterator

logger = logging.getLogger(__name__)

_CALL = re.compile(r"(?<!\\)\[\^([^\]\s]+)\]")


class CallsInOrder(SphinxTransform):
    """Put the calls of a message that will be translated in the order of the translation.

    Their places do not matter, as the translation replaces them; but Sphinx compares the order.
    A translation that has other calls than its source is left as it is, to be complained of.
    """

    default_priority = Locale.default_priority - 1

    def apply(self) -> None:
        """Reorder the calls of each message of the page."""
        docname = self.env.current_document.docname
        directory, language = Path(self.config.locale_dirs[0]), self.config.language
        catalog = gettext.translation(docname, directory, [language], fallback=True)
        for node, message in extract_messages(self.document):
            calls = list(_calls(node))
            order = _CALL.findall(catalog.gettext(message)) if calls else []
            names = [call["refname"] for call in calls]
            if names != order and Counter(names) == Counter(order):
                _reorder(calls, order)
        # Sphinx drops the calls of a title with its text: their ids are kept for the new ones.
        self.document.note_call_ids = {  # type: ignore[attr-defined]
            title: _ids(title) for title in self.document.findall(nodes.title) if _ids(title)
        }


class CallsOfTranslation(SphinxTransform):
    """Register the calls that stand in the text now, in its order, and no others."""

    default_priority = Locale.default_priority + 1

    def apply(self) -> None:
        """Replace what the document knows of its calls."""
        for title, ids in self.document.note_call_ids.items():  # type: ignore[attr-defined]
            self._compare(title, [name for name, found in ids.items() for _ in found])
            for call in _calls(title):
                # The ids that it has are of the document in which the translation was parsed.
                call["ids"] = ids[call["refname"]].pop(0) if ids[call["refname"]] else []
        del self.document.note_call_ids  # type: ignore[attr-defined]
        calls = list(_calls(self.document))
        by_name: dict[str, list[nodes.footnote_reference]] = defaultdict(list)
        for call in calls:
            if call["ids"]:
                # The id was that of a call which the translation has replaced.
                self.document.ids.update(dict.fromkeys(call["ids"], call))
            else:
                self.document.set_id(call)
            by_name[call["refname"]].append(call)
        self.document.autofootnote_refs = [call for call in calls if call.get("auto")]
        self.document.footnote_refs = dict(by_name)

    def _compare(self, title: nodes.title, names: list[str]) -> None:
        """Warn, as Sphinx does of every other text, of a title that has other calls than before."""
        now = [call["refname"] for call in _calls(title)]
        if Counter(now) != Counter(names):
            logger.warning(
                "inconsistent footnote references in translated message. "
                f"original: {_shown(names)}, translated: {_shown(now)}",
                location=title,
                type="i18n",
                subtype="inconsistent_references",
            )


def _shown(names: list[str]) -> list[str]:
    return [f"[^{name}]" for name in names]


def _calls(node: nodes.Element) -> Iterator[nodes.footnote_reference]:
    """Yield the calls in *node* that lead to a note by its name."""
    for call in node.findall(nodes.footnote_reference):
        if "refname" in call:
            yield call


def _ids(title: nodes.title) -> dict[str, list[list[str]]]:
    found: dict[str, list[list[str]]] = defaultdict(list)
    for call in _calls(title):
        found[call["refname"]].append(call["ids"])
    return found


def _reorder(calls: list[nodes.footnote_reference], order: list[str]) -> None:
    """Exchange *calls* so that their names come in *order*; each place keeps holding one."""
    places = [(call.parent, call.parent.index(call)) for call in calls]
    waiting = defaultdict(list)
    for call in calls:
        waiting[call["refname"]].append(call)
    for (parent, index), name in zip(places, order, strict=True):
        parent[index] = waiting[name].pop(0)

"""What to type against each warning of Sphinx, MyST and docutils that an author may meet."""

from __future__ import annotations

import difflib
import re
from typing import NamedTuple

ROLES = ("abbr", "cite", "de", "doc", "en", "fr", "numref", "ref", "ru", "sub", "sup", "term", "tr")
DIRECTIVES = (
    "admonition", "bibliography", "epigraph", "figure", "glossary", "image", "index", "line-block",
    "list-table", "note", "register", "table", "toctree",
)  # fmt: skip


class Cure(NamedTuple):
    """A warning, told in our words; ``\\1`` and the like are groups of the pattern."""

    pattern: str
    message: str
    advice: str
    known: tuple[str, ...] = ()


# What only repeats another warning, or says how Sphinx is made.
NOISE = re.compile(
    r"Too many autonumbered footnote references"
    # A locator is taken for a role where the backtick before the key is lost; leftovers tell that.
    r'|^Unknown interpreted text role "[\d:,.–-]+"'
    r"|Support for source encodings"
    r"|^Malformed YAML"
    r"|^(?:numfig is disabled|while setting up extension)"
)

_CURES = (
    Cure(
        r'^Unknown interpreted text role "(\S+)"',
        "there is no role {\\1}",
        "Type one of {cite}`key{12}` or {tr}`words`.",
        ROLES,
    ),
    Cure(
        r"^Unknown directive type: '(\S+)'",
        "there is no directive {\\1}",
        "Type its name as in the MyST documentation.",
        DIRECTIVES,
    ),
    Cure(
        r'^"(\S+)" directive disabled|^Directive "(\S+)" disabled',
        "the directive {\\1} is off: no raw output, no files from elsewhere",
        "Write the text itself, in MyST.",
    ),
    Cure(
        r"^[Dd]uplicate label ['\"]?(\S+?)['\"]?, other instance in (\S+)",
        "the label \\1 stands also in \\2",
        "Rename one of the two: (\\1-2)=",
    ),
    Cure(
        r"^image file not readable: (\S+)",
        "no picture at \\1",
        "Put it there, or mend the path.",
    ),
    Cure(
        r"cross-reference target not found: '([^']*)'",
        "the link leads to “\\1”, which is nowhere",
        "Write (\\1)= above the place, or mend the link.",
    ),
    Cure(
        r"^toctree contains reference to nonexisting document '([^']*)'",
        "there is no page \\1.md",
        "Mend the name in the toctree, or write the page.",
    ),
    Cure(
        r"^document isn't included in any toctree",
        "no toctree names this page",
        "Add it to a toctree in index.md.",
    ),
    Cure(
        r'^Unknown target name: "([^"]*)"',
        "there is no note [^\\1]",
        "Write [^\\1]: and its text under the paragraph, or mend the name.",
    ),
    Cure(
        r"^Footnote \[.*\] is not referenced",
        "no text calls this note",
        "Type its mark, [^name], where it belongs, or delete the note.",
    ),
    Cure(
        r"^Duplicate explicit target name: \"([^\"]*)\"|^Duplicate footnote definition.*?: (\S+)",
        "the name \\1 is given twice",
        "Rename one of the two.",
    ),
    Cure(
        r"^inconsistent (?:term )?(.*?)references in translated message\. "
        r"original: \[(.*)\], translated: \[(.*)\]$",
        "the translation has not the same \\1references as the source",
        "The msgid has \\2; the msgstr has \\3. Use the same, in any order.",
    ),
    Cure(
        r"(?s)^There is a \w+ error in your configuration file.*?(\w+Error: .*)$",
        "\\1",
        "Mend conf.py, or restore it: git checkout conf.py",
    ),
)


def explain(message: str) -> tuple[str, str]:
    """Return what a warning's *message* means in our words, and what to type against it."""
    # Sphinx shows roles as reStructuredText has them.
    message = re.sub(r":([a-z][\w:]*):(?=`)", r"{\1}", message).replace("[]", "[nothing]")
    for cure in _CURES:
        found = re.search(cure.pattern, message)
        if found:
            name = next((group for group in found.groups() if group), "")
            close = difflib.get_close_matches(name, cure.known, n=1)
            advice = f"Did you mean {{{close[0]}}}?" if close else found.expand(cure.advice)
            return found.expand(cure.message).replace("{}", f"{{{name}}}"), advice
    return message[:1].lower() + message[1:], ""

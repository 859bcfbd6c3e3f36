"""Typst source, made from Python values: pure functions, so that no text can ever act as code.

Syntax: https://typst.app/docs/reference/syntax/
"""

from __future__ import annotations

import re
import string

# In markup a backslash makes any ASCII punctuation sign plain; to escape all of them is simpler
# than to know which are special where.
_PUNCTUATION = re.compile(f"[{re.escape(string.punctuation)}]")
# Characters that no font shows and that PDF/A forbids in text: C0 and C1 controls but white space.
_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")


def markup(text: str) -> str:
    """Return *text* as markup that prints exactly it, white space folded."""
    text = _CONTROLS.sub("", text)
    escaped = _PUNCTUATION.sub(r"\\\g<0>", re.sub(r"[ \t\n\r]+", " ", text))
    # A digit at the start of a line would begin a numbered list only with a bare full stop.
    return escaped


def literal(text: str) -> str:
    """Return *text* as a Typst string literal."""
    escaped = _CONTROLS.sub("", text).replace("\\", "\\\\").replace('"', '\\"')
    return '"' + escaped.replace("\n", "\\n").replace("\r", "\\r").replace("\t", "\\t") + '"'


def array(items: list[str] | tuple[str, ...]) -> str:
    """Return Typst source *items* as an array (the comma keeps a single item an array)."""
    return "(" + "".join(f"{item}, " for item in items) + ")"


def call(name: str, *blocks: str, **arguments: str | None) -> str:
    """Return a call in markup: ``#name(argument: …)[block][block];``.

    Arguments that are None are left out; underscores in names become hyphens. The semicolon ends
    the call, so that a following ``(`` or ``[`` stays text.
    """
    given = {k.replace("_", "-"): v for k, v in arguments.items() if v is not None}
    inner = ", ".join(f"{key}: {value}" for key, value in given.items())
    parentheses = f"({inner})" if inner or not blocks else ""
    return f"#{name}{parentheses}" + "".join(f"[{block}]" for block in blocks) + ";"


def fixed_number(number: str | None) -> str:
    """Return a Typst numbering that always says *number*: Sphinx has counted already."""
    return "none" if number is None else f"(..) => {literal(number)}"


def label(docname: str, target: str) -> str:
    """Return the label of the element *target* in the document *docname*."""
    return f"label({literal(f'{docname}:{target}')})"

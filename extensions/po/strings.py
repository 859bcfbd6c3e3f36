"""Strings as they stand between quotation marks in a catalog."""

from __future__ import annotations

import re

# The escapes of C that gettext knows and that say nothing about bytes.
_ESCAPES = {
    "\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t", "\r": "\\r",
    "\a": "\\a", "\b": "\\b", "\f": "\\f", "\v": "\\v",
}  # fmt: skip
_UNESCAPES = {escape: char for char, escape in _ESCAPES.items()}
_SPECIAL = re.compile(r'[\\"\n\t\r\a\b\f\v]')
_ESCAPE = re.compile(r"\\.")

QUOTED = re.compile(r'"((?:[^"\\]|\\[\\"ntrabfv])*)"')
"""A string of a catalog, well formed."""


def escape(text: str) -> str:
    """Return *text* as it stands in a catalog, without the quotation marks around it."""
    return _SPECIAL.sub(lambda match: _ESCAPES[match[0]], text)


def unescape(text: str) -> str:
    """Return what *text*, from between quotation marks, means."""
    return _ESCAPE.sub(lambda match: _UNESCAPES[match[0]], text)

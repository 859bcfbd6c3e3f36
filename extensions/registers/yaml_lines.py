"""YAML with the line of each value, as text: neither dates nor numbers are guessed.

A key that stands twice, which PyYAML would pass over, is a mistake here.
"""

from __future__ import annotations

from typing import Any

import yaml

from extensions.problems import Problem

Path = tuple[str | int, ...]
"""Where a value stands: keys of mappings, places in lists."""

SYNTAX = "registers.syntax"
LIKE_OTHERS = "Write it as in the other entries."

_CURES = {
    "alias": "Put a text that begins with * or & in quotation marks.",
    "character": "Put a text that begins with a sign in quotation marks.",
    "mapping values": "Put a text with a colon and a space in quotation marks.",
    "could not find expected ':'": "Write key: value; indent the lines of a long text.",
    "block end": "Indent all fields of an entry alike.",
    "',' or": "Put a text that begins with a bracket in quotation marks; close every bracket.",
    "end of stream": "Close every quotation mark and bracket.",
}


def read(text: str, name: str) -> tuple[Any, dict[Path, int]] | Problem:
    """Return the data in *text* and the line of each value, or the first mistake in file *name*."""
    lines: dict[Path, int] = {}
    try:
        root = yaml.compose(text, Loader=yaml.SafeLoader)
        return (None if root is None else _value(root, (), lines)), lines
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        said = " ".join(part for part in (error.context, error.problem) if part)
        cure = next((cure for sign, cure in _CURES.items() if sign in said), "")
        message = f"not valid YAML: {said or 'unreadable'}"
        return Problem(
            name, mark.line + 1 if mark else 1, message, cure or LIKE_OTHERS, code=SYNTAX
        )
    except yaml.reader.ReaderError as error:
        line = text.count("\n", 0, error.position) + 1
        return Problem(name, line, "a control character", "Delete it.", code=SYNTAX)


def _value(node: yaml.Node, path: Path, lines: dict[Path, int]) -> Any:
    lines[path] = node.start_mark.line + 1
    if isinstance(node, yaml.SequenceNode):
        return [_value(child, (*path, at), lines) for at, child in enumerate(node.value)]
    if isinstance(node, yaml.MappingNode):
        data: dict[str, Any] = {}
        for key, child in node.value:
            if key.value in data:
                raise yaml.MarkedYAMLError(
                    problem=f"{key.value} stands twice", problem_mark=key.start_mark
                )
            data[key.value] = _value(child, (*path, key.value), lines)
            # A long text begins on the line after its key.
            lines[(*path, key.value)] = key.start_mark.line + 1
        return data
    return " ".join(node.value.split())

"""The data of a picture and their words, which translators find in the catalog ``figures``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import yaml

from extensions import po
from extensions.po import Message
from extensions.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

FOLDER = "figures"
CATALOG = "figures"
"""The catalog of the words; no page may have this name."""

WORDS = ("text", "note", "label")
"""Fields that hold words to be read, wherever they stand in the data."""


def names(root: Path) -> list[str]:
    """Return the pictures of the book in *root* that are drawn from data."""
    return sorted(path.stem for path in (root / FOLDER).glob("*.yaml"))


def data(root: Path, name: str) -> dict[str, Any]:
    """Return the data of the picture *name*. Raises yaml.YAMLError and OSError."""
    path = root / FOLDER / f"{name}.yaml"
    read = yaml.safe_load(path.read_text(encoding="utf-8"))
    if not isinstance(read, dict):
        raise yaml.YAMLError("there are no fields. Write each as a name, a colon and what it is.")
    return read


def messages(root: Path) -> tuple[Message, ...]:
    """Return the words of all pictures, each once, with the pictures that they stand in."""
    found: dict[str, list[str]] = {}
    for name in names(root):
        for text in _words(data(root, name)):
            kinds = found.setdefault(text, [])
            kind = f"in the picture {name}.svg"
            if kind not in kinds:
                kinds.append(kind)
    return tuple(Message(text, kinds=tuple(kinds)) for text, kinds in found.items())


def translated(tree: Any, translate: Callable[[str], str]) -> Any:
    """Return the data *tree* with its words as *translate* has them."""
    match tree:
        case dict():
            return {
                key: translate(value)
                if key in WORDS and isinstance(value, str)
                else translated(value, translate)
                for key, value in tree.items()
            }
        case list():
            return [translated(item, translate) for item in tree]
    return tree


def translator(root: Path, language: str, catalog_name: str = CATALOG) -> Callable[[str], str]:
    """Return what translates words into *language* by a catalog; others stay as they are.

    A catalog that cannot be read is reported by the build; here it is as if it were not there.
    """
    path = root / "locale" / language / "LC_MESSAGES" / f"{catalog_name}.po"
    catalog = po.read(path, path.name) if path.is_file() else None
    if catalog is None or isinstance(catalog, Problem):
        return str
    known = {m.msgid: m.msgstr for m in catalog if m.translated()}
    return lambda text: known.get(text, text)


def _words(tree: Any) -> Iterator[str]:
    match tree:
        case dict():
            for key, value in tree.items():
                if key in WORDS and isinstance(value, str):
                    yield value
                else:
                    yield from _words(value)
        case list():
            for item in tree:
                yield from _words(item)

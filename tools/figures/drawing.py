"""One picture in one language: data and words into Typst, SVG and the place of each label out."""

from __future__ import annotations

import difflib
import json
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any, TypeVar

import typst
from babel.numbers import get_decimal_symbol, get_group_symbol

from extensions.citations.terms import terms_for
from extensions.registers import reading
from extensions.registers.dates import format_when, parse_when
from extensions.registers.records import Event, Place
from tools.figures import faults, vector, words

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from extensions.citations.dates import Date
    from extensions.registers.dates import When

T = TypeVar("T")

LABEL = "<label>"
"""What figures/drawing.typ calls the place of each label."""


@dataclass(frozen=True)
class Label:
    """A text in a picture: its words, left and upper edge, width and height, in points."""

    text: str
    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True)
class Picture:
    """A picture as it is drawn: *size* is width and height in points."""

    svg: str
    size: tuple[float, float]
    labels: tuple[Label, ...]


def inputs(root: Path, name: str, language: str) -> str:
    """Return everything that the drawing of *name* is told, as JSON."""
    tree = words.translated(words.data(root, name), words.translator(root, language))
    dated = _with(tree, "event", "when")
    events = _records(root, "chronology", Event) if dated else {}
    for fields in dated:
        event = _known(events, fields["event"], "chronology") if "event" in fields else None
        when = event.when if event else parse_when(str(fields["when"]))
        if when is None:
            raise faults.DataError(f"“{fields['when']}” is no date. Write one like 1920-05-27.")
        fields |= _date(when, event.part if event else "", language)
    _name_places(root, tree, words.translator(root, language, "chapters/places"))
    told = {
        **tree,
        "language": language,
        "decimal": get_decimal_symbol(language),
        "group": get_group_symbol(language),
    }
    return json.dumps(told, ensure_ascii=False, default=str)


def draw(root: Path, name: str, language: str) -> Picture:
    """Draw the picture *name*. Raises what :func:`tools.figures.faults.caught` catches."""
    folder = root / words.FOLDER
    compiler = typst.Compiler(
        str(folder / f"{name}.typ"),
        root=str(folder),
        ignore_system_fonts=True,
        sys_inputs={"data": inputs(root, name, language)},
    )
    svg = compiler.compile(format="svg")
    assert isinstance(svg, bytes)
    found = json.loads(compiler.query(LABEL, field="value"))
    labels = tuple(Label(f["text"], f["x"], f["y"], f["width"], f["height"]) for f in found)
    text = svg.decode()
    return Picture(vector.finish(text), vector.size(text), labels)


def _with(tree: Any, *keys: str) -> list[dict[str, Any]]:
    """Return the data, wherever they stand, that have one of the fields *keys*."""
    match tree:
        case dict():
            own = [tree] if any(key in tree for key in keys) else []
            return own + [found for value in tree.values() for found in _with(value, *keys)]
        case list():
            return [found for item in tree for found in _with(item, *keys)]
    return []


def _name_places(root: Path, tree: Any, translate: Callable[[str], str]) -> None:
    """Give the data that name a place its names as registers/places.yaml has them."""
    places = _with(tree, "place")
    known = _records(root, "places", Place) if places else {}
    for fields in places:
        place = _known(known, fields["place"], "places")
        # “Gümrü (Alexandropol)”: what stands in parentheses is said by the text.
        fields["name"] = translate(place.name).partition(" (")[0]
        now = translate(place.now) if place.now else ""
        if now and now != fields["name"]:
            fields["now"] = now


def _known(records: Mapping[str, T], wanted: Any, register: str) -> T:
    if wanted not in records:
        close = difflib.get_close_matches(str(wanted), records, n=1)
        cure = f"Did you mean {close[0]}?" if close else "Add it there first."
        raise faults.DataError(f"registers/{register}.yaml has no “{wanted}”. {cure}")
    return records[wanted]


def _records(root: Path, register: str, kind: type[T]) -> dict[str, T]:
    path = root / reading.file_name(register)
    modified = path.stat().st_mtime_ns if path.is_file() else 0
    entries = _entries(root, register, modified)
    return {e.record.id: e.record for e in entries if isinstance(e.record, kind)}


@lru_cache(maxsize=4)
def _entries(root: Path, register: str, _modified: int) -> tuple[reading.Entry, ...]:
    """Return a register, read once for all pictures unless it has changed."""
    return tuple(reading.read(root, register).entries)


def _date(when: When, part: str, language: str) -> dict[str, Any]:
    """Return the date *when*, printed without its year, as numbers, and whether it is doubtful."""
    assert when.start is not None
    assert when.end is not None
    return {
        "date": format_when(when, terms_for(language), part=part, with_year=False),
        "start": _years(when.start.date, end=False),
        "end": _years(when.end.date, end=True),
        "doubt": when.start.probable or when.start.approximate,
    }


def _years(date: Date, *, end: bool) -> float:
    """Return *date* in years: what is known by its month alone begins or ends with the month."""
    month = date.month or (12 if end else 1)
    day = date.day or (31 if end else 1)
    return round(date.year + (month - 1 + (day - 1) / 31) / 12, 4)

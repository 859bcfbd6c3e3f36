"""The form of a thesis that a university asks for: presets, the user's own values, their limits.

Lengths are in centimeters, sizes and line heights in points. Sources of the presets:

* ``bilkent``: formatting pages of Bilkent's Graduate School of Education (gse.bilkent.edu.tr, as of
  February 2026). The rules of its other graduate schools were not to be had.
* ``bogazici``: guide of the Department of Translation and Interpreting Studies.
* ``metu``: parts and their order, after copies of METU's thesis manual.
* ``yok``: what universities quote of the national thesis center's rules: they concern the file, not
  its pages.
* ``generic``: ours.

A value that no rule of the university could be found for stands in ``unverified``.
"""

from __future__ import annotations

import difflib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, get_args

import msgspec

if TYPE_CHECKING:
    from collections.abc import Iterable

PageNumber = Literal["top-right", "bottom-center"]


@dataclass(frozen=True)
class Limits:
    """The least and the most that a value may be, and its unit."""

    least: float
    most: float
    unit: str


LIMITS = {
    **dict.fromkeys(
        ("margin-left", "margin-right", "margin-top", "margin-bottom"), Limits(1.5, 6, "cm")
    ),
    "chapter-top": Limits(1.5, 10, "cm"),
    "indent": Limits(0, 3, "cm"),
    **dict.fromkeys(("font-size", "note-size"), Limits(8, 14, "pt")),
    **dict.fromkeys(
        ("line-height", "note-line-height", "quote-line-height", "abstract-line-height"),
        Limits(10, 36, "pt"),
    ),
}
"""What a page of A4 can hold. Narrower margins are cut off by binders and printers."""


class Layout(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename="kebab"):
    """The pages of a thesis on A4."""

    margin_left: float = 4.0
    margin_right: float = 2.5
    margin_top: float = 2.5
    margin_bottom: float = 2.5
    chapter_top: float = 4.0
    indent: float = 1.25
    font_size: float = 12
    line_height: float = 24
    note_size: float = 10
    note_line_height: float = 12
    quote_line_height: float = 24
    abstract_line_height: float = 14
    page_number: PageNumber = "top-right"
    justify: bool = False
    hyphenate: bool = False
    bold: bool = True


@dataclass(frozen=True)
class Preset:
    """The layout of one university, and the values in it that no rule was found for."""

    layout: Layout
    unverified: tuple[str, ...] = ()


_MARGINS = ("margin-left", "margin-right", "margin-top", "margin-bottom")

PRESETS = {
    "bilkent": Preset(Layout(), ("note-size", "note-line-height", "hyphenate", "bold")),
    "bogazici": Preset(
        Layout(quote_line_height=14, page_number="bottom-center", bold=False),
        ("chapter-top", "indent", "abstract-line-height", "hyphenate"),
    ),
    "metu": Preset(
        Layout(line_height=18, quote_line_height=14, page_number="bottom-center", justify=True),
        (*_MARGINS, "chapter-top", "indent", "font-size", "line-height", "note-size",
         "quote-line-height", "abstract-line-height", "page-number", "justify", "hyphenate"),
    ),
    "yok": Preset(
        Layout(line_height=18, page_number="bottom-center", justify=True),
        (*_MARGINS, "chapter-top", "indent", "font-size", "line-height", "note-size",
         "quote-line-height", "abstract-line-height", "page-number", "justify", "hyphenate"),
    ),
    "generic": Preset(
        Layout(margin_left=3.5, chapter_top=5, line_height=18, quote_line_height=14,
               page_number="bottom-center", justify=True, hyphenate=True),
    ),
}  # fmt: skip


class Member(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename="kebab"):
    """Somebody on the committee that approves the thesis."""

    name: str
    affiliation: str = ""
    role: str = ""


class Submission(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename="kebab"):
    """The table ``[submission]`` of book.toml.

    ``layout`` holds the values of :class:`Layout` that differ from the preset's. An approval page
    is printed where a ``committee`` is given.
    """

    preset: str = "bilkent"
    layout: dict[str, float | bool | str] = {}
    committee: tuple[Member, ...] = ()


def layout_of(submission: Submission) -> Layout:
    """Return the layout that *submission* asks for.

    Raises ``ValueError``, whose message names the value, what is wrong and what is allowed.
    """
    preset = PRESETS.get(submission.preset)
    if preset is None:
        raise ValueError(f"preset {submission.preset} is not known: {_one_of(PRESETS)}")
    values = {**msgspec.to_builtins(preset.layout), **submission.layout}
    for name, value in submission.layout.items():
        if name not in LAYOUT_FIELDS:
            close = difflib.get_close_matches(name, LAYOUT_FIELDS, n=1)
            known = f"did you mean {close[0]}" if close else _one_of(LAYOUT_FIELDS)
            raise ValueError(f"{name} is no value of a layout: {known}")
        limits = LIMITS.get(name)
        if limits and not (_is_number(value) and limits.least <= float(value) <= limits.most):
            raise ValueError(
                f"{name} is {value}: give {limits.least:g} to {limits.most:g} {limits.unit}"
            )
    try:
        return msgspec.convert(values, Layout)
    except msgspec.ValidationError as error:
        name = str(error).rpartition("$.")[2].strip("`")
        raise ValueError(f"{name} is {values[name]}: give {_kind_of(name)}") from error


LAYOUT_FIELDS = tuple(field.encode_name for field in msgspec.structs.fields(Layout))


def _is_number(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _kind_of(name: str) -> str:
    return _one_of(get_args(PageNumber)) if name == "page-number" else "true or false"


def _one_of(names: Iterable[str]) -> str:
    return f"one of {', '.join(names)}"


def unverified(submission: Submission) -> tuple[str, ...]:
    """Return the values of *submission* that neither the user nor a known rule has set."""
    return tuple(
        name for name in PRESETS[submission.preset].unverified if name not in submission.layout
    )

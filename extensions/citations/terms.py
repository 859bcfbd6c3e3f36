"""Words and punctuation of citations, one table per language.

A third language needs one more :class:`Terms` in :data:`TABLES` and nothing else. Fields under
"switches" are those on which Turkish guides disagree; a project changes them with the
configuration value ``citations_terms`` (see :func:`terms_for`), not here.

English follows the Chicago Manual of Style, 17th edition (section numbers in comments). Turkish
follows its adaptations in Turkish history departments: *haz.*, *çev.*, *der.*, ``s.``/``ss.``,
*içinde* after the title, no comma before *ve*, the comma outside the closing quotation mark.
"""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

NBSP = "\N{NO-BREAK SPACE}"


@dataclass(frozen=True)
class Terms:
    """The words of one language. ``{}`` in a value takes the thing it names."""

    language: str
    # Lists of names
    and_two: str
    and_last: str
    et_al: str
    # Quotation
    quotes: tuple[str, str]
    inner_quotes: tuple[str, str]
    comma_in_quotes: bool
    # Role of a person: in a note, at the head of a bibliography entry, after the title there
    roles_note: Mapping[str, str]
    roles_lead: Mapping[str, tuple[str, str]]
    roles_list: Mapping[str, str]
    # Parts of a work
    in_book: str
    part_of_book: str | None
    volume: str
    volume_of_set: str
    volumes: str
    part: str
    number: str
    edition: str
    ordinals: Mapping[int, str]
    ordinal: str
    # Descriptions
    theses: Mapping[str, str]
    forthcoming: str
    no_date: str
    microfilm: str
    quoted_in_note: str
    quoted_in_list: str
    # Dates
    months: tuple[str, ...]
    day_pattern: str
    month_pattern: str
    inferred: str
    # Locators: named parts of a work, singular and plural
    locators: Mapping[str, tuple[str, str]]
    # Switches
    pages: tuple[str, str] | None
    volume_colon: bool
    range_dash: str
    issue_colon: bool
    cites_separator: str


_ENGLISH_MONTHS = (
    "January February March April May June July August September October November December"
)
_TURKISH_MONTHS = "Ocak Şubat Mart Nisan Mayıs Haziran Temmuz Ağustos Eylül Ekim Kasım Aralık"

ENGLISH = Terms(
    language="en",
    and_two=" and ",
    and_last=", and ",
    et_al=" et al.",
    quotes=("“", "”"),
    inner_quotes=("‘", "’"),
    comma_in_quotes=True,  # 6.9
    roles_note={  # 14.104
        "editor": "ed. {}",
        "translator": "trans. {}",
        "compiler": "comp. {}",
        "narrator": "as told by {}",
        "bookauthor": "by {}",
        "byline": "{}",
    },
    roles_lead={"editor": ("ed.", "eds."), "compiler": ("comp.", "comps.")},  # 14.103
    roles_list={
        "editor": "Edited by {}",
        "translator": "Translated by {}",
        "compiler": "Compiled by {}",
        "narrator": "As told by {}",
        "bookauthor": "by {}",
        "byline": "{}",
    },
    in_book="in {}",
    part_of_book="{} to {}",  # 14.110: introduction to
    volume=f"vol.{NBSP}{{}}",
    volume_of_set=f"vol.{NBSP}{{}}",
    volumes=f"{{}}{NBSP}vols.",
    part=f"pt.{NBSP}{{}}",
    number=f"no.{NBSP}{{}}",
    edition=f"{{}}{NBSP}ed.",
    ordinals={1: "1st", 2: "2nd", 3: "3rd", 21: "21st", 22: "22nd", 23: "23rd"},
    ordinal="{}th",
    theses={"mastersthesis": "master’s thesis", "phdthesis": "PhD diss."},  # 14.215
    forthcoming="forthcoming",
    no_date="n.d.",
    microfilm="microfilm",
    quoted_in_note=", quoted in ",  # 14.260
    quoted_in_list="Quoted in {}",
    months=tuple(_ENGLISH_MONTHS.split()),
    day_pattern=f"{{month}}{NBSP}{{day}}, {{year}}",
    month_pattern="{month} {year}",
    inferred="[{}?]",  # 14.145
    locators={
        "app": ("app.", "apps."),
        "art": ("art.", "arts."),
        "ch": ("chap.", "chaps."),
        "doc": ("doc.", "docs."),
        "fig": ("fig.", "figs."),
        "fol": ("fol.", "fols."),
        "n": ("n.", "nn."),
        "no": ("no.", "nos."),
        "par": ("par.", "pars."),
        "pt": ("pt.", "pts."),
        "roll": ("roll", "rolls"),
        "sec": ("sec.", "secs."),
        "table": ("table", "tables"),
        "vol": ("vol.", "vols."),
    },
    pages=None,  # 14.147: page numbers stand alone
    volume_colon=True,  # 14.116: 2:207
    range_dash="–",
    issue_colon=True,
    cites_separator="; ",
)

TURKISH = Terms(
    language="tr",
    and_two=" ve ",
    and_last=" ve ",
    et_al=" vd.",
    quotes=("“", "”"),
    inner_quotes=("‘", "’"),
    comma_in_quotes=False,
    roles_note={
        "editor": "haz. {}",
        "translator": "çev. {}",
        "compiler": "der. {}",
        "narrator": "anlatan {}",
        "bookauthor": "{}",
        "byline": "{}",
    },
    roles_lead={"editor": ("haz.", "haz."), "compiler": ("der.", "der.")},
    roles_list={
        "editor": "Haz. {}",
        "translator": "Çev. {}",
        "compiler": "Der. {}",
        "narrator": "Anlatan {}",
        "bookauthor": "{}",
        "byline": "{}",
    },
    in_book="{} içinde",
    part_of_book=None,
    volume=f"c.{NBSP}{{}}",
    volume_of_set=f"c.{NBSP}{{}}",
    volumes=f"{{}}{NBSP}cilt",
    part=f"kısım{NBSP}{{}}",
    number=f"sy.{NBSP}{{}}",
    edition=f"{{}}{NBSP}bs.",
    ordinals={},
    ordinal="{}.",
    theses={"mastersthesis": "yüksek lisans tezi", "phdthesis": "doktora tezi"},
    forthcoming="yayımlanacak",
    no_date="t.y.",
    microfilm="mikrofilm",
    quoted_in_note=", aktaran ",
    quoted_in_list="Aktaran {}",
    months=tuple(_TURKISH_MONTHS.split()),
    day_pattern=f"{{day}}{NBSP}{{month}} {{year}}",
    month_pattern="{month} {year}",
    inferred="[{}?]",
    locators={
        "app": ("ek", "ek"),
        "art": ("md.", "md."),
        "ch": ("böl.", "böl."),
        "doc": ("belge", "belge"),
        "fig": ("şek.", "şek."),
        "fol": ("vr.", "vr."),
        "n": ("dipnot", "dipnot"),
        "no": ("no.", "no."),
        "par": ("par.", "par."),
        "pt": ("kısım", "kısım"),
        "roll": ("makara", "makara"),
        "sec": ("kes.", "kes."),
        "table": ("tablo", "tablo"),
        "vol": ("c.", "c."),
    },
    pages=("s.", "ss."),
    volume_colon=False,
    range_dash="–",
    issue_colon=False,
    cites_separator="; ",
)

TABLES: dict[str, Terms] = {table.language: table for table in (ENGLISH, TURKISH)}


def terms_for(language: str, overrides: Mapping[str, Any] | None = None) -> Terms:
    """Return the table of *language* (``tr``, ``en-GB``…), with *overrides* put over its fields.

    A language without a table gets English. Raises ``ValueError``, naming the field, when
    *overrides* has a field that :class:`Terms` has not.
    """
    base = TABLES.get(language.replace("_", "-").split("-")[0].lower(), ENGLISH)
    unknown = set(overrides or {}) - {field.name for field in fields(Terms)}
    if unknown:
        names = ", ".join(sorted(unknown))
        raise ValueError(f"unknown field {names}; see the fields of Terms in {__name__}")
    return replace(base, **overrides) if overrides else base

"""The linter of references.bib: each rule turns red on a spoilt entry, and says the cure."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from extensions.citations import bibfile
from extensions.citations.entry_types import TYPES
from extensions.citations.lint_works import lint, uncited

if TYPE_CHECKING:
    from extensions.problems import Problem

REFERENCES = Path(__file__).parents[1] / "references.bib"

CLEAN = """\
@book{kurat1990,
  author = {Kurat, Akdes Nimet and {Bir Kurum}},
  title = {Türkiye ve Rusya},
  volumes = {2},
  edition = {2},
  address = {Ankara},
  publisher = {Kültür Bakanlığı},
  date = {1990},
  langid = {turkish},
}

@article{can1963,
  author = {Can, Fahri},
  title = {Karakol Cemiyeti},
  journal = {Yakın Tarihimiz},
  volume = {4},
  date = {1963-01-24},
  pages = {257-258},
  langid = {turkish},
}

@misc{letter1919,
  author = {Kemal, Mustafa},
  title = {[letter]},
  title_tr = {[mektup]},
  date = {1919-06-23},
  howpublished = {letter},
  within = {kurat1990},
  langid = {turkish},
}

@article{paper1917,
  journal = {İkdam},
  entrysubtype = {newspaper},
  date = {1917-11-25},
  langid = {turkish},
  unknown = {title},
}
"""

# what is there, what is typed instead, line, stable id, words of the message or cure
MUTANTS = {
    "unknown type": ("@book", "@bok", 1, "type", "Use one of article, book"),
    "unknown field": ("publisher =", "publsher =", 7, "field", "Did you mean publisher?"),
    "field of another type": ("  volumes", "  journal", 4, "field", "@book has no field journal"),
    "twin of a language without edition": ("title_tr", "title_de", 25, "field", "title_de"),
    "missing place": ("  address = {Ankara},\n", "", 1, "missing", "Add address = {…}, or unknown"),
    "missing year": ("  date = {1990},\n", "", 1, "missing", "no date"),
    "missing author": ("  author = {Can, Fahri},\n", "", 12, "missing", "no author"),
    "missing language": ("  langid = {turkish},\n}\n\n@art", "}\n\n@art", 1, "missing", "no langid"),
    "missing pages": ("  pages = {257-258},\n", "", 12, "missing", "unknown = {pages}"),
    "known after all": (
        "  unknown = {title}", "  title = {Haber},\n  unknown = {title}", 38, "unknown", "is given"),
    "unknown to the type": ("{title},\n}", "{title, pags},\n}", 37, "unknown", "is no field"),
    "no date": ("{1963-01-24}", "{24.1.1963}", 17, "date", "Write 1917-11-25"),
    "no day of the calendar": ("{1963-01-24}", "{1963-02-30}", 17, "date", "is no date"),
    "unknown language": ("{turkish},\n}\n\n@misc", "{turkce},\n}\n\n@misc", 19, "langid", "Use one"),
    "wrong subtype": ("{newspaper}", "{paper}", 34, "value", "Write newspaper"),
    "edition in words": ("{2},\n  address", "{2nd},\n  address", 5, "value", "Write a figure"),
    "inverted range": ("{257-258}", "{258-257}", 18, "pages", "in full: 257-258"),
    "shortened range": ("{257-258}", "{257-8}", 18, "pages", "in full"),
    "pages with abbreviation": ("{257-258}", "{ss. 257-258}", 18, "pages", "in full"),
    "braces in a title": ("{Türkiye ve Rusya}", "{{Türkiye} ve Rusya}", 3, "braces", "alone"),
    "braces in a name": ("{Bir Kurum}}", "{Bir} Kurum}", 2, "braces", "whole name"),
    "person in braces": ("{Can, Fahri}", "{{Can, Fahri}}", 13, "braces", "Write Can, Fahri"),
    "name without comma": ("{Can, Fahri}", "{Fahri Can}", 13, "name", "Write Family, Given"),
    "body without braces": ("{Bir Kurum}}", "Bir Kurum}", 2, "name", "{{Bir Kurum}}"),
    "lost bracket": ("{[letter]}", "{[letter}", 24, "brackets", "Write both"),
    "description without twin": ("  title_tr = {[mektup]},\n", "", 24, "translation", "Add title_tr"),
    "LaTeX": ("Türkiye", "T\\\"urkiye", 3, "latex", "the character itself"),
    "straight apostrophe": ("Rusya", "Rusya'da", 3, "typography", "straight"),
    "hyphen in years": ("Rusya", "Rusya 1919-1922", 3, "typography", "en dash"),
    "read in nothing": ("{kurat1990}", "{kurat1991}", 28, "within", "Did you mean kurat1990?"),
}  # fmt: skip


def problems(text: str) -> list[Problem]:
    read = bibfile.parse(text, "references.bib")
    return read.fatal or lint(read.entries, "references.bib")


def test_clean() -> None:
    assert problems(CLEAN) == []


@pytest.mark.parametrize("name", MUTANTS)
def test_mutant(name: str) -> None:
    """One finding, at the line of the field, with its stable id and its cure."""
    old, new, line, code, said = MUTANTS[name]
    assert old in CLEAN
    (problem,) = [
        found for found in problems(CLEAN.replace(old, new, 1)) if found.code == f"citations.{code}"
    ]
    assert problem.line == line
    assert said in str(problem)
    assert str(problem).startswith(f"references.bib:{line}: ")
    assert str(problem).endswith(f" [citations.{code}]")


def test_same_work_twice() -> None:
    """Under another key, with other accents and a subtitle more."""
    other = (
        CLEAN[: CLEAN.index("@article")]
        .replace("kurat1990", "kuratnimet1990")
        .replace("Türkiye ve Rusya}", "Turkiye ve Rusya},\n  subtitle = {Bir Tarih}")
    )
    found = {problem.code: problem for problem in problems(f"{CLEAN}\n{other}")}
    same = found["citations.same_work"]
    assert "the same work as kurat1990 in line 1" in same.message
    assert same.line == CLEAN.count("\n") + 2


def test_same_short_form() -> None:
    """Two books that later notes would print alike."""
    other = CLEAN[: CLEAN.index("@article")].replace("kurat1990", "k2").replace("{1990}", "{1991}")
    found = problems(f"{CLEAN}\n{other}")
    assert {problem.code for problem in found} == {"citations.same_short_form"}
    assert "Give one of the two another shorttitle" in found[0].cure


@pytest.mark.parametrize(
    ("old", "new", "line", "code"),
    [
        ("title = {Türkiye ve Rusya},", "title = {Türkiye ve Rusya}", 4, "syntax"),
        ("title = {Türkiye ve Rusya},", "title {Türkiye ve Rusya},", 3, "syntax"),
        ("{kurat1990,", "{can1963,", 12, "duplicate_key"),
        ("  edition = {2},", "  volumes = {3},", 1, "duplicate_field"),
    ],
)
def test_fatal(old: str, new: str, line: int, code: str) -> None:
    """What would end the reading stands alone."""
    read = bibfile.parse(CLEAN.replace(old, new, 1), "references.bib")
    assert [(problem.line, problem.code) for problem in read.fatal] == [(line, f"citations.{code}")]


def test_not_utf8(tmp_path: Path) -> None:
    path = tmp_path / "references.bib"
    path.write_bytes(CLEAN.encode("iso-8859-9"))
    (problem,) = bibfile.read(path, "references.bib").fatal
    assert (problem.line, problem.code) == (3, "files.encoding")
    (problem,) = bibfile.read(tmp_path / "none.bib", "none.bib").fatal
    assert problem.code == "citations.bibfile"


def test_uncited() -> None:
    entries = bibfile.parse(CLEAN, "references.bib").entries
    (problem,) = uncited(entries, "references.bib", {"kurat1990", "can1963", "letter1919"})
    assert (problem.line, problem.code) == (32, "citations.uncited")
    assert "paper1917" in problem.message


def test_every_type_has_a_purpose_and_a_title() -> None:
    for type_ in TYPES.values():
        assert type_.purpose
        assert {"title", "langid", "shorttitle", "unknown"} <= type_.fields()


def test_references_of_the_book() -> None:
    """Nothing to mend, and no datum declared unknown that could be looked up in the entry."""
    read = bibfile.read(REFERENCES, "references.bib")
    assert read.fatal == []
    assert [str(problem) for problem in lint(read.entries, "references.bib")] == []
    assert len(read.entries) == 109

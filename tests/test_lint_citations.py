"""The linter of citations in a text."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from extensions.citations import lint_citations, lint_notes
from extensions.citations.bibfile import parse

if TYPE_CHECKING:
    from pybtex.database import Entry

WORKS: dict[str, Entry] = {
    source.key: source.entry
    for source in parse(
        """
        @book{kurat1990, title = {Türkiye ve Rusya}}
        @book{tuncay1991, title = {Sol Akımlar}, volumes = {2}}
        @book{sonyel1991, title = {Dış Politika}, volume = {2}}
        @article{can1963, title = {Karakol}, journal = {Tarih}, pages = {257-258}}
        @article{two1970, title = {X}, journal = {Y}, pages = {10-12, 40-41}}
        @periodical{ikdam1917, title = {İkdam}}
        """,
        "references.bib",
    ).entries
}
GOOD = [
    "{cite}`kurat1990`", "{cite}`kurat1990{xii}`", "{cite}`can1963{257-258}`",
    "{cite}`two1970{11, 40}`", "{cite}`tuncay1991{1:5}`", "{cite}`tuncay1991{ch. 3}`",
    "{cite}`sonyel1991{5}`", "{cite}`sonyel1991{2:5}`", "{cite}`ikdam1917{1917-11-25, 1}`",
    "{cite}`kurat1990{1}, can1963{258}`", "`` {cite}`nothing{1}` ``", "{tr}`Misak-ı Millî`",
    "`code`", "```\n{cite}`nothing`\n```", "to cite a work",
]  # fmt: skip
BAD = {
    "{cite}`kurat1990{2-1}`": ("locator", "does not ascend"),
    "{cite}`kurat1990{97-9}`": ("locator", "give it in full"),
    "{cite}`kurat1990{s. 5}`": ("locator", "Type numbers only: {5}"),
    "{cite}`can1963{300}`": ("beyond", "pages 257-258"),
    "{cite}`can1963{257-300}`": ("beyond", "page 300 is not in can1963"),
    "{cite}`two1970{20}`": ("beyond", "pages 10-41"),
    "{cite}`tuncay1991{3:5}`": ("volume", "has 2 volumes, not 3"),
    "{cite}`tuncay1991{5}`": ("volume", "{1:5}"),
    "{cite}`sonyel1991{1:5}`": ("volume", "is volume 2, not 1"),
    "{cite}`kurat1990{1917-11-25}`": ("locator", "is no newspaper"),
    "{cite}`kurat1909{1}`": ("unknown_key", "Did you mean kurat1990?"),
    "{cite}`zzzz`": ("unknown_key", "Add it to references.bib."),
    "{cite}`kurat1990{1`": ("malformed", "Type {cite}`kurat1990{1}`."),
    "{cite} `kurat1990{1}`": ("malformed", "no space after }"),
    "{cite}‘kurat1990{1}’": ("malformed", "a backtick, `, on both sides"),
    "{cite}kurat1990{1}": ("malformed", "no space after }"),
    "{cite`kurat1990{1}`": ("malformed", "no space after }"),
    "cite}`kurat1990{1}`": ("malformed", "no space after }"),
    "{cite}`kurat1990{1}; {cite}`can1963{257}`": ("malformed", "Type {cite}`kurat1990{1}`."),
    "{cite}`kurat1990{1}": ("malformed", "on both sides"),
    "{footcite}`kurat1990{1}`": ("role", "Type {cite}`kurat1990{1}`."),
    "{cite:t}`kurat1990`": ("role", "no role {cite:t}"),
    "{cit}`kurat1990{1}`": ("role", "no role {cit} in this book"),
    "`kurat1990{1}`": ("role", "is code"),
}


@pytest.mark.parametrize("typed", GOOD)
def test_good(typed: str) -> None:
    assert lint_citations.in_text(f"Words {typed} words.", "x.md", WORKS) == []


@pytest.mark.parametrize("typed", BAD)
def test_bad(typed: str) -> None:
    """One finding, on its line."""
    code, said = BAD[typed]
    (problem,) = lint_citations.in_text(f"# T\n\nWords {typed} words.\n", "x.md", WORKS)
    assert (problem.line, problem.code) == (3, f"citations.{code}")
    assert said in problem.text


def test_directives_are_no_code() -> None:
    """What stands in one, and between two, is text; what stands in a block of code is none."""
    text = (
        "```{figure} x.svg\nA caption: {cite}`a{1}`.\n```\n\nText.[^n]\n\n[^n]: {cite}`b`.\n\n"
        "```{note}\nA box.\n```\n\n```\n{cite}`c`\n```\n\n{cite}`d`\n"
    )
    assert lint_citations.cited(text) == {"a", "b", "d"}


def test_cited() -> None:
    text = "{cite}`a{1}, b`\n\n[^n]: {footcite}`c`; {tr}`d`.\n\n```\n{cite}`e`\n```\n"
    assert lint_citations.cited(text) == {"a", "b", "c"}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("A.[^a]\n\n[^a]: B.\n", []),
        ("A.[^a] And `[^b]`.\n\n> [^a]: B.\n", []),
        ("A.[^a]\n", [(1, "missing", "Write [^a]: and its text")]),
        ("A.\n\n[^a]: B.\n", [(3, "uncalled", "Type [^a] where it belongs")]),
        ("A.[^kurat]\n\n[^kurat-1]: B.\n", [(1, "missing", "Did you mean [^kurat-1]?")]),
    ],
)
def test_notes(text: str, found: list[tuple[int, str, str]]) -> None:
    problems = lint_notes.in_text(text, "x.md")
    assert len(problems) == len(found)
    for problem, (line, code, said) in zip(problems, found, strict=True):
        assert (problem.line, problem.code) == (line, f"notes.{code}")
        assert said in problem.cure


@given(st.text(max_size=60))
@example("{cite}`")
@example("`" * 9)
def test_any_text_can_be_read(text: str) -> None:
    """No input raises, in any text."""
    for typed in (text, f"{{cite}}`{text}`", f"[^{text}]: {{cite}}`kurat1990{{{text}}}`"):
        lint_citations.in_text(typed, "x.md", WORKS)
        lint_notes.in_text(typed, "x.md")

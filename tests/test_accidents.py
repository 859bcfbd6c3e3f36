"""What authors and translators do to citations by accident: one line each, and never a crash."""

from __future__ import annotations

import shutil
import sys
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from sphinx import locale
from sphinx.util.docutils import docutils_namespace

from tests.conftest import MINI, copy_machinery
from tests.sphinx_root import SphinxRoot
from tools import check, edition, workers

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from extensions.problems import Problem

ONE = "locale/tr/LC_MESSAGES/chapters/one.po"
TWO = "locale/tr/LC_MESSAGES/chapters/two.po"
TRANSLATED = "{cite}`kurat1990{5}`; ayrıca"
TYPED = "{cite}`degras1951{1}`"

# file, what stands there, what is typed instead, the line told, words told
IN_TRANSLATIONS = {
    "changed locator": (ONE, "{5}`; a", "{6}`; a", 6, "{cite}`kurat1990{6}`"),
    "changed key": (ONE, "kurat1990{5}`; a", "degras1951{5}`; a", 6, "{cite}`degras1951{5}`"),
    "key that is nowhere": (ONE, "kurat1990{5}`; a", "kurat199{5}`; a", 6, "mean kurat1990?"),
    "dropped citation": (ONE, f"{TRANSLATED} bkz. ", "", 6, "not the same references"),
    "dropped locator": (ONE, "kurat1990{5}`; a", "kurat1990`; a", 6, "{cite}`kurat1990`"),
    "added citation": (ONE, TRANSLATED, f"{TYPED}; {TRANSLATED}", 6, "not the same references"),
    "wrong role name": (ONE, "{cite}`kurat1990{5}`; a", "{cit}`kurat1990{5}`; a", 6, "{cit}"),
    "space after the role": (ONE, "{cite}`kurat1990{5}`; a", "{cite} `kurat1990{5}`; a", 6, "no space"),
    "curly quotes": (ONE, "`kurat1990{5}`; a", "‘kurat1990{5}’; a", 6, "{cite}‘kurat1990{5"),
    "lost brace": (ONE, "{5}`; a", "{5`; a", 6, "type {cite}`kurat1990{5}`"),
    "lost backtick": (ONE, "{5}`; a", "{5}; a", 6, "type {cite}`kurat1990{5}`"),
    "lost first backtick": (ONE, "`kurat1990{5}`; a", "kurat1990{5}`; a", 6, "{cite}kurat1990"),
    "lost note mark": (TWO, "gerekmektedir.[^degras-2]", "gerekmektedir.", 12, "[^degras-2]"),
    "renamed note mark": (TWO, "gerekmektedir.[^degras-2]", "gerekmektedir.[^x]", 12, "[^x]"),
    "localized locator": (ONE, "{5}`; a", "{s. 5}`; a", 6, "type numbers only: {5}"),
}  # fmt: skip
IN_CHAPTERS = {
    "key that is nowhere": ("one", "degras1951{1}", "degras195{1}", 14, "did you mean degras1951?"),
    "wrong role name": ("one", TYPED, "{cit}`degras1951{1}`", 14, "Did you mean {cite}?"),
    "space after the role": ("one", TYPED, "{cite} `degras1951{1}`", 14, "no space"),
    "curly quotes": ("one", TYPED, "{cite}‘degras1951{1}’", 14, "{cite}‘degras1951{"),
    "lost brace": ("one", TYPED, "{cite}`degras1951{1`", 14, "type {cite}`degras1951{1}`"),
    "lost opening brace": ("one", TYPED, "{cite}`degras1951 1}`", 14, "type {cite}`degras1951{1}`"),
    "lost brace of the role": ("one", TYPED, "{cite`degras1951{1}`", 14, "would be printed"),
    "lost backtick": ("one", TYPED, "{cite}`degras1951{1}", 14, "type {cite}`degras1951{1}`"),
    "lost first backtick": ("one", TYPED, "{cite}degras1951{1}`", 14, "{cite}degras1951"),
    "lost note mark": ("two", "ization.[^degras-2]", "ization.", 10, "no text calls this note"),
    "renamed note mark": ("two", "ization.[^degras-2]", "ization.[^x]", 6, "no note [^x]"),
    "renamed note": ("two", "[^degras-2]: ", "[^x]: ", 6, "no note [^degras-2]"),
    "localized locator": ("one", "degras1951{1}", "degras1951{p. 1}", 14, "numbers only: {1}"),
    "inverted range": ("one", "kurat1990{327-328}", "kurat1990{328-327}", 12, "does not ascend"),
}  # fmt: skip


@pytest.fixture
def spoilt(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str, str, str], Path]:
    """Return a function that makes a small book with one mistake in it."""
    monkeypatch.setattr(sys, "path", list(sys.path))

    def copy(name: str, old: str, new: str) -> Path:
        root = tmp_path / "book"
        shutil.copytree(MINI, root)
        copy_machinery(root)
        path = root / name
        text = path.read_text(encoding="utf-8")
        assert text.count(old) == 1
        path.write_text(text.replace(old, new), encoding="utf-8")
        return root

    return copy


def told(root: Path, *languages: str) -> list[Problem]:
    """Return what `make html` tells of the book in *root*."""
    findings = []
    for language in languages:
        locale.translators.clear()
        # What is looked up after a build, docutils would keep for the next test.
        with docutils_namespace():
            findings.append(edition.build(root, language, ("html",), lambda _doing: None)[1])
    return workers.attribute(findings)


@pytest.mark.parametrize("name", IN_TRANSLATIONS)
def test_in_a_translation(spoilt: Callable[[str, str, str], Path], name: str) -> None:
    """One line at the message, from the build and from the linter."""
    file, old, new, line, said = IN_TRANSLATIONS[name]
    root = spoilt(file, old, new)
    for found in (told(root, "en", "tr"), told(root, "tr"), check.check(root)):
        (problem,) = found
        assert (problem.file, problem.line) == (file, line)
        assert problem.code
    assert said in told(root, "tr")[0].text


@pytest.mark.parametrize("name", IN_CHAPTERS)
def test_in_a_chapter(spoilt: Callable[[str, str, str], Path], name: str) -> None:
    """One line at the paragraph, whichever edition sees it."""
    page, old, new, line, said = IN_CHAPTERS[name]
    root = spoilt(f"chapters/{page}.md", old, new)
    (built,) = told(root, "en", "tr")
    assert (built.file, built.line) == (f"chapters/{page}.md", line)
    assert said in built.text
    linted = [problem for problem in check.check(root) if problem.file == built.file]
    assert len(linted) == 1


CHAPTER = "# Chapter\n\n{body}\n"
CATALOG = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n'
NO_SURROGATES = st.characters(exclude_categories=["Cs"])


@pytest.fixture(scope="module")
def any_text(tmp_path_factory: pytest.TempPathFactory) -> SphinxRoot:
    root = tmp_path_factory.mktemp("any") / "book"
    shutil.copytree(MINI.parent / "test-citations", root)
    shutil.copyfile(MINI / "references.bib", root / "references.bib")
    shutil.rmtree(root / "locale")
    (root / "locale" / "tr" / "LC_MESSAGES").mkdir(parents=True)
    for name in ("one.md", "two.md"):
        (root / name).unlink()
    (root / "index.md").write_text(
        "# X\n\n```{toctree}\none\nbibliography\n```\n", encoding="utf-8"
    )
    return SphinxRoot(root)


@settings(
    max_examples=12,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
@given(st.lists(st.text(NO_SURROGATES, max_size=30), min_size=20, max_size=20))
@example(["{", "}", "{}", "}{", ",", ",,", "{,}", "\\", "`", "``", "\n", "\0", "\r", "​", " " * 9,
          "kurat1990{5}`{", "kurat1990{[^n0]}", "kurat1990\n\n{5}", "{cite}`", "]: "])  # fmt: skip
def test_any_text_between_the_backticks(any_text: SphinxRoot, texts: list[str]) -> None:
    """Of a chapter and of a translation: pages are written, whatever was typed."""
    typed = [f"{{cite}}`{text}`" for text in texts]
    notes = [f"A{n}.[^n{n}]\n\n[^n{n}]: See {cite}." for n, cite in enumerate(typed)]
    chapter = "\n\n".join(["# Chapter", *notes, "A sentence."])
    (any_text.root / "one.md").write_text(chapter, encoding="utf-8")
    any_text.build("en", clean=True)
    assert "one" in any_text.written

    plain = [f"Sentence {n}." for n in range(len(typed))]
    (any_text.root / "one.md").write_text("\n\n".join(["# C", *plain]), encoding="utf-8")
    messages = [
        f"msgid {quoted(message)}\nmsgstr {quoted(f'Cümle {cite}.')}\n"
        for message, cite in zip(plain, typed, strict=True)
    ]
    catalog = any_text.root / "locale" / "tr" / "LC_MESSAGES" / "one.po"
    catalog.write_text("\n".join([CATALOG, *messages]), encoding="utf-8")
    any_text.build("tr", clean=True)
    assert "one" in any_text.written


def quoted(text: str) -> str:
    """Return *text* as a string of a catalog."""
    escapes = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t"}
    return '"' + "".join(escapes.get(char, char) for char in text) + '"'

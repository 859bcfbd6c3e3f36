"""`make check`: everything that can be judged without a build, a line each."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from extensions.citations import scanning
from tools import check, preflight

if TYPE_CHECKING:
    from tests.conftest import Project

ROOT = Path(__file__).parents[1]
ABSTRACT = "locale/tr/LC_MESSAGES/chapters/abstract.po"

# file, what is there, what is typed instead, line (0: that of what is there), stable id
EDITS = {
    "page that is not in the article": (
        "chapters/one.md", "kurat1990{327-328}", "kurat1990{328-327}", 12, "citations.locator"),
    "unknown field": ("references.bib", "  address ", "  adress ", 4, "citations.field"),
    "note without its mark": (
        "chapters/two.md", "ization.[^degras-2]", "ization.", 10, "notes.uncalled"),
    "quotation mark lost": (ABSTRACT, 'msgstr "Özet"', 'msgstr "Özet', 7, "catalogs.syntax"),
    "conflict": (ABSTRACT, 'msgstr "Özet"', '<<<<<<< ours\nmsgstr "Özet"', 7, "catalogs.conflict"),
    "message twice": (
        ABSTRACT, 'msgid "**Key', 'msgid "Abstract"\nmsgstr "x"\n\nmsgid "**Key', 12,
        "catalogs.duplicate"),
    "broken front matter": (
        "chapters/one.md", "# First", "---\na: [c\n---\n\n# First", 3, "chapters.front_matter"),
    "broken record": ("book.toml", 'version = "1.0"', 'version = "1.0', 0, "metadata.syntax"),
    "broken references": (
        "references.bib", "title     = {Türkiye ve Rusya}", "title     = {Türkiye", 10,
        "citations.syntax"),
}  # fmt: skip


def test_clean(project: Project) -> None:
    done = project.run("tools.check")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == "chapters, references, registers and catalogs: nothing to mend.\n"


def test_no_speller(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    """What cannot be checked is said, and is no mistake."""
    (project.root / "locale" / "tr" / "names.txt").write_text("Ankara\n", encoding="utf-8")
    monkeypatch.setenv("PATH", "")
    done = project.run("tools.check")
    assert (done.returncode, done.stderr) == (0, "")
    assert "Spelling not checked: install hunspell and hunspell-tr." in done.stdout


@pytest.mark.parametrize("name", EDITS)
def test_mutant(project: Project, name: str) -> None:
    """One line, ``file:line: message. Cure [stable-id]``, and exit code 2; nothing is built."""
    file, old, new, line, code = EDITS[name]
    before = (project.root / file).read_text(encoding="utf-8").partition(old)[0]
    line = line or before.count("\n") + 1
    project.replace(file, old, new)
    done = project.run("tools.check")
    assert done.returncode == 2
    assert done.stdout == ""
    (told,) = done.stderr.splitlines()
    assert re.fullmatch(rf"{re.escape(file)}:{line}: .+[.?!] .+ \[{re.escape(code)}\]", told), told
    assert not (project.root / "build").exists()


def test_work_that_is_never_cited(project: Project) -> None:
    """Told here alone: a build does not mind."""
    project.replace("chapters/two.md", "degras1951{2}", "kurat1990{2}")
    project.replace("chapters/one.md", "{cite}`degras1951{1}`; see also ", "")
    (project.root / "locale/tr/LC_MESSAGES/chapters/one.po").unlink()
    (told,) = project.run("tools.check").stderr.splitlines()
    assert told.startswith("references.bib:10: degras1951: no chapter cites it. Cite it")
    assert told.endswith("[citations.uncited]")
    assert project.build("--format", "html").returncode == 0


def test_several_mistakes_are_told_together(project: Project) -> None:
    for name in ("unknown field", "conflict", "note without its mark", "broken record"):
        project.replace(*EDITS[name][:3])
    done = project.run("tools.check")
    files = [told.split(":")[0] for told in done.stderr.splitlines()]
    assert set(files) == {"references.bib", ABSTRACT, "chapters/two.md", "book.toml"}
    assert files == sorted(files)


def test_latin_1(project: Project) -> None:
    (project.root / "chapters" / "two.md").write_bytes(b"# T\n\n\xfc\n")
    (told,) = [p for p in check.check(project.root) if p.file == "chapters/two.md"]
    assert (told.line, told.code) == (3, "files.encoding")


def test_the_book() -> None:
    """Nothing to mend, but for works that later chapters will cite."""
    assert [str(found) for found in check.check(ROOT) if found.code != "citations.uncited"] == []


def test_no_citation_of_the_book_is_overlooked() -> None:
    """The linter finds as many as were typed."""
    for page in preflight.pages(ROOT):
        text = page.read_text(encoding="utf-8")
        found = [span for span in scanning.spans(text) if span.name == "cite"]
        assert len(found) == text.count("{cite}`"), page.name


def test_every_finding_has_a_stable_id_and_a_cure() -> None:
    """In the linters' own code: no Problem without both."""
    for path in (*(ROOT / "extensions").rglob("*.py"), ROOT / "tools" / "preflight.py"):
        for call in re.findall(
            r"\bProblem\(([^()]*(?:\([^()]*\)[^()]*)*)\)", path.read_text("utf-8")
        ):
            if call.strip() and "class" not in call:
                assert re.search(r'"\w+\.\w+"|\bcode\b', call), (path.name, call)

"""A mistake in any file is told in one line with place and cure, and dist/ stays as it was."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.conftest import Project

PO = "locale/tr/LC_MESSAGES/chapters/abstract.po"
ONE = "locale/tr/LC_MESSAGES/chapters/one.po"
TWO = "locale/tr/LC_MESSAGES/chapters/two.po"

# file, text that is there, what is typed instead, the line of the mistake (0: where it is typed),
# what is said of it
EDITS = {
    "broken front matter": (
        "chapters/one.md", "# First", "---\na: 1\nb: [c\n---\n\n# First", 4, "not valid YAML"),
    "citation without its brace": (
        "chapters/one.md", "kurat1990{327-328}", "kurat1990{327-328", 12, "{cite}`kurat1990{327"),
    "citation without its backtick": (
        "chapters/one.md", "{327-328}`", "{327-328}", 12, "a backtick without its partner"),
    "unknown work": (
        "chapters/one.md", "kurat1990{327-328}", "kurat199{327-328}", 12, "did you mean kurat1990"),
    "page with its abbreviation": (
        "chapters/one.md", "kurat1990{327-328}", "kurat1990{pp. 327-328}", 12, "pp."),
    "unknown role": ("chapters/one.md", "{tr}`D", "{trr}`D", 8, "Did you mean {tr}?"),
    "unknown directive": (
        "chapters/one.md", "```{figure}", "```{figur}", 52, "Did you mean {figure}?"),
    "duplicate label": (
        "chapters/two.md", "(second-section)=", "(first-section)=", 4, "stands also in chapters/one"),
    "missing picture": ("chapters/one.md", "star.svg", "sun.svg", 52, "no picture at figures/sun.svg"),
    "picture without words": (
        "chapters/one.md", ":alt: A star with five points\n", "", 52, "Add :alt:"),
    "note that is not there": ("chapters/one.md", "[^prose]: P", "[^prosa]: P", 8, "no note [^prose]"),
    "note that nobody calls": (
        "chapters/two.md", "### Deeper", "[^lost]: A note.\n\n### Deeper", 12, "no text calls this"),
    "link that leads nowhere": (
        "chapters/one.md", "(#second-section)", "(#third-section)", 8, "“third-section”"),
    "page that is not there": (
        "index.md", "chapters/two", "chapters/three", 12, "no page chapters/three.md"),
    "raw output": (
        "chapters/two.md", "### Deeper", "```{raw} html\n<b>x</b>\n```\n\n### Deeper", 12, "{raw} is off"),
    "inclusion of a file": (
        "chapters/two.md", "### Deeper", "```{include} /etc/hostname\n```\n\n### Deeper", 12,
        "{include} is off"),
    "raw HTML": ("chapters/two.md", "A last", "A <b>last</b>", 14, "raw HTML"),
    "text that the PDF cannot show": (
        "chapters/two.md", "### Deeper", "```{math}\na + b\n```\n\n### Deeper", 12, "math_block"),
    "letter that no font has": (
        "chapters/two.md", "A last paragraph", "A last 😀 paragraph", 14, "U+1F600"),
    "references without a brace": (
        "references.bib", "title     = {Türkiye ve Rusya}", "title     = {Türkiye ve Rusya", 10, "comma, brace"),
    "same work twice": ("references.bib", "@book{degras1951", "@book{kurat1990", 10, "already used"),
    "broken TOML": ("book.toml", 'version = "1.0"', 'version = "1.0', 5, "not valid TOML"),
    "wrong type in TOML": ("book.toml", 'version = "1.0"', "version = 1.0", 5, "expected str"),
    "missing field": ("book.toml", 'degree = "M.A."\n', "", 9, 'Add: degree = "…"'),
    "misspelt field": ("book.toml", "university =", "universty =", 14, "Did you mean university?"),
    "missing field of one edition": (
        "book.toml", 'subtitle = "Bir İttifak', 'subtitel = "Bir İttifak', 49, "Did you mean subtitle?"),
    "misspelt field of a translation": (
        "book.toml", 'department = "Ulus', 'departmen = "Ulus', 23, "Did you mean department?"),
    "unknown preset": ("book.toml", 'preset = "bilkent"', 'preset = "bilkant"', 27, "bogazici"),
    "margin that no printer holds": (
        "book.toml", "[submission.layout]", "[submission.layout]\nmargin-left = 0.5 #", 30,
        "Give 1.5 to 6 cm."),
    "unknown value of the layout": (
        "book.toml", "[submission.layout]", "[submission.layout]\nmargin-lef = 4 #", 30,
        "Did you mean margin-left?"),
    "committee without a name": (
        "book.toml", "[submission.layout]", "[[submission.committee]]\nrole = 'Jury'\n#", 29,
        'Add: name = "…"'),
    "catalog without a quotation mark": (PO, 'msgstr "Özet"', 'msgstr "Özet', 7, "not well formed"),
    "quotation mark inside": (PO, "*tek*", '"tek"', 10, "not well formed"),
    "message twice": (PO, 'msgid "**Keywords', 'msgid "Abstract"\nmsgstr "x"\n\nmsgid "**Keywords', 12,
        "stands already in line 6"),
    "merge conflict": (PO, 'msgstr "Özet"', '<<<<<<< ours\nmsgstr "Özet"\n=======', 7, "merge conflict"),
    "unknown role in a translation": (PO, "İki imp", "{foo}`İki` imp", 9, "the role {foo}"),
    "citation broken in a translation": (
        ONE, "{cite}`kurat1990{5}`;", "{cite}`kurat1990{5`;", 6, "cannot read the citation"),
    "lost backtick in a translation": (PO, "İki imp", "`İki imp", 9, "a backtick"),
    "lost note in a translation": (TWO, "gerekmektedir.[^degras-2]", "gerekmektedir.", 12, "references"),
    "mistake in conf.py": ("conf.py", "numfig = True", "numfig = Tru", 0, "'Tru' is not defined"),
}  # fmt: skip


@pytest.mark.parametrize("name", EDITS)
def test_is_told_in_one_line(project: Project, name: str) -> None:
    file, old, new, line, said = EDITS[name]
    last_good = project.root / "dist" / "last-good"
    last_good.parent.mkdir()
    last_good.write_text("kept", encoding="utf-8")
    project.replace(file, old, new)
    line = line or project.line_of(file, new)
    done = project.build()
    assert done.returncode == 2
    assert done.stdout == ""
    assert "Traceback" not in done.stderr
    lines = done.stderr.splitlines()
    assert all(re.match(r"[\w./-]+:\d+: .{10,}", told) for told in lines), done.stderr
    assert any(told.startswith(f"{file}:{line}: ") and said in told for told in lines), done.stderr
    if file.endswith((".po", ".bib", ".toml", "conf.py")):
        assert all(told.startswith(f"{file}:{line}: ") for told in lines), done.stderr
    # One mistake may show in a few places: a label is missing where it was, and double where it is.
    assert len(lines) <= 3
    assert project.dist() == {"last-good": b"kept"}


@pytest.mark.parametrize("file", ["chapters/one.md", "book.toml", "references.bib", PO])
def test_encoding(project: Project, file: str) -> None:
    path = project.root / file
    text = path.read_text(encoding="utf-8").replace("ğ", "").replace("ʿ", "").replace("ḥ", "")
    path.write_bytes(re.sub(r"[^\x00-\xff]", "", text).encode("latin-1"))
    done = project.build()
    assert done.returncode == 2
    assert [line.partition(": ")[0].partition(":")[0] for line in done.stderr.splitlines()] == [
        file
    ]
    assert "UTF-8" in done.stderr


def test_every_file_is_judged(project: Project) -> None:
    """Mistakes in five files are told together, each in a line of its own, in order."""
    for name in ("broken TOML", "references without a brace", "unknown role", "merge conflict"):
        file, old, new, _line, _said = EDITS[name]
        project.replace(file, old, new)
    (project.root / "chapters/two.md").write_bytes(b"# \xff\n")
    done = project.build()
    assert done.returncode == 2
    files = [line.split(":")[0] for line in done.stderr.splitlines()]
    assert set(files) >= {"book.toml", "references.bib", "chapters/one.md", "chapters/two.md", PO}
    assert files == sorted(files)


def test_mistake_is_told_again(project: Project) -> None:
    """What Sphinx has read once it does not complain of again: we must not forget."""
    project.replace(*EDITS["unknown role"][:3])
    first, second = project.build(), project.build()
    assert first.returncode == second.returncode == 2
    assert first.stderr == second.stderr


def test_mended(project: Project) -> None:
    """After a mistake is mended the build goes through."""
    file, old, new, _line, _said = EDITS["unknown role in a translation"]
    project.replace(file, old, new)
    assert project.build("--format", "html").returncode == 2
    project.replace(file, new, old)
    assert project.build("--format", "html").returncode == 0


def test_fault_of_ours_is_not_blamed_on_the_user(project: Project) -> None:
    writer = project.root / "extensions" / "pdf" / "text.py"
    text = writer.read_text(encoding="utf-8")
    writer.write_text(
        text.replace('self.block("#transition;")', "raise KeyError('x')"),
        encoding="utf-8",
    )
    done = project.build()
    assert done.returncode == 2
    assert "a fault of the build, not yours: see build/error.log" in done.stderr
    assert "Traceback" in Path(project.root / "build" / "error.log").read_text(encoding="utf-8")

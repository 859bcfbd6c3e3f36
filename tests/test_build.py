"""What `make` gives: six artefacts, one line each, nothing twice, and dist/ always whole."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tools import publish

if TYPE_CHECKING:
    from tests.conftest import Project

ARTEFACTS = [
    "dist/html/en/",
    "dist/turkey-bolsheviks.en.epub",
    "dist/turkey-bolsheviks.en.pdf",
    "dist/html/tr/",
    "dist/turkey-bolsheviks.tr.epub",
    "dist/turkey-bolsheviks.tr.pdf",
]


def test_one_line_an_artefact(project: Project) -> None:
    done = project.build()
    assert done.returncode == 0
    assert done.stderr == ""
    *made, translation = done.stdout.splitlines()
    assert translation.startswith("tr: published with notices, ")
    lines = [line.split() for line in made]
    assert [line[0] for line in lines] == ARTEFACTS
    for _path, size, unit, count, what, seconds, s in lines:
        assert float(size) > 0
        assert unit in {"kB", "MB"}
        assert int(count) > 1
        assert what in {"files", "pages"}
        assert float(seconds) >= 0
        assert s == "s"
    assert (project.root / "dist/html/index.html").is_file()


def test_nothing_changed_builds_nothing(project: Project) -> None:
    project.built()
    before = {p: p.stat().st_mtime_ns for p in (project.root / "dist").rglob("*")}
    done = project.build()
    assert (done.returncode, done.stdout, done.stderr) == (0, "dist/ is up to date.\n", "")
    assert before == {p: p.stat().st_mtime_ns for p in (project.root / "dist").rglob("*")}


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("chapters/two.md", "A last paragraph", "A very last paragraph"),
        ("locale/tr/LC_MESSAGES/chapters/two.po", "Son bir", "En son bir"),
        ("references.bib", "{1990}", "{1991}"),
        ("book.toml", "and the Bolsheviks", "and Lenin"),
    ],
)
def test_a_change_arrives(project: Project, file: str, old: str, new: str) -> None:
    """After any change the build equals one from nothing."""
    project.built()
    project.replace(file, old, new)
    assert project.build().stdout != "dist/ is up to date.\n"
    grown = project.dist()
    for folder in ("build", "dist"):
        subprocess.run(["rm", "-r", folder], cwd=project.root, check=True)
    assert project.built().dist().keys() == grown.keys()
    fresh = project.dist()
    assert [name for name in fresh if fresh[name] != grown[name]] == []


def test_what_was_deleted_comes_back(project: Project) -> None:
    project.built()
    pdf = project.root / "dist" / "turkey-bolsheviks.tr.pdf"
    whole = pdf.read_bytes()
    pdf.unlink()
    assert project.build().returncode == 0
    assert pdf.read_bytes() == whole


def test_page_that_is_gone_leaves_dist(project: Project) -> None:
    project.built()
    page = project.root / "dist" / "html" / "en" / "chapters" / "two.html"
    assert page.is_file()
    project.replace("index.md", "chapters/two\n", "")
    project.replace("chapters/one.md", "A link to [the other chapter](two.md), one to", "A link to")
    project.replace("chapters/one.md", "[its section](#second-section), one to", "")
    (project.root / "chapters" / "two.md").unlink()
    (project.root / "locale/tr/LC_MESSAGES/chapters/two.po").unlink()
    project.built()
    assert not page.exists()


def test_one_edition_and_one_format(project: Project) -> None:
    assert project.build("--edition", "tr", "--format", "pdf").returncode == 0
    assert list(project.dist()) == ["turkey-bolsheviks.tr.pdf"]


def test_unknown_edition(project: Project) -> None:
    done = project.build("--edition", "de")
    assert done.returncode == 2
    assert "“de” is none of: en, tr" in done.stderr


def test_interrupted_build_leaves_dist(project: Project) -> None:
    """Ctrl-C in the middle: nothing half-made is published, and the next run completes."""
    process = subprocess.Popen(
        [sys.executable, "-m", "tools.build"],
        cwd=project.root,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
        text=True,
    )
    deadline = time.monotonic() + 60
    while not (project.root / "build" / "html").exists() and time.monotonic() < deadline:
        time.sleep(0.01)
    os.killpg(process.pid, signal.SIGINT)
    stdout, stderr = process.communicate(timeout=60)
    assert process.returncode == 130
    assert (stdout, stderr) == ("", "stopped; dist/ is as it was\n")
    assert not (project.root / "dist").exists()
    project.built()


def test_a_file_appears_whole_or_not_at_all(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "file"
    publish.text("old", target)

    def full(_handle: int) -> None:
        raise OSError("No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space"):
        publish.text("new", target)
    assert target.read_text(encoding="utf-8") == "old"
    assert list(tmp_path.iterdir()) == [target]


def test_help_names_every_target() -> None:
    makefile = (Path(__file__).parents[1] / "Makefile").read_text(encoding="utf-8")
    phony = re.search(r"^\.PHONY: (.*)$", makefile, re.MULTILINE)
    assert phony
    shown = subprocess.run(
        ["make", "help"], cwd=Path(__file__).parents[1], capture_output=True, text=True, check=True
    ).stdout
    for target in phony[1].split():
        assert re.search(rf"^  .*\b{target}\b", shown, re.MULTILINE), target

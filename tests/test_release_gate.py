"""No PDF and no EPUB that is half in another language, unless somebody asks for a draft."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

import msgspec
import pytest

from extensions import draft
from extensions.book import placeholder
from tests.conftest import ROOT
from tests.finished import catalog, spoil
from tools import release
from tools.translation import Translation

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Project

# One build for all of them.
pytestmark = pytest.mark.xdist_group("finished book")

TWO = catalog("chapters/two")
ONE = catalog("chapters/one")
PDF, EPUB, HTML = "turkey-bolsheviks.tr.pdf", "turkey-bolsheviks.tr.epub", "html/tr/index.html"
BEGUN = """
[edition.de]
title = "Die Türkei und die Bolschewiki"
subtitle = "Ein Bündnis und seine Grenzen, 1919–1922"
byline = "nach der Magisterarbeit von Nesrin Ersoy-McMeekin"
rights = "Text: CC BY 4.0. Code: MIT."
description = "Wie die türkischen Nationalisten und die Bolschewiki einander brauchten."
keywords = ["Türkei", "Sowjetrussland"]
unfinished = true
"""


def drafts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DRAFT", "1")


def test_a_finished_edition_is_released(finished_book: Project) -> None:
    made = finished_book.dist()
    assert {PDF, EPUB, HTML} <= made.keys()
    assert [
        name for name in made if b"translation-notice" in made[name] and "css" not in name
    ] == []


def test_each_message_is_named_and_the_rest_is_published(finished: Project) -> None:
    before = finished.dist()
    fuzzy = spoil(finished, "chapters/two", "A last paragraph.", flags=("fuzzy",))
    empty = spoil(finished, "chapters/one", "A note in a list.", msgstr="")
    finished.replace("chapters/one.md", "A box.", "Another box.")
    done = finished.build()
    assert done.returncode == 2
    total = done.stderr.rpartition(" of ")[2].partition(" ")[0]
    new = finished.line_of("chapters/one.md", "Another box.")
    assert done.stderr.splitlines() == [
        f"{ONE}:{empty}: message not translated: “A note in a list.”. Fill its msgstr. "
        "[translation.missing]",
        f"chapters/one.md:{new}: message not translated, nor in its catalog yet: “Another box.”. "
        "Type make catalogs. [translation.new]",
        f"{TWO}:{fuzzy}: message not translated but fuzzy: “A last paragraph.”. "
        "Compare it with its source, mend it, delete the mark fuzzy. [translation.fuzzy]",
        f"tr: no EPUB and no PDF, notices in the HTML: 3 of {total} messages are not translated. "
        "Translate them, or have drafts with notices: make DRAFT=1",
    ]
    assert f"dist/{PDF}: left as it was, made from a former text\n" in done.stdout
    after = finished.dist()
    assert (after[PDF], after[EPUB]) == (before[PDF], before[EPUB])
    assert b"translation-notice" in after["html/tr/chapters/one.html"]
    assert "Another box." in after["html/en/chapters/one.html"].decode()
    assert after["turkey-bolsheviks.en.pdf"] != before["turkey-bolsheviks.en.pdf"]


def test_mended_it_is_released_again(finished: Project) -> None:
    before = finished.dist()
    spoil(finished, "chapters/two", "A last paragraph.", flags=("fuzzy",))
    assert finished.build().returncode == 2
    spoil(finished, "chapters/two", "A last paragraph.", flags=())
    done = finished.build()
    assert (done.returncode, done.stderr) == (0, "")
    assert finished.dist() == before


@pytest.mark.parametrize("form", ["pdf", "epub", "submission"])
def test_every_format_that_leaves_the_house(finished: Project, form: str) -> None:
    shutil.rmtree(finished.root / "dist")
    spoil(finished, "index", "Chapters", msgstr="")
    done = finished.build("--edition", "tr", "--format", form)
    assert done.returncode == 2
    name = "submission" if form == "submission" else form.upper()
    assert done.stderr.splitlines()[-1].startswith(f"tr: no {name}: 1 of ")
    assert not (finished.root / "dist").exists()
    assert finished.build("--edition", "en", "--format", form).returncode == 0


def test_html_is_made_and_says_how_much_is_missing(finished: Project) -> None:
    spoil(finished, "index", "Chapters", msgstr="")
    done = finished.build("--edition", "tr", "--format", "html")
    assert (done.returncode, done.stderr) == (0, "")
    assert "tr: published with notices, 1 of " in done.stdout


def test_words_of_the_interface_count(finished: Project) -> None:
    line = spoil(finished, "sphinx", "Whole book", msgstr="")
    done = finished.build("--edition", "tr", "--format", "pdf")
    assert done.returncode == 2
    assert done.stderr.startswith(f"{catalog('sphinx')}:{line}: message not translated: “Whole")


def test_the_list_has_a_limit(finished: Project) -> None:
    (finished.root / ONE).unlink()
    done = finished.build("--edition", "tr", "--format", "pdf")
    lines = done.stderr.splitlines()
    assert len(lines) == 21
    assert "(20 are shown)" in lines[-1]


def test_sphinx_itself_is_refused(finished: Project) -> None:
    spoil(finished, "index", "Chapters", msgstr="")
    command = [sys.executable, "-m", "sphinx", "-q", "-b", "latex", "-D", "language=tr", ".", "out"]
    done = subprocess.run(command, cwd=finished.root, capture_output=True, text=True, check=False)
    assert done.returncode != 0
    assert "message not translated: “Chapters”" in done.stderr
    environment = {**os.environ, "DRAFT": "1"}
    assert subprocess.run(command, cwd=finished.root, env=environment, check=False).returncode == 0


def test_drafts_are_made_and_do_not_stay(
    finished: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    spoil(finished, "chapters/two", "A last paragraph.", flags=("fuzzy",))
    refused = finished.build()
    with monkeypatch.context() as patch:
        drafts(patch)
        done = finished.build()
        assert (done.returncode, done.stderr) == (0, "")
        assert "tr: published with notices, 1 of " in done.stdout
        assert finished.build().stdout == "dist/ is up to date.\n"
    front = finished.dist()["html/index.html"].decode()
    assert f"../{PDF}" in front
    # A draft must not pass for a release, though nothing has changed since it was made.
    again = finished.build()
    assert (again.returncode, again.stderr) == (2, refused.stderr)
    assert f"dist/{PDF}: removed, it was a draft\n" in again.stdout
    made = finished.dist()
    assert not {PDF, EPUB} & made.keys()
    assert f"../{PDF}" not in made["html/index.html"].decode()


def test_refused_again_without_building(finished: Project) -> None:
    spoil(finished, "chapters/two", "A last paragraph.", msgstr="")
    first = finished.build()
    times = {p: p.stat().st_mtime_ns for p in (finished.root / "build").rglob("*.pickle")}
    second = finished.build()
    assert (second.returncode, second.stderr) == (2, first.stderr)
    assert second.stdout.startswith("dist/ is up to date.\n")
    assert times == {p: p.stat().st_mtime_ns for p in (finished.root / "build").rglob("*.pickle")}


def test_a_language_just_begun_stops_nobody(
    finished: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    with (finished.root / "book.toml").open("a", encoding="utf-8") as file:
        file.write(BEGUN)
    assert finished.run("tools.catalogs", "--new", "de").returncode == 0
    done = finished.build()
    assert (done.returncode, done.stderr) == (0, "")
    assert "\nde: unfinished, so no EPUB and no PDF yet; " in done.stdout
    made = finished.dist()
    assert "turkey-bolsheviks.de.pdf" not in made
    assert {PDF, EPUB, "html/de/index.html", "html/de/translation.html"} <= made.keys()
    assert b"translation-notice" in made["html/de/chapters/two.html"]
    assert finished.build().stdout.startswith("dist/ is up to date.\nde: unfinished")
    # What is asked for by name, and is not given, is a failure.
    named = finished.build("--edition", "de", "--format", "pdf")
    assert named.returncode == 2
    assert "de: no PDF: " in named.stderr
    drafts(monkeypatch)
    assert finished.build("--edition", "de", "--format", "pdf").returncode == 0


def test_a_released_language_that_falls_behind_fails(finished: Project) -> None:
    with (finished.root / "book.toml").open("a", encoding="utf-8") as file:
        file.write(BEGUN.replace("unfinished = true\n", ""))
    assert finished.run("tools.catalogs", "--new", "de").returncode == 0
    assert finished.build().returncode == 2


def test_make_hands_the_variable_on(finished: Project) -> None:
    """``make DRAFT=1`` is the same as ``DRAFT=1 make``."""
    shutil.copyfile(ROOT / "Makefile", finished.root / "Makefile")
    spoil(finished, "index", "Chapters", msgstr="")
    base = ["make", "-o", ".venv/book.ready", "pdf", "EDITION=tr", f"RUN={sys.executable}"]
    for arguments, status in (([], 2), (["DRAFT=1"], 0)):
        done = subprocess.run(
            [*base, *arguments], cwd=finished.root, capture_output=True, text=True, check=False
        )
        assert done.returncode == status, done.stderr


def test_what_was_begun_and_is_complete_should_be_kept_so() -> None:
    book = placeholder()
    edition = msgspec.structs.replace(book.edition["tr"], unfinished=True)
    book = msgspec.structs.replace(book, edition={**book.edition, "tr": edition})
    asked = release.Asked(("en", "tr"), ("html",), by_name=False)
    verdict = release.judge(book, asked, {"en": Translation(), "tr": Translation(0, 9)})
    told = "tr: all is translated; delete unfinished = true from book.toml"
    assert verdict == release.Verdict((told,))


@pytest.mark.parametrize(
    ("value", "asked"), [("1", True), ("yes", True), ("", False), ("0", False), ("no", False)]
)
def test_what_asks_for_a_draft(monkeypatch: pytest.MonkeyPatch, value: str, asked: bool) -> None:
    monkeypatch.setenv("DRAFT", value)
    assert draft.asked() is asked


def test_refusals_of_another_source_are_forgotten(tmp_path: Path) -> None:
    record = tmp_path / "refused.json"
    assert release.recall(record, "a") == {}
    state = Translation(1, 2, ("x.po:1: …",))
    release.remember(record, "a", {"tr": state, "de": Translation()})
    assert release.recall(record, "a") == {"tr": state}
    assert release.recall(record, "b") == {}
    record.write_text("{", encoding="utf-8")
    assert release.recall(record, "a") == {}

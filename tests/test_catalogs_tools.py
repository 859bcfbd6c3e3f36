"""The catalogs stay those of gettext and sphinx-intl, and a language begins with one command."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from lxml import html

from extensions import po
from extensions.editions import language_name
from tests.conftest import INTERFACE, ROOT
from tests.test_catalogs_edits import EDITS
from tools.catalogs import shelf

if TYPE_CHECKING:
    from tests.conftest import Project
    from tests.lab import Lab

HOW_MANY = re.compile(r"^(Not Changed|Update|Create): \S+", re.MULTILINE)
GERMAN = """
[edition.de]
title = "Die Türkei und die Bolschewiki"
subtitle = "Ein Bündnis und seine Grenzen, 1919–1922"
byline = "nach der Magisterarbeit von Nesrin Ersoy-McMeekin"
rights = "Text: CC BY 4.0. Code: MIT."
description = "Wie die türkischen Nationalisten und die Bolschewiki einander brauchten."
keywords = ["Türkei", "Sowjetrussland"]
"""


def sphinx_intl(root: Path, language: str = "tr") -> list[str]:
    """Run `sphinx-intl update`; return what it says of each catalog."""
    command = Path(sys.executable).with_name("sphinx-intl")
    arguments = ["update", "-p", "build/gettext", "-d", "locale", "-l", language, "-j", "1"]
    done = subprocess.run(
        [command, *arguments], cwd=root, capture_output=True, text=True, check=True
    )
    assert "WARNING" not in done.stdout + done.stderr
    return HOW_MANY.findall(done.stdout)


def test_sphinx_intl_has_nothing_to_do(lab_book: Lab) -> None:
    lab_book.updated()
    before = lab_book.files()
    said = sphinx_intl(lab_book.root)
    assert said == ["Not Changed"] * len(list(lab_book.path("index").parent.rglob("[!s]*.po")))
    assert lab_book.files() == before


def test_sphinx_intl_has_something_to_do_before(lab_book: Lab) -> None:
    """The test above can turn red: an edit that our command has not seen."""
    EDITS["new paragraph at the top"].edit(lab_book)
    files = lab_book.files()
    lab_book.updated()
    for name, text in files.items():
        (lab_book.root / "locale" / name).write_text(text, encoding="utf-8")
    assert "Update" in sphinx_intl(lab_book.root)


def test_sphinx_intl_may_be_used_instead(lab_book: Lab) -> None:
    """What it does to a catalog comes back canonical."""
    files = lab_book.files()
    EDITS["new paragraph at the top"].edit(lab_book)
    lab_book.updated()
    ours = lab_book.files()
    for name, text in files.items():
        (lab_book.root / "locale" / name).write_text(text, encoding="utf-8")
    sphinx_intl(lab_book.root)
    assert lab_book.files() != files
    lab_book.updated()
    assert lab_book.files() == ours


@pytest.mark.skipif(not shutil.which("msgfmt"), reason="needs msgfmt (install gettext)")
def test_gettext_accepts_every_catalog(lab_book: Lab) -> None:
    lab_book.rename("letters", "")
    EDITS["typo in a long paragraph"].edit(lab_book)
    lab_book.updated()
    paths = [*(lab_book.root / "locale").rglob("*.po"), *(ROOT / "locale").rglob("*.po")]
    assert lab_book.path("attic") in paths
    for path in paths:
        done = subprocess.run(
            ["msgfmt", "-c", "-o", "/dev/null", path], capture_output=True, text=True, check=False
        )
        said = [line for line in done.stderr.splitlines() if "missing in header" not in line]
        assert (done.returncode, said) == (0, []), path


def test_language_needs_its_edition(project: Project) -> None:
    before = project.dist(), (project.root / "book.toml").read_text(encoding="utf-8")
    done = project.run("tools.catalogs", "--new", "de")
    assert (done.returncode, done.stdout) == (2, "")
    first, _, rest = done.stderr.partition("\n")
    assert first == "book.toml: no [edition.de]. Add these lines, translated, and type it again:"
    # What it says to add is what is missing: no more, no less.
    lines = rest[rest.index("[") : rest.rindex('"') + 1]
    with (project.root / "book.toml").open("a", encoding="utf-8") as file:
        file.write(f"\n{lines}\n")
    done = project.run("tools.catalogs", "--new", "de")
    assert (done.returncode, done.stderr) == (0, "")
    assert before[0] == project.dist()


@pytest.mark.parametrize("code", ["xx-quite-wrong", "tür", "../x", "e"])
def test_no_language(lab_book: Lab, code: str) -> None:
    assert lab_book.update(code) == 2
    (told,) = lab_book.complained
    assert f"“{code}” is no language" in told


def test_a_language_begins(project: Project) -> None:
    """Catalogs, canonical; the edition is built, has its name and is offered by the others."""
    root = project.root
    with (root / "book.toml").open("a", encoding="utf-8") as file:
        file.write(GERMAN)
    done = project.run("tools.catalogs", "--new", "de")
    assert (done.returncode, done.stderr) == (0, "")
    assert "extensions/citations/terms.py" in done.stdout
    german = shelf.read(root, "de").shelf
    turkish = shelf.read(root, "tr").shelf
    assert {n: [m.msgid for m in c] for n, c in german.pages.items()} == {
        n: [m.msgid for m in c if not m.obsolete] for n, c in turkish.pages.items()
    }
    assert german.interface
    assert turkish.interface
    # Nobody has read yet what is to be translated.
    assert [(m.msgid, m.comments) for m in german.interface] == [
        (m.msgid, tuple(c for c in m.comments if c.strip() != "reviewed"))
        for m in turkish.interface
    ]
    assert not any(m.filled for c in german.catalogs().values() for m in c)
    path = root / "locale/de/LC_MESSAGES/chapters/two.po"
    text = path.read_text(encoding="utf-8")
    assert '"Language: de\\n"' in text
    assert '"Plural-Forms: nplurals=2; plural=(n != 1);\\n"' in text
    assert po.write(german.pages["chapters/two"]) == text
    assert set(sphinx_intl(root, "de")) == {"Not Changed"}
    project.replace(
        "locale/de/LC_MESSAGES/chapters/two.po",
        'msgid "Second Chapter"\nmsgstr ""',
        'msgid "Second Chapter"\nmsgstr "Zweites Kapitel"',
    )
    project.built("--edition", "de", "--format", "html")
    page = html.parse(root / "dist/html/de/chapters/two.html").getroot()
    assert page.get("lang") == "de"
    assert "Zweites Kapitel" in page.findtext(".//title", "")
    names = {a.get("hreflang"): a.text_content().strip() for a in page.find_class("switch")}
    assert names == {"en": "English", "tr": "Türkçe"}
    assert language_name("de") == "Deutsch"
    assert project.build("--edition", "xx").returncode == 2
    assert "en, tr, de" in project.build("--edition", "xx").stderr


def test_interface_words_come_to_every_language(lab_book: Lab) -> None:
    (lab_book.root / INTERFACE / "sphinx.po").unlink()
    lab_book.updated()
    assert not (lab_book.root / INTERFACE / "sphinx.po").exists()


KINDS = {
    "title": "Roads over the Mountains",
    "title, § Roads over the Mountains": "The Pass in Winter",
    "paragraph, § Roads over the Mountains": "The road from the coast",
    "note, § Roads over the Mountains": "Counted by the officers",
    "quotation, § The Pass in Winter": "Whoever has the road",
    "note, § The Pass in Winter": "A saying of the region",
    "index entry, § The Pass in Winter": "over the mountains",
    "list item, § The Pass in Summer": "carts drawn by oxen",
    "caption, § Gold and Grain": "Gold received, by year",
    "heading of a column, § Gold and Grain": "Boxes",
    "table cell, § Gold and Grain": "ninety",
    "description of a picture, § Gold and Grain": "A scale with two pans",
    "term, § What a Box Was Worth": "plateau",
    "definition, § What a Box Was Worth": "The high land",
    "heading in the contents, § Turkey and the Bolsheviks": "Front matter",
}


def test_kinds_of_text(lab_book: Lab) -> None:
    for kind, start in KINDS.items():
        assert lab_book.message(start).kinds == (kind,), start
    # The same words in three places, and in two sections.
    assert lab_book.message("forty").kinds == ("table cell, § Gold and Grain",)
    assert {m.kinds for m in lab_book.messages() if m.msgid.startswith("The carts went")} == {
        ("paragraph, § The Pass in Summer",), ("paragraph, § What a Box Was Worth",),
    }  # fmt: skip


def test_messages_stand_in_the_order_of_the_text(lab_book: Lab) -> None:
    sources = [message.msgid for message in lab_book.catalog("chapters/roads")]
    order = [
        "Roads over",
        "The road from",
        "Counted by",
        "Ships brought",
        "{cite}",
        "The Pass in W",
    ]
    places = [next(n for n, s in enumerate(sources) if s.startswith(o)) for o in order]
    assert places == sorted(places)


def test_mathematics_and_code_have_no_message(lab_book: Lab) -> None:
    end = "Neither side published it."
    lab_book.replace("letters", end, f"```{{math}}\na + b\n```\n\n```\ncode\n```\n\n{end}")
    lab_book.updated()
    assert not {"a + b", "code"} & {message.msgid for message in lab_book.messages()}


def test_what_it_says(lab_book: Lab) -> None:
    EDITS["typo in a long paragraph"].edit(lab_book)
    lab_book.rename("letters", "wires")
    lab_book.replace("gold", "The grain went the other way.", "Grain: nothing of it is known here.")
    lab_book.updated()
    folder = "locale/tr/LC_MESSAGES/chapters"
    assert lab_book.said == [
        f"{folder}/gold.po: 20 kept, 1 fuzzy; 20 of 21 messages translated",
        f"{folder}/roads.po: 17 kept, 1 fuzzy; 17 of 18 messages translated",
        f"{folder}/wires.po: 9 moved (from chapters/letters); 9 of 9 messages translated",
        f"{folder}/letters.po: removed, the page is gone; its translations have moved with their texts",
    ]

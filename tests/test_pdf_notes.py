"""Every note stands at the foot of the page that calls it, whatever the size of the type."""

from __future__ import annotations

import re
import shutil
from typing import TYPE_CHECKING

import pytest
import typst

from extensions.pdf import foot
from extensions.pdf.typesetting import PdfError, typeset
from tests.conftest import ROOT

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Project

FONTS = ROOT / "pdf" / "fonts"
SIZES = ("9pt", "10.5pt", "10.75pt", "12pt")


@pytest.fixture
def typed(book: Project, tmp_path: Path) -> Path:
    """Return a copy of the folder from which the English PDF was made."""
    folder = tmp_path / "typst"
    shutil.copytree(book.root / "build" / "pdf" / "en", folder)
    return folder


def blocks(main: Path) -> dict[str, int]:
    """Return the block in which each note is called, as the marks in the source say."""
    found, current = {}, 0
    marks = re.compile(r'#nudge\((\d+)\);|#note-call\("([^"]+)"\);')
    for mark in marks.finditer(main.read_text(encoding="utf-8")):
        if mark[1]:
            current = int(mark[1])
        else:
            found[mark[2]] = current
    return found


def strayed(main: Path) -> list[str]:
    """Return the notes that stray when nothing is done."""
    compiler = typst.Compiler(
        str(main), root=str(main.parent), font_paths=[str(FONTS)], ignore_system_fonts=True
    )
    return foot.strayed(compiler)


def test_at_any_size(typed: Path) -> None:
    main, template = typed / "main.typ", typed / "book.typ"
    text = template.read_text(encoding="utf-8")
    assert "size: 10.5pt,\n    lang" in text
    seen: list[str] = []
    for size in SIZES:
        changed = text.replace("size: 10.5pt,\n    lang", f"size: {size},\n    lang")
        template.write_text(changed, encoding="utf-8")
        seen += strayed(main)
        typeset(main, FONTS, 0, blocks(main), foot_holds)
    assert seen, "no note strays at any of these sizes: choose others, or the test shows nothing"


def foot_holds(compiler: typst.Compiler) -> None:
    assert foot.strayed(compiler) == []


def test_a_note_that_stays_astray_stops_the_build(
    typed: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(foot, "strayed", lambda _compiler: ["chapters/background:atay-178"])
    with pytest.raises(PdfError, match="chapters/background:atay-178"):
        typeset(typed / "main.typ", FONTS, 0, blocks(typed / "main.typ"), lambda _compiler: None)

"""Everything that the book has to tell is cited where it is told, once, and nothing else is."""

from __future__ import annotations

import shutil
from collections import Counter
from typing import TYPE_CHECKING

from tests import coverage
from tests.conftest import ROOT

if TYPE_CHECKING:
    from pathlib import Path

# Notes that the text of the thesis has lost; their probable sources are cited without a page.
INFERRED = Counter({("3.2", "duru2001"): 1, ("3.2", "kurat1972"): 1, ("3.2", "kemal1927"): 1})


def test_every_citation_in_its_section() -> None:
    wanted, cited = coverage.wanted() + INFERRED, coverage.cited(ROOT)
    assert (wanted - cited, cited - wanted) == (Counter(), Counter())


def test_a_lost_citation_and_one_too_many_are_found(tmp_path: Path) -> None:
    shutil.copyfile(ROOT / "index.md", tmp_path / "index.md")
    shutil.copytree(ROOT / "chapters", tmp_path / "chapters")
    chapter = tmp_path / "chapters" / "background.md"
    text = chapter.read_text(encoding="utf-8")
    chapter.write_text(text.replace("{cite}`atay2004{178}`", "{cite}`atay2004{179}`"), "utf-8")
    wanted, cited = coverage.wanted() + INFERRED, coverage.cited(tmp_path)
    assert wanted - cited == Counter({("2.1", "atay2004{178}"): 1})
    assert cited - wanted == Counter({("2.1", "atay2004{179}"): 1})

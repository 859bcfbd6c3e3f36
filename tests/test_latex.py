"""Sphinx's own route over LaTeX: both editions, with notes, bibliography and numbers."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from extensions import turkish
from tests import pdf_reader

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Project

PACKAGES = (
    "latexmk texlive-xetex texlive-latex-recommended texlive-latex-extra texlive-lang-european "
    "fonts-freefont-otf tex-gyre xindy"
)
pytestmark = pytest.mark.skipif(
    not (shutil.which("latexmk") and shutil.which("xelatex")),
    reason=f"no TeX; on Debian: apt-get install {PACKAGES}",
)


@pytest.mark.parametrize("language", ["en", "tr"])
def test_edition(project: Project, language: str) -> None:
    out = project.root / "latexpdf"
    done = subprocess.run(
        [sys.executable, "-m", "sphinx", "-M", "latexpdf", ".", str(out), "-W", "-q",
         "-D", f"language={language}"],
        cwd=project.root, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr
    path = out / "latex" / f"turkey-bolsheviks.{language}.pdf"
    log = path.with_suffix(".log").read_text(encoding="utf-8", errors="replace")
    assert "Missing character" not in log
    assert not re.search(r"undefined", log, re.IGNORECASE)
    _check(path, language)


def _check(path: Path, language: str) -> None:
    text = re.sub(r"\s+", " ", "".join(pdf_reader.pages(path)))
    page = {"en": "327–328", "tr": "ss. 327–328"}[language]
    assert f"(Ankara: Kültür Bakanlığı, 1990), {page}." in text
    assert "Kültür Bakanlığı, 1990. 1.2, 1.3" in text, "places count chapters from the first"
    assert {"en": "CONTENTS", "tr": "İÇİNDEKİLER"}[language] in turkish.capitals(text, language)
    assert {"en": "2 Second Chapter", "tr": "2 İkinci Bölüm"}[language] in text
    assert text.rindex("Çankaya") > text.rindex({"en": "Index", "tr": "Dizin"}[language])

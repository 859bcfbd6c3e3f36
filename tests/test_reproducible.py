"""Same source, same bytes: in any folder, time zone, locale, order of hashing, and umask."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

from tests.conftest import MINI, Project, copy_machinery

if TYPE_CHECKING:
    from pathlib import Path


def test_every_artefact(mini: Project, mini_thesis: Project, tmp_path: Path) -> None:
    root = tmp_path / "başka bir yer" / "kitap"
    shutil.copytree(MINI, root)
    copy_machinery(root)
    for formats in ("html,epub,pdf", "submission"):
        done = subprocess.run(
            [sys.executable, "-m", "tools.build", "--format", formats],
            cwd=root,
            env={**os.environ, "TZ": "Asia/Tokyo", "LC_ALL": "tr_TR.UTF-8",
                 "PYTHONHASHSEED": "7", "PYTHONUTF8": "1"},
            umask=0o077, capture_output=True, text=True, check=False,
        )  # fmt: skip
        assert done.returncode == 0, done.stderr
    elsewhere = Project(root).dist()
    here = {**mini.dist(), **mini_thesis.dist()}
    assert sorted(here) == sorted(elsewhere)
    assert [name for name in here if here[name] != elsewhere[name]] == []

"""A git repository of a book that a test edits."""

from __future__ import annotations

import os
import subprocess
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

_PEOPLE = {
    f"GIT_{who}_{what}": "a" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")
}
_SETTINGS = ("commit.gpgsign=false", "init.defaultBranch=main", "merge.conflictstyle=merge")


def git(root: Path, *arguments: str, check: bool = True) -> str:
    """Run git in *root*, with no settings of whoever runs the tests; return what it prints."""
    settings = [part for setting in _SETTINGS for part in ("-c", setting)]
    done = subprocess.run(
        ["git", *settings, *arguments],
        cwd=root,
        env={**os.environ, **_PEOPLE, "GIT_CONFIG_GLOBAL": os.devnull},
        check=check,
        capture_output=True,
        text=True,
    )
    return done.stdout


def commit(root: Path) -> None:
    """Commit chapters and catalogs, in a new repository if there is none."""
    if not (root / ".git").exists():
        git(root, "init", "-q")
    git(root, "add", "-A", "locale", "chapters", "index.md")
    git(root, "commit", "-qm", "state", "--allow-empty")

"""The catalogs as they are in git, where there is git."""

from __future__ import annotations

import io
import subprocess
import tarfile
from typing import TYPE_CHECKING

from extensions import po

if TYPE_CHECKING:
    from pathlib import Path

    from extensions.po import Catalog

# During a merge both sides count.
REVISIONS = ("HEAD", "MERGE_HEAD")


def committed(root: Path, folder: str) -> dict[str, dict[str, Catalog]]:
    """Return revision -> name of a file -> catalog, of all well-formed catalogs below *folder*.

    Empty where *root* is in no repository, or nothing is committed yet.
    """
    found = {revision: _catalogs(root, revision, folder) for revision in REVISIONS}
    return {revision: catalogs for revision, catalogs in found.items() if catalogs}


def sides_of_merge(root: Path, folder: str) -> list[list[Catalog]]:
    """Return the catalogs below *folder* on both sides of the merge that made what is there.

    Empty unless a merge is going on, or is the last commit.
    """
    if _git(root, "rev-parse", "--quiet", "--verify", "MERGE_HEAD"):
        revisions = list(REVISIONS)
    else:
        revisions = _git(root, "rev-parse", "HEAD^@").decode().split()
    if len(revisions) < 2:
        return []
    return [list(_catalogs(root, revision, folder).values()) for revision in revisions]


def _catalogs(root: Path, revision: str, folder: str) -> dict[str, Catalog]:
    data = _git(root, "archive", "--format=tar", revision, "--", folder)
    if not data:
        return {}
    found = {}
    with tarfile.open(fileobj=io.BytesIO(data)) as archive:
        for member in archive:
            file = archive.extractfile(member) if member.name.endswith(".po") else None
            if file is None:
                continue
            text = file.read().decode("utf-8-sig", errors="replace")
            catalog = po.parse(text, member.name)
            if isinstance(catalog, po.Catalog):
                found[member.name] = catalog
    return found


def _git(root: Path, *arguments: str) -> bytes:
    """Return what git prints, nothing if it fails or is not there."""
    try:
        done = subprocess.run(["git", *arguments], cwd=root, capture_output=True, check=False)
    except OSError:
        return b""
    return done.stdout if done.returncode == 0 else b""

"""Write files whole or not at all, and put what was built into dist/."""

from __future__ import annotations

import filecmp
import os
import tempfile
from pathlib import Path


def file(source: Path, target: Path) -> None:
    """Copy *source* to *target*, which is at any moment the old file or the new one."""
    if not (target.is_file() and filecmp.cmp(source, target, shallow=False)):
        data(source.read_bytes(), target)


def text(content: str, target: Path) -> None:
    """Write *content* to *target* in UTF-8, whole or not at all."""
    data(content.encode(), target)


def data(content: bytes, target: Path) -> None:
    """Write *content* to *target*, whole or not at all."""
    target.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(prefix=".", suffix=".part", dir=target.parent)
    try:
        with os.fdopen(handle, "wb") as writer:
            writer.write(content)
            writer.flush()
            os.fsync(writer.fileno())
        Path(name).chmod(0o666 & ~_umask())
        Path(name).replace(target)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def tree(source: Path, target: Path) -> None:
    """Make the folder *target* hold the files of *source* and no others."""
    wanted = set()
    for path in sorted(source.rglob("*")):
        if path.is_file() and not path.name.startswith("."):
            copy = target / path.relative_to(source)
            wanted.add(copy)
            file(path, copy)
    for path in sorted(target.rglob("*"), reverse=True):
        if path.is_dir():
            if not any(path.iterdir()):
                path.rmdir()
        elif path not in wanted:
            path.unlink()


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask

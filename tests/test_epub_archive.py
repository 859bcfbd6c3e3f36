"""The EPUB has the same bytes wherever, whenever and in whatever order it is built."""

from __future__ import annotations

import os
import shutil
import zipfile
from typing import TYPE_CHECKING

import pytest

from extensions.epub import archive
from tests import epub_reader

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Project

EPUBS = [f"{epub_reader.NAME}.{language}.epub" for language in ("en", "tr")]


def epubs(project: Project) -> list[bytes]:
    """Return the bytes of both editions."""
    return [project.dist()[name] for name in EPUBS]


def test_another_folder_zone_mask_and_seed(
    mini: Project, project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TZ", "Asia/Tokyo")
    monkeypatch.setenv("PYTHONHASHSEED", "7")
    mask = os.umask(0o077)
    try:
        assert project.build("--format", "epub").returncode == 0
    finally:
        os.umask(mask)
    assert epubs(project) == epubs(mini)


def test_after_an_edit_and_its_undoing(mini: Project, project: Project) -> None:
    for old, new in (("A last", "A very last"), ("A very last", "A last")):
        assert project.build("--format", "epub").returncode == 0
        project.replace("chapters/two.md", old, new)
    assert project.build("--format", "epub").returncode == 0
    assert epubs(project) == epubs(mini)


def test_in_parallel_and_into_a_folder_that_is_not_empty(mini: Project, project: Project) -> None:
    shutil.copytree(mini.root / "build" / "pdf", project.root / "build" / "pdf")
    command = ("-b", "epub", "-d", "build/d", "-q")
    out = project.root / "build" / "epub" / "en"
    out.mkdir(parents=True)
    (out / "stale.xhtml").write_text("<html/>", encoding="utf-8")
    for jobs in ("1", "2"):
        done = project.run("sphinx", *command, "-j", jobs, ".", str(out))
        assert (done.returncode, done.stderr) == (0, "")
        assert (out / EPUBS[0]).read_bytes() == epubs(mini)[0]


def test_container(mini: Project) -> None:
    """The type stands first and plain; every date is that of the version."""
    with zipfile.ZipFile(mini.root / "dist" / EPUBS[0]) as file:
        first, *others = file.infolist()
        assert (first.filename, first.compress_type) == ("mimetype", zipfile.ZIP_STORED)
        assert file.read("mimetype") == b"application/epub+zip"
        assert [info.filename for info in others] == sorted(info.filename for info in others)
        assert {info.date_time for info in file.infolist()} == {(2026, 11, 24, 0, 0, 0)}
        assert {info.external_attr >> 16 for info in file.infolist()} == {0o100644}


@pytest.mark.parametrize(("timestamp", "year"), [(0, 1980), (1_800_000_000, 2027)])
def test_any_time_will_do(tmp_path: Path, timestamp: int, year: int) -> None:
    archive.write(tmp_path / "a.epub", {"a": b"a"}, timestamp)
    with zipfile.ZipFile(tmp_path / "a.epub") as file:
        assert file.infolist()[1].date_time[0] == year
    archive.write(tmp_path / "b.epub", {"a": b"a"}, timestamp + 86400 * 366)
    same = (tmp_path / "a.epub").read_bytes() == (tmp_path / "b.epub").read_bytes()
    assert not same or timestamp == 0

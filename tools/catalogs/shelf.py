"""The catalogs of one language on disk: all read before one is written, each whole or not at all.

The files change one after the other, and a run may be killed between two. So what leaves a catalog
stands in the attic before the catalog is written, and leaves the attic only when all are.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from extensions import po
from extensions.po import Catalog
from extensions.problems import Problem
from tools import publish
from tools.catalogs import aside, damage
from tools.catalogs.known import Known, Place
from tools.catalogs.merging import Shelf, known

if TYPE_CHECKING:
    from pathlib import Path

ATTIC = "attic"
# Words of Sphinx and of our theme; no chapter has them.
INTERFACE = "sphinx"


@dataclass
class Reading:
    """What was read: the catalogs, the bytes of their files, the mistakes in them."""

    shelf: Shelf
    files: dict[Path, bytes] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)


def folder_of(root: Path, language: str) -> Path:
    """Return the folder of *language* in the project *root*."""
    return root / "locale" / language


def path_of(root: Path, language: str, name: str) -> Path:
    """Return the file of the catalog of a page, or of ``sphinx`` or ``attic``."""
    folder = folder_of(root, language)
    return (folder if name == ATTIC else folder / "LC_MESSAGES") / f"{name}.po"


def read(root: Path, language: str) -> Reading:
    """Return the catalogs of *language* in the project *root*."""
    reading = Reading(Shelf(language))
    folder = folder_of(root, language)
    attic = path_of(root, language, ATTIC)
    pages = folder / "LC_MESSAGES"
    for path in [*sorted(pages.rglob("*.po")), *([attic] if attic.is_file() else [])]:
        file = path.relative_to(root).as_posix()
        reading.files[path] = path.read_bytes()
        catalog = po.read(path, file)
        if isinstance(catalog, Catalog) and not _speaks(catalog.language, language):
            catalog = _other_language(file, catalog.language, language)
        if isinstance(catalog, Problem):
            reading.problems.append(catalog)
            continue
        catalog = Catalog(language, catalog.messages, catalog.comments)
        name = path.relative_to(pages).with_suffix("").as_posix() if path != attic else ATTIC
        if name == ATTIC:
            reading.shelf.attic = catalog
        elif name == INTERFACE:
            reading.shelf.interface = catalog
        else:
            reading.shelf.pages[name] = catalog
    return reading


def write(root: Path, reading: Reading, new: Shelf) -> list[str]:
    """Write the catalogs of *new* that differ from the files of *reading*; return their names.

    Raises OSError when a file cannot be written, which then is as it was.
    """
    language = new.language
    texts = {path_of(root, language, n): po.write(c) for n, c in new.catalogs().items()}
    attic = path_of(root, language, ATTIC)
    changed = [path for path, text in texts.items() if reading.files.get(path) != text.encode()]
    stale = [path for path in reading.files if path not in texts]
    leaving = _leaving(reading.shelf, new)
    if leaving:
        between = aside.attic([*leaving, *_in_attic(new)], language)
        if between:
            publish.text(po.write(between), attic)
    for path in sorted(changed, key=lambda path: path == attic):
        publish.text(texts[path], path)
    if leaving and attic in texts and attic not in changed:
        publish.text(texts[attic], attic)
    for path in sorted(stale, key=lambda path: path == attic):
        path.unlink()
        _remove_empty(path.parent, folder_of(root, language))
    if attic not in texts:
        attic.unlink(missing_ok=True)
    return [path.relative_to(root).as_posix() for path in [*changed, *stale]]


def changed_meanwhile(reading: Reading) -> list[Path]:
    """Return the files that are not any more what was read."""
    return [
        path
        for path, data in reading.files.items()
        if not path.is_file() or path.read_bytes() != data
    ]


def sweep(root: Path, language: str) -> None:
    """Remove what a run that was killed left half-written."""
    for path in folder_of(root, language).rglob(".*.part"):
        path.unlink(missing_ok=True)


def _leaving(old: Shelf, new: Shelf) -> list[Known]:
    """Return the translations that stand in a catalog of *old* and not in the same one of *new*."""
    after = new.catalogs()
    staying = {
        name: {damage.text_of(message) for message in after.get(name, ())}
        for name in old.catalogs()
    }
    return [
        one
        for one in known(old)
        if one.message.filled
        and damage.text_of(one.message)
        not in staying[ATTIC if one.place is Place.ATTIC else one.page]
    ]


def _in_attic(shelf: Shelf) -> list[Known]:
    return [one for one in known(shelf) if one.place is Place.ATTIC]


def _speaks(said: str, language: str) -> bool:
    """Return whether a header that says *said* may stand in a catalog of *language*."""
    return not said or said.replace("-", "_").split("_")[0] == language.split("_")[0]


def _other_language(file: str, said: str, language: str) -> Problem:
    return Problem(
        file,
        1,
        f"the header says Language: {said}",
        f"Is this file in the wrong folder? If not, write Language: {language}.",
        "catalogs.language",
    )


def _remove_empty(folder: Path, top: Path) -> None:
    while folder != top and not any(folder.iterdir()):
        folder.rmdir()
        folder = folder.parent

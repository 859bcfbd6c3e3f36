"""Every catalog compiled for the build, or the reason why it cannot be."""

from __future__ import annotations

import os
import tempfile
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from sphinx import locale, package_dir
from sphinx.util import logging

from extensions import po
from extensions.catalogs import fitness, marked, safety
from extensions.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.application import Sphinx
    from sphinx.config import Config

    from extensions.catalogs.marked import Reader
    from extensions.po import Message

logger = logging.getLogger(__name__)

# Words of Sphinx and of our theme: they are no paragraphs.
INTERFACE = "sphinx"


def compile_all(source: Path, target: Path, reader: Reader) -> list[Problem]:
    """Compile each catalog below *source* into *target*, and return the mistakes.

    *reader* takes translations apart.
    A catalog with a mistake is not compiled at all, nor is its last compilation kept.
    """
    problems = []
    wanted: set[Path] = set()
    for path in sorted(source.glob("*/LC_MESSAGES/*.js")):
        # Words of Sphinx's own scripts; Sphinx looks for them beside the catalogs.
        _write(target / path.relative_to(source), path.read_bytes())
    for path in sorted(source.glob("*/LC_MESSAGES/**/*.po")):
        copy = target / path.relative_to(source)
        if not _is_current(path, copy):
            found = _compile(path, copy, str(path.relative_to(source.parent)), reader)
            if found:
                problems += found
                continue
        wanted |= {copy, copy.with_suffix(".mo")}
    for stale in set(target.glob("*/LC_MESSAGES/**/*.[mp]o")) - wanted:
        stale.unlink(missing_ok=True)
    return problems


def _compile(path: Path, copy: Path, name: str, reader: Reader) -> list[Problem]:
    catalog = po.read(path, name)
    if isinstance(catalog, Problem):
        return [catalog]
    problems = [p for message in catalog for p in _unfit(message, name, reader)]
    if problems:
        return problems
    if path.stem != INTERFACE:
        messages = tuple(replace(m, msgstr=fitness.as_line(m.msgstr)) for m in catalog)
        catalog = replace(catalog, messages=messages)
    _write(copy.with_suffix(".mo"), po.compiled(catalog))
    # Sphinx finds a catalog by its .po; the time of the copy says what was compiled.
    _write(copy, path.read_bytes(), modified=path.stat().st_mtime_ns)
    return []


def _unfit(message: Message, name: str, reader: Reader) -> Iterator[Problem]:
    if Path(name).stem == INTERFACE:
        yield from safety.interface_problems(message, name)
        return
    yield from fitness.problems(message, name)
    yield from safety.problems(message, name, reader, Path(name).parts[1])


def _is_current(path: Path, copy: Path) -> bool:
    return (
        copy.is_file()
        and copy.with_suffix(".mo").is_file()
        and copy.stat().st_mtime_ns == path.stat().st_mtime_ns
    )


def _write(path: Path, data: bytes, modified: int | None = None) -> None:
    """Write *path* whole or not at all; an equal file keeps its time."""
    if modified is None and path.is_file() and path.read_bytes() == data:
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile(dir=path.parent, delete=False) as file:
        file.write(data)
    if modified is not None:
        os.utime(file.name, ns=(modified, modified))
    Path(file.name).replace(path)


def compile_of(app: Sphinx, config: Config) -> None:
    """Compile the catalogs of the project of *app*, and tell what is wrong with them."""
    if not config.catalogs_compile:
        return
    compiled = Path(config.locale_dirs[0])
    settings = {name: config[name] for name in config.values if name.startswith("myst_")}
    for problem in compile_all(app.confdir / "locale", compiled, marked.reader(settings)):
        kind, _, subtype = problem.code.partition(".")
        location = f"{problem.file}:{problem.line}"
        logger.error("%s", problem.text, location=location, type=kind, subtype=subtype)
    # Sphinx has looked for its own words before any extension was there: look again.
    directories = [compiled, None, package_dir / "locale"]
    # What was found then would otherwise come first.
    locale.translators.pop(("general", "sphinx"), None)
    app.translator, _found = locale.init(directories, config.language)

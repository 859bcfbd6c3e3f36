"""Translations as the build reads them: strict, whole, and traceable to the line of a catalog."""

from __future__ import annotations

import os
import re
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from sphinx import locale, package_dir
from sphinx.transforms import SphinxTransform
from sphinx.transforms.i18n import Locale
from sphinx.util import logging
from sphinx.util.nodes import extract_messages

from extensions import messages, po
from extensions.problems import Problem

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.config import Config
    from sphinx.environment import BuildEnvironment
    from sphinx.util.typing import ExtensionMetadata

logger = logging.getLogger(__name__)

INTERFACE = "sphinx"
"""Name of the catalog with words of Sphinx and of ours, which are no MyST."""


def compile_all(source: Path, target: Path) -> list[Problem]:
    """Compile each catalog below *source* into *target*, and return the mistakes.

    A catalog with a mistake is not compiled at all, nor is its last compilation kept.
    """
    problems = []
    wanted: set[Path] = set()
    for path in sorted(source.glob("*/LC_MESSAGES/*.js")):
        # Words of Sphinx's own scripts; Sphinx looks for them beside the catalogs.
        _write(target / path.relative_to(source), path.read_bytes())
    for path in sorted(source.glob("*/LC_MESSAGES/**/*.po")):
        copy = target / path.relative_to(source)
        if _is_current(path, copy):
            wanted |= {copy, copy.with_suffix(".mo")}
            continue
        catalog = po.read(path, str(path.relative_to(source.parent)))
        if isinstance(catalog, Problem):
            problems.append(catalog)
            continue
        if path.stem != INTERFACE:
            for entry in catalog:
                entry.msgstr = messages.as_paragraph(entry.msgstr)
        _write(copy.with_suffix(".mo"), catalog.to_binary())
        # Sphinx finds a catalog by its .po; the time of the copy says what was compiled.
        _write(copy, path.read_bytes(), modified=path.stat().st_mtime_ns)
        wanted |= {copy, copy.with_suffix(".mo")}
    for stale in set(target.glob("*/LC_MESSAGES/**/*.[mp]o")) - wanted:
        stale.unlink(missing_ok=True)
    return problems


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


class SubstitutionsAlone(SphinxTransform):
    """Keep a block that is nothing but a substitution away from translators: it has no words."""

    default_priority = Locale.default_priority - 5

    def apply(self) -> None:
        """Mark such blocks as not translatable."""
        for node, message in list(extract_messages(self.document)):
            if re.fullmatch(r"\{\{[^{}]*\}\}", message.strip()):
                node["translatable"] = False


class MessageLines(SphinxTransform):
    """Remember which message stands on which line, so that a warning can name the catalog.

    A page can also show messages of another file, a register for instance.
    """

    default_priority = Locale.default_priority - 1

    def apply(self) -> None:
        """Note file, line and message of every translatable block of the page."""
        root = Path(self.env.srcdir)
        lines = {
            (_name(root, node.source), node.line): message
            for node, message in extract_messages(self.document)
        }
        _message_lines(self.env)[self.env.current_document.docname] = lines


def _name(root: Path, source: str | None) -> str:
    """Return the file *source* relative to the book in *root*."""
    path = Path(source or "")
    return path.relative_to(root).as_posix() if path.is_relative_to(root) else path.as_posix()


def message_at(env: BuildEnvironment, file: str, line: int) -> tuple[str, str] | None:
    """Return page and message that *line* of *file* makes.

    What Sphinx says of a translation it says of the page, with the line of the file that the
    message comes from.
    """
    pages = _message_lines(env)
    for page, lines in pages.items():
        if (file, line) in lines:
            return page, lines[file, line]
    page = file.rpartition(".")[0]
    others = (message for (_file, at), message in pages.get(page, {}).items() if at == line)
    return next(((page, message) for message in others), None)


def _message_lines(env: BuildEnvironment) -> dict[str, dict[tuple[str, int | None], str]]:
    """Return page -> file and line -> message, for all pages read so far."""
    if not hasattr(env, "message_lines"):
        env.message_lines = {}  # type: ignore[attr-defined]
    return env.message_lines  # type: ignore[attr-defined, no-any-return]


def _forget(_app: Sphinx, env: BuildEnvironment, docname: str) -> None:
    _message_lines(env).pop(docname, None)


def _merge(
    _app: Sphinx, env: BuildEnvironment, docnames: set[str], other: BuildEnvironment
) -> None:
    theirs = _message_lines(other)
    _message_lines(env).update({name: theirs[name] for name in docnames if name in theirs})


def _compile(app: Sphinx, config: Config) -> None:
    compiled = Path(config.locale_dirs[0])
    for problem in compile_all(app.confdir / "locale", compiled):
        logger.error(
            f"{problem.message}. {problem.cure}",
            location=f"{problem.file}:{problem.line}",
            type="catalogs",
            subtype="syntax",
        )
    # Sphinx has looked for its own words before any extension was there: look again.
    directories = [compiled, None, package_dir / "locale"]
    app.translator, _found = locale.init(directories, config.language)


def setup(app: Sphinx) -> ExtensionMetadata:
    """Compile the catalogs before Sphinx looks for them."""
    app.connect("config-inited", _compile, priority=200)
    app.connect("env-purge-doc", _forget)
    app.connect("env-merge-info", _merge)
    app.add_transform(SubstitutionsAlone)
    app.add_transform(MessageLines)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}

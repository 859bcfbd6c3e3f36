"""Bring the pages of an edition up to date in a process of its own, which starts without delay."""

from __future__ import annotations

import multiprocessing
from typing import TYPE_CHECKING, Any

from tools import edition, preflight
from tools.diagnostics import Finding
from tools.workers import attribute

if TYPE_CHECKING:
    from multiprocessing.connection import Connection
    from pathlib import Path

    from extensions.problems import Problem


def output(root: Path, language: str) -> Path:
    """Return the folder of the pages. A `make` at the same time has another one."""
    return root / "build" / "preview" / language


def rebuild(root: Path, language: str) -> list[Problem]:
    """Read and write what has changed since the last time; return every mistake in it.

    Where there are mistakes, what could be made of the rest is written all the same.
    """
    # A fork has everything imported; and what Sphinx leaves behind in it ends with it.
    methods = multiprocessing.get_all_start_methods()
    context: Any = multiprocessing.get_context("fork" if "fork" in methods else "spawn")
    receiver, sender = context.Pipe(duplex=False)
    process = context.Process(target=_work, args=(root, language, sender), daemon=True)
    process.start()
    sender.close()
    try:
        problems: list[Problem] = attribute([receiver.recv()])
    except EOFError:
        problems = [edition.crash(language, process.exitcode)]
    process.join()
    return problems


def _work(root: Path, language: str, sender: Connection) -> None:
    before = preflight.check(root)
    doctrees = root / "build" / "preview" / "doctrees" / language
    overrides = {"language": language, **before.overrides}
    told = edition.run_sphinx(
        root, "html", output(root, language), doctrees, overrides, everything=False
    )
    found = [Finding(problem) for problem in before.problems] + before.relevant(told)
    for finding in found:
        # Sphinx would not read it again, and so be silent about it, before it has changed.
        (doctrees / finding.problem.file).with_suffix(".doctree").unlink(missing_ok=True)
    sender.send(found)

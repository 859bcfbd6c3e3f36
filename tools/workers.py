"""Both editions at the same time, each in a process of its own."""

from __future__ import annotations

import multiprocessing
from multiprocessing.connection import wait
from typing import TYPE_CHECKING, Any

from extensions.problems import Problem
from tools import edition

if TYPE_CHECKING:
    from collections.abc import Callable
    from multiprocessing.connection import Connection
    from pathlib import Path

    from tools.edition import Artefact

__all__ = ["Artefact", "run"]


def run(
    root: Path, languages: tuple[str, ...], formats: tuple[str, ...], tell: Callable[[str], None]
) -> tuple[list[Artefact], list[Problem]]:
    """Build the editions and return what was made and every mistake, each once and in order.

    *tell* hears what is being done. A KeyboardInterrupt ends the processes and goes on.
    """
    # A fork has Sphinx imported already; where there is none, the process imports it itself.
    methods = multiprocessing.get_all_start_methods()
    context = multiprocessing.get_context("fork" if "fork" in methods else "spawn")
    artefacts: list[Artefact] = []
    problems: set[Problem] = set()
    running: dict[Any, tuple[str, Any]] = {}
    for language in languages:
        receiver, sender = context.Pipe(duplex=False)
        process = context.Process(target=_work, args=(root, language, formats, sender), daemon=True)
        process.start()
        sender.close()
        running[receiver] = language, process
    try:
        while running:
            for receiver in wait(list(running)):
                language, process = running[receiver]
                try:
                    event, *payload = receiver.recv()  # type: ignore[union-attr]
                except EOFError:
                    process.join()
                    del running[receiver]
                    if process.exitcode:
                        problems.add(_crash(language, process.exitcode))
                    continue
                if event == "doing":
                    tell(*payload)
                else:
                    artefacts += payload[0]
                    problems.update(payload[1])
    finally:
        for _language, process in running.values():
            process.terminate()
    order = {(lang, form): i for i, (lang, form) in enumerate((a, b) for a in languages for b in formats)}
    return sorted(artefacts, key=lambda a: order[a.language, a.format]), sorted(problems)


def _work(root: Path, language: str, formats: tuple[str, ...], sender: Connection) -> None:
    try:
        made = edition.build(root, language, formats, lambda text: sender.send(("doing", text)))
    except KeyboardInterrupt:
        return
    sender.send(("done", *made))


def _crash(language: str, exitcode: int) -> Problem:
    return Problem(
        f"edition {language}",
        0,
        f"the build ended with status {exitcode}",
        "Is there enough memory? Run make again; if it stays so, report it.",
    )

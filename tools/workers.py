"""Both editions at the same time, each in a process of its own."""

from __future__ import annotations

import multiprocessing
from collections import Counter
from multiprocessing.connection import wait
from typing import TYPE_CHECKING, Any, cast

from tools import echoes, edition
from tools.diagnostics import Finding
from tools.edition import Artefact

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from multiprocessing.connection import Connection
    from multiprocessing.process import BaseProcess
    from pathlib import Path

    from extensions.problems import Problem


__all__ = ["Artefact", "run"]


def run(
    root: Path, languages: tuple[str, ...], formats: tuple[str, ...], tell: Callable[[str], None]
) -> tuple[list[Artefact], list[Problem]]:
    """Build the editions and return what was made and every mistake, each once and in order.

    *tell* hears what is being done. A KeyboardInterrupt ends the processes and goes on.
    """
    # A fork has Sphinx imported already; where there is none, the process imports it itself.
    methods = multiprocessing.get_all_start_methods()
    context: Any = multiprocessing.get_context("fork" if "fork" in methods else "spawn")
    artefacts: list[Artefact] = []
    findings: dict[str, list[Finding]] = {language: [] for language in languages}
    running: dict[Connection, tuple[str, BaseProcess]] = {}
    for language in languages:
        receiver, sender = context.Pipe(duplex=False)
        process = context.Process(target=_work, args=(root, language, formats, sender), daemon=True)
        process.start()
        sender.close()
        running[receiver] = language, process
    try:
        while running:
            for ready in wait(list(running)):
                receiver = cast("Connection", ready)
                language, process = running[receiver]
                try:
                    event, *payload = receiver.recv()
                except EOFError:
                    process.join()
                    del running[receiver]
                    if process.exitcode:
                        findings[language].append(
                            Finding(edition.crash(language, process.exitcode))
                        )
                    continue
                if event == "doing":
                    tell(*payload)
                else:
                    artefacts += payload[0]
                    findings[language] += payload[1]
    finally:
        for _language, process in running.values():
            process.terminate()
    order = [(language, form) for language in languages for form in formats]
    artefacts.sort(key=lambda made: order.index((made.language, made.format)))
    return artefacts, attribute(findings.values())


def attribute(findings: Iterable[list[Finding]]) -> list[Problem]:
    """Return the problems of all editions, each once, those of translations in their catalogs.

    What one edition alone complains of, though all read the same pages, is its catalog's; what all
    complain of is the page's, which the catalogs only repeat.
    """
    editions = list(findings)
    seen = Counter(p for found in editions for p in {finding.problem for finding in found})
    problems = set()
    for finding in (finding for found in editions for finding in found):
        alone = finding.surely if len(editions) == 1 else seen[finding.problem] == 1
        problems.add((finding.in_catalog if alone else None) or finding.problem)
    return echoes.without(problems)


def _work(root: Path, language: str, formats: tuple[str, ...], sender: Connection) -> None:
    try:
        made = edition.build(root, language, formats, lambda text: sender.send(("doing", text)))
    except KeyboardInterrupt:
        return
    sender.send(("done", *made))

"""Build one edition: its chapters are read once, and every format is written from that."""

from __future__ import annotations

import shutil
import time
from dataclasses import dataclass
from io import StringIO
from typing import TYPE_CHECKING, Any

from sphinx.application import Sphinx
from sphinx.util.docutils import docutils_namespace, patch_docutils

from extensions.problems import Problem
from tools import diagnostics, preflight
from tools.diagnostics import Finding

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


# The EPUB takes over the page numbers of the PDF, which therefore comes first.
ORDER = ("html", "pdf", "epub", "submission")


@dataclass(frozen=True)
class Artefact:
    """Something that was built, below build/, and how long it took in seconds."""

    language: str
    format: str
    path: Path
    seconds: float


def build(
    root: Path, language: str, formats: tuple[str, ...], tell: Callable[[str], None]
) -> tuple[list[Artefact], list[Finding]]:
    """Build *formats* of the edition in *language*; *tell* hears what is being done.

    Nothing outside build/ is written. After a mistake what was read is forgotten: Sphinx would
    otherwise not read, and so not complain of, the same page the next time.
    """
    artefacts: list[Artefact] = []
    before = preflight.check(root)
    found = [Finding(problem) for problem in before.problems]
    overrides = {"language": language, **before.overrides}
    doctrees = root / "build" / "doctrees" / language
    for builder in needed(formats):
        output = root / "build" / builder / language
        # Written anew as a whole: pages that are gone, and Sphinx's search index, which depends
        # on the order of edits, would otherwise differ from a build from nothing.
        shutil.rmtree(output, ignore_errors=True)
        begun = time.perf_counter()
        found += before.relevant(run_sphinx(root, builder, output, doctrees, overrides, tell))
        seconds = time.perf_counter() - begun
        if builder in formats:
            artefacts.append(Artefact(language, builder, _product(output, builder), seconds))
        if found:
            shutil.rmtree(doctrees, ignore_errors=True)
            shutil.rmtree(output, ignore_errors=True)
            break
    return artefacts, found


def needed(formats: tuple[str, ...]) -> list[str]:
    """Return what must be built to have *formats*, in order.

    With an EPUB its PDF is built too: the same source gives the same EPUB, whatever is asked for.
    """
    wanted = {*formats, "pdf"} if "epub" in formats else set(formats)
    return [builder for builder in ORDER if builder in wanted]


def run_sphinx(
    root: Path,
    builder: str,
    output: Path,
    doctrees: Path,
    overrides: dict[str, Any],
    tell: Callable[[str], None] = lambda _text: None,
    *,
    everything: bool = True,
) -> list[Finding]:
    """Write *everything*, or only what has changed, into *output*; return what Sphinx found."""
    warnings = StringIO()
    language = overrides["language"]
    app = None
    fault: Exception | None = None
    tell(f"{language} {builder}: starting")
    with patch_docutils(str(root)), docutils_namespace():
        try:
            app = Sphinx(
                srcdir=root,
                confdir=root,
                outdir=output,
                doctreedir=doctrees,
                buildername=builder,
                confoverrides=overrides,
                status=None,
                warning=warnings,
            )
            app.connect("source-read", lambda _app, page, _text: tell(f"{language}: {page}"))
            tell(f"{language} {builder}: writing")
            app.build(force_all=everything)
        except Exception as error:
            fault = error
    return diagnostics.findings(root, app, warnings.getvalue(), fault)


def crash(language: str, exitcode: int | None) -> Problem:
    """Return the problem that the process of an edition ended with *exitcode*."""
    return Problem(
        f"edition {language}",
        0,
        f"the build ended with status {exitcode}",
        "Is there enough memory? Run make again; if it stays so, report it.",
    )


def _product(output: Path, builder: str) -> Path:
    """Return what a user of the format wants of the folder *output*."""
    if builder == "html":
        return output
    ending = "pdf" if builder == "submission" else builder
    return next(output.glob(f"*.{ending}"), output)

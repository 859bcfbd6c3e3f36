"""Build one edition: its chapters are read once, and every format is written from that."""

from __future__ import annotations

import shutil
import time
from dataclasses import dataclass
from io import StringIO
from typing import TYPE_CHECKING, Any, NamedTuple

from sphinx.application import Sphinx
from sphinx.util.docutils import docutils_namespace, patch_docutils

from extensions.problems import Problem
from extensions.translation import standing
from extensions.translation.gate import UnfinishedError
from tools import diagnostics, preflight
from tools.diagnostics import Finding
from tools.translation import Translation

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


class Result(NamedTuple):
    """What became of the build of an edition."""

    artefacts: list[Artefact]
    findings: list[Finding]
    translation: Translation


class _Run(NamedTuple):
    """A run of Sphinx: itself, what it said, and what ended it early."""

    app: Sphinx | None
    warnings: str
    fault: Exception | None

    def findings(self, root: Path) -> list[Finding]:
        """Return what went wrong; that an edition is not finished is not a fault of its files."""
        fault = None if isinstance(self.fault, UnfinishedError) else self.fault
        return diagnostics.findings(root, self.app, self.warnings, fault)


def build(
    root: Path, language: str, formats: tuple[str, ...], tell: Callable[[str], None]
) -> Result:
    """Build *formats* of the edition in *language*; *tell* hears what is being done.

    Nothing outside build/ is written. Of an unfinished translation no PDF and no EPUB is made.
    After a mistake what was read is forgotten: Sphinx would otherwise not read, and so not complain
    of, the same page the next time.
    """
    artefacts: list[Artefact] = []
    before = preflight.check(root)
    found = [Finding(problem) for problem in before.problems]
    overrides = {"language": language, **before.overrides}
    doctrees = root / "build" / "doctrees" / language
    translation = Translation()
    for builder in needed(formats):
        output = root / "build" / builder / language
        # Written anew as a whole: pages that are gone, and Sphinx's search index, which depends
        # on the order of edits, would otherwise differ from a build from nothing.
        shutil.rmtree(output, ignore_errors=True)
        begun = time.perf_counter()
        run = _run(root, builder, output, doctrees, overrides, tell)
        refused = run.fault if isinstance(run.fault, UnfinishedError) else None
        found += before.relevant(run.findings(root))
        seconds = time.perf_counter() - begun
        if run.app and not found:
            translation = _translation(run.app, refused)
        if builder in formats and not refused:
            artefacts.append(Artefact(language, builder, _product(output, builder), seconds))
        if found:
            shutil.rmtree(doctrees, ignore_errors=True)
        if found or refused:
            shutil.rmtree(output, ignore_errors=True)
            break
    return Result(artefacts, found, translation)


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
    return _run(root, builder, output, doctrees, overrides, tell, everything).findings(root)


def _run(
    root: Path,
    builder: str,
    output: Path,
    doctrees: Path,
    overrides: dict[str, Any],
    tell: Callable[[str], None],
    everything: bool = True,
) -> _Run:
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
    return _Run(app, warnings.getvalue(), fault)


def _translation(app: Sphinx, refused: UnfinishedError | None) -> Translation:
    if not standing.is_translated(app.env):
        return Translation()
    texts = [text for found in standing.texts(app.env).values() for text in found]
    missing = sum(not text.published for text in texts)
    return Translation(missing, len(texts), tuple(map(str, refused.problems)) if refused else ())


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

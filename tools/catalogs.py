"""Bring the catalogs in locale/ up to date with the chapters: `make catalogs`.

Messages stand in the order of the text. A translation is found again wherever it stood before, in
any catalog of the language; one whose source is gone stays as an obsolete entry of its file.
"""

from __future__ import annotations

import sys
from io import StringIO
from pathlib import Path
from typing import TYPE_CHECKING

import polib
from sphinx.application import Sphinx
from sphinx.util.docutils import docutils_namespace, patch_docutils

from extensions import po
from extensions.book import load
from extensions.problems import Problem
from tools import diagnostics, publish

if TYPE_CHECKING:
    from collections.abc import Iterable

ROOT = Path(__file__).resolve().parents[1]
MISTAKE = 2
# Words of Sphinx and of our theme; no chapter has them.
INTERFACE = "sphinx"


def main() -> int:
    """Update every catalog; return 0, or 2 after a mistake, with nothing written."""
    book = load(ROOT / "book.toml")
    if isinstance(book, Problem):
        print(book, file=sys.stderr)
        return MISTAKE
    templates, problems = _extract(ROOT)
    changed: dict[Path, str] = {}
    for language in book.languages:
        if language != book.source_language:
            folder = ROOT / "locale" / language / "LC_MESSAGES"
            problems += _update(folder, language, templates, changed)
    if problems:
        print(*sorted(set(problems)), sep="\n", file=sys.stderr)
        return MISTAKE
    for path, text in changed.items():
        publish.text(text, path)
        print(f"{path.relative_to(ROOT)}: {_count(text)}")
    if not changed:
        print("locale/ is up to date.")
    return 0


def _extract(root: Path) -> tuple[dict[str, polib.POFile], list[Problem]]:
    """Return page -> template with its messages, as Sphinx's gettext builder finds them."""
    output = root / "build" / "gettext"
    warnings = StringIO()
    app, fault = None, None
    with patch_docutils(str(root)), docutils_namespace():
        try:
            app = Sphinx(
                srcdir=root,
                confdir=root,
                outdir=output,
                doctreedir=root / "build" / "doctrees" / "gettext",
                buildername="gettext",
                status=None,
                warning=warnings,
                freshenv=True,
            )
            app.build(force_all=True)
        except Exception as error:
            fault = error
    problems = diagnostics.problems(root, app, warnings.getvalue(), fault)
    templates = {}
    for path in sorted(output.rglob("*.pot")):
        template = polib.pofile(str(path))
        name = path.relative_to(output).with_suffix("").as_posix()
        if len(template) and app is not None and name in app.env.found_docs:
            templates[name] = template
    return templates, problems


def _update(
    folder: Path, language: str, templates: dict[str, polib.POFile], changed: dict[Path, str]
) -> list[Problem]:
    """Add to *changed* the new text of each catalog in *folder* that differs; return mistakes."""
    root = folder.parents[2]
    catalogs: dict[str, polib.POFile] = {}
    problems = []
    for path in sorted(folder.rglob("*.po")):
        catalog = po.read(path, str(path.relative_to(root)))
        if isinstance(catalog, Problem):
            problems.append(catalog)
        elif path.stem != INTERFACE:
            catalogs[path.relative_to(folder).with_suffix("").as_posix()] = catalog
    if problems:
        return problems
    memory = _memory(catalogs.values())
    for name, template in templates.items():
        old = catalogs.get(name)
        path = folder / f"{name}.po"
        new = str(merge(template, old, memory, language))
        if not path.is_file() or path.read_text(encoding="utf-8") != new:
            changed[path] = new
    return []


def _memory(catalogs: Iterable[polib.POFile]) -> dict[str, polib.POEntry]:
    """Return message -> entry for all that was ever translated; what is in use comes first."""
    memory: dict[str, polib.POEntry] = {}
    entries = [entry for catalog in catalogs for entry in catalog if entry.msgstr]
    for entry in sorted(entries, key=lambda e: (e.obsolete, e.fuzzy)):
        memory.setdefault(entry.msgid, entry)
    return memory


def merge(
    template: polib.POFile,
    old: polib.POFile | None,
    memory: dict[str, polib.POEntry],
    language: str,
) -> polib.POFile:
    """Return a catalog with the messages of *template*, translated from *old* or *memory*.

    Translations of *old* that have no message any more follow as obsolete entries.
    """
    new = polib.POFile(wrapwidth=99)
    new.metadata = {
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        "Language": language,
        "Plural-Forms": "nplurals=1; plural=0;",
    }
    known = {entry.msgid: entry for entry in old or () if not entry.obsolete}
    for message in template:
        source = known.get(message.msgid) or memory.get(message.msgid)
        if source is not None and not source.msgstr:
            source = memory.get(message.msgid, source)
        new.append(
            polib.POEntry(
                msgid=message.msgid,
                msgstr=source.msgstr if source else "",
                flags=["fuzzy"] if source and source.fuzzy else [],
                tcomment=source.tcomment if source else "",
            )
        )
    present = {entry.msgid for entry in new}
    for entry in old or ():
        if entry.msgstr and entry.msgid not in present:
            present.add(entry.msgid)
            entry.obsolete = True
            new.append(entry)
    return new


def _count(text: str) -> str:
    entries = [entry for entry in polib.pofile(text) if not entry.obsolete]
    done = sum(1 for entry in entries if entry.translated())
    return f"{done} of {len(entries)} messages translated"


if __name__ == "__main__":
    sys.exit(main())

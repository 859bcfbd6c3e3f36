"""The reports as JSON, for programs. Pure.

The document is an object::

    {"schema": 1, "source": "en", "editions": [EDITION, …]}

EDITION   {"language": "tr", "catalogs": [CATALOG, …], "now": PROGRESS, "updated": PROGRESS}
CATALOG   {"page": "chapters/preface", "file": "locale/tr/LC_MESSAGES/chapters/preface.po",
          "now": PROGRESS, "updated": PROGRESS}; ``page`` is ``sphinx`` for words of the interface
PROGRESS  {"messages": TALLY, "words": TALLY}; words are those of the source
TALLY     {"all": 9, "translated": 7, "fuzzy": 1, "missing": 1, "reviewed": 2}; ``all`` is the sum
          of the three that follow, and what is ``reviewed`` is also ``translated``

``now`` is what a reader of the edition gets, with the catalogs as they are; ``updated`` what it
would be after `make catalogs`. A change that breaks a program that reads this raises ``schema``.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from extensions.translation.standing import catalog_name

if TYPE_CHECKING:
    from collections.abc import Iterable

    from extensions.translation.counting import Progress, Tally
    from tools.progress.gathering import Report

SCHEMA = 1


def document(reports: Iterable[Report], source: str) -> str:
    """Return the document; *source* is the language of the original."""
    editions = [_edition(report) for report in reports]
    written = {"schema": SCHEMA, "source": source, "editions": editions}
    return json.dumps(written, ensure_ascii=False, indent=1)


def _edition(report: Report) -> dict[str, Any]:
    catalogs = [
        {
            "page": row.name,
            "file": catalog_name(report.language, row.name),
            "now": _progress(row.now),
            "updated": _progress(row.updated),
        }
        for row in report.rows
    ]
    return {
        "language": report.language,
        "catalogs": catalogs,
        "now": _progress(report.now),
        "updated": _progress(report.updated),
    }


def _progress(of: Progress) -> dict[str, Any]:
    return {"messages": _tally(of.messages), "words": _tally(of.words)}


def _tally(of: Tally) -> dict[str, int]:
    return {
        "all": of.all,
        "translated": of.translated,
        "fuzzy": of.fuzzy,
        "missing": of.missing,
        "reviewed": of.reviewed,
    }

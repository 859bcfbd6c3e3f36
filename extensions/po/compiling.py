"""The .mo file that gettext reads: what may be published of a catalog, and no more."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polib

from extensions.po.writing import header

if TYPE_CHECKING:
    from extensions.po.messages import Catalog


def compiled(catalog: Catalog) -> bytes:
    """Return the .mo file of *catalog*; fuzzy and obsolete messages stay out of it."""
    file = polib.POFile()
    for line in header(catalog.language).splitlines():
        name, _, value = line.partition(": ")
        file.metadata[name] = value
    for message in catalog:
        if message.translated():
            file.append(
                polib.POEntry(
                    msgctxt=message.msgctxt,
                    msgid=message.msgid,
                    msgstr=message.msgstr,
                    msgid_plural=message.msgid_plural or "",
                    msgstr_plural=dict(enumerate(message.plurals)),
                )
            )
    return bytes(file.to_binary())

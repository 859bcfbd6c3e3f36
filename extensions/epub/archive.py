"""The EPUB container: a zip file with the same bytes for the same contents, anywhere and any time.

https://www.w3.org/TR/epub-33/#sec-zip-container-zipreqs
"""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

_UNIX = 3
_EARLIEST = 315532800
"""Zip files know no time before 1980."""


def write(path: Path, members: Mapping[str, bytes], timestamp: int) -> None:
    """Write the EPUB *path* with *members*, name to contents, all dated *timestamp* (Unix)."""
    moment = datetime.datetime.fromtimestamp(max(timestamp, _EARLIEST), datetime.UTC)
    unfinished = path.with_suffix(".part")
    with ZipFile(unfinished, "w") as archive:
        # First and uncompressed, so that the type of the file shows in its first bytes.
        for name, data in [("mimetype", b"application/epub+zip"), *sorted(members.items())]:
            info = ZipInfo(name, moment.timetuple()[:6])
            info.create_system = _UNIX
            info.external_attr = 0o100644 << 16
            stored = name == "mimetype" or name.endswith(".png")
            archive.writestr(info, data, ZIP_STORED if stored else ZIP_DEFLATED, 9)
    unfinished.replace(path)

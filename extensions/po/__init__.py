"""Catalogs in the format of GNU gettext: read strictly, written in one form only. Pure.

https://www.gnu.org/software/gettext/manual/html_node/PO-Files.html

`reading` refuses what is not well formed and says where; `writing` has the canonical form;
`compiling` makes the .mo file that a build reads.
"""

from __future__ import annotations

from extensions.po.compiling import compiled
from extensions.po.messages import Catalog, Message
from extensions.po.reading import parse, read
from extensions.po.writing import write

__all__ = ["Catalog", "Message", "compiled", "parse", "read", "write"]

"""What the browser loads without what only people who change it need: comments, indentation.

theme/book/static/ stays as it is written; its copies in the output are made light, and those files
of Sphinx that no page loads are taken away.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata

# Sphinx's own style, that of program code, the pictures of its foldable trees, and its search, in
# whose place is extensions/search.
UNUSED = (
    "basic.css", "pygments.css", "file.png", "minus.png", "plus.png",
    "doctools.js", "documentation_options.js", "language_data.js", "searchtools.js",
    "sphinx_highlight.js", "translations.js",
)  # fmt: skip

_COMMENT = re.compile(r"""("[^"]*"|'[^']*')|/\*.*?\*/""", re.DOTALL)
# A colon before a space stands between a property and its value, never in a selector; the spaces
# around other signs may be those of calc() or of a descendant.
_SPACE = re.compile(r"""("[^"]*"|'[^']*')|\s*([{};,])\s*|(:)\s+|(\s)\s*""")
_ZERO = re.compile(r"(?<=[\s:(,-])0(?=\.\d)")  # 0.5em
# Strings and regular expressions stay; what begins one, a division cannot follow.
_SIGN = re.compile(
    r"""("[^"\n]*"|'[^'\n]*'|`[^`]*`"""
    r"""|(?:(?<=[(,=!])|(?<=[(,=!] ))/(?![/*])(?:\\.|\[[^\]\n]*\]|[^/\n\\])+/)"""
    r"""|[ ]*([=?:,;{}()<>&|+*]+)[ ]*"""
)
_LAST_SEMICOLON = re.compile(r"""("[^"\n]*"|'[^'\n]*'|`[^`]*`)|;(?=\})""")
_LAST_COMMENT = re.compile(r"(?<=[;{}]) // [^\"'`]*$")
_COMMENT_LINE = re.compile(r"//.*|/\*(?:(?!\*/).)*\*/")


def style(text: str) -> str:
    """Return a style sheet that says the same in fewer letters."""
    bare = _COMMENT.sub(lambda found: found[1] or "", text)
    tight = _SPACE.sub(lambda found: found[1] or found[2] or found[3] or " ", bare)
    return _ZERO.sub("", tight).replace(";}", "}").strip() + "\n"


def script(text: str) -> str:
    """Return a script without indentation, empty lines, comments and spaces beside signs.

    Line ends stay where they may end a statement. No string of *text* may run over several lines.
    """
    lines = [_LAST_COMMENT.sub("", line.strip()) for line in text.splitlines()]
    kept = [line for line in lines if line and not _COMMENT_LINE.fullmatch(line)]
    tight = [_SIGN.sub(lambda found: found[1] or found[2], line) for line in kept]
    joined = re.sub(r"(?<=[;{,])\n", "", "\n".join([*tight, ""]))
    return _LAST_SEMICOLON.sub(lambda found: found[1] or "", joined)


LIGHTENED = {
    "book.css": style,
    "book.js": script,
    "entries.js": script,
    "results.js": script,
    "search.css": style,
    "search.js": script,
}


def _finish(app: Sphinx, exception: Exception | None) -> None:
    """Make the files beside the pages light."""
    if exception or app.builder.name != "html":
        return
    folder = app.outdir / "_static"
    for name, lighten in LIGHTENED.items():
        path = folder / name
        path.write_text(lighten(path.read_text(encoding="utf-8")), encoding="utf-8")
    for name in UNUSED:
        (folder / name).unlink(missing_ok=True)


def setup(app: Sphinx) -> ExtensionMetadata:
    """Work on what the HTML builder has copied."""
    app.connect("build-finished", _finish)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}

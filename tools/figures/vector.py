"""SVG as Typst writes it, made small and given the colors of a dark page. Pure.

A glyph that Typst places takes a hundred bytes; here it takes twenty-five. An ``<img>`` cannot see
the styles of its page, but it is told the color scheme of its place, so that the reader's own
choice reaches it: https://drafts.csswg.org/css-color-adjust-1/#color-scheme-effect
"""

from __future__ import annotations

import itertools
import re
import string

# The colors of figures/drawing.typ -> those of theme/book/static/book.css on a light and dark page.
SCREEN = {"#ffffff": ("#fdfcf8", "#181716")}
DARK = {
    "#201d19": "#d8d2c6",
    "#665f55": "#a59d90",
    "#d8d1c3": "#3d3934",
    "#8b1a1a": "#eb9d8b",
    "#1d4f73": "#8ab6d6",
    "#efe9db": "#26231f",
}
_USE = re.compile(
    r'<use xlink:href="#(\w+)" x="([-\d.]+)" y="([-\d.]+)"'
    r'((?: fill="[^"]*")?) fill-rule="nonzero"/>'
)
_RUN = re.compile(r'(?:<use href="#\w+"[^>]*? fill="([^"]*)"/>)+')
_LINE = re.compile(r'<g( transform="[^"]*")><g( fill="[^"]*")>((?:<use[^>]*>)*)</g></g>')
_NUMBER = re.compile(r"-?\d+\.\d+")


def finish(svg: str) -> str:
    """Return the drawing *svg* of Typst as it is published."""
    svg = _USE.sub(_placed, svg)
    svg = svg.replace(' xmlns:h5="http://www.w3.org/1999/xhtml"', "").replace(
        ' xmlns:xlink="http://www.w3.org/1999/xlink"', ""
    )
    svg = svg.replace("xlink:href", "href").replace(' overflow="visible"', "")
    svg = re.sub(r"<symbol (id=\"\w+\")><path d=\"([^\"]*)\"/></symbol>", r'<path \1 d="\2"/>', svg)
    svg = re.sub(r' d="([^"]*)"', lambda m: f' d="{_shorter(m[1])}"', svg)
    svg = _together(svg)
    svg = _named(svg)
    defaults = (
        ' stroke-linecap="butt"', ' stroke-linejoin="miter"', ' stroke-miterlimit="4"',
        ' fill-rule="nonzero"',
    )  # fmt: skip
    for default in defaults:
        svg = svg.replace(default, "")
    return svg.replace(">", f">{_style()}", 1) + "\n"


def size(svg: str) -> tuple[float, float]:
    """Return width and height of *svg* in its own units, which are points."""
    match = re.search(r'viewBox="0 0 ([\d.]+) ([\d.]+)"', svg)
    assert match is not None
    return float(match[1]), float(match[2])


def _placed(match: re.Match[str]) -> str:
    x, y = (f' {axis}="{value}"' for axis, value in (("x", match[2]), ("y", match[3])))
    x, y = (text if float(text[4:-1]) else "" for text in (x, y))
    return f'<use href="#{match[1]}"{x}{y}{match[4]}/>'


def _together(svg: str) -> str:
    """Return *svg* with the color of a line of text said once."""

    def group(match: re.Match[str]) -> str:
        colors = dict.fromkeys(re.findall(r' fill="[^"]*"', match[0]))
        if len(colors) > 1:
            return match[0]
        (color,) = colors
        return f"<g{color}>{match[0].replace(color, '')}</g>"

    # Typst has put a group around each line already.
    return _LINE.sub(r"<g\1\2>\3</g>", _RUN.sub(group, svg))


def _named(svg: str) -> str:
    """Return *svg* with short names for its parts, in the order of their use."""
    letters = string.ascii_letters
    short = itertools.chain(letters, map("".join, itertools.product(letters, repeat=2)))
    names = dict(zip(dict.fromkeys(re.findall(r'id="(\w+)"', svg)), short, strict=False))
    return re.sub(r'(id="|href="#|url\(#)(\w+)', lambda m: m[1] + names[m[2]], svg)


def _shorter(path: str) -> str:
    """Return *path* with two decimals and without needless zeros and spaces."""
    path = _NUMBER.sub(lambda m: f"{round(float(m[0]), 2):g}", path)
    path = re.sub(r"(?<!\d)0\.", ".", path)
    path = re.sub(r"\s*([A-Za-z])\s*", r"\1", path).replace("M0 0m", "m")
    return path.replace(" -", "-").replace("-.0 ", "0 ").strip()


def _style() -> str:
    def rules(colors: dict[str, str]) -> str:
        return "".join(
            f'[fill="{old}"]{{fill:{new}}}[stroke="{old}"]{{stroke:{new}}}'
            for old, new in colors.items()
        )

    light = {old: new for old, (new, _dark) in SCREEN.items()}
    dark = {old: new for old, (_light, new) in SCREEN.items()} | DARK
    return (
        f"<style>@media screen{{{rules(light)}}}"
        f"@media screen and (prefers-color-scheme:dark){{{rules(dark)}}}</style>"
    )

"""Coasts and frontiers of the map, cut out of Natural Earth (public domain).

    npm pack world-atlas@2.0.2; tar xf world-atlas-2.0.2.tgz
    .venv/bin/python -m tools.figures.land package/countries-10m.json > figures/land.json

https://www.naturalearthdata.com/about/terms-of-use/. The map reads the small extract; the whole,
3.7 MB, is needed only for another extent.
The format: https://github.com/topojson/topojson-specification
"""

from __future__ import annotations

import json
import math
import sys
from pathlib import Path
from typing import Any

Point = tuple[float, float]

# West, south, east, north in degrees, and how far a line may stray from the source, in degrees.
EXTENTS = {
    "whole": ((24.0, 34.5, 53.0, 45.5), 0.03),
    "east": ((38.0, 38.0, 48.0, 43.5), 0.008),
}
TURKEY = "Turkey"
CAUCASUS = {"Georgia", "Armenia", "Azerbaijan"}
NEIGHBORS = CAUCASUS | {TURKEY}


def extract(topology: dict[str, Any]) -> dict[str, dict[str, list[list[Point]]]]:
    """Return for each extent its ``land`` (shapes and holes), and ``frontier`` and ``border``.

    The frontier is Turkey's with its neighbors in the Caucasus, the border that of Iran with all.
    """
    owners: dict[int, set[str]] = {}
    for country in topology["objects"]["countries"]["geometries"]:
        for arc in (arc for ring in _rings(country) for arc in ring):
            owners.setdefault(max(arc, ~arc), set()).add(country["properties"]["name"])
    land = [ring for g in topology["objects"]["land"]["geometries"] for ring in _rings(g)]
    lines = {
        "frontier": [arc for arc, own in owners.items() if TURKEY in own and own & CAUCASUS],
        "border": [
            arc for arc, own in owners.items() if "Iran" in own and own & (CAUCASUS | {TURKEY})
        ],
    }
    found = {}
    for name, (extent, tolerance) in EXTENTS.items():
        shapes = [clipped(_ring(topology, ring), extent) for ring in land]
        parts = {
            kind: [_inside(_arc(topology, arc), extent) for arc in arcs]
            for kind, arcs in lines.items()
        }
        parts["land"] = shapes
        found[name] = {
            # Lines of the map are schematic: a frontier is drawn with fewer bends than a coast.
            kind: [
                simple
                for line in of
                if len(simple := _simple(line, tolerance * (1 if kind == "land" else 3))) > 1
            ]
            for kind, of in parts.items()
        }
    return found


def _rings(geometry: dict[str, Any]) -> list[list[int]]:
    polygons = geometry["arcs"] if geometry["type"] == "MultiPolygon" else [geometry["arcs"]]
    return [ring for polygon in polygons for ring in polygon]


def _arc(topology: dict[str, Any], index: int) -> list[Point]:
    scale, shift = topology["transform"]["scale"], topology["transform"]["translate"]
    x = y = 0
    points = []
    for dx, dy in topology["arcs"][~index if index < 0 else index]:
        x, y = x + dx, y + dy
        points.append((x * scale[0] + shift[0], y * scale[1] + shift[1]))
    return points[::-1] if index < 0 else points


def _ring(topology: dict[str, Any], ring: list[int]) -> list[Point]:
    points: list[Point] = []
    for arc in ring:
        points += _arc(topology, arc)[1 if points else 0 :]
    return points


def _inside(points: list[Point], extent: tuple[float, float, float, float]) -> list[Point]:
    west, south, east, north = extent
    return [(x, y) for x, y in points if west <= x <= east and south <= y <= north]


def clipped(points: list[Point], extent: tuple[float, float, float, float]) -> list[Point]:
    """Return the part of a shape inside *extent* (Sutherland and Hodgman)."""
    west, south, east, north = extent
    for axis, limit, sign in ((0, west, 1), (0, east, -1), (1, south, 1), (1, north, -1)):
        kept: list[Point] = []
        for before, here in zip([points[-1], *points] if points else [], points, strict=False):
            inside = [sign * (p[axis] - limit) >= 0 for p in (before, here)]
            if inside[0] != inside[1]:
                share = (limit - before[axis]) / (here[axis] - before[axis])
                cut = [b + share * (h - b) for b, h in zip(before, here, strict=True)]
                kept.append((cut[0], cut[1]))
            if inside[1]:
                kept.append(here)
        points = kept
    return points


def _simple(points: list[Point], tolerance: float) -> list[Point]:
    """Return a line without points that stray less than *tolerance* (Douglas and Peucker)."""
    if len(points) < 3:
        return [(round(x, 3), round(y, 3)) for x, y in points]
    # A shape begins where it ends: it is taken apart at its farthest point.
    (x0, y0), (x1, y1) = points[0], points[-1]
    length = math.dist(points[0], points[-1])

    def away(p: Point) -> float:
        if not length:
            return math.dist(p, points[0])
        return abs((x1 - x0) * (p[1] - y0) - (y1 - y0) * (p[0] - x0)) / length

    at = max(range(1, len(points) - 1), key=lambda i: away(points[i]))
    if away(points[at]) < tolerance:
        return [(round(x, 3), round(y, 3)) for x, y in (points[0], points[-1])]
    return _simple(points[: at + 1], tolerance)[:-1] + _simple(points[at:], tolerance)


if __name__ == "__main__":
    read = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
    json.dump(extract(read), sys.stdout, separators=(",", ":"))
    print()

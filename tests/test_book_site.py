"""The site of the whole book: every page well made, every address alive, nothing from elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests import html_reader as reader

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tests.conftest import Project

TURKISH = "html/tr/chapters/background.html"


def faults(site: Mapping[str, bytes]) -> list[str]:
    """Return what is wrong with the pages of *site*, and with the ways between them."""
    found = reader.links(site) + reader.foreign(site) + reader.alternates(site)
    for name, root in reader.pages(site).items():
        problems = reader.doubled_ids(root) + reader.notes(root)
        if name != "html/index.html":
            problems += reader.structure(root)
        found += [f"{name}: {problem}" for problem in problems]
    return found


def test_book(book: Project) -> None:
    assert faults(book.dist()) == []


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        (TURKISH, 'href="people.html#people-lenin"', 'href="people.html#people-lennon"'),
        (TURKISH, 'id="first-socialist-parties"', 'id="p1"'),
        (TURKISH, 'href="background.bib"', 'href="backgrounds.bib"'),
        (TURKISH, 'hreflang="tr" href="background.html"', 'hreflang="tr" href="conclusion.html"'),
        (TURKISH, '<link rel="search" href="../', '<link rel="stylesheet" href="//example.org/'),
        ("html/tr/chapters/people.html", 'id="people-lenin"', 'id="lenin"'),
        ("html/en/chapters/background.html", "<h2>", "<h4>"),
    ],
)
def test_a_spoilt_site_is_found(book: Project, name: str, old: str, new: str) -> None:
    site = book.dist()
    assert old.encode() in site[name]
    assert faults({**site, name: site[name].replace(old.encode(), new.encode(), 1)}) != []

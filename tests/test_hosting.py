"""A book with an address: whole addresses in heads, sitemap, robots.txt, 404 page, downloads."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest
from lxml import etree

from extensions.book import SITE_VARIABLE, Book, load
from tests import html_reader, words
from tests.conftest import MINI, ROOT, Project, copy_machinery
from tools import hosting, inputs

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from lxml import html

SITE = "https://example.org/book/"
ONE = "html/tr/chapters/one.html"
NAMESPACES = {
    "s": "http://www.sitemaps.org/schemas/sitemap/0.9",
    "x": "http://www.w3.org/1999/xhtml",
}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """Return the small book as it is served at SITE."""
    root = tmp_path_factory.mktemp("hosted") / "book"
    shutil.copytree(MINI, root)
    copy_machinery(root)
    project = Project(root)
    project.replace("book.toml", 'site = ""', f'site = "{SITE}"')
    return project.built().dist()


def meta(root: html.HtmlElement) -> dict[str, str]:
    """Return name or property -> contents of the ``meta`` elements of a page."""
    found: dict[str, str] = {}
    for tag in root.xpath("//meta[@content]"):
        found |= {tag.get(key): tag.get("content") for key in ("name", "property") if tag.get(key)}
    return found


def faults(site: Mapping[str, bytes]) -> list[str]:
    """Return what is wrong with the addresses that the pages of *site* say of themselves."""
    found = []
    pages = {
        name: root
        for name, root in html_reader.pages(site).items()
        if not name.endswith("404.html")
    }
    heads = {}
    for name, root in pages.items():
        own = SITE + name.removeprefix("html/")
        links = {a.get("hreflang"): a.get("href") for a in root.xpath("//link[@rel='alternate']")}
        heads[own] = links
        canonical = root.xpath("//link[@rel='canonical']/@href")
        if canonical != [own]:
            found.append(f"{name}: canonical {canonical}")
        said = meta(root)
        if name.count("/") > 1 and said.get("og:url") != own:
            found.append(f"{name}: og:url")
        for key in ("citation_pdf_url", "citation_fulltext_html_url"):
            address = said.get(key, own)
            if address.replace(SITE, "html/", 1) not in site:
                found.append(f"{name}: {key} leads nowhere")
        if links and name.count("/") > 1 and links.get(name.split("/")[1]) != own:
            found.append(f"{name}: not its own alternate")
    for own, links in heads.items():
        for code, other in links.items():
            if other not in heads:
                found.append(f"{own}: alternate {code} leads nowhere")
            elif code != "x-default" and heads[other] != links and own != f"{SITE}index.html":
                found.append(f"{own}: {code} does not return it")
    return found + _map_faults(site, heads)


def _map_faults(site: Mapping[str, bytes], heads: Mapping[str, Mapping[str, str]]) -> list[str]:
    root = etree.fromstring(site["html/sitemap.xml"], None)
    listed = {}
    for url in root.iterfind("s:url", NAMESPACES):
        links = {a.get("hreflang"): a.get("href") for a in url.iterfind("x:link", NAMESPACES)}
        listed[url.findtext("s:loc", namespaces=NAMESPACES)] = links
    wanted = {own: links for own, links in heads.items() if not own.endswith("/search.html")}
    return [] if listed == wanted else [f"sitemap: {set(wanted) ^ set(listed) or 'alternates'}"]


def test_addresses(site: dict[str, bytes]) -> None:
    assert faults(site) == []


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        (ONE, 'rel="canonical" href="https://example.org/book/tr', 'rel="canonical" href="../tr'),
        (ONE, 'hreflang="en" href="https://example.org/book/en/c', 'hreflang="en" href="https://x'),
        (ONE, 'hreflang="tr" href="https://example.org/book/tr', 'hreflang="tr" href="http://a'),
        (ONE, '<link rel="alternate" hreflang="x-default"', "<link"),
        (ONE, 'property="og:url"', 'property="og:uri"'),
        ("html/en/index.html", "turkey-bolsheviks.en.pdf", "turkey-bolsheviks.de.pdf"),
        ("html/sitemap.xml", "<loc>https://example.org/book/en/index", "<loc>https://x.org/en"),
        ("html/sitemap.xml", 'hreflang="tr"', 'hreflang="de"'),
    ],
)  # fmt: skip
def test_a_spoilt_address_is_found(site: dict[str, bytes], name: str, old: str, new: str) -> None:
    assert old.encode() in site[name]
    assert faults({**site, name: site[name].replace(old.encode(), new.encode(), 1)}) != []


def test_robots(site: dict[str, bytes]) -> None:
    assert site["html/robots.txt"].decode().splitlines()[-1] == f"Sitemap: {SITE}sitemap.xml"


def test_not_found(site: dict[str, bytes]) -> None:
    """A host shows the page at any depth: it loads nothing, and its links begin at the host."""
    root = html_reader.parse(site["html/404.html"])
    assert html_reader.requests(root) == []
    addresses = root.xpath("//a/@href")
    assert addresses == ["/book/en/index.html", "/book/tr/index.html"]
    for address in addresses:
        assert f"html/{address.removeprefix(urlsplit(SITE).path)}" in site
    spans = html_reader.spans(root)
    assert {span.language for span in spans} == {"en", "tr"}
    assert words.english(spans) == words.turkish(spans) == []


def test_all_that_is_linked_is_served(site: dict[str, bytes]) -> None:
    """Nothing that a page leads to lies outside of dist/html/."""
    served = {name: content for name, content in site.items() if name.startswith("html/")}
    rest = {name: content for name, content in served.items() if name != "html/404.html"}
    assert html_reader.links(rest) == []
    assert {name for name in served if name.endswith((".pdf", ".epub"))} == {
        f"html/{code}/turkey-bolsheviks.{code}.{form}"
        for code in ("en", "tr")
        for form in hosting.DOWNLOADS
    }


def test_without_an_address_nothing_claims_one(mini: Project) -> None:
    site = mini.dist()
    for name in (hosting.SITEMAP, hosting.ROBOTS, hosting.NOT_FOUND):
        assert f"html/{name}" not in site
    for name, root in html_reader.pages(site).items():
        assert not root.xpath("//link[@rel='canonical']"), name
        assert not {"og:url", "citation_pdf_url", "citation_fulltext_html_url"} & set(meta(root))


@pytest.mark.parametrize(
    "text", ["example.org", "https://", "https://a b/", "https://a.org/?q", "ftp://a.org"]
)
def test_what_is_no_address_is_told(tmp_path: Path, text: str) -> None:
    said = (ROOT / "book.toml").read_text(encoding="utf-8").replace('site = ""', f'site = "{text}"')
    (tmp_path / "book.toml").write_text(said, encoding="utf-8")
    problem = load(tmp_path / "book.toml")
    assert not isinstance(problem, Book)
    line = said[: said.index("\nsite = ") + 1].count("\n") + 1
    assert str(problem).startswith(f"book.toml:{line}: site: ")
    assert "https://example.org/book/" in str(problem)


def test_environment_tells_the_address(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = inputs.fingerprint(tmp_path)
    monkeypatch.setenv(SITE_VARIABLE, "https://example.org/book")
    loaded = load(ROOT / "book.toml")
    assert isinstance(loaded, Book)
    assert loaded.site == SITE
    assert inputs.fingerprint(tmp_path) != before, "another address is another book to build"

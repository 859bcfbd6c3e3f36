"""The HTML edition: every page whole, every link alive, nothing from elsewhere, light enough."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from tests import html_reader as reader

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.conftest import Project

CHAPTER = "html/tr/chapters/one.html"
KB = 1000


@pytest.fixture(scope="module")
def site(mini: Project) -> dict[str, bytes]:
    return mini.dist()


def content_pages(site: dict[str, bytes]) -> list[str]:
    """Return the names of all pages but the one that only leads to the editions."""
    return [name for name in reader.pages(site) if name != "html/index.html"]


def test_structure(site: dict[str, bytes]) -> None:
    for name in content_pages(site):
        assert reader.structure(reader.parse(site[name])) == [], name


def test_no_id_twice(site: dict[str, bytes]) -> None:
    for name, root in reader.pages(site).items():
        assert reader.doubled_ids(root) == [], name


def test_notes_are_linked_both_ways(site: dict[str, bytes]) -> None:
    for name, root in reader.pages(site).items():
        assert reader.notes(root) == [], name
    assert len(reader.parse(site[CHAPTER]).xpath("//a[@role='doc-noteref']")) == 9


def test_links_lead_somewhere(site: dict[str, bytes]) -> None:
    assert reader.links(site) == []


def test_nothing_comes_from_elsewhere(site: dict[str, bytes]) -> None:
    assert reader.foreign(site) == []


def test_alternates_are_reciprocal(site: dict[str, bytes]) -> None:
    assert reader.alternates(site) == []
    assert b'hreflang="x-default" href="../../en/chapters/one.html"' in site[CHAPTER]
    # Neither abstract is, as a page, the translation of its counterpart.
    assert b'rel="alternate"' not in site["html/tr/chapters/second-abstract.html"]


@pytest.mark.parametrize(
    ("check", "old", "new"),
    [
        ("structure", "<h1>", "<h1>x</h1><h1>"),
        ("structure", '<html lang="tr"', "<html"),
        ("structure", "<main", "<div"),
        ("structure", "<footer", "<div"),
        ("structure", "<h2><span", "<h4><span"),
        ("structure", 'popover aria-label="İçindekiler"', "popover"),
        ("structure", 'alt="A star with five points"', ""),
        ("structure", ' aria-label="English">', ">"),
        ("structure", '<a class="book" href="../index.html">Türkiye', '<a href="#"></a><a>Türkiye'),
        ("doubled_ids", 'id="gold"', 'id="star"'),
        ("notes", 'id="quoted"', 'id="quoted-2"'),
        ("notes", 'href="#quoted"', 'href="#listed"'),
        ("notes", 'role="doc-backlink" href="#id9"', 'href="#id9"'),
    ],
)
def test_a_spoilt_page_is_found(site: dict[str, bytes], check: str, old: str, new: str) -> None:
    spoilt = replaced(site[CHAPTER], old, new)
    find: Callable[[object], list[str]] = getattr(reader, check)
    assert find(reader.parse(site[CHAPTER])) == []
    assert find(reader.parse(spoilt)) != []


@pytest.mark.parametrize(
    ("check", "name", "old", "new"),
    [
        ("links", CHAPTER, 'href="two.html"', 'href="three.html"'),
        ("links", CHAPTER, "two.html#second-section", "two.html#third-section"),
        ("links", CHAPTER, 'src="../_images/star.svg"', 'src="../_images/moon.svg"'),
        ("links", CHAPTER, "../en/chapters/one.html#first-section", "../en/chapters/one.html#p99"),
        ("links", "html/index.html", "../turkey-bolsheviks.tr.pdf", "../turkey-bolsheviks.de.pdf"),
        ("foreign", CHAPTER, 'href="../_static/book.css', 'href="https://example.org/book.css'),
        ("foreign", CHAPTER, "<header", '<script src="//x.org/x.js"></script><header'),
        ("foreign", "html/tr/_static/book.css", "body{", "@import '//example.org/x.css'; body{"),
        ("foreign", "html/en/_static/book.css", "body{", "body{background: url(http://x.org/a);"),
        ("alternates", CHAPTER, 'hreflang="tr" href="one.html"', 'hreflang="tr" href="two.html"'),
        ("alternates", CHAPTER, 'hreflang="en" href="../../en/chapters/one', 'href="../two'),
    ],
)  # fmt: skip
def test_a_spoilt_site_is_found(
    site: dict[str, bytes], check: str, name: str, old: str, new: str
) -> None:
    find: Callable[[dict[str, bytes]], list[str]] = getattr(reader, check)
    assert find({**site, name: replaced(site[name], old, new)}) != []


def replaced(page: bytes, old: str, new: str) -> bytes:
    assert old.encode() in page
    return page.replace(old.encode(), new.encode(), 1)


def test_the_longest_chapter_is_light(book: Project) -> None:
    site = book.dist()
    weights = [reader.weight(site, n) for n in content_pages(site) if not n.endswith("search.html")]
    assert max(weights)[0] < 120 * KB
    assert max(requests for _bytes, requests in weights) <= 6
    assert len(site["html/tr/_static/book.css"]) < 12.5 * KB
    assert len(site["html/tr/_static/book.js"]) < 5 * KB


def test_weight_counts_all_but_pictures(site: dict[str, bytes]) -> None:
    parts = ("chapters/one.html", "_static/book.css", "_static/book.js")
    sizes = [len(site[f"html/tr/{part}"]) for part in parts]
    assert reader.weight(site, CHAPTER) == (sum(sizes), 3)


def test_languages_of_pages(site: dict[str, bytes]) -> None:
    """A page speaks the language of its edition, but for the second abstract."""
    for name in content_pages(site):
        edition = name.split("/")[1]
        other = {"en": "tr", "tr": "en"}[edition]
        wanted = other if name.endswith("second-abstract.html") else edition
        assert reader.parse(site[name]).get("lang") == wanted, name


def test_what_is_not_translated_says_so(site: dict[str, bytes]) -> None:
    root = reader.parse(site[CHAPTER])
    english = {
        "paragraph": "//p[@lang='en'][contains(., 'A paragraph with a phrase')]",
        "title": "//h1/span[@lang='en'][. = 'First Chapter']",
        "contents": "//nav//span[@lang='en'][. = 'First Chapter']",
        "caption of a table": "//caption//span[@lang='en'][contains(., 'Gold by year')]",
        "caption of a picture": "//figcaption//span[@lang='en'][. = 'A star.']",
        "picture": "//img[@lang='en']",
        "term": "//dt/span[@lang='en'][. = 'Term']",
        "verse": "//div[@class='line']/span[@lang='en']",
        "page title": "//title[@lang='en']",
    }
    for what, path in english.items():
        assert root.xpath(path), what
    other = reader.parse(site["html/tr/chapters/two.html"])
    assert other.xpath("//nav[@class='pages']//span[@lang='en'][. = 'First Chapter']")
    assert not other.xpath("//main//p[@lang] | //main//section[@lang] | //main//h2/span[@lang]")
    assert not reader.parse(site["html/en/chapters/one.html"]).xpath("//main//p[@lang]")


def test_what_needs_no_translation_stays(site: dict[str, bytes]) -> None:
    """A note that is a citation and a number are in the language of the edition as they are."""
    root = reader.parse(site[CHAPTER])
    assert root.xpath(
        "//li[@id='kurat-327']/p[not(@lang)][contains(., 'ss.\N{NO-BREAK SPACE}327–328')]"
    )
    assert root.xpath("//td/p[not(@lang)][. = '1920']")
    assert root.xpath("//p[@lang='en']//span[@lang='tr'][. = 'Tablo 1.1']")


def test_links_to_titles_speak_their_language(project: Project) -> None:
    project.replace(
        "chapters/two.md", "A last paragraph.", "{ref}`first-section`, {doc}`second-abstract`."
    )
    project.replace("locale/tr/LC_MESSAGES/chapters/two.po", "A last paragraph.", "It is gone.")
    assert project.build("--format", "html").returncode == 0
    page = project.dist()["html/tr/chapters/two.html"].decode()
    assert '<span class="doc" lang="en">Abstract</span>' in page
    assert '<span class="std std-ref" lang="en">A Section with a Note</span>' in page


def test_same_place_in_the_other_edition(site: dict[str, bytes]) -> None:
    turkish, english = (
        reader.parse(site[f"html/{language}/chapters/one.html"]) for language in ("tr", "en")
    )
    ids = "//main//section/@id | //main//section/p/@id"
    assert turkish.xpath(ids) == english.xpath(ids)
    assert len(turkish.xpath("//main//section/p[starts-with(@id, 'p')]")) == 4
    address = "../../en/chapters/one.html#"
    for place in turkish.xpath("//main//section/section/@id"):
        assert turkish.xpath(f"//a[@class='twin'][@href='{address}{place}'][@hreflang='en']")
    assert turkish.xpath("//main/@style") == ["--twin: 'en'"]
    switch = turkish.xpath("//header//a[@class='switch']")
    assert [link.get("href") for link in switch] == ["../../en/chapters/one.html"]
    assert (switch[0].text, switch[0].get("lang")) == ("English", "en")


def test_title_page(site: dict[str, bytes]) -> None:
    main = reader.parse(site["html/tr/index.html"]).xpath("//main")[0]
    text = re.sub(r"\s+", " ", main.text_content())
    order = [
        "Türkiye ve Bolşevikler", "Bir İttifak ve Sınırları, 1919–1922",
        "Nesrin Ersoy-McMeekin’in yüksek lisans tezinden", "Her şeyden bir tane", "Ön sayfalar",
        "Özet", "Bölümler", "1\N{EN SPACE}First Chapter".replace("\N{EN SPACE}", " "),
        "Başka Bir Kısım", "Son sayfalar",
    ]  # fmt: skip
    places = [text.find(part) for part in order]
    assert -1 not in places, dict(zip(order, places, strict=True))
    assert places == sorted(places)


def test_previous_and_next(site: dict[str, bytes]) -> None:
    root = reader.parse(site["html/en/chapters/one.html"])
    found = {a.get("rel"): a.get("href") for a in root.xpath("//nav[@class='pages']/a")}
    assert found == {"prev": "second-abstract.html", "next": "two.html"}


def test_columns_keep_their_alignment(project: Project) -> None:
    project.replace(
        "chapters/two.md", "### Deeper", "| a | b |\n|:--|--:|\n| c | 1 |\n\n### Deeper"
    )
    assert project.build("--format", "html", "--edition", "en").returncode == 0
    root = reader.parse(project.dist()["html/en/chapters/two.html"])
    assert "text-right" in root.xpath("//td")[1].get("class")

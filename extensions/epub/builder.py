"""The builder: pages as Sphinx writes them, from our theme, in a package of our own."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree

import jinja2
from sphinx.builders.epub3 import Epub3Builder
from sphinx.locale import _

from extensions import book_index
from extensions.citations.store import reading_order
from extensions.divisions import divisions
from extensions.epub import accessibility, archive, contents, cover, package, pages
from extensions.epub.semantics import MATTER
from extensions.epub.translator import EpubTranslator

if TYPE_CHECKING:
    from collections.abc import Set

    from extensions.epub.pages import PageStart

THEME = "book-epub"
STYLES = "_static/book.css"
INDEX = "genindex"


class EpubBuilder(Epub3Builder):
    """Write the EPUB of an edition; every page is written every time, for the file is one."""

    default_translator_class = EpubTranslator
    matter: dict[str, str]

    def get_theme_config(self) -> tuple[str, dict[str, str | int | bool]]:
        """Return our theme, which no setting can change."""
        return THEME, {}

    def get_outdated_docs(self) -> str:  # type: ignore[override]
        """Return that every page goes into the one file."""
        return "all documents"

    def prepare_writing(self, docnames: Set[str]) -> None:
        """Find out what is front, main and back matter."""
        self.matter = divisions(self.env.get_doctree(self.config.root_doc))
        super().prepare_writing(docnames)

    def update_page_context(
        self, pagename: str, templatename: str, ctx: dict[str, Any], event_arg: Any
    ) -> None:
        """Tell the templates to which matter a page belongs."""
        default = "back" if pagename == INDEX else "front"
        ctx["matter"] = MATTER[self.matter.get(pagename, default)]
        ctx["styles"] = STYLES

    def copy_static_files(self) -> None:
        """Copy our one style sheet; Sphinx has scripts and styles that no reader would load."""
        self.copy_theme_static_files(self.globalcontext.copy())

    def gen_indices(self) -> None:
        """Write the index, if the book has one."""
        groups = book_index.of(self)
        self.has_index = bool(groups)
        if groups:
            self.handle_page(INDEX, {"groups": groups}, "genindex.html")

    def gen_additional_pages(self) -> None:
        """Write the page that shows the cover."""
        alt = cover.words(self.config.book, self.config.language)
        self.handle_page("cover", {"title": _("Cover"), "alt": alt}, "cover.html")

    def copy_image_files(self) -> None:
        """Copy pictures, and give line art its paper: black on nothing is lost on a dark screen."""
        super().copy_image_files()
        for name in self.images.values():
            path = Path(self.outdir, self.imagedir, name)
            if path.suffix == ".svg":
                text = path.read_text(encoding="utf-8")
                path.write_text(on_paper(text), encoding="utf-8")

    def handle_finish(self) -> None:
        """Gather what was written into the package."""
        book, language, out = self.config.book, self.config.language, Path(self.outdir)
        files, page_list = self._text()
        trees = {href: ElementTree.fromstring(data) for href, data in files.items()}
        depth = self.config.epub_tocdepth
        found = {href: contents.of_page(tree, href, depth) for href, tree in trees.items()}
        entries = {href: entry for href, entry in found.items() if entry}
        opening = next((d for d in reading_order(self.env) if self.matter.get(d) == "main"), None)
        first, *others = files
        pictures = [f"{self.imagedir}/{name}" for name in sorted(self.images.values())]
        context = package.description(book, language) | {
            "languages": package.languages(language, trees.values()),
            "entries": list(entries.values()),
            "landmarks": package.landmarks(trees, entries, f"{opening}{self.out_suffix}"),
            "page_list": page_list,
            "page_source": self._pdf_name if page_list else None,
            "access": accessibility.describe(list(trees.values()), page_list=bool(page_list)),
            "conformance": accessibility.CONFORMANCE,
            "spine": [package.Item(h) for h in ("cover.xhtml", first, "nav.xhtml", *others)],
            "resources": [package.Item(h) for h in ("cover.png", "toc.ncx", STYLES, *pictures)],
            "styles": STYLES,
            "_": _,
        }
        members = files | {
            name: self._template(f"{name}.jinja").render(context).encode()
            for name in ("META-INF/container.xml", "content.opf", "nav.xhtml", "toc.ncx")
        }
        members["cover.png"] = cover.draw(self._folder / "cover.typ", book, language)
        for name in ("cover.xhtml", STYLES, *pictures):
            members[name] = (out / name).read_bytes()
        target = out / f"{self.config.epub_basename}.epub"
        archive.write(target, members, book.timestamp())

    def _text(self) -> tuple[dict[str, bytes], list[PageStart]]:
        """Return the pages in reading order, with the pages of the PDF marked, and the list."""
        names = [*reading_order(self.env), *([INDEX] if self.has_index else [])]
        hrefs = [f"{name}{self.out_suffix}" for name in names]
        files = {href: Path(self.outdir, href).read_bytes() for href in hrefs}
        setting = self.config.epub_pdf.format(
            language=self.config.language, name=self.config.epub_basename
        )
        pdf = Path(self.confdir, setting)
        if not (setting and pdf.is_file()):
            return files, []
        read = pages.read_pdf(pdf)
        self._pdf_name = read.name
        return pages.mark(files, read)

    @property
    def _folder(self) -> Path:
        return Path(self.confdir, "epub")

    def _template(self, name: str) -> jinja2.Template:
        environment = jinja2.Environment(
            loader=jinja2.FileSystemLoader(self._folder / "package"),
            autoescape=True,
            undefined=jinja2.StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        return environment.get_template(name)


def on_paper(svg: str) -> str:
    """Return the picture *svg* on white, unless it has a style of its own."""
    root = re.search(r"<svg\b[^>]*>", svg)
    if root is None or "style=" in root[0]:
        return svg
    return svg.replace("<svg", '<svg style="background:#fff"', 1)

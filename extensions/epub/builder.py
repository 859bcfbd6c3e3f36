"""The builder: pages as Sphinx writes them, from our theme, in a package of our own."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sphinx.builders.epub3 import Epub3Builder
from sphinx.locale import _

from extensions import book_index
from extensions.citations.store import reading_order
from extensions.divisions import divisions
from extensions.editions import page_language
from extensions.epub import archive, cover, locators, package, pages
from extensions.epub.semantics import MATTER
from extensions.epub.translator import EpubTranslator
from extensions.titles import language_of_title
from extensions.translation import notices

if TYPE_CHECKING:
    from collections.abc import Set

    from extensions.epub.pages import PageList

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
        """Tell the templates to which matter a page belongs, and the language of its title."""
        default = "back" if pagename == INDEX else "front"
        ctx["matter"] = MATTER[self.matter.get(pagename, default)]
        ctx["styles"] = STYLES
        title = self.env.titles[pagename].astext() if pagename in self.env.titles else ""
        foreign = language_of_title(self.env, title)
        ctx["heading_language"] = foreign or page_language(self.env, pagename)

    def copy_static_files(self) -> None:
        """Copy our one style sheet; Sphinx has scripts and styles that no reader would load."""
        self.copy_theme_static_files(self.globalcontext.copy())

    def gen_indices(self) -> None:
        """Write the index, if the book has one."""
        groups = book_index.of(self)
        self.has_index = bool(groups)
        if groups:
            self.handle_page(
                INDEX, {"groups": groups, "notice": notices.of_index(self.env)}, "genindex.html"
            )

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
        book, language = self.config.book, self.config.language
        folder, out = Path(self.confdir, "epub"), Path(self.outdir)
        text, page_list = self._text()
        pictures = [f"{self.imagedir}/{name}" for name in sorted(self.images.values())]
        chapters = [name for name in reading_order(self.env) if self.matter.get(name) == "main"]
        context = package.context(
            package.Publication(
                book=book,
                language=language,
                text=text,
                page_list=page_list,
                resources=["cover.png", "toc.ncx", STYLES, *pictures],
                opening=f"{chapters[0]}{self.out_suffix}" if chapters else None,
            ),
            self.config.epub_tocdepth,
        )
        others = ("cover.xhtml", STYLES, *pictures)
        members = {
            **text,
            **{name: (out / name).read_bytes() for name in others},
            **package.documents(folder / "package", context | {"styles": STYLES}),
            "cover.png": cover.draw(folder / "cover.typ", book, language),
        }
        target = out / f"{self.config.epub_basename}.epub"
        archive.write(target, members, book.timestamp())

    def _text(self) -> tuple[dict[str, bytes], PageList | None]:
        """Return the pages in reading order, with the pages of the PDF marked, and the list."""
        pagenames = [*reading_order(self.env), *([INDEX] if self.has_index else [])]
        names = [f"{pagename}{self.out_suffix}" for pagename in pagenames]
        files = {name: Path(self.outdir, name).read_bytes() for name in names}
        setting = self.config.epub_pdf.format(
            language=self.config.language, name=self.config.epub_basename
        )
        pdf = Path(self.confdir, setting)
        if not (setting and pdf.is_file()):
            return files, None
        marked, page_list = pages.mark(files, pages.read_pdf(pdf))
        if self.has_index:
            name = names[-1]
            marked[name] = locators.number(marked[name], locators.pages_of(marked))
        return marked, page_list


def on_paper(svg: str) -> str:
    """Return the picture *svg* on white, unless it has a style of its own.

    Colors for a dark page go: a reading system darkens its pages without telling the picture.
    """
    svg = re.sub(r"<style>@media screen.*?</style>", "", svg, flags=re.DOTALL)
    root = re.search(r"<svg\b[^>]*>", svg)
    if root is None or "style=" in root[0]:
        return svg
    return svg.replace("<svg", '<svg style="background:#fff"', 1)

"""The builder: one doctree from all chapters, one Typst source from it, one PDF from that."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import typst
from sphinx.builders import Builder
from sphinx.errors import SphinxError
from sphinx.locale import _, __
from sphinx.util import logging
from sphinx.util.display import progress_message
from sphinx.util.nodes import inline_all_toctrees

from extensions.divisions import divisions
from extensions.pdf import typst as source
from extensions.pdf.writer import TypstTranslator

if TYPE_CHECKING:
    from collections.abc import Set

    from docutils import nodes

logger = logging.getLogger(__name__)

# One file for libraries that archive (PDF/A-2a) and for readers who listen (PDF/UA-1).
STANDARDS: list[typst.PDFStandard] = ["a-2a", "ua-1"]


class PdfError(SphinxError):
    """The PDF cannot be made; the message says why."""

    category = "PDF"


class PdfBuilder(Builder):
    """Write the whole book into one tagged PDF."""

    name = "pdf"
    format = "typst"
    epilog = __("The PDF file is in %(outdir)s.")
    default_translator_class = TypstTranslator
    supported_image_types = ["image/svg+xml", "image/png", "image/jpeg"]
    supported_data_uri_images = False

    def get_outdated_docs(self) -> str:
        """Return that every page goes into the one file."""
        return "all documents"

    def get_target_uri(self, docname: str, typ: str | None = None) -> str:
        """Return an address that the translator turns into a label."""
        return f"%{docname}"

    def get_relative_uri(self, from_: str, to: str, typ: str | None = None) -> str:
        """Return the address of *to*: in one file there is no way between files."""
        return self.get_target_uri(to, typ)

    def write_documents(self, _docnames: Set[str]) -> None:
        """Write and compile the book."""
        text = self._source(self._assemble())
        main = Path(self.outdir) / "main.typ"
        main.write_text(text, encoding="utf-8")
        shutil.copyfile(Path(self.confdir) / self.config.pdf_template, main.parent / "book.typ")
        self._copy_images()
        self._compile(main, main.parent / f"{self.config.book.id}.{self.config.language}.pdf")

    def _assemble(self) -> nodes.document:
        root = self.config.root_doc
        tree = self.env.get_doctree(root)
        tree["docname"] = root
        self.matter = divisions(tree)
        whole = inline_all_toctrees(self, {root}, root, tree, str, [root])
        whole["docname"] = root
        self.env.resolve_references(whole, root, self)
        self.post_process_images(whole)
        return whole

    def _source(self, tree: nodes.document) -> str:
        translator = self.create_translator(tree, self)
        tree.walkabout(translator)
        assert isinstance(translator, TypstTranslator)
        translator.check_targets()
        if translator.failures:
            raise PdfError("no PDF is written, because something would be missing in it.")
        return f"{self._preamble()}\n{translator.astext()}"

    def _preamble(self) -> str:
        book = self.config.book
        edition = book.edition[self.config.language]
        fields = {
            "language": self.config.language,
            "title": edition.title,
            "subtitle": edition.subtitle,
            "byline": edition.byline,
            "rights": edition.rights,
            "contents-title": _("Contents"),
        }
        arguments = "".join(f"  {key}: {source.literal(v)},\n" for key, v in fields.items())
        keywords = source.array([source.literal(keyword) for keyword in edition.keywords])
        date = f"datetime(year: {book.date.year}, month: {book.date.month}, day: {book.date.day})"
        return (
            '#import "book.typ": *\n#show: book.with(\n'
            f"{arguments}  keywords: {keywords},\n  date: {date},\n)\n"
        )

    def _copy_images(self) -> None:
        for name, target in self.images.items():
            shutil.copyfile(Path(self.srcdir) / name, Path(self.outdir) / target)

    def _compile(self, main: Path, output: Path) -> None:
        with progress_message(f"typesetting {output.name}"):
            try:
                pdf, warnings = typst.compile_with_warnings(
                    main,
                    root=main.parent,
                    ignore_system_fonts=True,
                    pdf_standards=STANDARDS,
                    timestamp=self.config.book.timestamp(),
                )
            except typst.TypstError as error:
                detail = getattr(error, "diagnostic", "") or str(error)
                raise PdfError(f"Typst: {detail}") from error
        for warning in warnings:
            logger.warning(
                "Typst: %s",
                getattr(warning, "diagnostic", "") or str(warning),
                type="pdf",
                subtype="typst",
            )
        unfinished = output.with_suffix(".part")
        unfinished.write_bytes(pdf)
        unfinished.replace(output)

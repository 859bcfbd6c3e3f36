"""The builder: one doctree from all chapters, one Typst source from it, one PDF from that."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx.builders import Builder
from sphinx.locale import __
from sphinx.util import logging
from sphinx.util.display import progress_message
from sphinx.util.nodes import inline_all_toctrees

from extensions.divisions import divisions
from extensions.pdf import index
from extensions.pdf.settings import settings
from extensions.pdf.typesetting import MissingGlyphError, PdfError, typeset
from extensions.pdf.writer import TypstTranslator

if TYPE_CHECKING:
    from collections.abc import Set

    import typst

logger = logging.getLogger(__name__)


class PdfBuilder(Builder):
    """Write the whole book into one tagged PDF, in the form of one page template."""

    name = "pdf"
    format = "typst"
    epilog = __("The PDF file is in %(outdir)s.")
    default_translator_class = TypstTranslator
    supported_image_types = ["image/svg+xml", "image/png", "image/jpeg"]
    supported_data_uri_images = False
    template = "book.typ"

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
        output = Path(self.outdir)
        tree = self._assemble()
        translator = self._translate(tree)
        source = "\n".join(
            [
                f'#import "{self.template}": *',
                "#show: document-form",
                translator.astext(),
                index.source(self, translator.targets),
            ]
        )
        main = output / "main.typ"
        main.write_text(source, encoding="utf-8")
        written = json.dumps(self.settings(), ensure_ascii=False, indent=1)
        (output / "settings.json").write_text(written, encoding="utf-8")
        templates = Path(self.confdir) / self.config.pdf_templates
        for template in templates.glob("*.typ"):
            shutil.copyfile(template, output / template.name)
        for name, target in self.images.items():
            shutil.copyfile(Path(self.srcdir) / name, output / target)
        self._typeset(tree, main, templates / "fonts", translator.block_of_note)

    def settings(self) -> dict[str, Any]:
        """Return what the template is told of the book."""
        return settings(self.config.book, self.config.language)

    def judge(self, compiler: typst.Compiler) -> None:
        """Warn of what is wrong with the pages."""

    @property
    def product(self) -> str:
        """Return the name of the file that is made."""
        return f"{self.config.book.id}.{self.config.language}.pdf"

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

    def _translate(self, tree: nodes.document) -> TypstTranslator:
        translator = self.create_translator(tree, self)
        tree.walkabout(translator)
        assert isinstance(translator, TypstTranslator)
        translator.check_targets()
        if translator.failures:
            raise PdfError("no PDF is written, because something would be missing in it.")
        return translator

    def _typeset(
        self, tree: nodes.document, main: Path, fonts: Path, blocks: dict[str, int]
    ) -> None:
        with progress_message(f"typesetting {self.product}"):
            try:
                pdf, warnings = typeset(
                    main, fonts, self.config.book.timestamp(), blocks, self.judge
                )
            except MissingGlyphError as missing:
                self._report_glyph(tree, missing.text)
                raise PdfError("no PDF is written, because a letter would be missing in it.") from (
                    missing
                )
        for warning in warnings:
            logger.warning("%s", warning, type="pdf", subtype="typst")
        unfinished = main.with_name("unfinished.part")
        unfinished.write_bytes(pdf)
        unfinished.replace(main.with_name(self.product))

    def _report_glyph(self, tree: nodes.document, text: str) -> None:
        """Say where in the book a letter stands that no font has."""
        place = next((node.parent for node in tree.findall(nodes.Text) if text in node), tree)
        logger.error(
            "no font of the PDF has “%s” (%s). Write it in other letters, or add a font to "
            "pdf/fonts/ and to the template.",
            text,
            " ".join(f"U+{ord(letter):04X}" for letter in text),
            location=place,
            type="pdf",
            subtype="glyph",
        )

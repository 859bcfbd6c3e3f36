"""SVG pictures for builders that take only PDF (LaTeX), drawn by Typst: vectors stay vectors."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import typst
from sphinx.transforms.post_transforms.images import ImageConverter

from extensions.pdf.typst import literal

if TYPE_CHECKING:
    from os import PathLike

    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata


class SvgToPdf(ImageConverter):
    """Convert when the builder cannot show SVG itself."""

    conversion_rules = [("image/svg+xml", "application/pdf")]

    def is_available(self) -> bool:
        """Return that Typst is always there."""
        return True

    def convert(self, _from: str | PathLike[str], _to: str | PathLike[str]) -> bool:
        """Write the picture *_from* as *_to*; return whether it worked."""
        picture = Path(_from).resolve()
        source = (
            f"#set page(width: auto, height: auto, margin: 0pt)\n#image({literal(picture.name)})"
        )
        pdf = typst.Compiler(source.encode(), root=str(picture.parent)).compile(format="pdf")
        assert isinstance(pdf, bytes)
        Path(_to).write_bytes(pdf)
        return True


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register the conversion."""
    app.add_post_transform(SvgToPdf)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}

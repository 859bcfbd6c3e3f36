"""A translated heading keeps the number of the note that is called in it, in every format."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml import html

from tests import epub_reader, pdf_reader

if TYPE_CHECKING:
    from tests.conftest import Project


def test_number_of_a_note(project: Project) -> None:
    catalog = project.root / "locale/tr/LC_MESSAGES/chapters/one.po"
    message = "A Section with a Note[^in-heading]"
    added = f'\nmsgid "{message}"\nmsgstr "Notlu Bir Kısım[^in-heading]"\n'
    catalog.write_text(catalog.read_text("utf-8") + added, "utf-8")
    project.built()
    page = project.root / "dist/html/tr/chapters/one.html"
    call = html.document_fromstring(page.read_text("utf-8")).find(".//h2//a[@id='id1']")
    assert call is not None
    assert "1" in "".join(map(str, call.itertext()))
    epub = epub_reader.of(project, "tr").pages["chapters/one.xhtml"]
    (heading,) = epub_reader.find(epub, ".//x:h2[x:sup]")
    assert epub_reader.text(heading) == "1.1 Notlu Bir Kısım1"
    pdf = project.root / f"dist/{epub_reader.NAME}.tr.pdf"
    assert any("Notlu Bir Kısım1" in text for text in pdf_reader.pages(pdf))

"""Sphinx settings of the book: flat values, each explained where it is not plain.

What the book is called stands in book.toml; extensions/metadata.py reads it.
https://www.sphinx-doc.org/en/master/usage/configuration.html
"""

import sys
from pathlib import Path

ROOT = Path(__file__).parent
sys.path.insert(0, str(ROOT))

extensions = [
    "extensions.metadata",
    "extensions.editions",
    "extensions.catalogs",
    "myst_parser",
    "extensions.citations",
    "extensions.phrases",
    "extensions.abstracts",
    "extensions.leftovers",
    "extensions.titles",
    "extensions.work_titles",
    "extensions.paragraphs",
    "extensions.untranslated",
    "extensions.translation",
    "extensions.html_writer",
    "extensions.search",
    "extensions.citing",
    "extensions.head",
    "extensions.minification",
    "extensions.book_index",
    "extensions.registers",
    "extensions.figure_lists",
    "extensions.latex",
    "extensions.svg_to_pdf",
    "extensions.pdf",
    "extensions.epub",
]
language = "en"
root_doc = "index"
include_patterns = ["index.md", "chapters/**"]
exclude_patterns = [".*", "build", "dist"]  # not even to be looked through: .venv is large
needs_sphinx = "9.0"
nitpicky = True

# Text is typed with its typographic signs, so that catalogs hold what the reader sees.
smartquotes = False
numfig = True

# Chapters and catalogs may only be text: neither raw HTML nor files from elsewhere.
myst_disable_syntax = ["html_block", "html_inline"]
myst_enable_extensions = ["attrs_block", "attrs_inline", "colon_fence", "deflist", "substitution"]
myst_footnote_transition = False
myst_heading_anchors = 0

bibtex_bibfiles = ["references.bib"]

# Catalogs: one a chapter, compiled strictly by extensions/catalogs.py.
locale_dirs = [str(ROOT / "build" / "locale")]
gettext_compact = False
gettext_auto_build = False
gettext_location = False
gettext_uuid = False
gettext_additional_targets = ["index"]

html_theme = "book"
html_theme_path = ["theme"]
html_secnumber_suffix = "\N{EN SPACE}"
html_copy_source = False
html_show_sourcelink = False
html_show_sphinx = False

epub_show_urls = "no"
epub_pdf = "build/pdf/{language}/{name}.pdf"

# Sphinx's own route to a PDF, for who must hand in .tex; the book's PDF is made by extensions/pdf.
latex_engine = "xelatex"
latex_show_urls = "no"
latex_elements = {
    "papersize": "a4paper",
    "pointsize": "11pt",
    "preamble": r"""
\usepackage{enumitem}
\newenvironment{sphinxclassbibliography}%
  {\setlist[itemize]{label={}, leftmargin=1.5em, itemindent=-1.5em, labelsep=0pt}}{}
""",
}

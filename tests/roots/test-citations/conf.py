project = "Notes"
extensions = ["myst_parser", "extensions.citations"]
bibtex_bibfiles = ["references.bib"]
locale_dirs = ["locale"]
gettext_compact = False
html_theme = "basic"
exclude_patterns = ["_build"]

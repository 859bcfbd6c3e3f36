"""Chicago notes and bibliography for Sphinx, in the language of the edition.

sphinxcontrib-bibtex reads ``references.bib`` and has the directive ``{bibliography}``; this package
takes over how citations are typed, numbered, printed and linked.

Entries of references.bib
=========================

Types: ``book`` (also a volume of a set, with ``volume``; a set, with ``volumes``; edited documents,
with ``editor`` and no author), ``incollection``, ``article`` (``entrysubtype = {newspaper}`` for
newspapers), ``periodical`` (a newspaper as a whole), ``mastersthesis``, ``phdthesis`` and ``misc``:
documents read in another work (its key in ``within``) or unpublished, and microfilms
(``howpublished = {microfilm}``).

Fields: ``author``, ``editor``, ``compiler``, ``translator``, ``narrator`` (who told a memoir to its
writer), ``bookauthor`` (of the book a chapter stands in) as *Family, Given and Family, Given* with
braces around names that have no such parts; ``title``, ``subtitle``, ``booktitle``,
``booksubtitle``, ``shorttitle``, ``journal``, ``volume``, ``volumes``, ``number``, ``series``,
``edition`` (a figure), ``address``, ``publisher``, ``institution``, ``pages``; ``date`` as
1917-11-25, 1917-11 or 1917, with a question mark when inferred; ``pubstate = {forthcoming}``;
``howpublished``, what a document is; ``langid``, the language of the title as biblatex names it;
``annotation``, doubts, never printed; ``unknown``, fields that a full citation has and nobody
knows, ``unknown = {address, publisher}``. A title in [brackets] is a description. Any field may
have a twin for the Turkish edition, ``title_tr``. UTF-8 without LaTeX commands.

Which type must and may have which field says :mod:`extensions.citations.entry_types`; what is wrong
in the file is warned of in every build.

Configuration
=============

``citations_restart``: ``"book"`` (default) prints a work in full in its first note of the book,
``"chapter"`` in its first note of every document. ``citations_terms``: per language, fields of
:class:`extensions.citations.terms.Terms` to change, e.g. ``{"tr": {"pages": None}}``.

Warnings are of type ``citations``. Of a citation: ``malformed``, ``locator``, ``beyond``,
``volume``, ``role``, ``not_in_note``, ``unknown_key``, ``unlisted``. Of the file: ``bibfile``,
``syntax``, ``duplicate_key``, ``duplicate_field``, ``type``, ``field``, ``missing``, ``unknown``,
``date``, ``langid``, ``value``, ``pages``, ``translation``, ``within``, ``same_work``,
``same_short_form``, ``braces``, ``brackets``, ``name``, ``latex``, ``typography``. `make check`
says besides ``uncited``, of a work, and ``changed``, of a translation.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from sphinx.config import ENUM
from sphinx.errors import ConfigError, SphinxError
from sphinx.util import logging
from sphinxcontrib.bibtex.domain import BibtexDomain
from sphinxcontrib.bibtex.foot_domain import BibtexFootDomain

from extensions.citations import bibfile, plugins
from extensions.citations.bibliography import BibliographyList, LatexAnchors, resolve_link
from extensions.citations.collector import CitationCollector
from extensions.citations.export.page import setup_page
from extensions.citations.lint_works import lint
from extensions.citations.quiet import QuietNotes
from extensions.citations.resolving import CitationForms, CitationPunctuation
from extensions.citations.role import CiteRole, OtherCiteRole
from extensions.citations.store import domain_of
from extensions.citations.terms import terms_for

if TYPE_CHECKING:
    from pathlib import Path

    from sphinx.application import Sphinx
    from sphinx.config import Config
    from sphinx.util.typing import ExtensionMetadata

    from extensions.problems import Problem

logger = logging.getLogger(__name__)


class BibliographyError(SphinxError):
    """A bibliography file that cannot be read."""

    category = "Bibliography error"


def configure(app: Sphinx, config: Config) -> None:
    """Make our styles those of sphinxcontrib-bibtex, in the language of the edition."""
    try:
        plugins.register(config.citations_terms)
    except ValueError as error:
        raise ConfigError(f"citations_terms: {error}") from error
    language = terms_for(config.language or "en").language
    config.bibtex_default_style = f"{plugins.STYLE}-{language}"
    config.bibtex_reference_style = plugins.STYLE
    config.bibtex_tooltips = False
    config.bibtex_cite_id = config.bibtex_cite_id or "work-{key}"
    config.bibtex_bibliography_id = config.bibtex_bibliography_id or "works-{bibliography_count}"


def check_files(app: Sphinx) -> None:
    """Warn of problems in the bibliography files; stop with one message if one is unreadable."""
    for file in app.config.bibtex_bibfiles or ():
        path = app.confdir / file
        fatal, others = _problems(path, path.read_bytes() if path.is_file() else b"")
        if fatal:
            raise BibliographyError(str(fatal[0]))
        for problem in others:
            type_, _, subtype = problem.code.partition(".")
            location = f"{problem.file}:{problem.line}"
            logger.warning("%s", problem.text, location=location, type=type_, subtype=subtype)


@cache
def _problems(path: Path, _contents: bytes) -> tuple[list[Problem], list[Problem]]:
    """Return what ends the reading of the file *path*, else all else that is wrong in it.

    One process builds several formats from one file, which is judged once while it does not change.
    """
    read = bibfile.read(path, str(path))
    return read.fatal, [] if read.fatal else lint(read.entries, str(path))


def set_language(app: Sphinx) -> None:
    """Tell the reference style, made by sphinxcontrib-bibtex, the language of the edition."""
    style = domain_of(app.env).reference_style
    assert isinstance(style, plugins.ChicagoReferences)
    style.language = terms_for(app.config.language or "en").language
    style.overrides = app.config.citations_terms


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register everything; sphinxcontrib-bibtex is loaded first."""
    app.setup_extension("sphinxcontrib.bibtex")
    app.add_config_value("citations_restart", "book", "", ENUM("book", "chapter"))
    app.add_config_value("citations_terms", {}, "env", (dict,))
    app.add_role("cite", CiteRole(), override=True)
    app.add_role("footcite", OtherCiteRole(), override=True)
    for domain in (BibtexDomain, BibtexFootDomain):
        for name in domain.roles:
            app.add_role_to_domain(domain.name, name, OtherCiteRole(), override=True)
    app.add_transform(QuietNotes)
    app.add_env_collector(CitationCollector)
    app.add_post_transform(CitationForms)
    app.add_post_transform(BibliographyList)
    app.add_post_transform(LatexAnchors)
    app.add_post_transform(CitationPunctuation)
    setup_page(app)
    app.connect("config-inited", configure)
    app.connect("missing-reference", resolve_link)
    app.connect("builder-inited", check_files, priority=400)
    app.connect("builder-inited", set_language, priority=600)
    return {
        "version": "1.0",
        "env_version": 1,
        "parallel_read_safe": True,
        "parallel_write_safe": True,
    }

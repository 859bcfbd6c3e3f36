"""The pictures of the book: drawn from the data in figures/ by Typst, as SVG, once per language.

A picture ``gold`` is ``figures/gold.yaml``, its data with their sources, and ``figures/gold.typ``,
how they are drawn. What is drawn from them is committed: ``figures/gold.svg`` in the language of
the source, ``figures/gold.tr.svg`` in Turkish, which Sphinx chooses by the language of the edition
(https://www.sphinx-doc.org/en/master/usage/configuration.html#confval-figure_language_filename).
Letters are drawn as outlines: a picture looks the same in every browser, reader and PDF.

`words` knows what is to be translated, `drawing` draws, `vector` makes the SVG small and fit for a
dark page, `state` tells what is out of date.
"""

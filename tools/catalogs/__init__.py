"""Bring the catalogs in locale/ up to date with the chapters: `make catalogs`, `make language`.

`command` goes through the steps: `extracting` has Sphinx find the messages, `shelf` reads the
catalogs of a language, `pairing` doubts what a merge has paired, `merging` puts messages and
catalogs together with the help of `memory`, `aside` keeps what has no place any more, `damage`
refuses what would lose a translation, `shelf` writes, `report` says what was done.
"""

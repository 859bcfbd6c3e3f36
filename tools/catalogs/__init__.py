"""Bring the catalogs in locale/ up to date with the chapters: `make catalogs`, `make language`.

`extracting` has Sphinx find the messages, `shelf` reads the catalogs of a language, `merging` puts
both together with the help of `memory`, `aside` keeps what has no place any more, `damage` refuses
what would lose a translation, `shelf` writes.
"""

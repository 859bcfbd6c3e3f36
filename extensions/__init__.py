"""The book's own Sphinx extensions, one concern a file; conf.py lists those that are in use."""

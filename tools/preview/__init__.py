"""A live view of an edition for who works on it: `make preview EDITION=tr`.

The pages are served to this machine alone, rebuilt when a file is saved, and shown anew. Mistakes
appear over the page and in the terminal.
"""

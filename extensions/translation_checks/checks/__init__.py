"""One check a file, named by its id; see `extensions.translation_checks.registry`."""

"""One check a file, named by its id; `extensions.translation_checks.registry` says how they work."""

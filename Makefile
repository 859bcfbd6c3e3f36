# Every command a user needs; `make help` lists them. Nothing is assumed but Python 3.11 and make.

EDITION ?=
PYTHON  ?= python3
RUN      = .venv/bin/python
EDITIONS = $(shell sed -n 's/^\[edition\.\([A-Za-z_-]*\)\].*/\1/p' book.toml)
BUILD    = $(RUN) -m tools.build $(if $(EDITION),--edition $(EDITION))
.DEFAULT_GOAL := all
MAKEFLAGS     += --no-print-directory
export PYTHONUTF8 = 1

.PHONY: all help html epub pdf submission latexpdf figures catalogs preview language progress check lint test lock clean

all: .venv/book.ready     ## build every edition in every format into dist/; DRAFT=1: unfinished ones too
	@$(BUILD)

html epub pdf: .venv/book.ready ## build one format; EDITION=en or EDITION=tr for one language
	@$(BUILD) --format $@

submission: .venv/book.ready ## build the PDF in the form that your university asks for
	@$(BUILD) --format $@

latexpdf: .venv/book.ready ## Sphinx's own route over LaTeX, for those who must hand in .tex
	@mkdir -p build; for edition in $(or $(EDITION),$(EDITIONS)); do \
	  .venv/bin/sphinx-build -M latexpdf . build/latexpdf/$$edition -D language=$$edition -W -q \
	    >build/latexpdf.log 2>&1 || { cat build/latexpdf.log; exit 2; }; \
	  ls build/latexpdf/$$edition/latex/*.pdf; \
	done

figures: .venv/book.ready ## draw the pictures anew whose data or words have changed
	@$(RUN) -m tools.figures

catalogs: .venv/book.ready ## bring the catalogs in locale/ up to date with the chapters
	@$(RUN) -m tools.catalogs

preview: .venv/book.ready ## show the edition live while you work: make preview EDITION=tr
	@$(RUN) -m tools.preview $(if $(EDITION),--edition $(EDITION)) $(if $(PORT),--port $(PORT))

language: .venv/book.ready ## begin a further language: make language NEW=de
	@test -n "$(NEW)" || { echo "Say which: make language NEW=de" >&2; exit 2; }
	@$(RUN) -m tools.catalogs --new "$(NEW)"

progress: .venv/book.ready ## tell how much is translated; EDITION=tr, FORMAT=json
	@$(RUN) -m tools.progress $(if $(EDITION),--edition $(EDITION)) $(if $(FORMAT),--format $(FORMAT))

check: .venv/book.ready   ## lint chapters, references and catalogs
	@$(RUN) -m tools.check

lint: .venv/tests.ready   ## check the form and the types of our Python
	@.venv/bin/ruff check --quiet .
	@.venv/bin/ruff format --check --quiet .
	@.venv/bin/mypy

test: lint build/node/ready ## run all checks on code, book and artefacts
	@$(RUN) -m pytest

lock: .venv/tests.ready   ## choose and pin all versions anew from pyproject.toml
	@.venv/bin/python -m tools.lock

clean:                    ## remove everything that was built, and .venv
	@rm -rf .venv build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis

help:                     ## show this list
	@echo "make TARGET, where TARGET is one of"
	@sed -n 's/^\([a-z][a-z ]*\):.*## \(.*\)/  \1|\2/p' Makefile | awk -F'|' '{ printf "%-18s%s\n", $$1, $$2 }'

# Two checkers of the EPUB run on Node. Where npm is not, their tests are skipped and say so.
build/node/ready: tests/node/package-lock.json
	@mkdir -p $(@D) && cp tests/node/package.json tests/node/package-lock.json $(@D)
	@! command -v npm >/dev/null || { npm ci --prefix $(@D) --ignore-scripts --no-audit --no-fund \
	  --loglevel=error >/dev/null && touch $@; } || echo "npm could not install the checkers" >&2

.venv/book.ready: requirements.lock
	@$(PYTHON) tools/venv.py requirements.lock $@

.venv/tests.ready: .venv/book.ready requirements-test.lock
	@$(PYTHON) tools/venv.py requirements-test.lock $@

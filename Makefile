# Two commands: `make serve` shows the catalogue, `make test` tries everything.
# Each target sets up what it needs in .venv and is quick when nothing changed.

PYTHON ?= python3
BIN := .venv/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet
export NO_MKDOCS_2_WARNING := 1

.PHONY: serve build check test browser lock clean

serve: .venv/site
	$(BIN)/mkdocs serve

build: .venv/site
	$(BIN)/mkdocs build --strict

check: .venv/site
	$(BIN)/plans check

test: .venv/test browser
	$(BIN)/ruff format --check
	$(BIN)/ruff check
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/pytest --cov

# Finds a Chromium or brings one; says how to when it cannot.
browser: .venv/test
	$(BIN)/python tests/browser/chromium.py

.venv/python:
	$(PYTHON) -c 'import sys; sys.exit("Python 3.11 or newer is needed: make PYTHON=..." if sys.version_info < (3, 11) else 0)'
	$(PYTHON) -m venv .venv
	touch $@

.venv/site: .venv/python requirements/site.txt pyproject.toml
	$(PIP) install --require-hashes -r requirements/site.txt
	$(PIP) install --no-deps --no-build-isolation -e .
	touch $@

.venv/test: .venv/site requirements/test.txt
	$(PIP) install --require-hashes -r requirements/test.txt
	touch $@

# Pins anew what pyproject.toml names: the newest versions, with hashes and without addresses.
LOCK := .venv/lock/bin/pip-compile --quiet --upgrade --strip-extras --generate-hashes \
  --allow-unsafe --no-annotate --no-header --no-emit-index-url --no-emit-find-links \
  --no-emit-trusted-host
lock: .venv/python
	$(PYTHON) -m venv .venv/lock
	.venv/lock/bin/python -m pip --quiet install pip-tools
	$(LOCK) --extra site -o requirements/site.txt pyproject.toml
	$(LOCK) --extra site --extra test -c requirements/site.txt -o requirements/test.txt pyproject.toml

clean:
	rm -rf .venv site

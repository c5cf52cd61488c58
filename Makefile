# make setup   fills .venv from the locked dependencies, compiles what is slow (the second time: nothing)
# make fast    compiles what is slow, where it changed: reading takes two thirds of the time
# make run     reads the sample dossier: the report of each article, the calendar that they make, then (on a terminal)
#              serves it as a site until Ctrl-C
# make test    every check: style, types, imports, tests; installs PostgreSQL and Chromium for them where they can be
# make forms   expands the language packs into their compiled files
# make train   learns the weights of attachment from folders with gold: make train GOLD='FOLDER...'
# make lock    renews the lock files from pyproject.toml

SOUND := 'import ensurepip, sys, venv; sys.exit(sys.version_info < (3, 11))'
PYTHON ?= $(shell for p in python3.11 python3 /usr/bin/python3; do $$p -c $(SOUND) 2>/dev/null && { echo $$p; break; }; done)
BIN := .venv/bin
STAMP := .venv/.installed
PACKS := $(shell find src/pourparlers/languages -name '*.toml')
FORMS := .venv/.forms
FAST := .venv/.fast

.PHONY: setup base fast run test forms train lock clean
.DEFAULT_GOAL := setup

setup: base $(FAST)

# What is edited runs as it stands, compiled or not: checks and the sample wait for the compiler only the first time.
base: $(STAMP) $(FORMS)
ONCE := $(if $(wildcard $(FAST)),base,setup)

$(STAMP): requirements-dev.txt pyproject.toml
	@test -n "$(PYTHON)" && $(PYTHON) -c $(SOUND) || { \
	  echo "Python 3.11 or newer with its venv is needed (Debian: apt-get install python3-venv);" \
	  "name one with: make setup PYTHON=/path/to/python3" >&2; exit 1; }
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv || { rm -rf .venv; exit 1; }
	$(BIN)/python -m pip install --quiet --require-hashes -r requirements-dev.txt
	$(BIN)/python -m pip install --quiet --no-deps --no-build-isolation --editable .
	@touch $@

$(FORMS): $(STAMP) $(PACKS) $(wildcard src/pourparlers/languages/*.py)
	$(BIN)/python -m pourparlers.languages.compile
	@touch $@

$(FAST): $(STAMP) $(shell find src/pourparlers -name '*.py')
	@$(BIN)/python -m pourparlers.compiled.build || true
	@touch $@

fast: $(STAMP)
	@$(BIN)/python -m pourparlers.compiled.build
	@touch $(FAST)

forms: $(STAMP)
	$(BIN)/python -m pourparlers.languages.compile
	@touch $(FORMS)

run: $(ONCE)
	$(BIN)/pourparlers read sample
	@mkdir -p build
	$(ADD) $(wildcard sample/*-courier.txt dossier/*-courier.txt) --outlet "The Sample Courier"
	$(ADD) sample/2022-01-21-gazette.txt $(wildcard dossier/*-gazette.txt) --outlet "The Model Gazette"
	$(ADD) sample/2022-01-27-gazette.txt $(wildcard dossier/*-gazette-fr.txt) --outlet "La Gazette modèle"
	$(ADD) $(wildcard sample/*-courrier.html dossier/*-courrier.txt) --outlet "Le Courrier d'exemple"
	$(ADD) $(wildcard sample/*-visnyk.txt dossier/*-visnyk.txt) --outlet "Взірцевий вісник"
	$(BIN)/pourparlers calendar --db build/winter.db --from 2021-12-09
	@if [ -t 0 ] && [ -t 1 ]; then $(SITE) || test $$? -eq 130; else echo "In a browser: $(SITE)"; fi

ADD = $(BIN)/pourparlers add --db build/winter.db
SITE = $(BIN)/pourparlers serve --db build/winter.db --as-of 2022-01-11

test: $(ONCE)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy --strict src
	$(BIN)/lint-imports
	.ci/postgresql
	.ci/chromium
	$(BIN)/python -m pytest -n auto

GOLD ?= $(wildcard ../shared/devset)
train: setup
	$(BIN)/python -m pourparlers.evaluation.train $(GOLD)

lock:
	@test -x build/lock/bin/pip-compile || { $(PYTHON) -m venv build/lock && build/lock/bin/pip install --quiet pip-tools; }
	build/lock/bin/pip-compile $(LOCK) --output-file requirements.txt pyproject.toml
	build/lock/bin/pip-compile $(LOCK) --extra packs --extra site --extra parquet --extra postgres --extra test --extra dev --output-file requirements-dev.txt pyproject.toml

LOCK := --quiet --upgrade --allow-unsafe --generate-hashes --strip-extras --resolver backtracking \
  --no-emit-index-url --no-emit-find-links --no-emit-trusted-host --no-emit-options --no-header --no-annotate

clean:
	rm -rf .venv build dist

# make run            install, ingest data/notes, open the tutor      (NOTES=folder, PORT=8501, HEADLESS=1)
# make run STORE=neo4j  the same on a Neo4j server of its own, which `make neo4j` starts and `make neo4j-stop` stops
# make neo4j          start a Neo4j server with its Browser; print its address and the settings to use
#                     (NEO4J_BOLT_PORT, NEO4J_HTTP_PORT, NEO4J_HEAP, NEO4J_HOME, NEO4J_VERSION)
# make test           install what the tests need and run them all
# make evaluate       measure on data/eval, compare with data/eval/baseline.json  (ACCEPT=1 writes that file anew)
# make bench          measure speed and memory; prints the README's table
# make screenshots    a picture of each view of the Explore page, of data/notes, into docs/screenshots
# make lock           write the lock files anew from pyproject.toml

PYTHON ?= python3
PORT ?= 8501
NOTES ?= data/notes
HEADLESS ?=
ACCEPT ?=
STORE ?=

BIN := .venv/bin
HEADLESS_FLAG := $(if $(filter-out 0 false no,$(HEADLESS)),true,false)
# uv compiles byte code at install, which halves every start.
INSTALL := $(BIN)/uv pip install --quiet --compile-bytecode --python $(BIN)/python --requirement
EVALUATION := data/kb/evaluation
EVALUATION_SETTINGS := export MODEL_CACHE="$${MODEL_CACHE:-data/kb/models}"
VERDICT := $(if $(ACCEPT),--accept,--check) data/eval/baseline.json

ifeq ($(STORE),neo4j)
SERVER := neo4j
export KB_STORE := neo4j
export NEO4J_URI := bolt://127.0.0.1:$(or $(NEO4J_BOLT_PORT),7687)
# Those of another server must not get in the way: the password of this one stands in its folder.
unexport NEO4J_USER NEO4J_PASSWORD NEO4J_DATABASE
endif

.DEFAULT_GOAL := help
.PHONY: help run neo4j neo4j-stop ingest test check evaluate evaluate-notes evaluate-seeds evaluate-multihop evaluate-gate bench screenshots lock clean

help:
	@sed -n 's/^# //p' Makefile

run: ingest
	@$(BIN)/python -m streamlit run app.py --server.port $(PORT) --server.headless $(HEADLESS_FLAG)

neo4j: .venv/.installed-dev
	@$(BIN)/python -m tools.neo4j_server start

neo4j-stop: .venv/.installed-dev
	@$(BIN)/python -m tools.neo4j_server stop

ingest: .venv/.installed $(SERVER)
	@$(BIN)/python -m ingest --only "$(NOTES)"

test: .venv/.installed-dev
	@sh tools/ensure_chromium.sh
	@$(MAKE) --no-print-directory check
	@$(BIN)/python -m pytest $(PYTEST_ARGS)

check: .venv/.installed-dev
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check --quiet .
	@$(BIN)/mypy
	@$(BIN)/lint-imports

evaluate: .venv/.installed
	@$(MAKE) --no-print-directory --keep-going evaluate-notes evaluate-seeds evaluate-multihop evaluate-gate

# Each set of questions has a knowledge base of the notes that it is about, and of nothing else.
evaluate-notes: FOLDER := data/notes
evaluate-seeds: FOLDER := ../shared/seeds
evaluate-notes evaluate-seeds: evaluate-%: .venv/.installed
	@if [ -d "$(FOLDER)" ]; then $(EVALUATION_SETTINGS) KB_PATH="$(EVALUATION)/$*/knowledge.sqlite3"; \
		$(BIN)/python -m ingest --only "$(FOLDER)" >&2 && $(BIN)/python -m tutor evaluate \
			data/eval/questions-$*.jsonl --json "$(EVALUATION)/$*.json" $(VERDICT); \
	else echo "$(FOLDER) is not there: its questions are left out" >&2; fi

evaluate-multihop: .venv/.installed
	@$(EVALUATION_SETTINGS) KB_PATH="$(EVALUATION)/multihop/knowledge.sqlite3"; \
		$(BIN)/python -m tutor evaluate --passages data/eval/multihop-corpus.json \
			data/eval/multihop-questions.json --json "$(EVALUATION)/multihop.json" $(VERDICT)

# The gate knows the names of the sample notes, from which its sentences are.
evaluate-gate: .venv/.installed
	@$(EVALUATION_SETTINGS) KB_PATH="$(EVALUATION)/notes/knowledge.sqlite3"; \
		$(BIN)/python -m ingest --only data/notes >&2 && $(BIN)/python -m tutor evaluate \
			--gate data/eval/gate.jsonl --json "$(EVALUATION)/gate.json" $(VERDICT)

screenshots: .venv/.installed-dev
	@sh tools/ensure_chromium.sh
	@$(BIN)/python -m tools.screenshots

bench: .venv/.installed-dev
	@$(BIN)/python -m benchmarks
	@$(BIN)/python -m benchmarks.stores

lock: .venv/bin/uv
	@$(BIN)/uv pip compile --quiet --universal --no-emit-index-url --no-emit-find-links --no-header \
		--python-version 3.11 pyproject.toml --output-file requirements.lock
	@$(BIN)/uv pip compile --quiet --universal --no-emit-index-url --no-emit-find-links --no-header \
		--python-version 3.11 --extra dev --extra bench --constraints requirements.lock \
		pyproject.toml --output-file requirements-dev.lock

clean:
	rm -rf .venv data/kb .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache

.venv/bin/uv:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "Python 3.11 or newer is needed; name it: make run PYTHON=python3.12"; exit 1; }
	@$(PYTHON) -m venv .venv || \
		{ echo "Python's venv module is missing; on Debian or Ubuntu: apt-get install python3-venv"; exit 1; }
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check 'uv>=0.8,<1'

.venv/.installed: requirements.lock | .venv/bin/uv
	@echo "Installing; the first time takes a minute or two (PyTorch is large) ..."
	@$(INSTALL) requirements.lock
	@touch $@

.venv/.installed-dev: requirements-dev.lock requirements.lock | .venv/bin/uv
	@echo "Installing what the tests need ..."
	@$(INSTALL) requirements-dev.lock
	@touch $@

# Everything sets itself up: `make demo` and `make test` need Python 3.11, make and Debian's packages, nothing else.
PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed

.DEFAULT_GOAL := help
.PHONY: help setup demo test check format bench quality signal delivery desk publish coming lock docs screenshots clean

help: ## this list
	@grep -E '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

setup: $(STAMP) ## virtual environment with pinned, hashed requirements

$(STAMP): requirements-dev.txt pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Python 3.11 or newer is needed: set PYTHON=python3.11 (Debian: apt-get install python3)"; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { echo "Python's venv module is missing (Debian: apt-get install python3-venv)"; exit 1; }
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

demo: $(STAMP) ## the whole service on embedded parts, without any network, in under 30 s
	$(BIN)/watcher demo

test: $(STAMP) check ## style, types and all tests
	$(BIN)/python -m pytest

check: $(STAMP) ## ruff and mypy --strict
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

format: $(STAMP) ## put the code into its format
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

bench: $(STAMP) ## cost of a poll beside its floors, as ratios
	$(BIN)/python -m bench

quality: $(STAMP) ## precision and recall of reading, key by key, on the labelled set
	$(BIN)/python -m bench.quality

delivery: $(STAMP) ## kills, receivers that hang, foreign libraries on our signatures: whether alerts arrive; some minutes
	$(BIN)/python -m bench.delivery

desk: $(STAMP) ## how long each page of the desk takes over 2,000 sources, 10,000 changes and 100,000 clauses; some minutes
	$(BIN)/python -m bench.desk

publish: $(STAMP) ## how long the public site of 10,000 changes takes, whole and after ten more; some minutes
	$(BIN)/python -m bench.publish

signal: $(STAMP) ## noise and edits of 2,000 pairs of pages and of laws, end to end; PEERS=1 asks three other programs about one wave
	$(BIN)/python -m bench.signal $(if $(PEERS),--peers --wave 13)

coming: $(STAMP) ## whether urlwatch, webchanges, changedetection.io and Open Terms Archive take the lists that tests import; a minute
	$(BIN)/python -m bench.coming

screenshots: $(STAMP) ## pictures of the desk, of the public site and of a mail into docs/images
	$(BIN)/python -m docs.screenshots

docs: $(STAMP) ## write the generated pages: configuration reference, commands, schema
	$(BIN)/python -m docs.generate

lock: $(STAMP) ## pin the requirements again, with hashes, the same ones to run as to test (needs the tool uv)
	uv pip compile --quiet --generate-hashes --no-header --no-annotate --python-version 3.11 --group dev pyproject.toml -o requirements-dev.txt
	uv pip compile --quiet --generate-hashes --no-header --no-annotate --python-version 3.11 --constraint requirements-dev.txt pyproject.toml -o requirements.txt

clean: ## remove what was set up and made
	rm -rf $(VENV) demo-output bench-output .mypy_cache .ruff_cache .pytest_cache .hypothesis

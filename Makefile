# Krimp & Groei: everything from a fresh clone. `make help` lists the commands.
PYTHON ?= python3
VENV   ?= .venv
PORT   ?= 8501
CORES  ?= 2
BIN    := $(VENV)/bin
READY  := $(VENV)/.ready

.DEFAULT_GOAL := help
.PHONY: help setup run refresh warehouse check test test-long lint style types weaknesses bench snapshot clean

# What the tests leave for whoever looks into a failure.
RESULTS := test-results
KEPT    := --junitxml=$(RESULTS)/junit.xml
# Who cannot be reached may also never say so; macOS has no such command.
PATIENCE := $(shell command -v timeout >/dev/null 2>&1 && echo timeout 60)

help: ## this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-10s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

$(READY): requirements.txt
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements.txt
	@touch $@

setup: $(READY) ## make the virtual environment with the pinned packages

# From the bundled extract only where nothing was published yet; a damaged version is built anew from the raw files.
# A version that an earlier program made is built anew too; where nothing changed that is seen at once.
warehouse: $(READY)
	@if $(BIN)/python -m etl status --json 2>/dev/null | grep -q '"current": null'; \
	then $(BIN)/python -m etl run --source snapshot; \
	else $(BIN)/python -m etl build || { [ $$? -eq 1 ] && echo "the earlier version serves on"; }; fi

run: warehouse ## serve the app on http://localhost:8501 (builds from the bundled extract first where needed)
	$(BIN)/python -m streamlit run dashboard/asgi.py --server.port $(PORT)

refresh: $(READY) ## pull live data of the publishers and publish a new version
	@$(BIN)/python -m etl run --source live || { code=$$?; [ $$code -eq 3 ] && \
	echo "published; a source kept older data, see the warnings" || exit $$code; }

check: $(READY) ## style, types and the tests that start no server, page or whole run: for while working (under 90 seconds)
	$(MAKE) --no-print-directory --jobs 2 style types
	$(BIN)/python -m pytest -n $(CORES) -m "not whole and not long" --hypothesis-profile quick

test: $(READY) ## run all tests but those of test-long; what failed stays in test-results/
	$(BIN)/python -m pytest -n $(CORES) -m "not long" $(KEPT)

test-long: $(READY) ## run all tests, with many more examples and with what takes long: before an issue is closed
	$(BIN)/python -m pytest -n $(CORES) --hypothesis-profile thorough --timeout 1800 $(KEPT)

lint: $(READY) ## check style, types, and known weaknesses of packages where those can be asked for
	$(MAKE) --no-print-directory --jobs 3 style types weaknesses

style: $(READY)
	$(BIN)/python -m ruff check .
	$(BIN)/python -m ruff format --check .

types: $(READY)
	$(BIN)/python -m mypy

# A weakness that is found stops here; a service that cannot be reached, or that keeps us waiting, does not.
weaknesses: $(READY)
	@found=$$($(PATIENCE) $(BIN)/python -m pip_audit --local --progress-spinner off 2>&1); \
	if echo "$$found" | grep -q "^Found [0-9]* known vulnerabilit"; then echo "$$found"; exit 1; \
	else echo "$$found" | grep "^No known vulnerabilities" || echo "known weaknesses of packages: not asked, no answer"; fi

bench: $(READY) ## measure: rows to warehouse, a refresh with nothing new, all pairs of occupations, fifty and a hundred visitors at once (ten minutes)
	$(BIN)/python -m tests.bench

snapshot: $(READY) ## write data/snapshot anew from the collected publications (for maintainers)
	$(BIN)/python -m etl snapshot

clean: ## remove what was made: environment and warehouse, not the raw files
	rm -rf $(VENV) data/warehouse $(RESULTS) .pytest_cache .mypy_cache .ruff_cache

# Krimp & Groei: everything from a fresh clone. `make help` lists the commands.
PYTHON ?= python3
VENV   ?= .venv
PORT   ?= 8501
CORES  ?= 2
BIN    := $(VENV)/bin
# What serves the app is installed, and what tests and checks it too.
SERVES := $(VENV)/.ready
READY  := $(VENV)/.ready-dev

.DEFAULT_GOAL := help
.PHONY: help setup run refresh warehouse check test test-long lint style types weaknesses bench snapshot clean

# What the tests leave for whoever looks into a failure.
RESULTS := test-results
KEPT    := --junitxml=$(RESULTS)/junit.xml
# Who cannot be reached may also never say so; macOS has no such command.
PATIENCE := $(shell command -v timeout >/dev/null 2>&1 && echo timeout 60)

help: ## this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-10s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

# An environment belongs to one minor version of Python: what another made, or what was left half made, or what has lost
# its Python, is made anew. Asked when make starts, since a stamp inside the environment cannot tell.
NEEDED  := $(shell sed -n 's/^requires-python = ">=3\.\([0-9]*\)"/\1/p' pyproject.toml)
MINOR   := $(shell $(PYTHON) -c 'import sys; print("%d.%d" % sys.version_info[:2])')
MADE_BY := $(shell sed -n 's/^version[_info]* *= *\([0-9]*\.[0-9]*\).*/\1/p' $(VENV)/pyvenv.cfg 2>/dev/null)
UNLIKE  := $(filter-out $(MINOR),$(MADE_BY))
FITS    := $(shell [ "$(MADE_BY)" = "$(MINOR)" ] && [ -x $(BIN)/python ] && [ -x $(BIN)/pip ] && echo yes)
PIP     := $(BIN)/python -m pip install --quiet --disable-pip-version-check
# uv installs in a fraction of pip's time; where it cannot, pip does.
INSTALL  = $(BIN)/uv pip install --system-certs --quiet --python $(BIN)/python --require-hashes $(1) || $(PIP) $(1)

.PHONY: environment lock
environment:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, $(NEEDED)))' || { echo >&2 \
	"Python 3.$(NEEDED) or newer is needed and $(PYTHON) is $(or $(MINOR),not there): name one, as in make setup PYTHON=python3.$(NEEDED)"; exit 1; }
	@if [ -f $(VENV)/pyvenv.cfg ]; then rm -rf $(VENV); echo \
	"the environment in $(VENV) was made by Python $(MADE_BY)$(if $(UNLIKE),, and is not whole); making it anew with Python $(MINOR)"; fi
	$(PYTHON) -m venv $(VENV)

$(SERVES): requirements.txt $(if $(FITS),,environment)
	@[ -x $(BIN)/uv ] || { sed -n '/^uv==/,/[^\]$$/p' requirements-dev.txt >$(VENV)/uv.txt && $(PIP) -r $(VENV)/uv.txt; } || true
	$(call INSTALL,-r requirements.txt)
	@touch $@

$(READY): requirements-dev.txt $(SERVES)
	$(call INSTALL,-r requirements.txt -r requirements-dev.txt)
	@touch $@

setup: $(READY) ## make the virtual environment with the pinned packages: those that serve, test and check

LOCK := $(BIN)/uv pip compile --system-certs --quiet --universal --python-version 3.$(NEEDED) --generate-hashes --custom-compile-command "make lock"
lock: $(READY) ## compile requirements*.txt anew from the pins in pyproject.toml
	$(LOCK) --group run --output-file requirements.txt
	$(LOCK) --group test --group lint --constraints requirements.txt --output-file requirements-dev.txt

# From the bundled extract only where nothing was published yet; a damaged version is built anew from the raw files.
# A version that an earlier program made is built anew too; where nothing changed that is seen at once.
warehouse: $(SERVES)
	@if $(BIN)/python -m etl status --json 2>/dev/null | grep -q '"current": null'; \
	then $(BIN)/python -m etl run --source snapshot; \
	else $(BIN)/python -m etl build || { [ $$? -eq 1 ] && echo "the earlier version serves on"; }; fi

run: warehouse ## serve the app on http://localhost:8501 (builds from the bundled extract first where needed)
	$(BIN)/python -m streamlit run dashboard/asgi.py --server.port $(PORT)

refresh: $(SERVES) ## pull live data of the publishers and publish a new version
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

snapshot: $(SERVES) ## write data/snapshot anew from the collected publications (for maintainers)
	$(BIN)/python -m etl snapshot

clean: ## remove what was made: environment and warehouse, not the raw files
	rm -rf $(VENV) data/warehouse $(RESULTS) .pytest_cache .mypy_cache .ruff_cache

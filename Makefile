# make demo · make test · make lint · make types · make floors. Needs Python 3.11 or newer and PyPI, nothing else.

PYTHON ?= $(shell for each in python3 python3.11 python3.12 python3.13; do \
	$$each -c 'import sys, venv; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$each && break; done)
VENV := .venv
BIN := $(VENV)/bin
DEMO := .demo/record.db
TODAY := 2025-03-10

.PHONY: demo test lint types floors clean

# uv installs many times faster than pip; where it cannot (an index that only pip is told of), pip does.
define install
	$(BIN)/uv pip install --quiet --python $(BIN)/python $(1) || $(BIN)/python -m pip install --quiet $(1)
endef

# Stamps say that an installation is done; it is done again when the project's own file changes.
$(VENV)/installed: pyproject.toml
	@test -n "$(PYTHON)" || { echo "Python 3.11 or newer (with venv) is needed: make PYTHON=/path/to/python3.11"; exit 1; }
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --upgrade 'pip>=25.1' uv
	$(call install,--editable .)
	@touch $@

$(VENV)/installed-dev: $(VENV)/installed
	$(call install,--group dev)
	@touch $@

demo: $(VENV)/installed
	@rm -rf .demo && mkdir .demo
	head -n 1 demo/dispatches.jsonl | $(BIN)/legation read -
	$(BIN)/legation keep demo/dispatches.jsonl --record $(DEMO)
	$(BIN)/legation timeline KEN ETH --record $(DEMO) --as-of $(TODAY)
	$(BIN)/legation agenda --record $(DEMO) --as-of $(TODAY)

test: $(VENV)/installed-dev
	$(BIN)/python -m pytest -q -m 'not floors'

lint: $(VENV)/installed-dev
	$(BIN)/ruff check
	$(BIN)/ruff format --check

types: $(VENV)/installed-dev
	$(BIN)/mypy

# Accuracy on the measuring sets, which are no part of the repository: skipped, and told so, where they are not.
floors: $(VENV)/installed-dev
	$(BIN)/python -m pytest -q -rs -m floors

clean:
	rm -rf $(VENV) .demo build dist

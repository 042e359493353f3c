# Everything that is done to this project. A fresh machine needs Python 3.11 or newer,
# git and make; the first target that needs more sets it up in .venv.

SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
MAKEFLAGS += --no-builtin-rules

# The first Python on the path that is new enough.
PYTHON ?= $(shell for name in python3.14 python3.13 python3.12 python3.11 python3 python; do \
	"$$name" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null \
	&& echo "$$name" && break; done)

VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready

# Arguments for pytest: make test ARGS="-k streams -x", on as many cores as there are
ARGS ?=
WORKERS ?= auto
# What `make lowest` runs: all that needs no judge of style, generator or client of an API
OLDEST_PYTHON ?= $(shell for name in python3.11 python3.12 python3.13 $(PYTHON); do \
	command -v "$$name" && break; done)
LOWEST := .venv-lowest
LOWEST_TESTS := tests/conformance tests/hostile tests/unit tests/test_cases.py \
	tests/test_gateway.py tests/test_image_api.py tests/test_imports_cost.py
LOWEST_WITHOUT := tests/unit/bundle/test_dmcg.py tests/unit/test_narrowing.py \
	tests/unit/test_overloads.py tests/unit/test_pyexpr.py \
	tests/unit/sse/test_runtime.py tests/unit/runtime/test_judges.py
# How long `make fuzz` looks for disagreements, in seconds
SECONDS_OF_FUZZING ?= 600

.PHONY: help build test test-slow lowest check format lint fuzz bench clean

help: ## Show this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-9s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

build: $(READY) ## Build generated/ from spec/, and its wheel into dist/
	$(BIN)/specgen build
	$(BIN)/python -m build --outdir dist generated

test: $(READY) ## Check generated/ for drift and run all tests
	$(BIN)/specgen check
	$(BIN)/python -m pytest -n $(WORKERS) $(ARGS)

test-slow: $(READY) ## Run the tests that take minutes: 50,000 schemas, every module alone
	$(BIN)/python -m pytest -n $(WORKERS) -m minutes $(ARGS)

# anyio's plugin for pytest, as old as it has to be here, is too old for pytest.
lowest: $(READY) ## Run tests with the lowest versions that the dependencies may have
	$(OLDEST_PYTHON) -m venv --clear $(LOWEST)
	$(BIN)/uv pip compile --quiet --python $(LOWEST)/bin/python \
		--resolution lowest-direct --extra compile --extra dmcg --extra watch --extra sse --no-header \
		--output-file $(LOWEST)/pins.txt pyproject.toml generated/pyproject.toml
	$(BIN)/uv pip install --quiet --python $(LOWEST)/bin/python \
		--constraint $(LOWEST)/pins.txt --editable '.[compile,dmcg,test,watch]'
	$(LOWEST)/bin/python -m pytest -n $(WORKERS) -p no:anyio $(LOWEST_TESTS) \
		$(addprefix --ignore=,$(LOWEST_WITHOUT)) $(ARGS)

check: $(READY) ## Check that generated/ is what specgen makes of spec/
	$(BIN)/specgen check

format: $(READY) ## Format the code
	$(BIN)/ruff check --fix-only --exit-zero .
	$(BIN)/ruff format .

lint: $(READY) ## Check style and types
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

fuzz: $(READY) ## Look for documents on which a model and its schema disagree
	$(BIN)/python -m tests.fuzz --seconds $(SECONDS_OF_FUZZING) $(ARGS)

bench: $(READY) ## Measure against datamodel-code-generator
	$(BIN)/python benchmarks/run.py $(ARGS)

clean: ## Remove what the other targets made, but for generated/
	rm -rf $(VENV) $(LOWEST) dist build .specgen_cache .mypy_cache .pytest_cache .ruff_cache .hypothesis

# Bytecode is compiled here as well: some environments tell Python never to keep any,
# and then importing specgen would cost more than an unchanged build.
$(READY): pyproject.toml src/specgen/generator.py
	@test -n "$(PYTHON)" || { echo "Python 3.11 or newer is needed" >&2; exit 1; }
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev]'
	$(BIN)/python -m compileall -q src/specgen
	PYTHONDONTWRITEBYTECODE= $(BIN)/python -c 'from specgen import render; render.compile_templates()'
	@touch $@

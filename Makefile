# One word for each thing a person does here. `make demo` and `make test` need nothing but Python 3.11+.
SHELL := /bin/bash
PYTHON ?= python3
BIN := .venv/bin
PORT ?= 8080

.PHONY: install demo demo-reset run test again check format catalogues pictures bench bench-reminders bench-book bench-papers bench-lists bench-cases bench-overview bench-catalogue bench-matching bench-broadcast bench-retention lock

install: .venv/installed

.venv/installed: requirements/dev.lock pyproject.toml
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/dev.lock
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@

demo: install
	@PORT=$(PORT) $(BIN)/python -m scripts.demo

demo-reset:
	@rm -rf .demo && echo "The demo starts from the beginning next time."

run: install
	@$(BIN)/laris run

# where there is room in memory (in 1 kB blocks), the tests' thousands of databases need not wait for a disk
ROOM := $(shell df --output=avail /dev/shm 2>/dev/null | tail -1)
test: export TMPDIR := $(if $(shell test "0$(ROOM)" -gt 4000000 && echo yes),/dev/shm,$(or $(TMPDIR),/tmp))
test: install
	$(BIN)/python -m pytest -n 2 --dist worksteal --cov --cov-report=term || $(MAKE) --no-print-directory again

# what failed in the crowd, alone: a fault fails again, a machine that had too much to do at once does not
again:
	$(BIN)/python -m pytest --last-failed --last-failed-no-failures none --maxfail 5

check: install
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m scripts.catalogues --check
	@EXAMPLES=10000 $(MAKE) --no-print-directory test

format: install
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

catalogues: install
	$(BIN)/python -m scripts.catalogues

pictures: install
	$(BIN)/python -m scripts.pictures

bench: install
	benchmarks/run

bench-reminders: install
	$(BIN)/python -m benchmarks.reminders

bench-book: install
	$(BIN)/python -m benchmarks.book

bench-papers: install
	$(BIN)/python -m benchmarks.papers

bench-lists: install
	$(BIN)/python -m benchmarks.people_lists

bench-cases: install
	$(BIN)/python -m benchmarks.cases

bench-overview: install
	$(BIN)/python -m benchmarks.overview

bench-catalogue: install
	$(BIN)/python -m benchmarks.catalogue

bench-matching: install
	$(BIN)/python -m benchmarks.matching

bench-retention: install
	$(BIN)/python -m benchmarks.retention

bench-broadcast: install
	benchmarks/install
	$(BIN)/python -m benchmarks.broadcast

lock:
	uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-strip-extras --no-annotate --no-header --extra dev pyproject.toml -o requirements/dev.lock
	uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-strip-extras --no-annotate --no-header pyproject.toml -o requirements/run.lock

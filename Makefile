# One door for every job; `make` alone prints this help.
PYTHON ?= python3
VENV   := .venv
EVERY  ?= 1
BIN    := $(VENV)/bin
RUN    := $(BIN)/python run.py
unexport PYTHONDONTWRITEBYTECODE # compiled, the tests load in half the time

.DEFAULT_GOAL := help
.PHONY: help run pages test check long nightly format mutate bench kill look corpus sample windows bundle lock clean

help: ## this list
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## /  make \1\t/' | expand -t 16

$(VENV)/.run: requirements.txt
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed")'
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.txt
	@touch $@

$(VENV)/.dev: requirements-dev.txt $(VENV)/.run
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.txt
	@touch $@

run: $(VENV)/.run ## the main job on the sample: the day of 16.12.2025
	$(RUN) day --on 2025-12-16; code=$$?; [ $$code -le 1 ]

test: $(VENV)/.dev ## the tests (two minutes)
	$(BIN)/python -m pytest -n auto

check: $(VENV)/.dev ## format, lint, types, tests, coverage of the pure rooms
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/python -m pytest -n auto --cov --cov-report=
	$(BIN)/python -m tests.covered

long: $(VENV)/.dev ## the tests that `make test` leaves out, as CI plays them (ten minutes)
	$(BIN)/python -m pytest -n auto -m long

nightly: $(VENV)/.dev ## both, with every long matrix whole, then every point of a killed day
	NIGHTLY=1 $(BIN)/python -m pytest -n auto
	$(BIN)/python -m benchmarks.kill --every $(EVERY)

format: $(VENV)/.dev ## put the code in its format
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

mutate: $(VENV)/.dev ## the rules made wrong in one place at a time: does a test notice? (hours; ONLY='automation.control.standings*' a part)
	$(BIN)/mutmut run $(if $(ONLY),'$(ONLY)')
	$(BIN)/mutmut results

bench: $(VENV)/.dev ## every figure with its target; WRITE=1 puts the run into docs/performance.md
	$(BIN)/python -m benchmarks.bench $(if $(WRITE),--save)

kill: $(VENV)/.dev ## SIGKILL, full disk and I/O errors at every durable step of a day
	$(BIN)/python -m benchmarks.kill --every $(EVERY)

look: $(VENV)/.dev ## every paper, workbook and page as pictures in look/
	$(BIN)/python -m benchmarks.look look

corpus: $(VENV)/.dev ## read every file of DIR=…: answer, seconds, memory
	$(BIN)/python -m benchmarks.corpus $(DIR)

sample: $(VENV)/.dev ## make the sample workbook of inbox/ anew
	$(BIN)/python -m tests.support.make_sample

pages: $(VENV)/.dev ## give the Word pages the margins of MARGINS in reports/plain_pages.py
	$(BIN)/python -m benchmarks.margins

windows: $(VENV)/.dev ## the folder for Windows under Wine (apt install wine wine64): a life, killed runs, hostile workbooks
	$(BIN)/mypy --platform win32 --cache-dir .mypy_cache/windows automation
	NIGHTLY=1 $(BIN)/python -m pytest tests/windows -n 2 --dist loadfile --durations=10

bundle: $(VENV)/.dev ## folders for computers without the Internet, in dist/ (EMBED=python-3.X.Y-embed-amd64.zip HASH=…)
	$(BIN)/python -m bundles.build $(if $(EMBED),--embed $(EMBED) --hash $(HASH))

lock: $(VENV)/.dev ## pin all dependencies again, with hashes
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-strip-extras --no-emit-index-url --no-header pyproject.toml -o requirements.txt
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-strip-extras --no-emit-index-url --no-header --extra dev -c requirements.txt pyproject.toml -o requirements-dev.txt

clean: ## remove the environment and caches (never outbox/)
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .hypothesis .coverage mutants

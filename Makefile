# The two commands of a newcomer: `make site` and `make test`. Both set up what they need.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

.PHONY: site serve test check bench speed format lock clean setup setup-dev crash fuzz audit

site: setup            ## build the site into public/
	$(BIN)/python build.py

serve: setup           ## preview at a local address, rebuilt on every save
	$(BIN)/python build.py serve

test: setup-dev check  ## everything CI runs

check:                 ## style, types, architecture, tests (after setup-dev)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/pytest -n 2 --dist worksteal

bench: setup           ## the same corpus through this program and its peers; one table
	$(BIN)/python -m tests.bench $(BENCH)

speed: bench           ## the same, and its tables into README.md
	$(BIN)/python -m tests.bench --readme

crash: setup-dev       ## 1,000 kills of whole builds, and 1,000 of publications
	BULLETIN_KILLS=1000 $(BIN)/pytest tests/hostile/test_killed.py tests/write/test_crash.py

fuzz: setup-dev        ## every attack, far more made-up content, and each parser under a fuzzer
	BULLETIN_ATTACKS=1000 BULLETIN_EXAMPLES=20000 $(BIN)/pytest tests/hostile
	$(BIN)/uv pip install --quiet --python $(BIN)/python "atheris>=2.3"
	$(BIN)/python -m tests.fuzz $(or $(SECONDS),60)

audit: setup-dev       ## known vulnerabilities of the locked libraries (asks the package index)
	@answer=$$(mktemp); status=0; for lock in requirements.lock requirements-dev.lock; do \
		$(BIN)/uv tool run pip-audit@2.10.1 --strict --disable-pip --require-hashes -r $$lock \
			> $$answer 2>&1 || status=1; \
		if grep -Eq '^Traceback|^error: Request failed|not found on PyPI' $$answer; then \
			echo "$$lock is not audited; the package index gave no answer:"; tail -n 1 $$answer; \
		else cat $$answer; fi; \
	done; rm -f $$answer; exit $$status

format: setup-dev      ## put the code into the house's form
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

lock: setup-dev        ## renew the hash-locked requirements from pyproject.toml
	$(BIN)/uv pip compile --quiet --universal --generate-hashes --python-version 3.11 \
		--no-header --extra build --output-file requirements.lock pyproject.toml
	$(BIN)/uv pip compile --quiet --universal --generate-hashes --python-version 3.11 \
		--no-header --extra build --extra dev --output-file requirements-dev.lock pyproject.toml

setup:
	@PYTHON=$(PYTHON) sh .ci/setup site

setup-dev:
	@PYTHON=$(PYTHON) sh .ci/setup test

clean:                 ## remove what the builds left (the site, the memo, the environment)
	rm -rf public .public.* .cache $(VENV) .mypy_cache .ruff_cache .pytest_cache .hypothesis

# Every target does its own set-up; a second time it is quick. Windows: py tools/setup.py run
PYTHON ?= python3
.DEFAULT_GOAL := help
.PHONY: help setup run sculpt test soak lock clean

help:  ## show this list
	@sed -n 's/^\([a-z]*\):.*## /\1\t/p' $(MAKEFILE_LIST) | expand -t 10

setup:  ## make .venv with the locked packages and the GL libraries
	@$(PYTHON) tools/setup.py set-up

run:  ## open the exhibition; ARGS="haiyantang" for another scene or show
	@$(PYTHON) tools/setup.py run $(ARGS)

sculpt:  ## make the animal heads anew; ARGS="ox tiger" for some of them only
	@$(PYTHON) tools/setup.py sculpt $(ARGS)

test:  ## style, types and the three tiers of tests, 20 minutes at most
	@$(PYTHON) tools/setup.py test

soak:  ## the long tests: full matrices, millions of rows, hours of walking
	@$(PYTHON) tools/setup.py soak

lock:  ## renew the requirements*.txt locks from pyproject.toml
	@$(PYTHON) tools/setup.py lock

clean:  ## remove caches and what was written to out/
	rm -rf .cache out .pytest_cache .mypy_cache .ruff_cache .hypothesis

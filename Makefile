# What developers do, one word each. `make run` and `make test` do what the README's two commands do.
PYTHON ?= .venv/bin/python

.PHONY: run test quick lint bench relevance train picture

.venv: setup.cfg
	python3 -m venv .venv
	.venv/bin/pip install --quiet --editable '.[test,benchmarks,train]'
	touch .venv

run: .venv  ## index corpus/ and serve the page
	$(PYTHON) -m searchapp index && $(PYTHON) -m searchapp serve

test: .venv  ## everything that has to hold: linters, types, layers, tests, coverage
	$(PYTHON) -m tests

quick: .venv  ## the tests without a browser, without the slow ones
	$(PYTHON) -m pytest -q -n auto --dist loadfile -m "not browser and not slow"

lint: .venv  ## linter, formatter, types, import layers
	$(PYTHON) -m tests --checks

bench: .venv  ## speed beside Tantivy, SQLite and stock Whoosh
	$(PYTHON) -m benchmarks --serve --picture docs/benchmark.png

relevance: .venv  ## ranking beside them; FOLDERS='…' with documents, queries and judgments
	$(PYTHON) -m benchmarks.relevance $(FOLDERS)

picture: .venv  ## the pictures of the README
	$(PYTHON) -m tests.picture

train: .venv  ## the models and lists anew, from annotated FILES='…', an EARLIER model if given, and a folder of pages PAGES=…
	$(PYTHON) -m searchapp.training.names --out searchapp/extraction/name_model/data/organizations.npz $(if $(EARLIER),--mean-with $(EARLIER)) $(FILES)
	$(PYTHON) -m searchapp.training.common_words
	$(PYTHON) -m searchapp.training.cities
	$(PYTHON) -m searchapp.training.months
	$(PYTHON) -m searchapp.training.traditional_forms
	$(PYTHON) -m searchapp.training.sentence_ends $(FILES) corpus
	$(PYTHON) -m searchapp.training.boilerplate $(PAGES)
	$(PYTHON) -m searchapp.training.page_blocks $(PAGES)

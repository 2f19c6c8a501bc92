"""Imports go downward only, importing does nothing else, and a search imports no more than it needs."""

from __future__ import annotations

import subprocess
import sys
from configparser import ConfigParser
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
HEAVY = {"nltk", "flask", "lxml", "pycrfsuite", "waitress", "multiprocessing"}
BESIDE_A_SEARCH = (
    "searchapp.extraction",
    "searchapp.ingest",
    "searchapp.reading",
    "searchapp.search.other_questions",
    "searchapp.search.profiles",
    "searchapp.search.suggesting",
)


def run_python(code: str) -> str:
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    return done.stdout.strip()


def test_the_import_contracts_hold() -> None:
    linter = Path(sys.executable).with_name("lint-imports")
    done = subprocess.run([linter, "--no-cache"], cwd=ROOT, check=False, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout


def test_no_contract_lists_by_hand_who_must_not_know_something() -> None:
    """What is new is bound by it at once; only `engine` is about one package."""
    contracts = ConfigParser()
    contracts.read(ROOT / "setup.cfg")
    listed = {
        name.rpartition(":")[2]
        for name, options in contracts.items()
        if options.get("type") == "forbidden" and options["source_modules"].split() != ["searchapp.*"]
    }
    assert listed == {"engine"}


@pytest.mark.parametrize("module", ["searchapp", "searchapp.cli", "searchapp.cli.search_command"])
def test_a_search_imports_nothing_heavy(module: str) -> None:
    loaded = run_python(f"import sys, {module}; print(*sys.modules)").split()
    assert not {name for name in loaded if name.split(".")[0] in HEAVY}
    assert not {name for name in loaded if name.startswith(BESIDE_A_SEARCH)}


@pytest.mark.parametrize("module", ["searchapp.web", "searchapp.cli.stats_command", "searchapp.cli.facts_command"])
def test_what_reads_no_files_imports_no_reader_and_no_extraction(module: str) -> None:
    loaded = run_python(f"import sys, {module}; print(*sys.modules)").split()
    readers = ("searchapp.reading.file_formats", "searchapp.extraction.flow", "searchapp.extraction.name_model", "lxml")
    assert not {name for name in loaded if name.startswith(readers)}


def test_articles_in_english_and_utf_8_bring_nothing_that_only_others_need() -> None:
    loaded = run_python("import sys, searchapp.reading.file_formats, searchapp.extraction.flow; print(*sys.modules)")
    assert not {"charset_normalizer", "importlib.metadata", "nltk"}.intersection(loaded.split())


def test_names_in_a_query_bring_no_models() -> None:
    """A first query that finds nothing asks whom it may name."""
    code = "import sys; from searchapp.backends.value_types import known_names; known_names(); print(*sys.modules)"
    loaded = run_python(code).split()
    models = ("searchapp.extraction.flow", "searchapp.extraction.name_model")
    assert not {name for name in loaded if name.startswith(models)}


def test_importing_reads_and_writes_nothing(tmp_path: Path) -> None:
    code = f"""
import os, sys
os.chdir({str(tmp_path)!r})
opened = []
code = (".py", ".pyc")
own = lambda path: isinstance(path, str) and "searchapp" in path and not path.endswith(code) and "info" not in path
sys.addaudithook(lambda event, args: opened.append(args[0]) if event == "open" and own(args[0]) else None)
import searchapp.cli, searchapp.web
print(opened, os.listdir("."))
"""
    assert run_python(code) == "[] []"

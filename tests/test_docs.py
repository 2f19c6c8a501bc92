"""The README tells the truth: what it names exists, what exists it names, and its examples run."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from searchapp.cli import main
from searchapp.config import PARSERS, Settings
from searchapp.model.facets import FACETS
from searchapp.reading import FORMATS
from searchapp.search.parameters.table import PARAMETERS
from searchapp.web import create_app

ROOT = Path(__file__).resolve().parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"```(\w+)\n(.*?)```", README, re.DOTALL)
COMMANDS = [
    line.split("#")[0].strip()
    for language, block in BLOCKS
    for line in block.splitlines()
    if language == "sh" and re.match(r"searchapp (search|stats|check|extract|facts|evaluate|fields)", line)
]
PYTHON = [block for language, block in BLOCKS if language == "python"]


@pytest.fixture
def beside_the_index(corpus_index: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The working directory is one in which `index` is an index of the sample articles."""
    corpus = corpus_index.parent / "corpus"
    if not corpus.exists():
        corpus.symlink_to(ROOT / "corpus")
    monkeypatch.chdir(corpus_index.parent)
    return corpus_index.parent


def test_every_command_is_told() -> None:
    commands = main.list_commands(click.Context(main))
    assert "search" in commands
    assert [name for name in commands if f"searchapp {name}" not in README] == []


def test_every_facet_is_told_with_its_parameter() -> None:
    rows = [f"| `{facet.name}` | `{facet.parameter}` |" for facet in FACETS.values()]
    assert [row for row in rows if row not in README] == []


def test_every_setting_is_told() -> None:
    assert [name for name in PARSERS if f"| `{name}` | `SEARCHAPP_{name.upper()}` |" not in README] == []


def test_the_table_of_formats_is_that_of_the_readers() -> None:
    rows = [f"| {' '.join(f'`{suffix}`' for suffix in reader.suffixes)} | {reader.gives} |" for reader in FORMATS]
    assert "\n".join(rows) in README


def test_every_route_of_the_endpoint_is_told(tmp_path: Path) -> None:
    app = create_app(Settings(index=tmp_path))
    routes = {re.sub(r"<.*", "", rule.rule) for rule in app.url_map.iter_rules() if rule.rule.startswith("/api/")}
    assert [route for route in routes if route not in README] == []


def test_every_training_is_told_and_made() -> None:
    trainings = {path.stem for path in (ROOT / "searchapp" / "training").glob("*.py") if "__main__" in path.read_text()}
    for document in ("CONTRIBUTING.md", "Makefile"):
        assert set(re.findall(r"searchapp\.training\.(\w+)", (ROOT / document).read_text())) == trainings


@pytest.mark.parametrize("document", ["ARCHITECTURE.md", "CONTRIBUTING.md"])
def test_files_that_the_documents_name_are_there(document: str) -> None:
    """A path counts from the root or from a folder of the package; NAME stands for what a contributor adds."""
    text = (ROOT / document).read_text(encoding="utf-8")
    paths = [path for path in re.findall(r"`([\w./]+(?:/|\.\w+))`", text) if "NAME" not in path and "/" in path]
    assert len(paths) > 5
    assert [path for path in paths if not (ROOT / path).exists() and not any((ROOT / "searchapp").rglob(path))] == []


def test_links_lead_somewhere() -> None:
    targets = re.findall(r"\]\(([^)#]+)\)", README)
    assert [target for target in targets if "://" not in target and not (ROOT / target).exists()] == []


@pytest.mark.parametrize("command", COMMANDS)
def test_commands_run(command: str, beside_the_index: Path) -> None:
    arguments = shlex.split(command.split("|")[0])[1:]
    result = CliRunner().invoke(main, [argument.replace("PATH", "corpus") for argument in arguments])
    assert result.exit_code == 0, result.output


@pytest.mark.parametrize("code", PYTHON)
def test_python_examples_run(code: str, beside_the_index: Path) -> None:
    exec(compile(code, "README.md", "exec"), {})


def test_every_parameter_has_a_description_and_the_help_teaches_it() -> None:
    help_text = " ".join(CliRunner().invoke(main, ["search", "--help"]).output.split())
    assert [parameter.name for parameter in PARAMETERS[1:] if parameter.description[:30] not in help_text] == []

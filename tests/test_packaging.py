"""An installation brings everything that the code imports."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from configparser import ConfigParser
from importlib.metadata import packages_distributions
from pathlib import Path

import grimp

ROOT = Path(__file__).resolve().parents[1]
DISTRIBUTIONS = {
    "werkzeug": "flask",
    "spellchecker": "pyspellchecker",
    "opencc": "opencc-python-reimplemented",
}  # of what is imported by another name


def _imports() -> Iterator[tuple[str, str]]:
    """The module and the top-level name of each import from elsewhere, inside functions too."""
    graph = grimp.build_graph("searchapp", include_external_packages=True)
    for module in sorted(graph.modules):
        for name in graph.find_modules_directly_imported_by(module):
            if not name.startswith("searchapp"):
                yield module, name.partition(".")[0]


def _declared(*keys: tuple[str, str]) -> set[str]:
    """The distributions that setup.cfg names under these keys."""
    parser = ConfigParser()
    parser.read(ROOT / "setup.cfg", encoding="utf-8")
    lines = (line for section, key in keys for line in parser[section][key].split("\n") if line)
    return {_plain(re.split(r"[<>=!~\[ ;]", line)[0]) for line in lines}


def _plain(name: str) -> str:
    return name.lower().replace("_", "-")


def test_every_package_that_is_imported_is_required() -> None:
    required = _declared(("options", "install_requires"))
    for_training = _declared(("options.extras_require", "train"))
    for_reading = _declared(("options.extras_require", "documents"), ("options.extras_require", "tables"))
    for_cluster = _declared(("options.extras_require", "opensearch"))
    for_meaning = _declared(("options.extras_require", "semantic"))
    languages = ("russian", "french", "finnish", "chinese", "japanese")
    for_names = _declared(*(("options.extras_require", language) for language in languages))
    extras = {
        "training": for_training,
        "documents": for_reading,
        "tables": for_reading,
        "opensearch": for_cluster,
        "semantic": for_meaning,
        "other_languages": for_names,
    }
    known = packages_distributions()
    missing = {
        name: module
        for module, name in _imports()
        if name not in sys.stdlib_module_names
        and not (required | extras.get(module.split(".")[-2], set()))
        & {DISTRIBUTIONS.get(_plain(package), _plain(package)) for package in known.get(name, [name])}
    }
    assert missing == {}


def test_every_folder_of_data_is_installed_with_its_package() -> None:
    parser = ConfigParser()
    parser.read(ROOT / "setup.cfg", encoding="utf-8")
    installed = parser["options.package_data"]["searchapp"].split()
    package = ROOT / "searchapp"
    folders = {file.parent.relative_to(package) for file in package.rglob("data/*") if file.is_file()}
    assert {f"{folder.as_posix()}/*" for folder in folders if folder.parts[0] != "training"} <= set(installed)

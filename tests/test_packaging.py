"""An installation brings everything that the code imports."""

from __future__ import annotations

import ast
import re
import sys
from collections.abc import Iterator
from configparser import ConfigParser
from importlib.metadata import packages_distributions
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
BROUGHT_ALONG = {"werkzeug": "flask"}  # Flask's own other half


def _imported(path: Path) -> Iterator[str]:
    """The top-level names that a module imports, inside functions too."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name.partition(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module.partition(".")[0]


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
    extras = {
        "training": for_training,
        "documents": for_reading,
        "tables": for_reading,
        "opensearch": for_cluster,
    }
    known = packages_distributions()
    missing = {
        name: str(path.relative_to(ROOT))
        for path in sorted((ROOT / "searchapp").rglob("*.py"))
        for name in _imported(path)
        if name not in sys.stdlib_module_names
        and name != "searchapp"
        and not (required | extras.get(path.parent.name, set()))
        & {BROUGHT_ALONG.get(_plain(one), _plain(one)) for one in known.get(name, [name])}
    }
    assert missing == {}

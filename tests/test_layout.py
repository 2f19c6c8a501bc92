"""Where tests stand: the folders mirror the package, and what a module does is tested in the file of its name."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PACKAGE, TESTS = ROOT / "searchapp", ROOT / "tests"
MOST_MODULES = 16


def test_every_module_has_a_test_file_of_its_name() -> None:
    modules = [path for path in PACKAGE.rglob("*.py") if not path.name.startswith("__")]
    assert len(modules) > 400
    names = sorted(path.relative_to(PACKAGE) for path in modules)
    missing = [name.as_posix() for name in names if not (TESTS / name.parent / f"test_{name.name}").exists()]
    assert not missing, "what these modules do has no test file"


def test_no_folder_has_more_modules_than_one_looks_over() -> None:
    modules = Counter(path.parent for path in PACKAGE.rglob("*.py") if not path.name.startswith("__"))
    assert {folder.name: count for folder, count in modules.items() if count > MOST_MODULES} == {}


def test_every_test_file_holds_a_test() -> None:
    empty = [path.relative_to(ROOT) for path in TESTS.rglob("test_*.py") if "def test_" not in path.read_text("utf-8")]
    assert empty == []

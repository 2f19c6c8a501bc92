"""Where tests stand: the folders mirror the package, and what a module does is tested in the file of its name."""

from __future__ import annotations

import ast
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PACKAGE, TESTS, BENCHMARKS = ROOT / "searchapp", ROOT / "tests", ROOT / "benchmarks"
MOST_MODULES = 16


def test_every_module_has_a_test_file_of_its_name() -> None:
    modules = [path for path in PACKAGE.rglob("*.py") if not path.name.startswith("__")]
    assert len(modules) > 400
    names = sorted(path.relative_to(PACKAGE) for path in modules)
    missing = [name.as_posix() for name in names if not (TESTS / name.parent / f"test_{name.name}").exists()]
    assert not missing, "what these modules do has no test file"


def test_no_folder_has_more_modules_than_one_looks_over() -> None:
    paths = (*PACKAGE.rglob("*.py"), *BENCHMARKS.rglob("*.py"))
    modules = Counter(path.parent for path in paths if not path.name.startswith("__"))
    assert {folder.name: count for folder, count in modules.items() if count > MOST_MODULES} == {}


def test_every_test_file_holds_a_test() -> None:
    empty = [path.relative_to(ROOT) for path in TESTS.rglob("test_*.py") if "def test_" not in path.read_text("utf-8")]
    assert empty == []


def test_no_test_patches_a_constant() -> None:
    """Limits are values that are passed in."""
    patching = re.compile(r"""setattr\([^,\n]+,\s*["']_?[A-Z][A-Z_]{2,}["']""")
    patched = {path.name for path in TESTS.rglob("*.py") if patching.search(path.read_text("utf-8"))}
    assert patched == set()


SAME_STAGE = {  # files of one name in two packages, which are the same stage of the same thing
    "backend": "the backends",
    "boilerplate": "the line model: applied, trained",
    "coreference": "names joined inside an article: of organizations, of persons",
    "documents": "the backends",
    "explanation": "an explanation: its shape, how the engine makes it",
    "integrity": "the checksums of an index: verified by the engine, asked for by the backends",
    "recognition": "names in an article: of organizations, of persons",
    "routes": "the addresses of an app",
    "similar": "more like this: found, told by the endpoint",
    "snapshot": "a state of an index: of segments, in a cluster",
    "translation": "the backends",
    "watching": "a folder watched: as a command, as runs",
    "writing": "the backends",
}


def test_a_file_name_stands_for_one_thing() -> None:
    names = Counter(path.stem for path in PACKAGE.rglob("*.py") if not path.name.startswith("__"))
    assert {name for name, count in names.items() if count > 1} == set(SAME_STAGE)


def test_what_only_its_own_module_uses_is_private() -> None:
    """Constants and functions of a module, but for those that a decorator hands over, as commands and routes."""
    texts = [*TESTS.rglob("*.py"), *PACKAGE.rglob("*.py"), *BENCHMARKS.rglob("*.py"), *PACKAGE.rglob("*.html")]
    words = {path: set(re.findall(r"\w+", path.read_text("utf-8"))) for path in texts}
    uses = Counter(word for path in texts for word in words[path])
    needless = [
        f"{path.relative_to(PACKAGE)}: {name}"
        for path in PACKAGE.rglob("*.py")
        for name in _public_names(path)
        if uses[name] == 1
    ]
    assert needless == []


def _public_names(path: Path) -> Iterator[str]:
    for node in ast.parse(path.read_text("utf-8")).body:
        if isinstance(node, ast.FunctionDef) and not node.decorator_list:
            yield from [node.name] if node.name[0] != "_" else []
        targets = node.targets if isinstance(node, ast.Assign) else [getattr(node, "target", None)]
        names = [each.id for target in targets if target for each in ast.walk(target) if isinstance(each, ast.Name)]
        yield from [name for name in names if name.isupper() and name[0] != "_"]

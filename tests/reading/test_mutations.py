"""Sample files of every format, cut, flipped, doubled and nested at random: whatever comes, only ArticleErrors do."""

from __future__ import annotations

import os
import random
import time
from pathlib import Path

import pytest

from searchapp.errors import ArticleError
from searchapp.model.article import Article
from searchapp.reading import SourceFile, read_articles

SAMPLES = sorted(Path(__file__).parent.glob("*/samples/*"))
MUTATIONS = int(os.environ.get("SEARCHAPP_TEST_MUTATIONS", "200")) // len(SAMPLES) + 1
MAX_SECONDS = 10


def mutated(content: bytes, chance: random.Random) -> bytes:
    """The bytes with one to four changes."""
    for _ in range(chance.randint(1, 4)):
        start, end = sorted(chance.randrange(len(content) + 1) for _ in range(2))
        part = content[start:end]
        change = chance.randrange(6)
        content = (
            (
                content[:start] + content[end:],  # cut out
                content[:end],  # cut off
                content[:start] + bytes(byte ^ chance.randrange(256) for byte in part[:9]) + content[start + 9 :],
                content[:end] + part * chance.randint(1, 5) + content[end:],
                content[:start] + content + content[start:],
                content[:start]
                + chance.choice([b"\0", b"\r", b"<", b"]]>", b"\xff\xfe", b"\n\n", b"&x;"]) * 50
                + content[start:],
            )[change]
            or b"x"
        )
    return content


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.name)
def test_no_change_of_a_file_raises_or_hangs(path: Path) -> None:
    chance = random.Random(path.name)
    for _ in range(MUTATIONS):
        content = mutated(path.read_bytes(), chance)
        started = time.perf_counter()
        results = list(read_articles(SourceFile(path.name, content=content, named=True)))
        assert all(isinstance(result, (Article, ArticleError)) for result in results)
        assert results, content
        assert time.perf_counter() - started < MAX_SECONDS

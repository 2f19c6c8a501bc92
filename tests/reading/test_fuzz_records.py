"""Files of records that are cut, altered or nested: articles and errors, no other exception, and no hanging.

SEARCHAPP_FUZZ=1000 tries more of them than the few hundred of every run.
"""

from __future__ import annotations

import json
import os
import random
import time

import pytest

from searchapp.errors import ArticleError
from searchapp.model.article import Article
from searchapp.reading import SourceFile, read_articles
from tests.reading.tables.test_binary_tables import parquet_bytes, workbook_bytes

RECORDS = [
    {"id": f"a{n}", "title": f"Pier {n}", "body": f"The <b>board</b> voted {n} & left.", "date": n} for n in range(6)
]
LINES = "\n".join(map(json.dumps, RECORDS)).encode()
SAMPLES = {
    "a.jsonl": LINES,
    "b.json": json.dumps({"response": {"docs": RECORDS}}, indent=1).encode(),
    "c.json": json.dumps(RECORDS).encode("utf-16"),
    "d.csv": b'id;title;date;text\n1;"Pier; one";2014-06-23;"The board\nvoted."\n2;Two;;"He said ""no""."\n' * 3,
    "e.tsv": "title\ttexte\nÉté\tLe quai.\n".encode("cp1252"),
    "f.parquet": parquet_bytes(),
    "g.xlsx": workbook_bytes(),
}
TRIES = int(os.environ.get("SEARCHAPP_FUZZ", "40"))
MAX_SECONDS = 10


def mutated(content: bytes, chance: random.Random) -> bytes:
    """The content, cut, with bytes flipped, a part doubled, or a part put into itself."""
    data = bytearray(content)
    for _ in range(chance.randint(1, 4)):
        at, to = sorted(chance.choices(range(len(data) + 1), k=2))
        kind = chance.randrange(5)
        if kind == 0:
            del data[at:]
        elif kind == 1 and data:
            data[chance.randrange(len(data))] = chance.choice(b'"{}[]\\,;\n\0\xff<')
        elif kind == 2:
            data[at:at] = data[at:to]
        elif kind == 3:
            del data[at:to]
        else:
            data[at:at] = chance.choice([b"[" * 300, b'{"a":' * 300, b'"', b"\xef\xbb\xbf", b"NaN", b"<p>" * 50])
    return bytes(data)


@pytest.mark.parametrize("name", SAMPLES)
def test_no_content_raises_or_hangs(name: str) -> None:
    chance = random.Random(name)
    for _ in range(TRIES):
        content = mutated(SAMPLES[name], chance)
        started = time.process_time()
        results = list(read_articles(SourceFile(name, named=True, content=content)))
        assert all(isinstance(result, (Article, ArticleError)) for result in results)
        assert time.process_time() - started < MAX_SECONDS

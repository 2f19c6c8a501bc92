"""How well the engines rank: mean average precision and nDCG on any folder of documents, queries and judgments.

    python -m benchmarks.relevance FOLDER...      # a table; searchapp, SQLite FTS5, Tantivy and stock Whoosh in one run

A folder holds `docs.jsonl` (or `docs.jsonl.gz`; `id`, `title`, `body` and, if known, `published` a line), `queries.tsv`
(id, tab, text) and `qrels.trec` (query, 0, document, grade). Each query is asked as it stands: searchapp in its default
mode, the others for any of its words, which ranks best there. The first 100 results count.
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import re
import sqlite3
from collections import defaultdict
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from statistics import fmean
from tempfile import TemporaryDirectory
from typing import Any
from uuid import uuid4

from whoosh.analysis import StemmingAnalyzer
from whoosh.fields import ID, TEXT, Schema
from whoosh.index import create_in
from whoosh.qparser import MultifieldParser, OrGroup

from searchapp import ArticleIndex, SearchRequest
from searchapp.backends.locations import ClusterLocation, Location
from searchapp.errors import QueryError
from searchapp.ingest import update_index
from searchapp.ingest.passage_vectors import add_vectors
from searchapp.model.sorts import SORTS
from searchapp.search.relevance import DEPTH, Quality, Rank, average_precision, ndcg
from searchapp.semantic.sentence_model import is_installed


@dataclass(frozen=True, slots=True)
class Judged:
    """Documents, queries by id and, for each query, its relevant documents' ids."""

    documents: Sequence[Mapping[str, str]]
    queries: Mapping[str, str]
    relevant: Mapping[str, Collection[str]]


def load(folder: Path) -> Judged:
    """What a folder holds. Raises FileNotFoundError."""
    relevant: dict[str, set[str]] = defaultdict(set)
    for line in (folder / "qrels.trec").read_text(encoding="utf-8").splitlines():
        query, _, document, grade = line.split()
        if float(grade) > 0:
            relevant[query].add(document)
    lines = (folder / "queries.tsv").read_text(encoding="utf-8").splitlines()
    queries = dict(line.split("\t", 1) for line in lines if line)
    return Judged(list(map(_document, _lines(folder))), queries, relevant)


def _lines(folder: Path) -> list[str]:
    packed = folder / "docs.jsonl.gz"
    if packed.exists():
        with gzip.open(packed, "rt", encoding="utf-8") as file:
            return list(file)
    return (folder / "docs.jsonl").read_text(encoding="utf-8").splitlines()


def _document(line: str) -> dict[str, str]:
    members: dict[str, Any] = json.loads(line)
    published = members.get("published") or members.get("date") or ""
    key = str(members["id"] if "id" in members else members["ord"])
    return {"id": key, "title": members.get("title") or "", "body": members["body"] or " ", "published": published}


# ---- the engines ---------------------------------------------------------------------------------


def searchapp_ranking(judged: Judged, folder: Path) -> Rank:
    """searchapp in its default mode."""
    return _ranking_at(folder / "index", judged, folder)


def cluster_ranking(judged: Judged, folder: Path) -> Rank:
    """The same in a cluster of OpenSearch, whose nodes' addresses are in SEARCHAPP_OPENSEARCH_URLS."""
    urls = tuple(os.environ["SEARCHAPP_OPENSEARCH_URLS"].split())
    return _ranking_at(ClusterLocation(urls, f"relevance-{uuid4().hex[:6]}", folder=folder / "run"), judged, folder)


def meaning_ranking(judged: Judged, folder: Path) -> Rank:
    """searchapp with the best fifty in the order of meaning; making the vectors takes long."""
    return _ranking_at(folder / "index", judged, folder, "meaning")


def _ranking_at(location: Location, judged: Judged, folder: Path, sort: str = "relevance") -> Rank:
    source = folder / "articles.jsonl"
    records = [{name: value for name, value in each.items() if value} for each in judged.documents]
    source.write_text("".join(json.dumps(record) + "\n" for record in records), encoding="utf-8")
    update_index(location, [str(source)])
    if SORTS[sort].by_meaning:
        add_vectors(location)
    index = ArticleIndex.open(location)

    def rank(text: str) -> list[str]:
        options: dict[str, Any] = {"page_size": DEPTH, "facets": (), "snippets": False, "sort": sort}
        try:
            page = index.search(SearchRequest(text=text, **options))
        except QueryError:  # signs of the query language in a question: its plain words
            page = index.search(SearchRequest(text=" ".join(_words(text)), **options))
        return [hit.id for hit in page.hits]

    return rank


def sqlite_ranking(judged: Judged, folder: Path) -> Rank:
    """SQLite's FTS5 with its Porter stemmer and BM25, title weighed twice."""
    database = sqlite3.connect(folder / "fts.db")
    database.execute(
        "CREATE VIRTUAL TABLE articles USING fts5(id UNINDEXED, title, body, tokenize = 'porter unicode61')"
    )
    rows = [(each["id"], each["title"], each["body"]) for each in judged.documents]
    database.executemany("INSERT INTO articles VALUES (?, ?, ?)", rows)
    database.commit()
    select = "SELECT id FROM articles WHERE articles MATCH ? ORDER BY bm25(articles, 0, 2.0, 1.0) LIMIT ?"

    def rank(text: str) -> list[str]:
        query = " OR ".join(f'"{word}"' for word in _words(text))
        return [key for (key,) in database.execute(select, (query, DEPTH))] if query else []

    return rank


def tantivy_ranking(judged: Judged, folder: Path) -> Rank:
    """Tantivy with its English stemmer and BM25."""
    import tantivy  # an extra brings it

    builder = tantivy.SchemaBuilder()
    builder.add_text_field("id", stored=True, tokenizer_name="raw")
    for name in ("title", "body"):
        builder.add_text_field(name, tokenizer_name="en_stem")
    index = tantivy.Index(builder.build())
    writer = index.writer(num_threads=1)
    for each in judged.documents:
        writer.add_document(tantivy.Document(id=each["id"], title=each["title"], body=each["body"]))
    writer.commit()
    index.reload()
    searcher = index.searcher()

    def rank(text: str) -> list[str]:
        words = " ".join(_words(text))
        if not words:
            return []
        query = index.parse_query(words, ["title", "body"], field_boosts={"title": 2.0})
        hits = searcher.search(query, DEPTH).hits
        return [str(searcher.doc(address)["id"][0]) for _, address in hits]

    return rank


def whoosh_ranking(judged: Judged, folder: Path) -> Rank:
    """Stock Whoosh with its stemming analyzer and BM25F."""
    analyzer = StemmingAnalyzer()
    schema = Schema(id=ID(stored=True), title=TEXT(analyzer, field_boost=2.0), body=TEXT(analyzer))
    (folder / "whoosh").mkdir()
    index = create_in(folder / "whoosh", schema)
    writer = index.writer(limitmb=512)
    for each in judged.documents:
        writer.add_document(id=each["id"], title=each["title"], body=each["body"])
    writer.commit()
    searcher = index.searcher()
    parser = MultifieldParser(["title", "body"], schema, group=OrGroup)

    def rank(text: str) -> list[str]:
        query = parser.parse(" ".join(word for word in _words(text) if word not in ("and", "or", "not")))
        return [hit["id"] for hit in searcher.search(query, limit=DEPTH)]

    return rank


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.lower())


ENGINES: Mapping[str, Callable[[Judged, Path], Rank]] = {
    "searchapp": searchapp_ranking,
    **({"searchapp, OpenSearch": cluster_ranking} if "SEARCHAPP_OPENSEARCH_URLS" in os.environ else {}),
    **({"searchapp, by meaning": meaning_ranking} if is_installed() else {}),
    "SQLite FTS5": sqlite_ranking,
    **({"Tantivy": tantivy_ranking} if find_spec("tantivy") else {}),
    "Whoosh": whoosh_ranking,
}


# ---- the measures --------------------------------------------------------------------------------


def quality(judged: Judged, rank: Rank) -> Quality:
    """How well an engine ranks the relevant documents of each query."""
    queries = [(text, judged.relevant[query]) for query, text in judged.queries.items() if judged.relevant.get(query)]
    rankings = [(rank(text), relevant) for text, relevant in queries]
    return Quality(
        fmean(average_precision(ids, relevant) for ids, relevant in rankings),
        fmean(ndcg(ids, relevant) for ids, relevant in rankings),
    )


def main() -> None:
    """Print a row for each folder and engine."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.relevance", description=__doc__.partition("\n")[0])
    parser.add_argument("folders", nargs="+", type=Path, help="with docs.jsonl, queries.tsv and qrels.trec each")
    parser.add_argument("--engines", nargs="+", choices=list(ENGINES), default=list(ENGINES))
    options = parser.parse_args()
    print("| documents and queries | engine | MAP | nDCG@10 |\n|---|---|---|---|", flush=True)
    for folder in options.folders:
        judged = load(folder)
        for name in options.engines:
            with TemporaryDirectory() as scratch:
                measured = quality(judged, ENGINES[name](judged, Path(scratch)))
            print(f"| {folder.name} | {name} | {measured.average_precision:.3f} | {measured.ndcg:.3f} |", flush=True)


if __name__ == "__main__":
    main()

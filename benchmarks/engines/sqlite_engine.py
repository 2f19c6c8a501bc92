"""SQLite's FTS5 in the comparison: bm25 for the order, plain tables for the facets."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from pathlib import Path
from typing import ClassVar

from benchmarks.engines.engine import Answer, Ask
from benchmarks.news.questions import Question
from benchmarks.news.stories import Story

TABLES = """
    CREATE VIRTUAL TABLE text USING fts5(content, tokenize = 'porter unicode61');
    CREATE TABLE story(docid INTEGER PRIMARY KEY, id TEXT, title TEXT, day TEXT);
    CREATE TABLE organization(docid INTEGER, value TEXT);
    CREATE TABLE country(docid INTEGER, value TEXT);
"""
INDEXES = """
    CREATE INDEX organization_by_story ON organization(docid, value);
    CREATE INDEX country_by_story ON country(docid, value);
    CREATE INDEX story_by_day ON story(day);
    INSERT INTO text(text) VALUES ('optimize');
"""
VALUES = "SELECT value, count(*) FROM {0} JOIN found USING (docid) GROUP BY value ORDER BY 2 DESC LIMIT 10"
MONTHS = "SELECT substr(day, 1, 7), count(*) FROM story JOIN found USING (docid) WHERE day != '' GROUP BY 1"


class Sqlite:
    """SQLite, with the matches in a temporary table when facets are asked for."""

    name: ClassVar[str] = "SQLite FTS5"

    def build(self, folder: Path, stories: Iterable[Story]) -> None:
        """Index the stories in one transaction."""
        folder.mkdir(parents=True, exist_ok=True)
        database = sqlite3.connect(folder / "stories.db")
        database.executescript(TABLES)
        with database:
            for docid, story in enumerate(stories):
                database.execute("INSERT INTO text(rowid, content) VALUES (?, ?)", (docid, story.text))
                database.execute("INSERT INTO story VALUES (?, ?, ?, ?)", (docid, story.id, story.title, story.day))
                values = [(docid, name) for name in story.organizations]
                database.executemany("INSERT INTO organization VALUES (?, ?)", values)
                database.executemany("INSERT INTO country VALUES (?, ?)", [(docid, code) for code in story.countries])
        database.executescript(INDEXES)
        database.close()

    def open(self, folder: Path) -> None:
        """Open the database."""
        self._database = sqlite3.connect(folder / "stories.db")
        self._database.execute("CREATE TEMP TABLE found(docid INTEGER PRIMARY KEY)")

    def answer(self, question: Question, ask: Ask) -> Answer:
        """A ranked query, and one for each facet."""
        where, values = _condition(question)
        ask_database = self._database.execute
        ranked = ask_database(f"SELECT text.rowid FROM text {where} ORDER BY rank LIMIT 10", values).fetchall()
        docids = ",".join(str(docid) for (docid,) in ranked)
        by_docid = dict(ask_database(f"SELECT docid, title FROM story WHERE docid IN ({docids})").fetchall())
        titles = tuple([by_docid[docid] for (docid,) in ranked])
        if ask == "hits":
            return Answer(titles)
        if ask == "total":
            return Answer(titles, ask_database(f"SELECT count(*) FROM text {where}", values).fetchone()[0])
        ask_database("DELETE FROM found")
        total = ask_database(f"INSERT INTO found SELECT text.rowid FROM text {where}", values).rowcount
        counted = [ask_database(VALUES.format(name)).fetchall() for name in ("organization", "country")]
        counted.append(ask_database(MONTHS).fetchall())
        return Answer(titles, total, tuple(map(len, counted)))


def _condition(question: Question) -> tuple[str, list[str]]:
    text = " ".join(question.words)
    if question.kind in ("phrase", "prefix"):
        match = f'"{text}"' + ("*" if question.kind == "prefix" else "")
    else:
        match = (" OR " if question.kind == "any" else " AND ").join(f'"{word}"' for word in question.words)
    where, values = "WHERE text MATCH ?", [match]  # the + keeps SQLite from asking the text index row by row
    if question.country:
        where += " AND +text.rowid IN (SELECT docid FROM country WHERE value = ?)"
        values.append(question.country)
    if question.since:
        where += " AND +text.rowid IN (SELECT docid FROM story WHERE day BETWEEN ? AND ?)"
        values += [question.since, question.until]
    return where, values

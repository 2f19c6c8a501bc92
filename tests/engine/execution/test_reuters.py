"""A thousand questions to Reuters-21578: the evaluator and stock Whoosh agree on real news too."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime
from html import unescape
from pathlib import Path
from random import Random

import numpy as np
import pytest
from whoosh.query import And, AndMaybe, Every, Not, Or, Phrase, Prefix, Query, Term, Wildcard

from searchapp.engine.execution.operators.days import DaysWithin
from searchapp.engine.execution.operators.zone import Zone
from searchapp.engine.execution.plan import FacetPlan, Plan
from searchapp.engine.execution.searcher import Searcher
from searchapp.engine.reader.day_values import DateFields
from tests.engine.execution.test_differential import assert_same, everything_of
from tests.engine.stock import StockSearcher, stock_of
from tests.engine.worlds import BODY, Story, schema, write

REUTERS = Path(__file__).resolve().parents[4] / "shared" / "data" / "reuters21578"
QUESTIONS = 1000
EVERY = 5  # of the stories one in so many: stock Whoosh takes seconds for two common words beside each other
EPOCH = datetime(1970, 1, 1)

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not REUTERS.is_dir(), reason="Reuters-21578 is not beside the repository"),
]


def read(path: Path) -> Iterator[Story]:
    """The stories of one file."""
    for number, story in enumerate(path.read_text("latin-1").split("<REUTERS")[1:]):
        body = " ".join(words(part(story, "BODY")))
        places = re.findall(r"<D>(.*?)</D>", part(story, "PLACES"))
        day = re.match(r"\s*(\d+-[A-Z]+-\d{4})", part(story, "DATE"))
        days = (datetime.strptime(day[1].title(), "%d-%b-%Y") - EPOCH).days if day else None
        yield Story(
            f"{path.stem} {number}",
            body,
            " ".join(words(part(story, "TITLE"))[: BODY // 2]),
            tuple(dict.fromkeys(places)),
            None if days is None else (days, days),
        )


def part(story: str, name: str) -> str:
    """What stands between a tag and its end."""
    match = re.search(f"<{name}>(.*?)</{name}>", story, re.DOTALL)
    return unescape(match[1]) if match else ""


def words(text: str) -> list[str]:
    """The words of a text."""
    return re.findall(r"[a-z0-9]+", text.lower())


class Asker:
    """Draws questions whose words stand in the stories."""

    def __init__(self, stories: list[Story]) -> None:
        self._random = Random(1987)
        self._texts = [story.body.split() for story in stories if len(story.body) > 200]

    def question(self) -> Plan:
        """A plan."""
        random = self._random
        filters = {"place": Term("place", random.choice(["usa", "uk", "japan"]))} if random.random() < 0.3 else {}
        if random.random() < 0.02:  # stock Whoosh steps through all stories for it, a second or two
            filters["date"] = DaysWithin(DateFields("first", "last"), 6270, random.randint(6270, 6420))
        return Plan(
            self._query(),
            filters,
            {"place": FacetPlan("place", 5)} if random.random() < 0.5 else {},
            {"date": DateFields("first", "last")} if random.random() < 0.3 else {},
            random.choice(["score", "score", "score", "descending"]),
            "first",
            random.choice([0, 0, 20]),
        )

    def _word(self) -> str:
        return self._random.choice(self._random.choice(self._texts))

    def _term(self) -> Query:
        return Term("text", self._word(), self._random.choice([1.0, 1.0, 0.3]))

    def _phrase(self) -> Query:
        text = self._random.choice(self._texts)
        start = self._random.randrange(len(text) - 3)
        return Phrase("text", text[start : start + self._random.choice([2, 3])], self._random.choice([1, 1, 3]))

    def _query(self) -> Query:
        random, term = self._random, self._term
        shapes = [
            term,
            self._phrase,
            lambda: And([term(), term()]),
            lambda: Or([term(), term(), term()]),
            lambda: And([Or([term(), term()]), Or([term(), term()])]),
            lambda: And([term(), Not(term())]),
            lambda: AndMaybe(term(), self._phrase()),
            lambda: Prefix("text", self._word()[:4]),
            lambda: Wildcard("text", f"{self._word()[:2]}*{random.choice('aenst')}"),
            lambda: Zone(term(), 0, BODY),
            lambda: And([Every(), term()]),
        ]
        return random.choice(shapes)()


def test_a_thousand_questions_have_the_answers_of_stock_whoosh(tmp_path: Path) -> None:
    files = sorted(REUTERS.glob("*.sgm*"))
    stories = [story for path in files for story in read(path)][::EVERY]
    half = len(stories) // 2
    write(tmp_path, [stories[:half], stories[half:], [story.key for story in stories[::50]]])
    searcher = Searcher.open(tmp_path, schema())
    stock = StockSearcher(stock_of(searcher))
    asker = Asker(stories)
    totals = []
    for _ in range(QUESTIONS):
        plan = asker.question()
        outcome = searcher.run(plan)
        assert_same(outcome, stock.run(everything_of(plan, len(stories))), plan)
        totals.append(outcome.total)
    assert np.count_nonzero(totals) > 0.8 * QUESTIONS

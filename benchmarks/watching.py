"""How soon a saved article is found while `index --watch` is at work, and what many small commits cost a search.

python -m benchmarks.watching FOLDER [--articles N] [--saves N] [--commits N]

The folder is filled with invented articles, unless it has them from a run before.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from time import perf_counter, sleep
from typing import Final

from benchmarks.measure import quantile
from benchmarks.news.invented_news import article, write_article, write_folder
from searchapp import ArticleIndex, SearchRequest
from searchapp.ingest import IngestOptions
from searchapp.ingest.left_out import LeftOutCount
from searchapp.ingest.run import Scope, update_within
from searchapp.reading import RepeatedLines, SourceFile

FIRST_NEW: Final = 2_000_000  # the number of the first article that is saved while others watch
PATIENCE_SECONDS: Final = 60.0
QUESTIONS: Final = ("survey", "tariff bergen", '"the harvest plan"', "granite ferry", "clerk lot", "loan pier -lima")
ROUNDS: Final = 15


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--articles", type=int, default=100_000)
    parser.add_argument("--saves", type=int, default=30)
    parser.add_argument("--commits", type=int, default=1_000)
    options = parser.parse_args()
    news, index = options.folder / "news", options.folder / "index"
    if not news.exists():
        write_folder(news, options.articles)
    with watching(news, index) as started:
        waits = [seconds_until_found(news, index, FIRST_NEW + number) for number in range(options.saves)]
    print(f"watching after {started:.1f} s")
    print(
        f"saved to found: median {median(waits):.2f} s, 9 of 10 {quantile(waits, 0.9):.2f} s, most {max(waits):.2f} s"
    )
    before = milliseconds_of_questions(index)
    taken = commits(news, index, options.commits)
    after = milliseconds_of_questions(index)
    segments = len(list(index.glob("*.arrays")))
    print(f"{options.commits} commits of an article: median {median(taken):.3f} s, most {max(taken):.2f} s")
    print(f"a question: {before:.2f} ms before, {after:.2f} ms after ({after / before:.2f}); {segments} segments")


@contextmanager
def watching(news: Path, index: Path) -> Iterator[float]:
    """`index --watch` at work; the seconds until it watched."""
    command = [sys.executable, "-m", "searchapp", "index", "--watch", "--index", str(index), str(news)]
    begin = perf_counter()
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as process:
        assert process.stderr
        try:
            for line in process.stderr:
                if line.startswith("Watching"):
                    break
            yield perf_counter() - begin
        finally:
            process.terminate()


def seconds_until_found(news: Path, index: Path, number: int) -> float:
    """From the moment at which an article is saved to that at which a search finds it."""
    word = f"report {number:06}"
    with ArticleIndex.open(index) as articles:
        write_article(news, number, article(number))
        begin = perf_counter()
        while not articles.search(SearchRequest(f'"{word}"', snippets=False)).total:
            if perf_counter() - begin > PATIENCE_SECONDS:
                raise TimeoutError(f"{word} is not found after {PATIENCE_SECONDS:.0f} s")
            sleep(0.01)
            articles.refresh()
    return perf_counter() - begin


def commits(news: Path, index: Path, count: int) -> list[float]:
    """Seconds of each of so many runs over one new file, each with what the one before knew."""
    taken, memory = [], None
    for number in range(FIRST_NEW + 100_000, FIRST_NEW + 100_000 + count):
        path = write_article(news, number, article(number))
        scope = Scope([SourceFile(str(path))], [], LeftOutCount(), RepeatedLines, is_whole=False)
        begin = perf_counter()
        _, memory = update_within(index, scope, IngestOptions(procs=1), memory=memory)
        taken.append(perf_counter() - begin)
    return taken


def milliseconds_of_questions(index: Path) -> float:
    """The middle time of the questions, once their postings are in memory."""
    with ArticleIndex.open(index) as articles:
        requests = [SearchRequest(text) for text in QUESTIONS]
        rounds = [[_seconds(articles, request) for request in requests] for _ in range(ROUNDS)]
    least: list[float] = [min(times) for times in zip(*rounds, strict=True)]
    return 1000 * median(least)


def _seconds(articles: ArticleIndex, request: SearchRequest) -> float:
    begin = perf_counter()
    articles.search(request)
    return perf_counter() - begin


if __name__ == "__main__":
    main()

"""`python -m benchmarks.formats`: how many articles of each format are read a second on one core, and how many bytes.

The same invented articles are written in each format, and read as `searchapp index` reads them, without finding facts
in them. The quickest of some rounds counts, in seconds of the processor.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Sequence
from itertools import islice

from benchmarks.news.endless_news import invented_articles
from benchmarks.news.written_formats import WRITERS
from benchmarks.news.written_packages import WRITERS_OF_PACKAGES
from searchapp.model.article import Article
from searchapp.reading import SourceFile, read_articles


def main() -> None:
    """Measure as the command line says."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.formats", description=__doc__)
    parser.add_argument("--articles", type=int, default=200, help="in each format")
    parser.add_argument("--chars", type=int, default=2_500, help="of the body of each")
    parser.add_argument("--rounds", type=int, default=5)
    options = parser.parse_args()
    articles = list(islice(invented_articles(options.chars), options.articles))
    print("| format | articles a second | MB a second |\n|---|---|---|")
    for name, write in (WRITERS | WRITERS_OF_PACKAGES).items():
        files = write(articles)
        seconds = min(_seconds(files, len(articles)) for _ in range(options.rounds))
        megabytes = sum(len(file.content or b"") for file in files) / 1e6
        print(f"| {name} | {len(articles) / seconds:,.0f} | {megabytes / seconds:.1f} |", flush=True)


def _seconds(files: Sequence[SourceFile], expected: int) -> float:
    """The processor's time for reading files; they have to hold as many articles as are expected."""
    started = time.process_time()
    count = sum(isinstance(result, Article) for file in files for result in read_articles(file))
    if count != expected:
        raise SystemExit(f"{files[0].path} has {count} articles of {expected}")
    return time.process_time() - started


if __name__ == "__main__":
    main()

"""`python -m benchmarks.memory`: the memory that `searchapp index` takes for a table and a web archive, by their size.

The files are written as streams, into a folder that is there for the time of the run. What counts is the proportional
set size of all processes together, sampled several times a second: pages that processes share count once.
"""

from __future__ import annotations

import argparse
import csv
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO
from uuid import uuid4

from benchmarks.news.endless_news import InventedArticle, invented_articles

SAMPLE_SECONDS = 0.25
MIB = 1 << 20
PAGE = """<!doctype html><html lang="en"><head><title>{title}</title>
<meta property="article:published_time" content="{day}T08:00:00Z"></head><body><nav><a href="/">Home</a></nav>
<article><h1>{title}</h1>{paragraphs}</article><footer>Harbour Times</footer><script>{script}</script></body></html>"""
SCRIPT = "window.setting = [];" + "window.setting.push({name: 'a', value: 1});" * 1_000  # pages of today have as much
_IMAGE_BYTES = 150_000  # beside each page


@dataclass(slots=True)
class Usage:
    """The most that all processes together, and a single one of them, had at once, in bytes."""

    together: int = 0
    anonymous: int = 0  # of that, what no file on disk backs
    single: int = 0

    def sample(self, process: int) -> None:
        """Take in what a process and its children have now."""
        sizes = [size for number in (process, *_descendants(process)) if (size := _memory_of(number))]
        self.together = max(self.together, sum(size for size, _ in sizes))
        self.anonymous = max(self.anonymous, sum(anonymous for _, anonymous in sizes))
        self.single = max([self.single, *(size for size, _ in sizes)])


def main() -> None:
    """Measure as the command line says."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.memory", description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=[256, 512, 1024, 5120], help="of the files, in MiB")
    parser.add_argument("--chars", type=int, default=4_000, help="of the body of an article")
    parser.add_argument("--kinds", nargs="+", choices=WRITERS, default=list(WRITERS))
    parser.add_argument("--folder", type=Path, help="where files and indexes are put for the time of the run")
    options = parser.parse_args()
    print(
        "| file | articles | seconds | together | of that not of files | largest process |\n|---|---|---|---|---|---|"
    )
    for kind in options.kinds:
        for size in options.sizes:
            with tempfile.TemporaryDirectory(dir=options.folder) as folder:
                path = Path(folder) / f"news.{kind}"
                with path.open("wb") as stream:
                    articles = WRITERS[kind](stream, size * MIB, options.chars)
                started = time.monotonic()
                usage = _usage_of(["index", "--index", f"{folder}/index", str(path)])
                cells = (usage.together, usage.anonymous, usage.single)
                memory = " | ".join(f"{cell // MIB} MB" for cell in cells)
                print(f"| {size} MiB {kind} | {articles:,} | {time.monotonic() - started:.0f} | {memory} |", flush=True)


def _usage_of(arguments: list[str]) -> Usage:
    """What a run of searchapp takes."""
    usage = Usage()
    with subprocess.Popen([sys.executable, "-m", "searchapp", *arguments], stdout=subprocess.DEVNULL) as process:
        while process.poll() is None:
            usage.sample(process.pid)
            time.sleep(SAMPLE_SECONDS)
    if process.returncode:
        raise SystemExit(f"searchapp {' '.join(arguments)} ended with {process.returncode}")
    return usage


def _memory_of(process: int) -> tuple[int, int] | None:
    """The proportional set size of a process and its anonymous part; None where it has ended."""
    try:
        rows = Path(f"/proc/{process}/smaps_rollup").read_text().splitlines()[1:]
    except OSError:
        return None
    kibibytes = {name: int(value.split()[0]) for name, _, value in (row.partition(":") for row in rows)}
    return kibibytes.get("Pss", 0) << 10, kibibytes.get("Pss_Anon", 0) << 10


def _descendants(process: int) -> Iterator[int]:
    """The processes that a process has begun, whichever of its threads did, and theirs."""
    for threads in Path(f"/proc/{process}/task").glob("*/children"):
        try:
            children = threads.read_text().split()
        except OSError:
            continue
        for child in map(int, children):
            yield child
            yield from _descendants(child)


# ---- files ---------------------------------------------------------------------------------------


def write_table(stream: IO[bytes], size: int, chars: int) -> int:
    """Write a CSV of some `size` bytes whose rows bring their facets; how many rows it has."""
    with os.fdopen(os.dup(stream.fileno()), "w", encoding="utf-8", newline="") as text:
        rows = csv.writer(text)
        rows.writerow(["id", "title", "body", "source", "language", "published", "organizations", "countries"])
        for number, article in enumerate(invented_articles(chars), start=1):
            rows.writerow(_row(article))
            if number % 64 == 0 and text.tell() >= size:
                return number
    raise AssertionError("the articles have no end")


def _row(article: InventedArticle) -> list[str]:
    facets = ["; ".join(article.organizations), "; ".join(article.countries)]
    return [article.id, article.title, article.body, "Harbour Times", "en", article.day, *facets]


def write_web_archive(stream: IO[bytes], size: int, chars: int) -> int:
    """Write a WARC of some `size` bytes, each page with a picture; how many pages it has."""
    for number, article in enumerate(invented_articles(chars), start=1):
        paragraphs = "".join(f"<p>{line}</p>" for line in article.body.split("\n"))
        page = PAGE.format(title=article.title, day=article.day, paragraphs=paragraphs, script=SCRIPT)
        stream.write(web_archive_record(f"{number}.html", article.day, "text/html; charset=utf-8", page.encode()))
        stream.write(web_archive_record(f"{number}.jpg", article.day, "image/jpeg", os.urandom(_IMAGE_BYTES)))
        if stream.tell() >= size:
            return number
    raise AssertionError("the articles have no end")


def web_archive_record(name: str, day: str, kind: str, content: bytes) -> bytes:
    """The record of a WARC for a response of a server."""
    http = f"HTTP/1.1 200 OK\r\nContent-Type: {kind}\r\nContent-Length: {len(content)}\r\n\r\n".encode() + content
    head = (
        f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:{uuid4()}>\r\nWARC-Date: {day}T08:00:00Z\r\n"
        f"WARC-Target-URI: https://harbour.example/{name}\r\nContent-Type: application/http; msgtype=response\r\n"
        f"Content-Length: {len(http)}\r\n\r\n"
    )
    return head.encode() + http + b"\r\n\r\n"


WRITERS: dict[str, Callable[[IO[bytes], int, int], int]] = {"csv": write_table, "warc": write_web_archive}

if __name__ == "__main__":
    main()

"""The samples of exports, and how the tests read them."""

from __future__ import annotations

from pathlib import Path

from searchapp.errors import ArticleError
from searchapp.model.article import Article
from searchapp.reading import SourceFile, read_articles

SAMPLES = Path(__file__).parent / "samples"


def sample(name: str) -> str:
    return (SAMPLES / name).read_text(encoding="utf-8")


def read(text: str, path: str = "export.txt") -> list[Article | ArticleError]:
    return list(read_articles(SourceFile(path, content=text.encode())))


def articles(text: str, path: str = "export.txt") -> list[Article]:
    results = read(text, path)
    assert all(isinstance(result, Article) for result in results), results
    return [result for result in results if isinstance(result, Article)]


def day(article: Article) -> str:
    return article.published.value if article.published else ""

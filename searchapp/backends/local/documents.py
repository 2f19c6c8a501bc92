"""Articles with their facts become documents of the engine."""

from __future__ import annotations

from collections.abc import Sequence

from searchapp.backends.article_fields import TITLE_TERMS, added_seconds, keyword_columns, publication_span
from searchapp.backends.base import ADDED, IndexedArticle
from searchapp.backends.facet_terms import facet_columns
from searchapp.backends.local.schema import BODY_POSITION, SPELLINGS_GAP, TEXT, fingerprint
from searchapp.backends.stored_article import article_bytes, summaries_of
from searchapp.engine.indexing.document import BulkAnalyzer, Documents, Layout, OtherSpellings, Passages
from searchapp.engine.similarity import LEAD_TERMS, LEAD_WEIGHT, SPELLING_WEIGHT, TITLE_WEIGHT
from searchapp.errors import DocumentError
from searchapp.model.article import Article, Published
from searchapp.text import analyzer
from searchapp.text.joined_spellings import joined_words, terms_of_joined

_SPELLINGS = OtherSpellings(joined_words, terms_of_joined, SPELLING_WEIGHT, SPELLINGS_GAP)
_BULK_ANALYZER = BulkAnalyzer(analyzer.separate, analyzer.terms_of_chunks, _SPELLINGS)
_TITLE = Layout(_BULK_ANALYZER, TITLE_WEIGHT)
_LONG_TITLE = Layout(None, TITLE_WEIGHT)
_BODY = Layout(_BULK_ANALYZER, 1.0, BODY_POSITION, LEAD_TERMS, LEAD_WEIGHT)


def to_documents(indexed: Sequence[IndexedArticle]) -> Documents:
    """The documents of articles. Raises DocumentError if any is no proper text."""
    articles, facts = [each.article for each in indexed], [each.facts for each in indexed]
    published = [each.published or article.published for each, article in zip(facts, articles, strict=True)]
    try:
        facets = facet_columns(articles, facts)
        bodies = [article.body.encode() for article in articles]
        stored = {
            "summary": summaries_of(indexed, facets, published),
            "article": list(map(article_bytes, indexed, bodies)),
        }
        parts = _parts(articles, bodies)
    except UnicodeEncodeError as error:  # a lone surrogate, which is no character
        raise DocumentError(articles[0].id, str(error)) from error
    keywords = keyword_columns(indexed, facets)
    keywords["made"] = [(fingerprint(),)] * len(indexed)
    keys = [article.id for article in articles]
    return Documents(keys, {TEXT: parts}, keywords, _numbers(published, indexed), stored)


def _parts(articles: Sequence[Article], encoded: Sequence[bytes]) -> list[Passages]:
    bodies = [
        body if body.isascii() else analyzer.fold_to_bytes(article.body)
        for article, body in zip(articles, encoded, strict=True)
    ]
    titles = [analyzer.fold_to_bytes(article.title) for article in articles]
    parts = [Passages(titles, _TITLE), Passages(bodies, _BODY)]
    long = [index for index, title in enumerate(titles) if len(title) > TITLE_TERMS]
    if long:
        cut: list[Sequence[str]] = [()] * len(titles)
        for index in long:
            cut[index], titles[index] = analyzer.terms(articles[index].title)[:TITLE_TERMS], b""
        parts.insert(0, Passages(cut, _LONG_TITLE))
    return parts


def _numbers(
    published: Sequence[Published | None], indexed: Sequence[IndexedArticle]
) -> dict[str, Sequence[int | None]]:
    spans = [publication_span(each) or (None, None) for each in published]
    first, last = zip(*spans, strict=True)
    return {"published": first, "published_until": last, ADDED: [added_seconds(each.added) for each in indexed]}

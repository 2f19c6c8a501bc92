"""An article with its facts becomes a document of the engine."""

from __future__ import annotations

from searchapp.backends.article_fields import TITLE_TERMS, added_seconds, keywords_of, publication_span
from searchapp.backends.base import ADDED, IndexedArticle
from searchapp.backends.facet_terms import facet_terms
from searchapp.backends.local.schema import BODY_POSITION, SPELLINGS_GAP, TEXT, fingerprint
from searchapp.backends.stored_article import article_bytes, summary_bytes
from searchapp.engine.indexing.document import BulkAnalyzer, Document, OtherSpellings, Passage, Prose
from searchapp.engine.similarity import LEAD_TERMS, LEAD_WEIGHT, SPELLING_WEIGHT, TITLE_WEIGHT
from searchapp.errors import DocumentError
from searchapp.model.article import Article, Published
from searchapp.model.named_tuples import maker
from searchapp.text import analyzer
from searchapp.text.joined_spellings import joined_words, terms_of_joined

_SPELLINGS = OtherSpellings(joined_words, terms_of_joined, SPELLING_WEIGHT, SPELLINGS_GAP)
_BULK_ANALYZER = BulkAnalyzer(analyzer.separate, analyzer.terms_of_chunks, _SPELLINGS)


def to_document(indexed: IndexedArticle) -> Document:
    """The document of an article. Raises DocumentError if it is no proper text."""
    article, facts = indexed.article, indexed.facts
    published = facts.published or article.published
    try:
        body = article.body.encode()
        whole = article_bytes(indexed, body)
        facets = facet_terms(article, facts)
        stored = {"summary": summary_bytes(indexed, facets, published), "article": whole}
        passages = _passages(article, body)
    except UnicodeEncodeError as error:  # a lone surrogate, which is no character
        raise DocumentError(article.id, str(error)) from error
    keywords = keywords_of(indexed, facets)
    keywords["made"] = (fingerprint(),)
    return _document_of((article.id, {TEXT: passages}, keywords, _numbers(published, indexed.added), stored))


_document_of, _passage_of, _prose_of = maker(Document), maker(Passage), maker(Prose)


def _passages(article: Article, encoded: bytes) -> list[Passage]:
    prose = encoded if encoded.isascii() else analyzer.fold_to_bytes(article.body)
    body = _passage_of((_prose_of((prose, _BULK_ANALYZER)), 1.0, BODY_POSITION, LEAD_TERMS, LEAD_WEIGHT))
    title = analyzer.fold_to_bytes(article.title)
    if not title:
        return [body]
    if len(title) <= TITLE_TERMS:
        return [_passage_of((_prose_of((title, _BULK_ANALYZER)), TITLE_WEIGHT, 0, 0, 0.0)), body]
    return [Passage(analyzer.terms(article.title)[:TITLE_TERMS], TITLE_WEIGHT, 0), body]


def _numbers(published: Published | None, added: str) -> dict[str, int]:
    span, seconds = publication_span(published), added_seconds(added)
    numbers = {"published": span[0], "published_until": span[1]} if span else {}
    return numbers if seconds is None else {**numbers, ADDED: seconds}

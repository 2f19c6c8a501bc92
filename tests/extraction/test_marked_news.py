"""How good the model of names is on articles that it was not trained on: floors, to be raised and never lowered."""

from __future__ import annotations

from pathlib import Path

from searchapp.extraction import extract_facts
from searchapp.extraction.evaluation import comparable_name
from searchapp.model.article import Article
from searchapp.training.marked_articles import ARTICLES, read_marked_articles

UNSEEN = Path(__file__).parent / "marked_news" / "unseen.txt"
MIN_F1 = {"ORG": 0.65, "PER": 0.86}


def test_no_article_was_trained_on() -> None:
    trained = {text.text.partition("\n")[0] for text in read_marked_articles(ARTICLES)}
    assert not trained & {text.text.partition("\n")[0] for text in read_marked_articles(UNSEEN)}


def test_names_of_unseen_news_are_found() -> None:
    right = dict.fromkeys(MIN_F1, 0)
    found_or_marked = dict.fromkeys(MIN_F1, 0)
    for number, text in enumerate(read_marked_articles(UNSEEN)):
        title, _, body = text.text.partition("\n")
        facts = extract_facts(Article(id=str(number), title=title, body=body))
        for kind, entities in (("ORG", facts.organizations), ("PER", facts.people)):
            found = {comparable_name(mention.text) for entity in entities for mention in entity.mentions}
            marked = set(map(comparable_name, text.names(kind)))
            right[kind] += len(found & marked)
            found_or_marked[kind] += len(found) + len(marked)
    f1 = {kind: 2 * right[kind] / found_or_marked[kind] for kind in MIN_F1}
    assert all(f1[kind] >= floor for kind, floor in MIN_F1.items()), f1

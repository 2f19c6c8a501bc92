"""Learns which words end in a full stop that ends no sentence, and which begin sentences, by NLTK's Punkt.

    python -m searchapp.training.sentence_ends FILE…

writes `text/data/sentences.json`, or the file that `--output` names, from annotated files as `training.names` reads
them and from the bodies of other articles. Kiss and Strunk, "Unsupervised Multilingual Sentence Boundary Detection",
Computational Linguistics 32 (2006).
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterable, Iterator
from pathlib import Path

from nltk.tokenize.punkt import PunktTrainer

from searchapp.errors import ArticleError
from searchapp.extraction.annotated_texts import read_annotated
from searchapp.model.article import Article
from searchapp.reading import find_files, read_articles
from searchapp.text.sentences import PARAMETERS_FILE

_LONGEST = 5  # letters of an abbreviation; single letters are initials
_LEAST_LIKELIHOOD = 2.0  # Punkt's own 0.3 holds any word for one that is seen once, and then with a full stop


def texts_of(paths: Iterable[Path]) -> Iterator[str]:
    """The texts of annotated files and folders, and the bodies of the articles in others."""
    for path in paths:
        try:
            yield from (text.text for text in read_annotated(path))
        except ArticleError:  # no names are marked in it
            for file in find_files([path]):
                yield from (article.body for article in read_articles(file) if isinstance(article, Article))


def train(texts: Iterable[str]) -> dict[str, list[str]]:
    """The abbreviations and the words that begin sentences, as Punkt learns them from texts."""
    trainer = PunktTrainer()
    trainer.ABBREV = _LEAST_LIKELIHOOD
    for text in texts:
        trainer.train(text, finalize=False)
    parameters = trainer.get_params()
    abbreviations = [word for word in parameters.abbrev_types if "." in word or 1 < len(word) <= _LONGEST]
    starters = [word for word in parameters.sent_starters if len(word) > 1]
    return {"abbreviations": sorted(abbreviations), "starters": sorted(starters)}


def main() -> None:
    """Write the parameters to their file."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("paths", type=Path, nargs="+")
    parser.add_argument("--output", type=Path, default=PARAMETERS_FILE)
    arguments = parser.parse_args()
    content = json.dumps(train(texts_of(arguments.paths)), ensure_ascii=False, indent=1)
    arguments.output.write_text(content + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()

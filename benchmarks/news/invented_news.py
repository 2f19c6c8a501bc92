"""A folder of many small invented articles, one a file, that name some thousand organizations."""

from __future__ import annotations

import json
from pathlib import Path
from random import Random
from typing import Final

FOLDERS: Final = 100
_FIRST = ["Northern", "Coastal", "Alpine", "Eastern", "Granite", "Harbour", "Meadow", "Silver", "Western", "Upland"]
_SECOND = ["Rail", "Grain", "Salt", "Timber", "Ferry", "Cable", "Wool", "Steel", "Cement", "Glass", "Paper", "Cotton"]
_LAST = ["Union", "Company", "Council", "Society", "Bank", "Authority", "Institute", "Association", "Federation"]
_PLACES = ["Bergen", "Nagasaki", "Lima", "Nairobi", "Ottawa", "Lisbon", "Hanoi", "Accra", "Dublin", "Quito", "Riga"]
_VERBS = ["raised", "cut", "doubled", "reviewed", "published", "delayed", "approved", "rejected", "audited", "financed"]
_THINGS = ["its tariff", "the harvest plan", "a loan for the new pier", "the timetable", "its quota", "wages"]


def article(number: int) -> dict[str, str]:
    """The article with a number, always the same: some names are spelled out, some stand as acronyms only."""
    random = Random(number)
    names = [f"{random.choice(_FIRST)} {random.choice(_SECOND)} {random.choice(_LAST)}" for _ in range(3)]
    sentences = [
        _sentence(random, f"{name} ({_acronym(name)})" if random.random() < 0.3 else name, _acronym(name))
        for name in names
        for _ in range(2)
    ]
    title = f"{names[0]} {random.choice(_VERBS)} {random.choice(_THINGS)}, report {number:06}"
    body = "\n\n".join(sentences)
    return {
        "title": title,
        "body": body,
        "published": f"{2000 + number % 24}-{1 + number % 12:02}-{1 + number % 28:02}",
    }


def file_name(number: int) -> str:
    """Where in the folder the article with a number lies: every second one is a page as people paste it."""
    return f"{number % FOLDERS:02}/story-{number:06}.{'txt' if number % 2 else 'json'}"


def write_article(folder: Path, number: int, story: dict[str, str]) -> Path:
    """Write an article into its file; where that is."""
    path = folder / file_name(number)
    path.parent.mkdir(parents=True, exist_ok=True)
    is_text = path.suffix == ".txt"
    text = f"{story['title']}\n\n{story['body']}\n" if is_text else json.dumps(story)
    path.write_text(text, encoding="utf-8")
    return path


def write_folder(folder: Path, count: int) -> None:
    """Write so many articles."""
    for number in range(count):
        write_article(folder, number, article(number))


def _sentence(random: Random, name: str, acronym: str) -> str:
    town, day = random.choice(_PLACES), random.choice(("Monday", "Tuesday", "Thursday", "Friday"))
    subject = name if random.random() < 0.7 else acronym
    return (
        f"The {subject} {random.choice(_VERBS)} {random.choice(_THINGS)} in {town} on {day}, after a meeting of "
        f"{random.randrange(3, 400)} members who had waited since {random.choice(('spring', 'autumn', '2011'))}. "
        f"A clerk said that lot {random.randrange(10**6)} would follow."
    )


def _acronym(name: str) -> str:
    return "".join(word[0] for word in name.split())

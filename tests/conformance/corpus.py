"""The invented news that every backend is asked for: a valley, its mill, its otters and its band."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import orjson

News = dict[str, Any]  # an article as a line of JSON Lines


def news(
    article_id: str,
    title: str,
    body: str,
    published: str = "",
    organizations: tuple[str, ...] = (),
    countries: tuple[str, ...] = (),
    **others: str,
) -> News:
    """One article, with empty lists where it brings no organizations or countries."""
    dated = {"published": published} if published else {}
    brought = {"organizations": list(organizations), "countries": list(countries)}
    return {"id": article_id, "title": title, "body": body} | dated | brought | others


TRUST, GUILD, BAND = "River Trust", "Kettle Guild", "Valley Brass Band"

VALLEY: tuple[News, ...] = (
    news(
        "otters",
        "Otters return to the mill pond",
        "Two otters swam past the old mill. The miller, Mr O’Neill, saw an otter again at dusk.",
        "2014-03-02",
        (TRUST,),
        ("NO",),
        source="Valley Post",
        section="Nature",
        url="https://www.valley-post.example/nature/otters?id=7#top",
    ),
    news(
        "herons",
        "Herons build above the weir",
        "A heron needs quiet water. The trust closes the footpath from 3 February 2014 until the chicks have flown.",
        "2014-03-20",
        (TRUST,),
        ("NO", "SE"),
        source="Valley Post",
        section="Nature",
    ),
    news(
        "kettles",
        "Kettle makers march",
        "The guild marched past the old town mill. Copper kettles were banged in the rain.",
        "2014-05-11",
        (GUILD,),
        ("SE",),
        source="Évening Gong",
        section="Trade",
    ),
    news(
        "copper",
        "Price of copper doubles",
        "Copper costs twice what it did in 2013. Kettle prices will follow, the guild fears.",
        "2014-05-12",
        (GUILD,),
        ("SE", "FI"),
        source="Évening Gong",
        section="Trade",
    ),
    news(
        "band",
        "Band plays in the rain",
        "The brass band played on although the rain filled the tubas. AT&T lent an awning.",
        "2014-06",
        (BAND,),
        ("NO",),
        source="Valley Post",
    ),
    news(
        "tuba",
        "A tuba is found in the mill pond",
        "Divers found a tuba in the pond. The band had missed it since February 2013.",
        "2015",
        (BAND, TRUST),
        (),
        source="Valley Post",
    ),
    news("fog", "Fog", "There was fog in the valley, and nothing else was seen.", "2015-01-02", (), ("FI",)),
    news("lost", "Lost and found", "A red mitten waits at the old mill.", "", (), (), source="Valley Post"),
    news(
        "tokyo", "東京 sends a carp", "The carp from 東京 swims with the otters now.", "2016-02-29", (TRUST,), ("JP",)
    ),
    news("ratio", "Kettles by the rain gauge", "Rain, rain and rain again: 1,780 drops a kettle.", "2016-02-28"),
)
IDS = tuple([article["id"] for article in VALLEY])
BY_ID = {article["id"]: article for article in VALLEY}


def write_lines(path: Path, articles: tuple[News, ...] = VALLEY) -> Path:
    """A file of JSON Lines with the articles."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(b"\n".join(map(orjson.dumps, articles)) + b"\n")
    return path

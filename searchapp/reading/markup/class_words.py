"""What the classes of an element say of its content: `story-body__text` names content, `most-read` other stories."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from itertools import pairwise

# Words of class names, ids, roles and data attributes, as sites of several languages use them.
_WORDS = {
    "share": "shar(?:e|ing)|social|sns|follow",
    "related": "related|recommend(?:ed|ation|ations|s)?|also|more|readmore|read next|teasers?|trending|popular|latest"
    "|outbrain|taboola|linklist|up next|recirc(?:ulation)?|suggest(?:ed|ions?)?|similar|most|mostread|links|linkbox"
    "|onward|crosslink|verwandt|relacionad[oa]s?|lire",
    "nav": "nav|navbar|navigation|menu|breadcrumbs?|crumbs?|masthead|topbar|toolbar|pagination|pager|tabs?|skip",
    "ad": "ads?|advert|adverts|advertisement|sponsor(?:ed)?|promos?|promotion|dfp|banner|commercial|partner|affiliate"
    "|adslot|gpt|anzeige|werbung|shop|product|buy",
    "newsletter": "newsletters?|subscri(?:be|ption|ptions|ber)|sign ?up|email|mailchimp|form|donat(?:e|ion)|support"
    "|cta|register|registration|login",
    "paywall": "paywall|regwall|premium|piano|offer|meter|gate|locked|abo",
    "consent": "cookies?|consent|gdpr|privacy|cmp|onetrust|didomi",
    "comment": "comments?|disqus|respond|discussion|repl(?:y|ies)|commentlist",
    "author": "authors?|by ?line|bio|profile|contributors?|writers?|vcard|autor",
    "caption": "captions?|credits?|figcaption|legend|copyright|copy|source",
    "image": "figures?|photos?|images?|img|media|gallery|galleries|slides?|slider|slideshow|carousel|swiper|lightbox"
    "|thumb(?:nail)?s?|pic|picture",
    "video": "videos?|player|audio|listen|podcasts?|tts|playlist|youtube",
    "tag": "tags?|topics?|keywords?|categor(?:y|ies)|labels?|kicker|rubric|section ?name|eyebrow|overline",
    "date": "dates?|time|datetime|published|pubdate|timestamp|updated|meta|metadata|info|details",
    "summary": "summary|lead|lede|intro|introduction|standfirst|excerpt|subtitle|sub ?head(?:line|ing)?|subheader|dek"
    "|deck|descriptions?|chapo|sapo|strapline|abstract|teasertext|vorspann|anrei(?:ss|ß)er|lid|bajada|entradilla",
    "title": "titles?|headlines?|headings?|h1",
    "content": "contents?|body|articlebody|text|richtext|prose|paragraphs?|entry|storybody|bodytext|fulltext|copy"
    "|maincontent",
    "article": "article|story|post|news|single|main|hentry|artikel|articulo",
    "foot": "footer|foot|bottom|legal|disclaimer|imprint|colophon|endnote",
    "side": "sidebars?|aside|rail|side|widgets?|secondary|complementary|right|left",
    "box": "box|infobox|factbox|facts?|callout|pull ?quotes?|quote|embed|inline|insert|module|cards?|list|items?|grid"
    "|feed|stream|block",
    "hidden": "hidden|hide|sr only|visually|print|screen reader|modal|pop ?up|overlay|toast|dropdown|tooltip|offscreen"
    "|mobile|desktop|dialog|drawer|collapse",
    "note": "corrections?|notes?|disclosure|editor|clarification",
    "live": "live|liveblog|timeline|ticker",
}
_PATTERNS: Mapping[str, re.Pattern[str]] = {
    kind: re.compile(rf"(?:^| )(?:{words})(?= |$)") for kind, words in _WORDS.items()
}
# Of the terms of two words, the first: "read" of "read next"; none has three.
_FIRST_WORDS = frozenset(re.findall(r"(?:^|\|)(\w+) \??\w", "|".join(_WORDS.values())))
_CAMEL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")
_OTHER = re.compile(r"[^A-Za-zÀ-ÿ]+")
_MAX_CHARS = 500  # of an element's names; longer ones are data
_BODY_NAME = re.compile(
    r"(?:article|story|entry|post|body|content)[-_]*(?:body|content|text)s?\b|\brich-?text\b|\barticle[-_]*full", re.I
)

NO_KINDS: frozenset[str] = frozenset()


@lru_cache(maxsize=1 << 14)
def class_kinds(names: str) -> frozenset[str]:
    """The kinds of content that an element's class names, id and role name."""
    words = _OTHER.sub(" ", _CAMEL.sub(" ", names[:_MAX_CHARS])).lower().split()
    pairs = [f"{first} {second}" for first, second in pairwise(words) if first in _FIRST_WORDS]
    return NO_KINDS.union(*map(_kinds_of, words), *map(_kinds_of, pairs))


@lru_cache(maxsize=1 << 13)
def _kinds_of(words: str) -> frozenset[str]:
    """The kinds of content that a word of a name, or two of its words, name."""
    return frozenset(kind for kind, pattern in _PATTERNS.items() if pattern.search(words))


@lru_cache(maxsize=1 << 14)
def names_body(names: str) -> bool:
    """Whether class names are those that sites give to the element that holds an article's body."""
    return bool(_BODY_NAME.search(names[:_MAX_CHARS]))

"""What pages ask of their readers between the paragraphs: to agree to cookies, to subscribe, to leave an address."""

from __future__ import annotations

import re

from searchapp.reading.cleaning.line_patterns import either

# In the languages in which pages have them; the verbs are those of the first person, news has others.
_CONSENT_PATTERNS = r"""
    \b(?:we|us|(?:this|our) (?:web)?site|partners)\b.{0,80}\b(?:uses?|using|store|place|sets?)\b.{0,80}\bcookies\b
    \bby (?:clicking|continuing|using|closing|browsing)\b.{0,160}\b(?:agree|accept|consent)\b.{0,160}\bcookies?\b
    \bby (?:clicking|continuing|using|closing|browsing)\b.{0,160}\bcookies?\b.{0,160}\b(?:agree|accept|consent)\b
    \bwe value your privacy\b|\baccept (?:all )?cookies\b|\breject all cookies\b|\bmanage (?:your )?cookies?\b
    \b(?:store|stores|access|accesses)\b.{0,40}\binformation on (?:a|your) device\b
    \bwir\b.{0,40}\b(?:verwenden|nutzen|setzen|benutzen)\b.{0,80}\bcookies\b
    \bdiese (?:web)?seite (?:verwendet|nutzt)\b.{0,40}\bcookies\b
    \bcookies\b.{0,160}\b(?:stimmen sie|einverstanden|zu akzeptieren|akzeptieren sie)\b
    \b(?:nous|(?:notre|ce) site|nos partenaires)\b.{0,80}\b(?:utilis|stock|dépos|recour)\w+.{0,80}\bcookies\b
    \ben (?:poursuivant|continuant|cliquant)\b.{0,160}\bcookies\b
    \b(?:utilizamos|usamos|utiliza|usa|socios)\b.{0,60}\bcookies\b.{0,160}\b(?:acept|conf|naveg|experien|anunc|public)
    \b(?:utilizamos|usamos|este (?:site|sítio) (?:utiliza|usa))\b.{0,60}\bcookies\b
    \b(?:utilizziamo|usiamo|questo sito (?:utilizza|usa))\b.{0,80}\bcookies?\b
    \b(?:wij|we)\b.{0,30}\b(?:gebruiken|plaatsen)\b.{0,60}\bcookies\b
    \b(?:używamy|korzystamy z|(?:nasza|ta) strona (?:używa|korzysta z))\b.{0,60}\b(?:cookies?|ciasteczek)\b
    \bvi\b.{0,30}\b(?:använder|bruger|bruker|anvender)\b.{0,60}\b(?:cookies|kakor|informasjonskapsler)\b
    \b(?:používáme|používame|používa|používá)\b.{0,60}\bcookies?\b|\b(?:käytämme|käyttää)\b.{0,40}\bevästeitä\b
    (?:мы|сайт)\s.{0,30}использу.{0,60}(?:cookie|куки)|(?:ми|сайт)\s.{0,30}використову.{0,60}(?:cookie|кукі)
    \bçerez\w*\b.{0,60}\bkullan\w*
"""
_OFFER_BEGINNINGS = r"""
    (?:sign up|subscribe|register)\b.{0,40}\b(?:newsletters?|briefings?|alerts|full access|unlimited)\b
    (?:get|enjoy|for) (?:full|unlimited|complete) (?:digital )?access\b
    (?:subscribe|sign in|log in|register)\b.{0,40}\bto (?:continue|keep|read|access|unlock|view)\b
    to (?:continue|keep) reading\b.{0,80}\b(?:subscribe|sign in|log in|register|account|subscription)\b
    this (?:article|story|content|post) is (?:\w+ ){0,2}(?:for|to) (?:\w+ ){0,2}subscribers\b
    already (?:a (?:subscriber|member)|have an account|subscribed|registered)\b
    you(?:['’]re| are| have)? ?(?:receiving|received|get) this (?:e-?mail|newsletter|message)\b
    (?:特别声明|免责声明|特別聲明|免責聲明|版权声明)\s*[:：]
    unsubscribe\b.{0,80}$|(?:view|read|open) (?:this |the )?(?:\w+ )?(?:in|on) (?:your |a )?(?:web )?browser\W*$
    article printed from\b.{0,80}\bhttps?://\S+$|url to article: ?https?://\S+$
    (?:sie erhalten diese|vous recevez (?:ce|cet)|recibe (?:este|esta))\b.{0,40}\b(?:e-?mail|newsletter|correo)\b
    start your free trial\b|you have (?:reached|used) (?:your|all).{0,40}\bfree (?:articles|stories)\b
    the (?:post|article) .{1,200} (?:first appeared|appeared first) on .{1,80}$
    (?:\d+ ){2,}.{0,12}\bnext(?: page)?\W*$|(?:previous|next) page\W*$|page \d+ of \d+\W*$
    (?:jetzt )?(?:abonnieren sie|newsletter abonnieren)\b|(?:weiterlesen mit|jetzt weiterlesen)\b.{0,40}$
    (?:cet article est réservé|article réservé|la suite est réservée) (?:à nos |aux )?abonné
    inscrivez-vous à (?:notre|la) newsletter\b
    suscríbe(?:te|se) (?:a|para|ahora)\b.{0,80}$|(?:assine|inscreva-se|iscriviti)\b.{0,80}\bnewsletter\b
"""
_OFFER_PARTS = r"""
    \b(?:to|in|into) your (?:e-?mail )?inbox\b
    \ball rights reserved\W*$|\bthis material may not be (?:published|reproduced), (?:broadcast|rewritten)\b
"""


_CONSENT, _OFFER_PART = (re.compile(either(patterns), re.I) for patterns in (_CONSENT_PATTERNS, _OFFER_PARTS))
_OFFER_BEGINNING = re.compile(rf"^\W*{either(_OFFER_BEGINNINGS)}", re.I)
# One of which each of these notices has: most texts have none, and are told so in a tenth of the time.
_CONSENT_WORD = re.compile(
    r"cookie|kakor|informasjonskapsler|ciasteczek|evästei|çerez|куки|кукі|your privacy|on (?:a|your) device", re.I
)
_OFFER_CHARS = 250
_REPORTED = re.compile(r"\b(?:said|says|told|according to|announced|ruled|court|fined|regulators?|lawsuit)\b", re.I)
_MAX_CHARS = 1_500  # of a notice; longer texts are about cookies


def is_page_notice(text: str) -> bool:
    """Whether a paragraph asks its reader to agree, to subscribe or to turn the page, and is no news about that."""
    return asks_consent(text) or (_is_offer(text) and not _REPORTED.search(text))


def asks_consent(text: str) -> bool:
    """Whether a paragraph asks its reader to agree to cookies and the like."""
    if len(text) > _MAX_CHARS or not _CONSENT_WORD.search(text) or _REPORTED.search(text):
        return False
    return bool(_CONSENT.search(text))


def _is_offer(text: str) -> bool:
    return len(text) <= _OFFER_CHARS and bool(_OFFER_BEGINNING.match(text) or _OFFER_PART.search(text))

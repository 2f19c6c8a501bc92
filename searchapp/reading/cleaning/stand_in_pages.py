"""Pages that servers send in place of an article: errors, checks for robots, requests to log in or for JavaScript."""

from __future__ import annotations

import re
from collections.abc import Iterator

from searchapp.reading.cleaning.line_patterns import either
from searchapp.reading.cleaning.page_notices import asks_consent, is_page_notice

_MAX_CHARS = 1_500  # of a page that has no title of such pages; what is longer is an article that speaks of them
_MAX_TITLED_CHARS = 6_000  # of one that has; servers list other stories below
_TITLED_LINES = 4  # in which a page with such a title says what is wrong
_LABEL_WORDS = 6  # fewer are a label or a button
_SENTENCE_END = re.compile(r"(?<=[.!?])\s+|[。！？]\s*|\n")
_TITLE_EDGE = re.compile(r"\s+[|–—·»]\s+|\s+-\s+")
_REPORTED = re.compile(r"\b(?:said|says|told|according to|reported|announced|sagte|a dit|dijo)\b", re.I)

# The kinds by how they are called when they are left out; titles match as a whole, the others within a sentence.
_TITLES = {
    "error page": r"""
        (?:error|fehler|erreur|oops|sorry)?\W*(?:http\W*)?(?:40[0-9]|410|429|50[0-9]|52\d)(?:\W+[\w' ]{0,40})?
        (?:(?:error|oops|sorry|whoops)\W+)?(?:40\d\W+)?(?:this |the |that )?page (?:was |is )?not (?:found|available)\W*
        (?:(?:oops|sorry|whoops)\W+)?(?:this |the |that )?page (?:could not|cannot|can't) be found\W*
        (?:page|file|object|article|resource) (?:not found|unavailable|missing|no longer (?:available|exists))\W*
        (?:not found|access denied|forbidden|bad gateway|gateway time-?out|bad request|error)
        (?:internal server error|server error|service (?:temporarily )?unavailable)
        (?:die )?seite (?:wurde )?nicht gefunden|(?:diese )?seite existiert nicht
        (?:erreur\W+)?page (?:introuvable|non trouvée)|page inexistante
        p[aá]gina (?:no|não|non|niet) (?:encontrada|existe|trovata|gevonden)|страница не найдена|сторінку не знайдено
        sidan (?:hittades|finns) inte|siden (?:ble|blev) ikke funnet|siden findes ikke|sivua ei löyt\w+
        sayfa bulunamadı
        (?:nie znaleziono strony|strona nie (?:istnieje|została znaleziona))
        stránka (?:nenalezena|nebyla nalezena|neexistuje)
        (?:页面|網頁|网页|頁面)(?:不存在|未找到|找不到|无法找到|無法找到)|(?:找不到|未找到)(?:页面|網頁|网页|頁面)|ページが見つかりません(?:でした)?
        페이지를 찾을 수 없습니다|الصفحة غير موجودة
    """,
    "robot check page": r"""
        just a moment\W*|attention required\W*(?:cloudflare)?|(?:are you|you are not) a robot\W*
        (?:please )?(?:verify|confirm)(?: that)? you are (?:a )?human\W*
        (?:sorry\W+)?you have been blocked|access to this page has been denied\W*|pardon our interruption\W*
        security check(?: required)?|(?:human|robot|bot|captcha) (?:verification|check|challenge)
        captcha|one more step\W*|ddos-guard|please wait\W*|we've detected unusual activity.{0,60}
        (?:checking|verifying) your browser.{0,40}
    """,
    "login page": r"""
        (?:please )?(?:log|sign)[- ]?in(?: to (?:your account|continue|read|view).{0,40})?|login(?: required)?
        subscribe to (?:read|continue).{0,30}|register to (?:read|continue).{0,30}
        anmelden|einloggen|se connecter|connexion|connectez-vous|iniciar sesión|inicie sesión|entrar|accedi
        inloggen|logga in|logg inn|вход
    """,
    "consent page": r"""
        before you continue(?: to .{0,40})?|(?:your|we value your) privacy(?: choices)?
        cookie(?:s| consent| settings| policy)?|consent
    """,
    "redirection page": r"""
        (?:redirecting|redirection|weiterleitung|object moved|document moved|moved permanently)\W*
        30[12378] (?:found|moved.{0,20})
    """,
    "page for other browsers": r"""
        (?:your |this )?browser (?:is )?(?:not supported|unsupported|out of date)
        (?:unsupported|outdated) browser|javascript (?:is )?(?:required|disabled)
    """,
    "page refused in this region": r"""
        (?:451\W*)?unavailable (?:for|due to) legal reasons
        (?:content |not )+available in your (?:country|region).{0,20}
    """,
}
_SENTENCES = {
    "error page": r"""
        \bpage\b.{0,20}\byou\b.{0,60}\b(?:looking for|request|trying to|followed)\w*\b.{0,80}\b(?:not|n't|no longer)\b
        \bpage\b.{0,20}\byou\b.{0,60}\b(?:looking for|request)\w*\b.{0,80}\b(?:moved|removed|deleted|unavailable)\b
        \bpage\b.{0,30}\b(?:not|n't|cannot)\b(?: be)? found\b
        \b(?:not|n['’]t|unable to|cannot)\b.{0,20}\bfind\b.{0,20}\bpage\b
        ^\W*(?:it|this page|the page)\b.{0,20}\bhave been (?:moved|removed|deleted|renamed)\b
        \brequested (?:url|page|resource|address|document)\b.{0,80}\b(?:not found|not be found|not exist)
        \b(?:page|url|address|link|article)\b.{0,40}\b(?:does not|doesn't|no longer) exists?\b
        ^\W*(?:40[034]|410|50[0-4])\b.{0,40}$|^\W*(?:nginx|apache|openresty)\b
        \btemporarily unable to service\b|^\W*internal server error\b
        ^\W*(?:bad gateway|gateway time-?out|service unavailable|not found|access denied)\W*$
        \bdon['’]t have permission to access\b|^\W*reference #|\berrors\.edgesuite\.net\b
        \bsomething went wrong\b.{0,40}\btry again\b
        \bseite\b.{0,60}\b(?:existiert|gefunden|verschoben|verfügbar|gelöscht)\b
        \bpage\b.{0,60}\b(?:n['’]existe|introuvable|déplacée|supprimée)
        \bp[aá]gina\b.{0,60}\b(?:no existe|no (?:se )?(?:ha |pudo )?(?:sido )?encontr\w+|ha cambiado)
        \bp[aá]gina\b.{0,60}\b(?:não existe|não (?:foi )?encontrad\w+|non (?:esiste|è stata trovata))
        \bpagina\b.{0,60}\b(?:bestaat niet|niet (?:gevonden|bestaat))
        \bстраниц\w+.{0,60}(?:не найдена|не существует|удалена)
        (?:页面|网页|頁面|網頁).{0,20}(?:不存在|已删除|已刪除|找不到)
        ページ.{0,20}(?:見つかりません|削除)
    """,
    "robot check page": r"""
        \b(?:verify|confirm|prove|know|ensure)\b.{0,30}\byou['’]?(?: a)?re (?:a |not a )?(?:human|real|robot|bot)\b
        \b(?:check|whether|if)\b.{0,30}\byou['’]?(?: a)?re (?:a |not a )?(?:human|robot|bot)\b
        \bmade us think\b.{0,30}\bbot\b
        \bunusual (?:activity|traffic)\b.{0,40}\byour\b
        \bsecurity (?:service|solution)\b.{0,60}\b(?:protect|attacks|triggered)|\btriggered the security\b
        \btrigger this block\b|\bsite connection is secure\b
        \bsecurity of your connection\b|\bchecking your browser\b|\b(?:ray|incident|reference) id\b
        \bautomation tools\b|\baccess to this page has been denied\b|\byou (?:have been|were) blocked\b
        \b(?:complete|solve|fill)\b.{0,30}\b(?:captcha|security check|challenge)\b
        \bpossible reasons\b.{0,60}\bblock|\bperformance (?:&|and) security by\b
        \bunable to access\b.{0,40}\.\w{2,6}$|\bwhy have i been blocked\b
    """,
    "page that asks for JavaScript": r"""
        \b(?:enable|enabling|turn on|activate|allow|support)s?\b.{0,12}\b(?:js|java ?script|cookies)\b
        \bjava ?script\b.{0,30}\b(?:is|are|be|seems)\b.{0,20}\b(?:disabled|enabled|required|blocked|off)\b
        \bwithout java ?script\b|\brequires? (?:the use of )?java ?script\b|\bdisable\b.{0,20}\bad[ -]?block
        \bjavascript\b.{0,40}\b(?:aktivier\w*|deaktiviert|désactivé|activ\w+|desactivado|habilit\w+)
        \b(?:aktivieren|activer|activez|habilit\w+|active|attiva\w*|ativ\w+)\b.{0,40}\bjavascript\b
    """,
    "login page": r"""
        \b(?:log|sign) in to (?:your account|continue|read|view|access)\b|\bforgot(?:ten)?\b.{0,10}\bpassword\b
        \b(?:don['’]t|do not) have an account\b|\b(?:create|need) an account\b
        \balready have an account\b|\bpasswort vergessen\b|\bmot de passe oublié\b|\bcontraseña\b.{0,20}\bolvid
        \bolvid\w+\b.{0,20}\bcontraseña\b
    """,
    "consent page": r"""
        \bwe and our\b.{0,40}\bpartners\b|\byour (?:privacy|cookie) (?:settings|choices|preferences)\b
    """,
    "redirection page": r"""
        \b(?:you are|you're|you will be)\b.{0,12}\bredirected\b
        \bif (?:you are not|nothing happens)\b.{0,60}\bclick\b|^\W*(?:the document|object) (?:has )?moved\b
    """,
    "page for other browsers": r"""
        \bbrowser is (?:not supported|unsupported|out of date|outdated)\b
        \b(?:upgrade|update|switch)\b.{0,40}\b(?:browser|chrome|firefox|safari)\b
    """,
    "page refused in this region": r"""
        \bunavailable (?:for|due to) legal reasons\b
        \beuropean economic area\b.{0,200}\b(?:cannot|not|unavailable)\b
        \bnot (?:currently )?available in your (?:country|region|location|area)\b
    """,
}  # fmt: skip
_TITLE_PATTERNS = {kind: re.compile(either(patterns), re.I) for kind, patterns in _TITLES.items()}
_ANY_TITLE = re.compile("|".join(either(patterns) for patterns in _TITLES.values()), re.I)
_SENTENCE_PATTERNS = {kind: re.compile(either(patterns), re.I) for kind, patterns in _SENTENCES.items()}
# One of which each such sentence has: most have none, and are told so in a tenth of the time.
_SIGNS = (
    "page", "requested", "exist", "40", "41", "50", "nginx", "apache", "openresty", "unable",
    "server error", "gateway", "unavailable", "not found", "denied", "permission", "reference",
    "edgesuite", "went wrong", "moved", "removed", "deleted", "renamed", "seite", "gina", "страниц",
    "页面", "网页", "頁面", "網頁", "ページ", "you", "think", "secur", "trigger", "browser", "chrome", "firefox",
    "safari", "ray id", "incident id", "automation", "captcha", "challenge", "block", "js",
    "javascript", "java script", "cookie", "in to ", "passwor", "account", "mot de passe", "contraseña",
    "partners", "redirect", "nothing happens", "legal reasons", "economic area", "available in",
)  # fmt: skip


def stand_in_kind(title: str, body: str) -> str:
    """What kind of page stands in for an article, as `error page`; empty for an article, as those about such pages."""
    if len(body) > _MAX_TITLED_CHARS:
        return ""
    titled = _titled_kind(title)
    if not titled and len(body) > _MAX_CHARS:
        return ""
    if titled:
        sentences = list(_sentences(title, body))
        is_running = any(map(_is_running, sentences))
        return titled if not is_running or any(map(_sentence_kind, sentences[:_TITLED_LINES])) else ""
    if not all(map(_sentence_kind, filter(_is_running, _sentences(title, body)))):  # an article's first one tells it
        return ""
    return next(filter(None, map(_sentence_kind, _sentences(title, body))), "")


def _sentences(title: str, body: str) -> Iterator[str]:
    """The sentences and lines of a page without its title."""
    begin = 0
    for end in _SENTENCE_END.finditer(body):
        if (sentence := body[begin : end.start()]).strip() not in ("", title):
            yield sentence
        begin = end.end()
    if body[begin:].strip() not in ("", title):
        yield body[begin:]


def _titled_kind(title: str) -> str:
    """The kind whose title a page has, with the name of its site or without."""
    parts = (title, *_TITLE_EDGE.split(title)) if _TITLE_EDGE.search(title) else (title,)
    for part in filter(_ANY_TITLE.fullmatch, map(str.strip, parts)):
        for kind, pattern in _TITLE_PATTERNS.items():
            if pattern.fullmatch(part):
                return kind
    return ""


def _sentence_kind(sentence: str) -> str:
    if _REPORTED.search(sentence):
        return ""
    lowered = sentence.lower()
    patterns = _SENTENCE_PATTERNS.items() if any(sign in lowered for sign in _SIGNS) else ()
    kinds = (kind for kind, pattern in patterns if pattern.search(sentence))
    return next(kinds, "") or ("consent page" if asks_consent(sentence) else _kind_of_notice(sentence))


def _kind_of_notice(sentence: str) -> str:
    return "page of notices" if is_page_notice(sentence) else ""


def _is_running(sentence: str) -> bool:
    return len(sentence.split()) >= _LABEL_WORDS

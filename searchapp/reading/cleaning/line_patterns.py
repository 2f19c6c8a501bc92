"""What single lines of web pages look like: buttons, credits, bylines, dates, notices."""

from __future__ import annotations

import re
from collections.abc import Mapping

from searchapp.text.calendar.dates import MONTH


def either(alternatives: str) -> str:
    """A pattern for one of some alternatives, which stand on a line each."""
    return "(?:" + "|".join(line.strip() for line in alternatives.strip().splitlines()) + ")"


def _whole_line(alternatives: str) -> re.Pattern[str]:
    """A line that holds one of some alternatives and nothing else but punctuation."""
    return re.compile(rf"^\W*{either(alternatives)}\W*$", re.I)


_DAY = rf"(?:{MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?,?|\d{{1,2}}(?:st|nd|rd|th)?\s+{MONTH},?)"
_NAME = r"[A-ZÀ-Þ][\w.'’-]*"
_AGENCY = (
    r"(?:AP|Reuters|AFP|Getty(?: Images)?|EPA|Bloomberg|Shutterstock|iStock|UPI|Flickr|Wikimedia|Alamy|Xinhua|TASS)"
)

# A button, a link or a form of the page, alone on its line.
BUTTON = _whole_line(r"""
    print(?: (?:this|friendly|page|article|edition|story))?.{0,25}
    share(?: (?:this|on|via|article|story|with).{0,40})?
    send to (?:kindle|a friend)
    e-?mail(?: (?:this|article|me|to).{0,30})?
    tweet(?: this)?
    pin(?: it)?
    pdf.{0,12}
    save(?: (?:this|article|for later).{0,20})?
    facebook|twitter|linkedin|whats ?app|reddit|pinterest|instagram|telegram|tumblr|flipboard|youtube|messenger
    google\+?|x|rss|link|copied|bookmark|like(?: this)?|copy (?:the )?link.{0,12}
    follow(?: (?:us|me|on).{0,40})?
    subscribe.{0,40}
    sign (?:in|up|out).{0,50}
    log ?(?:in|out).{0,30}
    register(?: now| for free)?|my account|home|menu|close|more|reply|help|faqs?|careers|jobs|archives?
    search.{0,20}
    skip to .{0,25}
    (?:back|go) to .{0,20}
    read more.{0,60}
    see (?:more|all).{0,30}
    view (?:all|more|comments|gallery).{0,30}
    load more.{0,20}
    show (?:more|less|all|comments).{0,30}
    (?:next|prev(?:ious)?)(?: (?:article|page|post|story))?.{0,8}
    (?:leave|post|add|write) a (?:comment|reply).{0,20}
    (?:\d+ )?comments?(?: \(?\d+\)?)?(?: (?:are )?(?:closed|off|disabled).{0,10})?
    (?:join|start) the (?:conversation|discussion)
    report(?: abuse| ad| this ad)?
    advert(?:isement|ising)?s?.{0,20}
    (?:this )?advertisement has not loaded.{0,50}
    (?:we apologi[sz]e, but )?this video has failed to load.{0,20}
    article content(?: continues)?|story continues|recommended videos?
    sponsored.{0,30}
    promoted.{0,20}
    continue reading.{0,30}
    (?:article|story) continues below.{0,20}
    scroll (?:down|to).{0,40}
    click (?:here|to).{0,60}
    tap (?:here|to).{0,40}
    listen(?: to this (?:article|story))?.{0,20}
    play(?: now| video| audio)?|watch(?: now| live)?|video|audio|photos?|gallery|loading.{0,5}
    (?:font size|text size|resize).{0,12}
    a[+-]|aa+|about us|contact(?: us)?|newsletters?|e-?paper
    terms.{0,30}
    privacy.{0,30}
    cookies?.{0,30}
    tags?|topics?|categories|related|recommended|trending|top stories|editor.?s.? picks?
    most (?:read|popular|viewed|shared|recent).{0,20}
    latest(?: news| stories)?|breaking(?: news)?
    (?:give|gift) this article|read in app|this article is more than .{1,12} old|reuse this content|about sharing
    (?:for )?immediate release|(?:press|news|media) release|pressemitteilung|medienmitteilung|communiqué de presse
    (?:strictly )?embargoed(?:(?::| until| till| for| to)\b.{0,60})?|not for publication before.{0,40}
    \(?(?:continued|cont['’]?d|fortsetzung|suite|continúa|sigue)\b.{0,30}\b(?:page|p|pg|seite|página|pagina)\W{0,2}[A-Z]?-?\d+
    \(?(?:please )?(?:turn to|see)\b.{0,30}\b(?:page|pg)\W{0,2}[A-Z]?-?\d+
    share full article|save articles to read later\b.{0,60}|read later|see all|contact: \S+@\S+
    (?:compartilh\w+|compartir|partag\w+) (?:no|na|via|en|em|sur) (?:(?-i:[A-Z])[\w.-]*|e-?mail|redes\b.{0,10})
    (?:condividi|udostępnij|delen) (?:na|via|su|op|auf) (?:(?-i:[A-Z])[\w.-]*|e-?mail)
    haberin devamı|a version of this article appears in print.{0,200}|il vous reste \d+ ?%.{0,90}
    この記事は有料.{0,60}|有料(?:記事|会員)\w{0,12}|残り\d+文字.{0,40}
    kindly share\b.{0,40}|(?:join|follow)(?: [\w.'’&]+){0,4} (?:whats ?app|telegram) (?:channel|group)\b.{0,40}
    字号.{0,12}|责任编辑.{0,20}|責任編輯.{0,20}|(?:来源|來源)[:：].{1,20}|シェアする|ツイート|기사 ?원문|댓글 ?\d*
""")
# Of the buttons, words that may as well stand alone on a line of verse or in a list.
WEAK_BUTTON = _whole_line(r"""
    home|menu|more|close|x|link|like|follow|search|help|next|prev(?:ious)?|videos?|audio|photos?|gallery|topics?|tags?
    archives?|play|listen|watch|save|pin|print|reply|jobs|careers|related|trending|latest|register|report|comments?
    share|subscribe|categories|loading
""")
# A link to another article within one: a label and the other's headline.
_RELATED = either(r"""
    (?-i:READ|WATCH|LISTEN|LOOK|SEE)(?=\s?:)(?!.*\.\W*$)
    read (?:more|also|next|this)|also read|see also|more on this|watch(?: also)?|don.t miss
    related(?: (?:article|story|stories|news|video))?
    (?:lesen|sehen) sie (?:auch|dazu)|(?:lies|lest) (?:auch|dazu)|mehr (?:zum thema|dazu)|auch interessant
    lire (?:aussi|également)|à lire(?: aussi)?
    lee (?:también|además)|le(?:a|er) (?:también|más)|te puede interesar|leia (?:também|mais)|veja (?:também|mais)
    leggi anche|lees ook|les (?:også|mer)|se også|læs også|läs (?:också|mer|även)|lue myös
    czytaj (?:też|także|również|więcej)|zobacz (?:też|także)|čtěte také|přečtěte si
    читайте (?:также|ещё)|читайте також|baca juga|xem thêm|ilgili haber
""")
RELATED = re.compile(rf"^\W*{_RELATED}\b\s*(?::|[|–—>»-](?=\s))\s*\S.{{0,180}}$", re.I)
# What begins the page's part below an article.
END = _whole_line(r"""
    related(?: (?:articles?|stories|news|posts|content|topics?|links|tags|coverage|items|videos?))?
    more (?:from|on|in|stories|news|about|like this|coverage|articles)\b.{0,40}
    (?:you )?(?:may|might) (?:also )?(?:like|be interested in|enjoy).{0,20}
    you may (?:also )?.{0,20}
    also (?:on|read|see)\b.{0,40}
    (?:read|up) next|what to read next.{0,10}|don.t miss
    recommended(?: (?:for you|stories|articles|reading))?
    (?:leave|post|add) a (?:comment|reply).{0,20}
    (?:\d[\d,]* )?comments?(?: \(?\d+\)?)?
    (?:join|start) the (?:conversation|discussion)
    \d+ (?:responses?|replies|thoughts?) (?:to|on)\b.{0,150}
    (?:filed|posted|tagged) (?:under|in|with)\b.{0,80}
    (?:tags?|topics?)\b:?.{0,80}
    about the (?:author|writer).{0,20}
    (?:©|\(c\)|copyright (?:©|\(c\)|\d|by\b|notice)).{0,120}
    all rights reserved.{0,40}
    (?:our|the) newsletters?|newsletter
    sign up (?:for|to).{0,60}
    subscribe (?:to|now|today|for).{0,60}
    share this.{0,30}
    most (?:read|popular|viewed|shared|recent|commented).{0,20}
    trending.{0,20}
    popular(?: (?:posts|stories|now))?
    latest (?:news|stories|posts|videos|headlines)
    top stories|(?:from )?around the web
    sponsored.{0,40}
    promoted.{0,30}
    paid (?:content|post).{0,20}
    follow (?:us|me)\b.{0,40}
    (?:next|previous) (?:article|post|story|up)\b.{0,60}
    artículos? relacionad.s?|artigos? relacionados?|mehr zum thema|(?:te|le) puede interesar.{0,20}
    lire aussi.{0,60}
    weitere.{0,30}
    leia (?:também|mais).{0,60}
    reuse this content|our standards:.{0,60}|sur le même sujet|réutiliser ce contenu|les plus lus
    meistgelesen|das könnte sie auch interessieren|diskutieren sie mit.{0,20}
    archivado en|más información|lo más (?:visto|leído)|articoli correlati|potrebbe interessarti.{0,20}
    (?-i:RELATED)|(?:read|see) more:|כתבות נוספות|עוד בנושא|also from this source
    tin (?:liên quan|cùng chuyên mục|mới nhất)|bài viết liên quan|berita terkait|artikel terkait
    meer over(?: .{0,40})?|lees meer|zobacz (?:także|też)|najczęściej czytane|ilgili haberler|haberle ilgili.{0,30}
    (?:читайте|смотрите) также|материалы по теме|по теме|новости партн[её]ров|читайте також
    (?:اقرأ|إقرأ) (?:أيضا|أيضاً|المزيد)|(?:مواضيع|أخبار|مقالات) ذات صلة
    المزيد من (?:الأخبار|أخبار|المقالات|القصص|التفاصيل|المواضيع|هذه).{0,20}
    相关(?:阅读|新闻|报道|文章|链接|推荐)|相關(?:新聞|報導|文章)|延伸(?:阅读|閱讀)|推荐阅读|热门(?:新闻|文章)|分享(?:到|至).{0,8}
    あわせて読みたい|(?:この記事の)?関連(?:記事|ニュース|リンク)|おすすめ(?:記事|の記事)?|アクセスランキング
    많이 본 (?:뉴스|기사)|관련 ?(?:기사|뉴스)|.{0,80}무단 ?전재.{0,40}
""")
# Readers' comments begin here.
COMMENTS = _whole_line(r"""
    (?:\d[\d,]* )?(?:comments?|responses?|replies)(?: \(?\d+\)?)?
    (?:leave|post|add|write) a (?:comment|reply)\b.{0,20}
    (?:join|start) the (?:conversation|discussion)
    \d+ (?:responses?|replies|thoughts?) (?:to|on)\b.{0,150}
""")
# Notices about cookies, rights, subscriptions and advertising, also inside a sentence.
_NOTICES = either(r"""
    cookies?\b.{0,60}\b(?:use|accept|policy|consent|settings|browser|site|experience)
    (?:use|uses|accept) (?:of )?cookies
    all rights reserved|privacy (?:policy|notice)|terms (?:of (?:use|service)|(?:and|&) conditions)
    sign up (?:for|to|and|here)|subscribe (?:to|now|today|for|here)|subscription|newsletters?|unsubscribe
    your (?:inbox|email|e-mail|browser|subscription|account|comment)|email address|log ?in|sign in
    commission|affiliate|may not be (?:published|reproduced|republished)|permission
    follow (?:us|him|her|me|them)\b.{0,30}\b(?:on|@)
    download (?:our|the) app|javascript|ad ?block(?:er|ing)?
    comments? (?:are|is|section|policy)|moderat(?:ed|ion)|click here
""")
NOTICE = re.compile(
    rf"\b{_NOTICES}\b|©|\(c\) ?(?:19|20)\d\d|copyright (?:©|\(c\)|\d|by\b|notice|holder|owner)"
    r"|^\W*(?:additional )?reporting by\b",
    re.I,
)
# A notice of rights, at whatever length.
RIGHTS = re.compile(r"^\W*(?:copyright\b.{0,60}\W)?all rights reserved\b(?!.*\bsaid\b)", re.I)
# Whose page it is, as its last lines say.
OWNER = re.compile(r"^\W*(?:©|\(c\) ?\d|copyright (?:©|\(c\)|\d))|\ball rights reserved\b", re.I)

# Who took or owns a picture, as far as a line may be that.
_PICTURE = r"(?:photo(?:graph|graphy|s)?|fotos?|bild(?:er)?|imagen|image|picture|pic|illustration|graphic|screenshot)s?"
CREDIT = re.compile(
    rf"^\W*(?:(?:(?:file|stock|main|lead|cover|top|header|featured?) )?(?:{_PICTURE}|video|credit)"
    rf"(?: (?:credit|courtesy|source|illustration))?s?(?:\s*:\s*|\s+(?:by|from|via|courtesy of|credit:?)\s+)\S.{{0,90}}"
    rf"|(?:photo|image|picture) courtesy\b.{{0,80}}|credit\s*:.{{0,80}})$"
    rf"|\((?:[^()]{{0,60}}/\s*)?{_AGENCY}(?:\s*/\s*[^()]{{1,60}}|\s+photo(?:/[^()]{{1,60}})?)?\)\W*$"
    rf"|\((?:photo|image|picture|credit)s?\b[^()]{{2,90}}\)\W*$"
    rf"|^{_NAME}(?: {_NAME}){{0,3}}\s*(?:/|\||via|for)\s*(?:The )?{_AGENCY}(?:\s*[|/].{{0,40}})?$"
    rf"|\b(?:Getty Images|Shutterstock|AFP/Getty)\W*$",
    re.I,
)
# The same, where it can be nothing else: a line names itself a photo, or a name and an agency stand in brackets.
PHOTO_CREDIT = re.compile(
    rf"^\W*(?:(?:file|stock|main|lead|cover|top|header|featured?)[ -])?{_PICTURE}"
    rf"(?: (?:credit|courtesy|source|illustration))?(?:\s*[:/]\s*|\s+(?:by|via|courtesy of|credit:?|©)\s+)\S.{{0,90}}$"
    rf"|^\W*credit\s*:\s*.{{0,80}}$"
    rf"|[(\[](?:{_AGENCY}\s+(?:file )?photo(?:/[^()]{{1,60}})?"
    rf"|(?:photo|image|picture|credit)s?\s*(?::|by|courtesy of|via)[^()\]]{{2,90}}"
    rf"|[^()/]{{3,40}}/\s*{_AGENCY}|{_AGENCY}/[^()/]{{3,40}})[)\]]\W*$"
    r"|\b(?-i:REUTERS)/[\w .'’-]{2,40}(?:/(?:File|Pool)(?: Photo)?)?(?: Purchase Licensing Rights\b.{0,20})?$",
    re.I,
)
BYLINE = re.compile(
    r"^\W*(?:(?:written|posted|published|reported|story|text|words|article) )?by:? +"
    rf"(?-i:{_NAME})(?:[ ,&|]+(?:and |y |for |of |the |in )*(?-i:{_NAME}))*(?:,? .{{0,60}})?$"
    rf"|^(?:von|por|par|di|af|av|oleh|door) (?-i:{_NAME})"
    rf"(?:(?:,|(?-i: und| y| et| e| og| och| en| dan| i))? (?-i:{_NAME})){{1,8}}"
    r"(?:,? ?[(|–—-].{0,40}|, \d.{0,40})?$"
    r"|^\W*(?:本报|本報)?(?:作者|记者|記者|撰文|文)\s*[:：／/]\s*[^\W\d_][^\d。，？！,?!]{1,20}$"
    r"|^[가-힣]{2,4} 기자(?:\s*[=(]?\s*\S+@\S+)?$",
    re.I,
)
DATE_LINE = re.compile(
    rf"^\W*(?:.{{0,40}}\b)?(?:(?:{_DAY})\s*(?:\d{{4}})|\d{{1,2}}[/.-]\d{{1,2}}[/.-](?:20|19)?\d\d"
    r"|(?:19|20)\d\d[-/.]\d\d[-/.]\d\d)\b.{0,45}$"
    r"|^\W*(?:published|updated|posted|last (?:updated|modified))\b.{0,60}$"
    r"|^\W*\d+ (?:minutes?|hours?|days?|weeks?|months?|years?) ago\W*$",
    re.I,
)
_UNITS_AGO = either(r"""
    (?:\d+|an?) ?(?:s|sec|seconds?|m|mins?|minutes?|h|hrs?|hours?|d|days?|w|weeks?|mo|months?|y|yrs?|years?) ago
    vor \d+ (?:sekunden?|minuten?|stunden?|tag(?:en)?|wochen?|monat(?:en)?|jahr(?:en)?)
    il y a \d+ (?:secondes?|minutes?|min|heures?|h|jours?|semaines?|mois|ans?)
    (?:hace|há|fa) \d+ (?:minutos?|horas?|d[ií]as?|semanas?|m[eê]s(?:es)?|a[nñ]os?)
    \d+ (?:minut[oi]|or[ae]|giorn[oi]|settiman[ae]|mes[ei]|ann[oi]) fa
    \d+ (?:minuten|minuut|uur|uren|dagen|weken|maanden|jaar) geleden
    \d+ (?:minut\w*|godz\w*|dni|tygodni\w*|miesi\w*|lat\w*) temu
    (?:för )?\d+ (?:minut\w*|tim\w*|dag\w*|veck\w*|uk\w*|måned\w*|månad\w*|år) (?:sedan|siden)
    \d+ (?:мин\w*|час\w*|дн\w*|день|недел\w*|месяц\w*) назад
    \d+ (?:хв\w*|год\w*|дн\w*|день|тижн\w*|місяц\w*) тому
    \d+ (?:dakika|saat|gün|hafta|ay|yıl) önce
    منذ \d+ \w+
    \d+ ?(?:分钟|分鐘|小时|小時|天|周|个月|個月)前|\d+ ?(?:分|時間|日|週間|か月)前|\d+ ?(?:분|시간|일|주|개월) ?전
    just now|gerade eben|à l.instant
    (?:today|yesterday|heute|gestern|hoy|ayer|hoje|ontem|oggi|ieri)(?:,| at| um| a las| às)? \d{1,2}[:.h]\d\d.{0,6}
    (?:aujourd.hui|hier) à \d{1,2}[:h]\d\d
""")
# The same, told from today.
RELATIVE_TIME = re.compile(rf"^\W*(?:(?:published|updated|posted|aktualisiert|mis à jour)\W+)?{_UNITS_AGO}\W*$", re.I)
# When the page was published or changed.
STAMP = re.compile(r"^\W*(?:first )?(?:published|updated|posted|last (?:updated|modified))\b(?=.*\d).{0,60}$", re.I)
WIRE_DATELINE = re.compile(
    rf"^(?:[A-ZÀ-Þ][A-ZÀ-Þ.'’ -]{{2,30}})(?:, [\w. ]{{2,25}})?(?:,? {_DAY}(?: \d{{4}})?)?\s*(?:\([^)]{{2,30}}\))?"
    r"\s*(?:[-–—_]{1,2}|:)\s+\S"
)
_SECTIONS = either(r"""
    home|news|world|uk|us|politics|business|money|markets?|economy|tech(?:nology)?|science|health|sports?|football
    culture|arts?(?: & culture)?|entertainment|life(?:style)?|travel|food|opinion|comment|weather|video|local|national
    international|about(?: us)?|contact(?: us)?|search|menu|more|shop|jobs|cars|property|style|fashion|education
    environment|climate|media|photos|podcasts?|newsletters?|e-?paper|log ?in|sign ?in|subscribe|archives?|events
""")
SECTION = re.compile(rf"^\W*{_SECTIONS}\W*$", re.I)
# A page's menu on one line.
MENU = re.compile(
    rf"^\W*{_SECTIONS}(?:(?:\s*[|/›»>•·,-]\s*|\s+){_SECTIONS}){{2,}}\W*$"
    r"|^[^|.!?]{1,25}(?:\s[|•·]\s[^|.!?]{1,25}){3,}$|^[^>›».!?]{1,30}(?:\s[>›»]\s[^>›».!?]{1,30}){2,}$",
    re.I,
)

PATTERNS: Mapping[str, re.Pattern[str]] = {
    "button": BUTTON,
    "end_of_article": END,
    "related": RELATED,
    "notice": NOTICE,
    "credit": CREDIT,
    "byline": BYLINE,
    "date": DATE_LINE,
    "dateline": WIRE_DATELINE,
    "comment_head": re.compile(
        r"\bsays:$|\b\d+ (?:responses?|replies|thoughts?) (?:to|on)\b|\bwrote on\b"
        r"|^(?:reply|permalink|flag|report)\b.{0,20}$"
        r"|\b(?:at|@|-) \d{1,2}[:.]\d\d ?(?:[ap]\.?m\.?)?$",
        re.I,
    ),
    "bullet": re.compile(r"^\s*[•·*▪◦–—-]\s"),
    "address": re.compile(r"https?://|www\.|\w@\w"),
    "separator": re.compile(r"\s[|»›>/]\s"),
    "quote": re.compile(r"[\"“”«»]"),
    "question": re.compile(r"\?[\"”’»)]*$"),
    "colon": re.compile(r":$"),
    "dots": re.compile(r"(?:\.\.\.|…)$"),
    "numbered": re.compile(r"^\(?\d{1,2}[.)]\s"),
    "speaker": re.compile(rf"^{_NAME}(?: {_NAME}){{0,3}}: \S"),
    "clock": re.compile(r"\b\d{1,2}[:.]\d\d ?(?:[ap]\.?m\b|[A-Z]{2,4}\b)|\b\d{1,2} ?[ap]\.?m\b", re.I),
    "handle": re.compile(r"(?:^|\s)@\w{2,}"),
    "reported": re.compile(r"\b(?:said|says|told|according to|added|announced|reported)\b", re.I),
    "you": re.compile(r"\b(?:you|your|our|we|us)\b", re.I),
    "bracketed": re.compile(r"^[\[(].*[\])]$"),
    "ticker": re.compile(r"[+-]?\d+(?:\.\d+)?%"),
    "figure_only": re.compile(r"^\W*[\d.,:/ ]+\W*$"),
}

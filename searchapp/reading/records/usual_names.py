"""The names under which records keep what an article is made of, by what they mean.

They are the names that news APIs, crawlers, agencies' exports, content systems and published data sets use, and those
of the headers of tables in other languages. Case, accents, spaces, dots, hyphens and underscores do not count:
`datePublished`, `date_published` and `Date Published` are one name.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from functools import lru_cache

from searchapp.errors import UserError
from searchapp.model.field_names import FieldMap, Note

_MEMO_NAMES = 1 << 14
_NOT_A_LETTER = re.compile(r"[\W_]+")
_OF_SYSTEM = re.compile(r"^field_(?=\w)|(?<=\w)_(?:t|s|ss|txt|txts|dt|tdt)$")  # Drupal's and Solr's, as in `title_t`
_MARKS = re.compile("[\u0300-\u036f]")  # accents by themselves; the vowel signs of Indic scripts are letters

LEAD = "lead"
DATES_WITHOUT_NAME = "day without a name"  # of a column whose dates may be those of anything
_UPDATE_NAMES = """
    updated updated_at updated_on updated_date date_updated last_updated last_update update_date update_time
    user_edited_timestamp_usec
    modified modified_at date_modified last_modified modified_date modified_gmt lastmod
    aktualisiert aktualisiert_am mis_à_jour mise_à_jour actualizado fecha_actualización aggiornato atualizado bijgewerkt
"""

# Names by target, the surest first; the first of each is that of the project's own JSON Lines.
_NAMES: Mapping[str, str] = {
    "id": """
        id _id article_id story_id stories_id news_id doc_id document_id docno uuid guid uri item_id
        post_id identifier
        record_id urn news_item_id 뉴스_식별자
        artikel_id
        """,
    "title": """
        title headline heading head_line web_title main_title article_title story_title news_title
        headline_text
        titles headline_main headlines page_title title_full hl name subject
        titel titre titulo titolo tytul tytuł заголовок название 标题 標題 题目 題目 文章标题 新闻标题 タイトル
        見出し 件名 제목 العنوان عنوان başlık
        rubrik overskrift otsikko titulek nadpis naslov cím titlu τίτλος כותרת शीर्षक judul tiêu_đề
        hd
        schlagzeile
        überschrift kop encabezado titular manchete
        """,
    "body": """
        body body_text article_body article_text full_text main_text body_xhtml body_html body_content
        content_text
        content_html content_encoded article_content clean_text cleaned_text plain_text story_text story_body
        news_text news_content news_article news_body article_body_text
        full_content full_article article_full_text text_content text_body content
        text story texts selftext
        article bodies contents content_elements content_blocks paragraphs transcript document td raw_text
        article_html html raw_html raw_content ocr_text ocr_eng ocr body_copy review_body
        message
        texto contenido cuerpo texto_completo cuerpo_noticia inhalt artikeltext volltext fließtext
        haupttext texte
        contenu corps corps_du_texte texte_intégral testo contenuto corpo testo_completo conteúdo
        conteudo_noticia
        tekst inhoud artikel artikeltekst treść текст содержание полный_текст
        зміст 正文 内容 內容 文章 新闻内容 文章内容 本文 記事 記事本文 本文内容 본문 내용 본문내용 기사본문
        기사 النص المحتوى نص metin içerik brödtext brødtekst teksti sisältö obsah telo text_clanku szöveg
        tartalom
        conținut κείμενο טקסט תוכן isi konten nội_dung सामग्री
        news
        lead_paragraph
        """,
    "published": """
        published date_published published_at published_on first_publish_date published_date publish_date
        date_publish pub_date
        publication_date publication_time first_published first_published_at first_publication_date
        web_publication_date display_date publish_time published_time article_published_time publish_timestamp tstamp
        date_time_pub date_of_publication date datetime date_time date_gmt article_date news_date
        story_date pubtime
        seendate issue_date print_date release_date post_date posted_at posted date_posted dc_date
        post_created_date post_created upload_date
        dcterms_date
        dcterms_created dcterms_issued numeric_date created_utc issued versioncreated firstcreated date_created
        created_at created_on created
        created_date created_timestamp_usec timestamp time day pub_year year
        fecha fecha_publicación fecha_de_publicación datum veröffentlicht veröffentlichungsdatum
        erscheinungsdatum erschienen erschienen_am опубликовано
        publikationsdatum date_publication date_de_publication date_parution date_de_parution
        paru_le publié_le data data_pubblicazione
        data_di_pubblicazione data_publicação data_de_publicação data_publikacji publicatiedatum дата
        дата_публикации 日期 时间 發布日期 发布日期 发布时间 發布時間 发表日期 发表时间 发布日 日付
        配信日 公開日 公開日時 掲載日 発行日 投稿日 날짜 작성일 일자 발행일 게재일 등록일 입력일
        التاريخ تاريخ تاريخ_النشر tarih
        yayın_tarihi dato publiceringsdatum udgivelsesdato päivämäärä datum_vydání dátum dată
        ημερομηνία תאריך
        दिनांक tanggal ngày pd
        jahr
        """,
    "byline": """
        byline author authors author_name author_names creator creators dc_creator article_author
        written_by writer
        writers reporter reporters journalist reporter_name journalist_name journalists byline_original
        original_form bylines published_bylines by published_by influencer
        speaker speaker_name
        autor autores autoren auteur auteurs autore autori verfasser redakteur автор авторы
        作者 记者 記者 著者 기자 기고자
        작성자
        الكاتب المؤلف yazar forfatter författare skribent kirjoittaja szerző συγγραφέας מחבר लेखक
        penulis tác_giả
        """,
    "source": """
        source publisher outlet publication newspaper source_name publisher_name publication_name
        newspaper_name publication_title pub_title pub_name meta_site_name source_hostname pub_frosting
        outlet_name site_name sitename page_name source_common_name media_name media_outlet news_source news_outlet
        provider
        provider_name source_title journal journal_name paper website site media medium agency news_agency
        source_domain
        domain domain_name hostname origin clean_url container_title channel uploader parliament
        fuente medio periódico quelle zeitung bron krant giornale testata fonte jornal veículo źródło
        источник издание
        来源 來源 媒体 媒體 报纸 出典 新聞 언론사 매체 출처 المصدر الصحيفة kaynak gazete kilde källa
        tidning avis lähde sn
        zdroj
        forrás sursa πηγή מקור स्रोत sumber nguồn
        """,
    "section": """
        section section_name section_title article_section section_label primary_section news_desk desk
        category category_name
        categories rubric department channel_name wp_term agenda agenda_item
        sección sezione seção rubrique rubriek rubrik_name ressort resort kategorie catégorie categoría
        categoria
        sectie dział рубрика раздел категория 版面 栏目 欄目 分类 分類 面 통합_분류1
        섹션 분류
        القسم kategori osasto rubrika rovat
        κατηγορία מדור
        """,
    "url": """
        url link web_url permalink canonical_url canonical_link canonical article_url story_url page_url
        requested_url responded_url news_url
        source_url landing_url trove_url
        document_url document_identifier original_url external_url share_url full_url short_url href
        main_entity_of_page guid
        uri loc address
        enlace lien adresse ссылка 链接 網址 网址 リンク 링크 رابط الرابط bağlantı länk lenke tautan
        """,
    "language": """
        language lang language_code article_language in_language content_language source_language
        dc_language locale
        idioma lengua sprache langue lingua língua taal
        språk sprog kieli język jazyk язык мова 语言 語言 言語 언어 اللغة dil
        """,
    LEAD: """
        lead lp standfirst lede deck dek subtitle sub_title subheadline sub_headline subhead subheading intro
        chapo chapeau
        claim_reviewed introtext trail_text teaser abstract opening_text hit_sentence abstract_note description
        summary excerpt description_text meta_description
        short_description
        snippet blurb
        vorspann unterzeile untertitel sommario sottotitolo subtítulo ingress manchet resumen
        zusammenfassung résumé
        resumo samenvatting streszczenie аннотация описание 摘要 概要 要約 요약 ملخص
        """,
}
# What a content system says of an article that nobody has read yet.
UNPUBLISHED = frozenset(("draft", "auto-draft", "pending", "future", "scheduled", "private"))
_WHOLES = ("news", "article", "story", "post", "clip")
CONTRACT_LISTS = ("organizations", "countries", "people")
TARGETS = (*_NAMES, *CONTRACT_LISTS)


@lru_cache(maxsize=_MEMO_NAMES)
def plain_name(name: str) -> str:
    """The letters and digits of a field's name, in small letters and without accents and what a system adds to it."""
    folded = unicodedata.normalize("NFKD", _OF_SYSTEM.sub("", name).casefold())
    return unicodedata.normalize("NFC", _NOT_A_LETTER.sub("", _MARKS.sub("", folded)))


def _with_wholes(names: str) -> Iterator[str]:
    """The names, each as it is and with what it is a part of before it: `headline`, `news_headline`, …"""
    for name in names.split():
        yield name
        yield from (f"{whole}_{name}" for whole in _WHOLES if name.isascii() and not name.startswith("_"))


_PLAIN_WITHOUT_NAME = f" {plain_name(DATES_WITHOUT_NAME)}"
# Names of dates that are no day of publication for sure.
UPDATES = frozenset(map(plain_name, (*_with_wholes(_UPDATE_NAMES), DATES_WITHOUT_NAME)))

# The rank of each plain name among those of its targets; a name such as `guid` may have two.
RANKS: Mapping[str, Mapping[str, int]] = {
    target: {plain_name(name): rank for rank, name in reversed(list(enumerate(_with_wholes(names))))}
    for target, names in {**_NAMES, "published": _NAMES["published"] + _UPDATE_NAMES + _PLAIN_WITHOUT_NAME}.items()
}


def is_known(name: str) -> bool:
    """Whether a field's name tells what it holds."""
    return name in CONTRACT_LISTS or any(plain_name(name) in ranks for ranks in RANKS.values())


def field_map(options: tuple[str, ...]) -> FieldMap:
    """The pairs of `body=content`, `date=pubdag`, …; raises UserError for one that cannot be read."""
    return FieldMap(tuple([_pair(option) for option in options]))


def require_fields(field_map: FieldMap, notes: Mapping[Note, int]) -> None:
    """Raise UserError for a field that the user gave and that no record has."""
    for target, source in field_map.pairs:
        if source and not any(note.kind == "mapped" and plain_name(note.field) == plain_name(source) for note in notes):
            remedy = "`searchapp fields FILE` shows those that there are"
            raise UserError(f"--field {target}={source}: no record has a field “{source}”; {remedy}")


def _pair(option: str) -> tuple[str, str]:
    """The target and the source of one option; a target has all the names that are known for it."""
    name, equals, source = option.partition("=")
    target = name.strip() if name.strip() in TARGETS else _target_of(name)
    if not equals or target is None:
        targets = ", ".join(TARGETS)
        raise UserError(f"--field {option}: write TARGET=SOURCE as in body=content; TARGET is one of {targets}")
    return target, source.strip()


def _target_of(name: str) -> str | None:
    ranked = [(ranks[plain_name(name)], target) for target, ranks in RANKS.items() if plain_name(name) in ranks]
    return min(ranked)[1] if ranked else None

"""What the words before a date make of it: the day of publication, of an update, or of something else."""

from __future__ import annotations

import re
from typing import Literal

from searchapp.text.calendar.month_names import fold

Cue = Literal["published", "updated", "other", ""]

# Language: words without accents and case, as `fold` leaves them.
_PUBLISHED = """
    ar: نشر|النشر|نشرت|الاضافه; bg: публикуван|публикация; bn: প্রকাশ; ca: publicat|publicada; cs: publikovano|zverejneno|vydano|vytvoreno
    da: udgivet|offentliggjort|publiceret|oprettet; de: veroffentlicht|erschienen|erstellt|erstellungsdatum|publiziert|erscheinungsdatum|vom
    el: δημοσιευση|δημοσιευθηκε|δημοσιευτηκε|αναρτηθηκε|καταχωρηση; en: published|submitted by|publication date|publish date|posted|date posted|first published|released|release date|date published|date|dated|created|issued|issue date|uploaded|originally aired|filed|written on|pub date
    es: publicad[oa]|publicacion|fecha|creado|subido|emitido; et: avaldatud; fa: انتشار|تاریخ|منتشر; fi: julkaistu|julkaisuaika|luotu
    fr: publiee?s?|publication|mise? en ligne|paru|parue|cree|poste|ecrit|redige|diffuse; he: פורסם|פורסמה|תאריך; hi: प्रकाशित|प्रकाशन|पब्लिश
    hr: objavljeno|objava|objavljen|datum; hu: kozzetetel|kozzeteve|megjelent|publikalva|letrehozva; id: diterbitkan|dipublikasikan|terbit|tayang|diposting
    it: pubblicat[oa]|pubblicazione|creato|data; ja: 公開|投稿日?|掲載日?|配信|発表|発行|作成日; ko: 입력|등록|게시|작성|승인|기사입력|송고; lt: paskelbta|publikuota|ideta
    lv: publicets|publicesanas; ms: diterbitkan pada|disiarkan; nb: publisert|opprettet; nl: gepubliceerd|geplaatst|verschenen|aangemaakt
    pl: opublikowan[oaey]|publikacja|publikacji|dodano|utworzono|data; pt: publicad[oa]|publicacao|postado|criado|publicada em; ro: publicat|publicata|postat|adaugat
    ru: опубликован[оа]?|публикаци[яи]|дата|создано|размещено; sk: publikovane|zverejnene|uverejnene; sl: objavljeno|objavljen; sr: objavljeno|објављено
    sv: publicera[dt]es?|publicerad|skapad|utgiven; sw: imechapishwa|kuchapishwa; th: เผยแพร่|วันที่|โพสต์; tr: yayinlanma|yayinlandi|yayimlandi|yayin tarihi|giris|eklenme|olusturulma|tarih
    uk: опубліковано|публікаці[яї]|створено|розміщено; ur: شائع|اشاعت; vi: dang ngay|xuat ban|ngay dang|dang luc; zh: 发布|發布|发表|發表|刊登|出版|发稿|上架|时间|時間|日期
"""  # noqa: E501 — a table
_UPDATED = """
    ar: تحديث|التحديث|تعديل; bg: обновен[оа]?|променен[оа]?; bn: আপডেট|হালনাগাদ; ca: actualitzat|modificat; cs: aktualizovano|aktualizace|upraveno|zmeneno
    da: opdateret|aendret|sidst; de: aktualisiert|aktualisierung|geandert|anderung|stand|zuletzt|bearbeitet|update; el: ενημερωση|ενημερωθηκε|τροποποιηση|τελευταια
    en: updated?|updated on|modified|last modified|edited|revised|reviewed|last reviewed|last checked|amended|refreshed|changed|corrected|correction|corrections?
    es: actualizad[oa]|actualizacion|modificad[oa]|ultima; et: uuendatud|muudetud; fa: بروزرسانی|به روز|ویرایش; fi: paivitetty|muokattu; fr: mise? a jour|maj|modifiee?|actualisee?|revise
    he: עודכן|עדכון; hi: अपडेट|अद्यतन|संशोधित; hr: azurirano|zadnja izmjena|izmijenjeno; hu: frissitve|modositva|frissites|modositas; id: diperbarui|diupdate|pembaruan
    it: aggiornat[oa]|aggiornamento|modificat[oa]|ultima modifica; ja: 更新日?|最終更新|修正; ko: 수정|최종수정|업데이트|갱신; lt: atnaujinta; lv: atjaunots; nb: oppdatert|endret|sist
    nl: bijgewerkt|laatst|gewijzigd|aangepast; pl: aktualizacja|zaktualizowano|modyfikacja|zmodyfikowano; pt: atualizad[oa]|atualizacao|modificad[oa]|ultima; ro: actualizat|modificat
    ru: обновлен[оа]?|изменен[оа]?|обновление|отредактировано; sk: aktualizovane|upravene; sl: posodobljeno|spremenjeno; sr: azurirano|ажурирано; sv: uppdatera[dt]|andrad|senast
    th: อัพเดท|อัปเดต|แก้ไข|ปรับปรุง; tr: guncelleme|guncellendi|guncellenme|degistirilme|son; uk: оновлено|змінено|оновлення; vi: cap nhat; zh: 更新|修改|编辑|編輯
"""  # noqa: E501
_OTHER = """
    en: copyright|received|accepted|expir\\w+|valid|until|till|deadline|closes|closing|event|events|born|died|since|joined|retrieved|accessed|effective|due|starts?|ends?|through|between|archived|tel|phone|fax|issn|isbn|doi|submitted(?! by)|screening|premier\\w*|opens|replied|reply|next|upcoming|screenshot|taken|registered|founded|established|on sale|review by|event date|expiry date|closing date|due date|start date|end date|access date|date accessed|read on|today is|printed|downloaded|visited|captured
    de: gultig|bis|geboren|seit|ab|eingegangen|termin|veranstaltung|abgerufen|gedruckt|heruntergeladen|heute ist; fr: valable|jusqu'au|recu|accepte|depuis|ne le|expire|evenement|consultee?|imprimee?; es: valido|hasta|desde|nacido|recibido|aceptado|caduca|vence|consultado|impreso|descargado
    it: valido|fino al|dal|scade|evento; pt: valido|ate|desde|recebido|aceito|aceite; nl: geldig|tot|sinds|geboren; ru: действует|родился; pl: wazne|wazny|wydarzenie; sv: till|fran|galler
    ja: 開催|締切|期限|まで|受付|有効; zh: 截止|有效|至|活动|活動|版权; ko: 마감|까지|유효; tr: kadar|son basvuru; zz: ©|\\(c\\)
"""  # noqa: E501


def cue_before(text: str) -> Cue:
    """What the nearest cue word in the text before a date, or beside it, makes of the date; "" without one."""
    matches = list(_CUES.finditer(fold(text)))
    return _kind(matches[-1]) if matches else ""


def _kind(match: re.Match[str]) -> Cue:
    return "published" if match["published"] else "updated" if match["updated"] else "other"


def _alternatives(table: str) -> str:
    """A pattern of all words of a table; whole words, but for scripts that write no spaces."""
    entries = (entry.partition(":")[2].strip() for entry in re.split(r"[;\n]", table))
    words = sorted({word for entry in entries if entry for word in fold(entry).split("|")}, key=len, reverse=True)
    spaced = "|".join(word for word in words if not _UNSPACED.search(word))
    unspaced = "|".join(word for word in words if _UNSPACED.search(word)) or "(?!)"
    return rf"(?<![^\W\d_])(?:{spaced})(?![^\W\d_])|{unspaced}"


_UNSPACED = re.compile("[\u3040-\u30ff\u3400-\u9fff\u1100-\u11ff\uac00-\ud7af\u0e00-\u0e7f\u0900-\u0dff]|©")
_CUES = re.compile(
    f"(?P<updated>{_alternatives(_UPDATED)})|(?P<other>{_alternatives(_OTHER)})"
    f"|(?P<published>{_alternatives(_PUBLISHED)})"
)

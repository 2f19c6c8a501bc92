"""Country codes, and the codes of Reuters' editors for places and organizations."""

from __future__ import annotations

from collections.abc import Iterable

# ISO 3166-1 alpha-2 as of 2026, and XK, which the European Union and the CLDR use for Kosovo.
_ISO_CODES = """
    AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY BZ
    CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO
    FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE
    JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO
    MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW
    PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM
    TN TO TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS XK YE YT ZA ZM ZW
"""
ISO_COUNTRIES = frozenset(_ISO_CODES.split())

# The place codes of Reuters-21578 (its all-places-strings list); states that are gone stand for their main successor.
_PLACE_CODES = """
    afghanistan:AF albania:AL algeria:DZ american-samoa:AS andorra:AD angola:AO anguilla:AI antigua:AG
    argentina:AR aruba:AW australia:AU austria:AT bahamas:BS bahrain:BH bangladesh:BD barbados:BB belgium:BE
    belize:BZ benin:BJ bermuda:BM bhutan:BT bolivia:BO botswana:BW brazil:BR british-virgin-islands:VG brunei:BN
    bulgaria:BG burkina-faso:BF burma:MM burundi:BI cameroon:CM canada:CA cape-verde:CV cayman-islands:KY
    central-african-republic:CF chad:TD chile:CL china:CN colombia:CO congo:CG costa-rica:CR cuba:CU cyprus:CY
    czechoslovakia:CZ denmark:DK djibouti:DJ dominica:DM dominican-republic:DO east-germany:DE ecuador:EC egypt:EG
    el-salvador:SV equatorial-guinea:GQ ethiopia:ET fiji:FJ finland:FI france:FR french-guiana:GF gabon:GA
    gambia:GM ghana:GH gibraltar:GI greece:GR grenada:GD guadeloupe:GP guam:GU guatemala:GT guinea:GN
    guinea-bissau:GW guyana:GY haiti:HT honduras:HN hong-kong:HK hungary:HU iceland:IS india:IN indonesia:ID
    iran:IR iraq:IQ ireland:IE israel:IL italy:IT ivory-coast:CI jamaica:JM japan:JP jordan:JO kampuchea:KH
    kenya:KE kuwait:KW laos:LA lebanon:LB lesotho:LS liberia:LR libya:LY liechtenstein:LI luxembourg:LU macao:MO
    macau:MO madagascar:MG malawi:MW malaysia:MY mali:ML malta:MT martinique:MQ mauritania:MR mauritius:MU
    mexico:MX monaco:MC morocco:MA mozambique:MZ namibia:NA nepal:NP netherlands:NL netherlands-antilles:CW
    new-caledonia:NC new-zealand:NZ nicaragua:NI niger:NE nigeria:NG north-korea:KP norway:NO oman:OM pakistan:PK
    panama:PA papua-new-guinea:PG paraguay:PY peru:PE philippines:PH poland:PL portugal:PT qatar:QA romania:RO
    rwanda:RW saudi-arabia:SA senegal:SN seychelles:SC sierra-leone:SL singapore:SG somalia:SO south-africa:ZA
    south-korea:KR spain:ES sri-lanka:LK sudan:SD suriname:SR swaziland:SZ sweden:SE switzerland:CH syria:SY
    taiwan:TW tanzania:TZ thailand:TH togo:TG tonga:TO trinidad-tobago:TT tunisia:TN turkey:TR uae:AE uganda:UG
    uk:GB uruguay:UY us-virgin-islands:VI usa:US ussr:RU vanuatu:VU vatican:VA venezuela:VE vietnam:VN
    west-germany:DE western-samoa:WS yemen-arab-republic:YE yemen-demo-republic:YE yugoslavia:RS zaire:CD
    zambia:ZM zimbabwe:ZW
"""
_REUTERS_PLACES = dict(entry.split(":") for entry in _PLACE_CODES.split())

# Its organization codes that are sure; the others are shown as the acronyms they are.
_REUTERS_ORGANIZATIONS = {
    "adb-africa": "African Development Bank",
    "adb-asia": "Asian Development Bank",
    "aid": "Agency for International Development",
    "anrpc": "Association of Natural Rubber Producing Countries",
    "asean": "Association of Southeast Asian Nations",
    "bis": "Bank for International Settlements",
    "ec": "European Community",
    "ecsc": "European Coal and Steel Community",
    "efta": "European Free Trade Association",
    "eib": "European Investment Bank",
    "fao": "Food and Agriculture Organization",
    "gatt": "General Agreement on Tariffs and Trade",
    "gcc": "Gulf Cooperation Council",
    "iaea": "International Atomic Energy Agency",
    "iata": "International Air Transport Association",
    "icco": "International Cocoa Organization",
    "ico-coffee": "International Coffee Organization",
    "ico-islam": "Organization of the Islamic Conference",
    "ida": "International Development Association",
    "iea": "International Energy Agency",
    "ilo": "International Labour Organization",
    "ilzsg": "International Lead and Zinc Study Group",
    "imf": "International Monetary Fund",
    "inro": "International Natural Rubber Organization",
    "irsg": "International Rubber Study Group",
    "itc": "International Tin Council",
    "iwc-whale": "International Whaling Commission",
    "iwc-wheat": "International Wheat Council",
    "oapec": "Organization of Arab Petroleum Exporting Countries",
    "oecd": "Organization for Economic Cooperation and Development",
    "opec": "Organization of the Petroleum Exporting Countries",
    "un": "United Nations",
    "unctad": "United Nations Conference on Trade and Development",
    "who": "World Health Organization",
    "worldbank": "World Bank",
}


def editors_countries(codes: Iterable[str]) -> tuple[str, ...] | None:
    """ISO codes of the editors' place codes, each once; None where they gave none that is a country."""
    found = dict.fromkeys(_REUTERS_PLACES[code] for code in codes if code in _REUTERS_PLACES)
    return tuple(found) or None


def editors_organizations(codes: Iterable[str]) -> tuple[str, ...] | None:
    """Names of the editors' organization codes, each once; None where they gave none."""
    names = (_REUTERS_ORGANIZATIONS.get(code) or code.partition("-")[0].upper() for code in codes)
    return tuple(dict.fromkeys(names)) or None

"""The organization codes of Reuters' editors and the names that they stand for."""

from __future__ import annotations

from collections.abc import Iterable

# The codes of Reuters-21578 that are sure; the others are shown as the acronyms they are.
_NAMES = {
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


def reuters_organizations(codes: Iterable[str]) -> tuple[str, ...] | None:
    """Names of the organizations that the editors' codes stand for, each once; None without codes."""
    names = (_NAMES.get(code) or code.partition("-")[0].upper() for code in codes)
    return tuple(dict.fromkeys(names)) or None

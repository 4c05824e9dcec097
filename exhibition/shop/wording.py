"""A shop text -> what must not stand in it: praise that ranks, claims of authority, names of real institutions.

Chinese advertising law restricts superlatives, and a claim of partnership needs a signed paper.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from exhibition.scene.base import LANGUAGES, Text

RANKING = {
    "fr": re.compile(
        r"\b(?:l[ea]s? plus|meilleure?s?|num[ée]ro un|n[°o]\s?1|incomparables?|in[ée]gal[ée]e?s?|exceptionnel(?:le)?s?"
        r"|ultimes?|uniques?|parfaite?s?|suprêmes?|incontournables?|inestimables?)\b",
        re.IGNORECASE,
    ),
    "en": re.compile(
        r"\b(?:best|most|finest|greatest|largest|biggest|longest|tallest|oldest|rarest|number one|no\. ?1"
        r"|unique|ultimate|unrivalled|unmatched|world-class|perfect|supreme|must-see|must-have|priceless)\b",
        re.IGNORECASE,
    ),
    "zh": re.compile(
        r"最|第一(?![个时孔层排眼])|顶级|顶尖|国家级|世界级|国际级|极致|极品|绝佳|独一无二|绝无仅有|唯一|首选|无与伦比|完美|至尊|无价"
    ),
}
AUTHORITY = {
    "fr": re.compile(r"\b(?:officiel(?:le)?s?|agréée?s?|autorisée?s?|en partenariat|sous licence)\b", re.IGNORECASE),
    "en": re.compile(r"\b(?:official(?:ly)?|authori[sz]ed|in partnership|licensed by)\b", re.IGNORECASE),
    "zh": re.compile(r"官方|授权|正版|独家|特许"),
}
# None of them has a part in this project; the day one signs a paper, its name leaves this list.
REAL_INSTITUTIONS = re.compile(
    r"palace museum|musée du palais|故宫|national museum of china|musée national de chine|国家博物馆|国博"
    r"|\bpoly\b|保利|yuanmingyuan|yuanming yuan|圆明园|summer palace|palais d[’']été|yihe ?yuan|颐和园"
    r"|louvre|卢浮宫|guimet|cernuschi|fontainebleau|british museum|大英博物馆|\bv&a\b|victoria and albert|dunhuang|敦煌"
    r"|terracotta army|兵马俑|shaanxi|陕西历史|shanghai museum|上海博物馆|suzhou museum|苏州博物馆|ucca"
    r"|tmall|天猫|alibaba|阿里巴巴|christie|sotheby|佳士得|苏富比|pinault|rothschild|gl events|viparis",
    re.IGNORECASE,
)


def wording_problems(text: Text) -> Iterator[tuple[str, str]]:
    """(language, what is wrong) for every fault of a text."""
    for language in LANGUAGES:
        for found in RANKING[language].finditer(text[language]):
            yield language, f'"{found[0]}" ranks the product above others.'
        for found in AUTHORITY[language].finditer(text[language]):
            yield language, f'"{found[0]}" claims an authority that needs a signed paper.'
        if "!" in text[language] or "！" in text[language]:
            yield language, "an exclamation mark shouts."


def real_institution(name: str) -> str | None:
    """The real institution that a maker's, licensor's or seller's name takes, or None."""
    found = REAL_INSTITUTIONS.search(name)
    return found[0] if found else None

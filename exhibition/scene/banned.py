"""Words that no visitor text may use, with the reason in a few words: data for wording.py.

What only a shop may not say (praise that ranks, claims of authority) stands in exhibition/shop/wording.py.
"""

from __future__ import annotations

import re
from dataclasses import dataclass


@dataclass(frozen=True)
class Banned:
    """A pattern, the languages it counts in, whether it counts in shop texts too, and the cure."""

    pattern: re.Pattern[str]
    languages: tuple[str, ...]
    shop: bool
    cure: str


def _rule(languages: str, pattern: str, cure: str, *, shop: bool = True, cased: bool = False) -> Banned:
    flags = 0 if cased else re.IGNORECASE
    return Banned(re.compile(pattern, flags), tuple(languages.split()), shop, cure)


_LOOTED = 'Say calmly what happened: "pillage, emportées", "looted, taken", 劫掠、流失.'
_RETURN = 'Say who gave or bought it: "données à, acquises par", "given to, acquired by", 捐赠、购回.'
_PRICE = "Leave value and price out."
_SURE = 'Say "recréation inspirée de", "recreation inspired by", 数字再现.'
_RECORD = "Give the measure and no record."
_PAPER = "Leave it out unless a signed paper allows it."
_STYLE = "Speak of the object, plainly."

BANNED = (
    _rule("fr", r"trésors? rapportés?", _LOOTED),
    _rule("en", r"\bwar troph(y|ies)\b", _LOOTED),
    _rule("fr", r"\btrophées? de guerre\b", _LOOTED),
    _rule("zh", r"战利品|野蛮人|蛮夷", _LOOTED),
    _rule("fr en", r"\bsouvenirs?\b", _LOOTED, shop=False),
    _rule("en", r"\bbarbarians?\b|\brevenge\b|\bcivilised\b", _LOOTED),
    _rule("fr", r"\bbarbares?\b|\bvengeance\b|\brevanche\b|\bcivilisée?s?\b", _LOOTED),
    _rule("zh", r"复仇|报复", _LOOTED),
    _rule("fr", r"\brestitu(tions?|ée?s?|er|ent|e)\b", _RETURN),
    _rule("en", r"\brestitut(ion|ions|ed)\b", _RETURN),
    _rule("zh", r"归还文物|物归原主", _RETURN),
    _rule("en", r"missing since 1860", 'Say "whereabouts unknown".'),
    _rule("fr", r"disparue?s? depuis 1860", "Say « localisation inconnue »."),
    _rule("zh", r"1860年(起|后|以来)?失踪|自1860年失踪", "Say 下落不明."),
    _rule("en", r"\bpriceless\b", _PRICE),
    _rule("fr", r"\binestimables?\b", _PRICE),
    _rule("zh", r"无价之?宝|价值连城", _PRICE),
    _rule("en", r"(?<![“‘«])\bPeking\b", 'Say "Beijing".', cased=True),
    _rule("en", r"\bancient China\b", "Name the dynasty or the reign."),
    _rule("fr", r"\b(Chine antique|ancienne Chine|Chine ancienne)\b", "Name the dynasty or the reign."),
    _rule("en", r"\bDragon Lady\b", _STYLE),
    _rule("fr", r"reconstitution (fidèle|exacte)|fidèle reconstitution|\bnumérisée?s? en 3D\b", _SURE),
    _rule(
        "en",
        r"(faithful|exact)(ly)? (re-?construct\w*|replica|copy|reproduction|re-?creat\w*)|\b3D[- ]scanned\b",
        _SURE,
    ),
    _rule("zh", r"(忠实|精确|如实|原样)(复原|再现|重建|还原)", _SURE),
    _rule("en", r"designed by (Giuseppe )?Castiglione(?! and)", 'Say "under Castiglione\'s direction, by tradition".'),
    _rule(
        "fr",
        r"(dessinée?s?|conçue?s?) par (Giuseppe )?Castiglione",
        "Say « sous la direction de Castiglione, selon la tradition ».",
    ),
    _rule("zh", r"由?郎世宁(独自|一人)?设计", "Say 据传由郎世宁主持."),
    _rule(
        "en",
        r"world[’']s (longest|largest|biggest|oldest|greatest|tallest|most|finest)"
        r"|\b(longest|largest|biggest|oldest|tallest) \w+ in the world|\bGuinness\b",
        _RECORD,
    ),
    _rule("fr", r"\b(le|la|les) plus \w+ (\w+ )?(du|au) monde\b|\bGuinness\b", _RECORD),
    _rule("zh", r"世界(上)?(最|第一|之最)|吉尼斯", _RECORD),
    _rule(
        "en",
        r"must-see|\b(breathtaking|stunning|magnificent|gorgeous|unforgettable|awe-inspiring)\b"
        r"|\bmost (beautiful|magnificent|splendid|stunning|famous)\b",
        _STYLE,
    ),
    _rule(
        "fr",
        r"\b(époustouflante?s?|magnifiques?|somptueu(x|se|ses)|inoubliables?|incontournables?)\b"
        r"|\b(le|la|les) plus (beaux?|belles?|magnifiques?|célèbres?)\b",
        _STYLE,
    ),
    _rule("zh", r"令人惊叹|叹为观止|美不胜收|不容错过|最美|最著名", _STYLE),
    _rule("fr en zh", r"\d[\d.,]*\s?(€|EUR\b|CNY\b|GBP\b|欧元|人民币)|[€£¥]\s?\d", _PRICE, shop=False),
    _rule("en", r"\b(we|our|ours)\b", "Speak of the object; no we.", shop=False),
    _rule("fr", r"\bnous\b|\bnotre\b(?!-)|\bnos\b", "Speak of the object; no nous.", shop=False),
    _rule("zh", r"我们|咱们", "Speak of the object; no 我们.", shop=False),
    _rule("en", r"in partnership with", _PAPER, shop=False),
    _rule("fr", r"en partenariat avec", _PAPER, shop=False),
)

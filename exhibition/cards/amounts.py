"""Takes decimal price text and ISO days, gives them as each language writes them."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from functools import cache

from babel import Locale, UnknownLocaleError
from babel.dates import format_date, format_skeleton
from babel.numbers import format_currency, format_decimal, get_currency_name

LOCALES = {"fr": "fr_FR", "en": "en_GB", "zh": "zh_Hans_CN"}
NARROW = "\u202f"


@cache
def locale_of(language: str) -> str:
    """How a language writes numbers, days and prices; as English does where nobody knows."""
    try:
        return LOCALES.get(language) or str(Locale.parse(language))
    except (UnknownLocaleError, ValueError):
        return LOCALES["en"]


def price_text(price: str, currency: str, language: str) -> str:
    """A price: fr "24,90 €" with a narrow no-break space, en "€24.90", zh "24.90欧元" and "¥199.00". Never converts."""
    amount, locale = Decimal(price), locale_of(language)
    if language == "zh" and currency != "CNY":
        return format_decimal(amount, format="#,##0.00", locale=locale) + get_currency_name(currency, locale=locale)
    text = format_currency(amount, currency, locale=locale)
    return text.replace("\u00a0", NARROW) if language == "fr" else text


def date_text(day: str, language: str) -> str:
    """An ISO day: fr "1ᵉʳ août 2019", en "26 August 2019", zh "2019年8月26日". Anything else comes back as it is."""
    try:
        when = date.fromisoformat(day)
    except ValueError:
        return day
    text = format_date(when, format="long", locale=locale_of(language))
    if language == "fr" and when.day == 1 and text.startswith("1 "):
        text = "1ᵉʳ" + text[1:]
    return text


def day_text(day: str, language: str) -> str:
    """An ISO day without its year: fr "1ᵉʳ février", en "1 February", zh "2月1日"."""
    when = date.fromisoformat(day)
    text = format_skeleton("MMMMd", when, locale=locale_of(language))
    return "1ᵉʳ" + text[1:] if language == "fr" and when.day == 1 else text

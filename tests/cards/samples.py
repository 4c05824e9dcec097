"""Views to lay out: the dossier's model texts and invented shop data, in three languages."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from types import SimpleNamespace

import yaml

from exhibition.cards.look import Look, look_of
from exhibition.cards.words import read_words
from exhibition.visit.intents import Born
from exhibition.visit.view import (
    AboutPage,
    BuildUp,
    Camera,
    HandPage,
    IntroPage,
    MenuPage,
    Panel,
    ProductCard,
    ShelfLine,
    SpotCard,
    SurveyPage,
    SurveyRow,
    View,
)
from exhibition.visit.zodiac import animal_page

ROOT = Path(__file__).resolve().parents[2]
LANGUAGES = ("fr", "en", "zh")
SIZES = ((1280, 720), (1920, 1080), (1080, 1920))
URL = "https://shop.example.org/fr/products/hour-of-the-horse-cup?market=FR"
NB, NN = "\u00a0", "\u202f"

HORSE = {
    "fr": f"Regardez la crinière{NB}: chaque mèche est ciselée dans le métal. Le cheval marque l’heure double de "
    f"11{NB}h à 13{NB}h. À midi, selon la tradition, les douze animaux de la fontaine crachaient l’eau ensemble. "
    "Emportée après 1860, la tête fut achetée par Stanley Ho en 2007, donnée en 2019 et ramenée en 2020 sur son site "
    f"d’origine. Que reste-t-il de la fontaine{NN}?",
    "en": "Look at the mane: every lock is cut into the metal. The horse stands for the double hour from 11 am to "
    "1 pm. At noon, by tradition, all twelve animals of the fountain spouted together. Taken away after 1860, the head "
    "was bought by Stanley Ho in 2007, given in 2019 and brought back in 2020 to the site it came from.",
    "zh": "请看马鬃：每一缕毛发都刻在金属上。马代表午时，即11时至13时。相传正午时分，十二生肖一齐喷水。"
    "1860年后马首流失，2007年由何鸿燊购得，2019年捐赠给国家文物局，2020年回到圆明园原址。",
}
BRIDGE = {
    "fr": "Comptez les arches : la plus grande est la neuvième, d’où que l’on parte. Le pont mesure 150 m et relie la "
    "rive à l’île du Lac du Sud. Sur ses balustrades, 544 lions sculptés veillent. Vers le solstice d’hiver, le soleil "
    "bas illumine toutes les arches à la fois. Quel lion a le visage le plus vivant ?",
    "en": "Count the arches: the largest is the ninth, whichever end you start from. The bridge is 150 m long and "
    "joins the shore to South Lake Island. On its railings, 544 carved lions keep watch. Around the winter solstice "
    "the low sun lights all the arches at once. Which lion has the liveliest face?",
    "zh": "数一数桥洞：无论从哪一端数起，最大的一孔都是第九孔。桥长150米，连接东堤与南湖岛。桥栏望柱上雕有544只石狮。"
    "冬至前后，夕阳会同时照亮所有桥洞。哪一只石狮神态最生动？",
}
TITLE = {"fr": "Tête de cheval", "en": "Horse head", "zh": "马首"}
HEAD = {
    "fr": ("Époque Qianlong, vers 1747–1759", "Alliage de cuivre fondu", "Musée du Yuanming Yuan, Pékin"),
    "en": ("Qianlong period, about 1747–1759", "Cast copper alloy", "Yuanmingyuan Museum, Beijing"),
    "zh": ("清乾隆时期（约1747—1759年）", "铜合金铸造", "圆明园博物馆（北京）"),
}
SOURCE = {"fr": "Xinhua, 1er décembre 2020", "en": "Xinhua, 1 December 2020", "zh": "新华社，2020年12月1日"}
CUP = {"fr": f"Tasse «{NN}Heure du cheval{NN}»", "en": "‘Hour of the Horse’ cup", "zh": "“午时”茶杯"}
SCARF = {
    "fr": "Foulard de soie aux douze animaux du calendrier",
    "en": "Silk scarf with the twelve calendar animals",
    "zh": "十二生肖真丝长方巾",
}
ASK = {"fr": f"Que reste-t-il{NN}?", "en": "What survives?", "zh": "哪些还在？"}
DETAILS = {
    "mane": {"fr": "La crinière", "en": "The mane", "zh": "马鬃"},
    "lips": {"fr": "Les lèvres entrouvertes", "en": "The parted lips", "zh": "微启的双唇"},
    "neck": {"fr": "Le bas du cou", "en": "The foot of the neck", "zh": "颈部下方"},
}
WHY = {
    "fr": "Le motif reprend les mèches ciselées de la tête de bronze, dessinées en une seule ligne.",
    "en": "The motif takes up the chiselled locks of the bronze head, drawn as one line.",
    "zh": "图案取自铜首上錾刻的鬃毛，以一条连续的线条绘成。",
}


@lru_cache(maxsize=1)
def brand() -> SimpleNamespace:
    told = yaml.safe_load((ROOT / "scenes/brand.yaml").read_text(encoding="utf-8"))
    fonts = {role: tuple(files) for role, files in told["fonts"].items()}
    return SimpleNamespace(colours=told["colours"], fonts=fonts, words=read_words(ROOT / "scenes/words"))


@lru_cache(maxsize=1)
def look() -> Look:
    return look_of(brand(), ROOT / "assets")


PHASES = ("ground", "platform", "columns", "beams", "brackets", "rafters", "tiles", "doors", "ornament")


def spot_card(language: str, *, text: str | None = None, title: str | None = None) -> SpotCard:
    shelf = (
        ShelfLine("cup", CUP[language], "Atelier de la Rive", "", "24.90", "EUR", True),
        ShelfLine("scarf", SCARF[language], "Maison Saule Doré", "", "1280.00", "CNY", True),
        ShelfLine("pin", CUP[language], "Lotus & Co", "", None, None, True),
    )
    evidence = ("returned", SOURCE[language], "2026-11-22")
    told = text or HORSE[language]
    return SpotCard("hs_horse", title or TITLE[language], HEAD[language], told, evidence, shelf, "hs_snake", "hs_goat")


def product_card(language: str, *, url: str | None = URL, summary: str | None = None) -> ProductCard:
    return ProductCard(
        id="cup", title=CUP[language], summary=summary or WHY[language], maker="Atelier de la Rive",
        museum=TITLE[language], materials=HEAD[language][1], why=WHY[language], picture="", alt="", price="24.90",
        currency="EUR", tax_included=True, availability="in_stock", url=url, fictional=True, credit=TITLE[language],
    )  # fmt: skip


def hand_page(language: str, open_: str | None = None) -> HandPage:
    details = tuple((name, words[language]) for name, words in DETAILS.items())
    text = WHY[language] if open_ else ""
    return HandPage(TITLE[language], HEAD[language][1], details, open_, text, nearer=not open_)


def survey_page(language: str) -> SurveyPage:
    statuses = ("surviving", "returned", "standing", "documented", "evoked", "reconstructed", "whereabouts_unknown")
    rows = tuple(
        SurveyRow(f"hs_{number}", TITLE[language], statuses[number % 7], HEAD[language][2], "2026-11-22")
        for number in range(12)
    )
    return SurveyPage(ASK[language], WHY[language], rows, tuple((word, 12 - n) for n, word in enumerate(statuses)))


def view(language: str, panel: Panel | None = None, **more: object) -> View:
    return View("haiyantang", TITLE[language], language, LANGUAGES, Camera((0.0, 0.0, 1.6)), panel=panel, **more)


def views(language: str) -> dict[str, View]:
    """One view for each kind of sheet."""
    problems = tuple(f"scenes/haiyantang/scene.yaml:{line}:7: unknown word “heigth”." for line in range(40, 50))
    long = (HORSE[language], BRIDGE[language], HORSE[language], BRIDGE[language])
    return {
        "card": view(language, spot_card(language), home="entrance"),
        "card of a building": view(language, replace(spot_card(language), build_up=BuildUp(PHASES, 3))),
        "card in the survey": view(
            language, replace(spot_card(language), holdable=True, survey=ASK[language]), survey=ASK[language]
        ),
        "ways": view(language, home="entrance", zodiac=True, survey=ASK[language]),
        "hand": view(language, hand_page(language), held=True, alone=(3,)),
        "detail": view(language, hand_page(language, "mane"), held=True, alone=(3,)),
        "survey": view(language, survey_page(language), alone=(3, 4)),
        "product": view(language, product_card(language)),
        "product without code": view(language, product_card(language, url=None)),
        "about": view(language, AboutPage(long)),
        "intro": view(language, IntroPage(TITLE[language], BRIDGE[language])),
        "long intro": view(language, IntroPage(TITLE[language], "\n".join(long))),
        "menu": view(language, MenuPage("high", True, False, "wheelchair", True)),
        "animal button": view(language, zodiac=True, home="entrance", hint=True),
        "animal decades": view(language, animal_page(None, "2049-05-01")),
        "animal years": view(language, animal_page(Born(1980), "2026-11-28")),
        "animal question": view(language, animal_page(Born(2000, 2003), "2026-11-28")),
        "hint": view(language, hint=True, home="entrance"),
        "asking": view(language, asking=12.4),
        "loading": view(language, loading=0.4),
        "caption": view(language, caption=BRIDGE[language]),
        "problems": view(language, problems=problems),
    }

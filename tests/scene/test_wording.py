"""Texts for visitors: good ones pass untouched, each fault is named with its cure."""

# ruff: noqa: E501 - texts stand on one line, as a curator would paste them
from __future__ import annotations

import pytest

from exhibition.scene.base import Text
from exhibition.scene.numbers import missing_numbers
from exhibition.scene.wording import INTRO, LABEL, NAME, SHOP_TEXT, TIP, WORD, remarks, traditional

HORSE = Text(
    fr="Regardez la crinière\u00a0: chaque mèche est ciselée dans le métal. Le cheval marque l’heure double de 11\u00a0h à 13\u00a0h. À midi, selon la tradition, les douze animaux de la fontaine crachaient l’eau ensemble. Emportée après 1860, la tête fut achetée par Stanley Ho en 2007, donnée en 2019 et ramenée en 2020 sur son site d’origine. Que reste-t-il de la fontaine\u202f?",
    en="Look at the mane: every lock is cut into the metal. The horse stands for the double hour from 11 am to 1 pm. At noon, by tradition, all twelve animals of the fountain spouted together. Taken away after 1860, the head was bought by Stanley Ho in 2007, given in 2019 and brought back in 2020 to the site it came from.",
    zh="请看马鬃：每一缕毛发都刻在金属上。马代表午时，即11时至13时。相传正午时分，十二生肖一齐喷水。1860年后马首流失，2007年由何鸿燊购得，2019年捐赠给国家文物局，2020年回到圆明园原址。",
)
BRIDGE = Text(
    fr="Comptez les arches\u00a0: la plus grande est la neuvième, d’où que l’on parte. Le pont mesure 150\u00a0m et relie la rive à l’île du Lac du Sud. Sur ses balustrades, 544\u00a0lions sculptés veillent. Vers le solstice d’hiver, le soleil bas illumine toutes les arches à la fois. Quel lion a le visage le plus vivant\u202f?",
    en="Count the arches: the largest is the ninth, whichever end you start from. The bridge is 150\u00a0m long and joins the shore to South Lake Island. On its railings, 544 carved lions keep watch. Around the winter solstice the low sun lights all the arches at once. Which lion has the liveliest face?",
    zh="数一数桥洞：无论从哪一端数起，最大的一孔都是第九孔。桥长150米，连接东堤与南湖岛。桥栏望柱上雕有544只石狮。冬至前后，夕阳会同时照亮所有桥洞。哪一只石狮神态最生动？",
)
LOOTING = Text(
    fr="«\u202fEn octobre 1860, à la fin de la seconde guerre de l’opium, des troupes françaises et britanniques pillent le Yuanming Yuan\u202f; les 18 et 19 octobre, l’armée britannique l’incendie sur ordre de lord Elgin.\u202f»",
    en="In October 1860, at the end of the Second Opium War, French and British troops looted Yuanming Yuan; on 18 and 19 October the British army burned it on Lord Elgin’s order.",
    zh="1860年10月，第二次鸦片战争末期，英法联军劫掠圆明园；18日至19日，英军奉额尔金勋爵之命纵火焚园。",
)


@pytest.mark.parametrize(("text", "kind"), [(HORSE, LABEL), (BRIDGE, LABEL), (LOOTING, NAME)])
def test_the_style_guides_own_models_pass(text: Text, kind) -> None:
    assert remarks(text, kind) == ()


def one(language: str, said: str, kind=WORD) -> list[str]:
    text = Text(**({"fr": "Un mot", "en": "A word", "zh": "一个词"} | {language: said}))
    return [f"{remark.message} {remark.hint}" for remark in remarks(text, kind) if remark.language == language]


@pytest.mark.parametrize(
    ("language", "said", "cure"),
    [
        ("fr", "Encore ?", "narrow no-break space (U+202F) before ?"),
        ("fr", "Encore\u00a0!", "narrow no-break space (U+202F) before !"),
        ("fr", "l’eau; l’air", "narrow no-break space (U+202F) before ;"),
        ("fr", "« mot »", "narrow no-break space (U+202F) after «"),
        ("fr", "Le toit : haut", "no-break space (U+00A0) before :"),
        ("fr", "un pont de 150 m", "no-break space (U+00A0) before the unit"),
        ("fr", "à 11h", "no-break space (U+00A0) before the unit"),
        ("fr", "10 000 marques", "inside the number 10 000"),
        ("fr", "l'eau", "Write ’"),
        ("fr", "le coeur", "Write œ"),
        ("fr", "Epoque Qianlong", "Write É"),
        ("en", "a bridge of 150 m", "no-break space (U+00A0) before the unit"),
        ("en", 'the "boat"', "straight quote"),
        ("en", "from 1747-1759", "en dash"),
        ("en", "two  spaces", "two spaces"),
        ("en", "see www.garden.example", "address of the web"),
        ("en", "a <i>boat</i>", "HTML"),
        ("zh", "湖,山", "half-width"),
        ("zh", "湖 山", "space between Chinese signs"),
        ("zh", "长 150米", "space between Chinese and a number"),
        ("zh", "頤和园", "traditional signs: 頤"),
        ("zh", "1747-1759年", "range"),
    ],
)
def test_wrong_signs_are_named_with_their_cure(language: str, said: str, cure: str) -> None:
    told = one(language, said)
    assert any(cure in line for line in told), told


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("fr", "Le pont\u00a0: 150\u00a0m, de 11\u00a0h\u00a030 à 13\u00a0h\u202f; «\u202foui\u202f»\u202f!"),
        ("fr", "2\u202f400 marques, vers 1747-1759, XVIII\u1d49 siècle, 24,90\u00a0€"),
        ("fr", "Œuvre, Époque, À midi, Notre-Dame (?)"),
        ("en", "1,165 lions; 11 am to 1 pm, 1747–1759: ‘the “boat”’"),
        ("zh", "维克多·雨果说：“1860年……”——《信》，约24.90欧元。"),
        ("zh", "何鸿燊、乾隆、豳风桥"),
    ],
)
def test_right_signs_raise_no_false_alarm(language: str, said: str) -> None:
    assert one(language, said) == [] or all("number" in line for line in one(language, said))


@pytest.mark.parametrize(
    ("language", "said"),
    [("en", "a priceless head"), ("fr", "la restitution de la tête"), ("en", "a faithful reconstruction"),
     ("zh", "世界第一长廊"), ("en", "the world’s longest corridor"), ("en", "war trophies")],
)  # fmt: skip
def test_words_that_hurt_or_boast_are_refused(language: str, said: str) -> None:
    assert any("says" in line for line in one(language, said, NAME))


def test_a_shop_may_say_souvenir_but_an_exhibit_may_not() -> None:
    assert not any("souvenir" in line for line in one("en", "a souvenir", SHOP_TEXT))
    assert any("souvenir" in line for line in one("en", "a souvenir", NAME))


def test_lengths_are_kept_with_a_small_tolerance() -> None:
    assert any("words" in line for line in one("en", "Too short.", TIP))
    assert any("signs" in line for line in one("zh", "太短。", INTRO))


@pytest.mark.parametrize(
    ("fr", "en", "zh"),
    [
        ("de 11\u00a0h à 13\u00a0h", "from 11 am to 1 pm", "11时至13时"),
        ("de 23\u00a0h à 1\u00a0h", "from 11 pm to 1 am", "23时至1时"),
        ("de 11\u00a0h à 13\u00a0h", "11–1 pm", "11时至13时"),
        ("11\u00a0h\u00a030", "11:30 am", "11时30分"),
        ("2\u202f400 lions", "2,400 lions", "2400只"),
        ("20\u202f000 pièces", "20,000 pieces", "2万件"),
        ("le XVIII\u1d49 siècle", "the 18th century", "18世纪"),
        ("vers 1780", "about 1780", "约18世纪80年代"),
        ("17 arches", "seventeen arches", "十七孔"),
        ("1,5\u00a0m", "1.5\u00a0m", "1.5米"),
        ("26 août 2019", "26 August 2019", "2019年8月26日"),
        ("Août 2019, Paris", "August 2019, Paris", "2019年8月，巴黎"),
        ("1755, an 20", "1755 (20th year of Qianlong)", "乾隆二十年（1755年）"),
    ],
)
def test_the_same_numbers_are_seen_in_each_language(fr: str, en: str, zh: str) -> None:
    assert missing_numbers({"fr": fr, "en": en, "zh": zh}) == []


def test_a_number_that_one_version_lacks_is_found() -> None:
    found = missing_numbers({"fr": "en 1860", "en": "in 1861", "zh": "1860年"})
    assert [(language, int(number)) for language, number, _ in found] == [("en", 1860), ("fr", 1861), ("zh", 1861)]


def test_an_english_verb_is_no_month() -> None:
    told = {"fr": "le 3, on marche", "en": "you may march on the 3rd", "zh": "3日，5月出发"}
    assert [(language, int(number)) for language, number, _ in missing_numbers(told)] == [("en", 5), ("fr", 5)]


def test_simplified_signs_are_not_taken_for_traditional() -> None:
    assert not any(
        traditional(sign) for sign in "颐和园圆明园海晏堂万寿山佛香阁乾隆年间铜首兔鼠牛虎龙蛇马羊猴鸡狗猪何鸿燊豳风桥"
    )
    assert all(traditional(sign) for sign in "頤園圓萬壽閣銅龍馬雞豬")

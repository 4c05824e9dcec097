"""The visitor texts of the three scenes: nothing to mend, and true to the public record of the heads and of 1860.

Lengths, signs, banned words and numbers are judged by ``exhibition.scene.texts``; here stands what only this exhibition
knows: who keeps which head, which names its places bear, and what may not be left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from exhibition.scene.base import LANGUAGES
from exhibition.scene.folder import load_scene
from exhibition.scene.numbers import written
from exhibition.scene.texts import scene_text_problems

SCENES = Path(__file__).parents[1] / "scenes"
IDS = ("entrance", "haiyantang", "summer_palace")
SPOTS = {scene: yaml.safe_load((SCENES / scene / "hotspots.yaml").read_text("utf-8"))["hotspots"] for scene in IDS}

# The public record on 22 November 2026: hours of the double hour, and who keeps the head.
HEADS = {
    "rat": (23, 1, "National Museum of China"),
    "ox": (1, 3, "Poly Art Museum"),
    "tiger": (3, 5, "Poly Art Museum"),
    "rabbit": (5, 7, "National Museum of China"),
    "dragon": (7, 9, None),
    "snake": (9, 11, None),
    "horse": (11, 13, "Yuanmingyuan Museum"),
    "goat": (13, 15, None),
    "monkey": (15, 17, "Poly Art Museum"),
    "rooster": (17, 19, None),
    "dog": (19, 21, None),
    "pig": (21, 23, "Poly Art Museum"),
}
KNOWN = [animal for animal, (_, _, holder) in HEADS.items() if holder]
UNKNOWN = [animal for animal, (_, _, holder) in HEADS.items() if not holder]
HOLDERS = {
    "National Museum of China": ("Musée national de Chine", "中国国家博物馆"),
    "Poly Art Museum": ("Musée d’art Poly", "保利艺术博物馆"),
    "Yuanmingyuan Museum": ("Musée du Yuanming Yuan", "圆明园博物馆"),
}
# How the heads came to be where they are, in the one wording that is used: given, or acquired.
GIVEN_OR_ACQUIRED = {
    "rat": ("donnée", "given", "捐赠"),
    "rabbit": ("donnée", "given", "捐赠"),
    "horse": ("donnée", "given", "捐赠"),
    "pig": ("donnée", "given", "捐赠"),
    "ox": ("Acquise", "Acquired", "购回"),
    "tiger": ("Acquise", "Acquired", "购回"),
    "monkey": ("Acquise", "Acquired", "购回"),
}
WORSHIP = {"hs_foxiangge", "hs_zhihuihai", "hs_four_regions"}

# Places as they are named in this exhibition; the pinyin in brackets where a name is first used in a text.
NAMES = (
    ("Palais d’Été", "Summer Palace", "颐和园", "Yihe Yuan"),
    ("ancien Palais d’Été", "Old Summer Palace", "圆明园", "Yuanming Yuan"),
    ("Jardin des Ondes claires", "Garden of Clear Ripples", "清漪园", "Qingyi Yuan"),
    ("lac Kunming", "Kunming Lake", "昆明湖", "Kunming Hu"),
    ("colline de la Longévité", "Longevity Hill", "万寿山", "Wanshou Shan"),
    ("lac de Derrière", "Back Lake", "后湖", "Hou Hu"),
    ("colline de la Source de jade", "Jade Spring Hill", "玉泉山", "Yuquan Shan"),
    ("collines de l’Ouest", "Western Hills", "西山", "Xi Shan"),
    ("Trois Collines et Cinq Jardins", "Three Hills and Five Gardens", "三山五园", None),
    ("porte orientale du Palais", "East Palace Gate", "东宫门", "Donggong Men"),
    ("salle de la Bienveillance et de la Longévité", "Hall of Benevolence and Longevity", "仁寿殿", "Renshou Dian"),
    ("Grand Théâtre", "Great Stage", "大戏楼", "Da Xilou"),
    ("salle Yile", "Yile Hall", "颐乐殿", "Yile Dian"),
    ("salle des Vagues de jade", "Hall of Jade Ripples", "玉澜堂", "Yulan Tang"),
    ("salle de la Joie et de la Longévité", "Hall of Joy in Longevity", "乐寿堂", "Leshou Tang"),
    ("pavillon Shuimu Ziqin", "Shuimu Ziqin front hall", "水木自亲", None),
    ("Longue Galerie", "Long Corridor", "长廊", "Chang Lang"),
    ("porte Yaoyue (l’Invitation à la lune)", "Gate of Inviting the Moon", "邀月门", "Yaoyue Men"),
    ("pavillon Shizhang", "Shizhang Pavilion", "石丈亭", "Shizhang Ting"),
    ("salle des Nuages dissipés", "Hall of Dispelling Clouds", "排云殿", "Paiyun Dian"),
    ("tour de l’Encens du Bouddha", "Tower of Buddhist Incense", "佛香阁", "Foxiang Ge"),
    ("pavillon des Nuages précieux", "Pavilion of Precious Clouds", "宝云阁", "Baoyun Ge"),
    ("temple de la Mer de la Sagesse", "Sea of Wisdom", "智慧海", "Zhihui Hai"),
    ("Quatre Grands Continents", "Four Great Regions", "四大部洲", "Sida Buzhou"),
    ("rue de Suzhou", "Suzhou Street", "苏州街", "Suzhou Jie"),
    ("Bateau de marbre", "Marble Boat", "清晏舫", "Qingyan Fang"),
    ("chaussée de l’Ouest", "West Causeway", "西堤", "Xi Di"),
    ("pont Jiehu (de la Limite des lacs)", "Lake-Dividing Bridge", "界湖桥", "Jiehu Qiao"),
    ("pont des Saules", "Willow Bridge", "柳桥", "Liu Qiao"),
    ("pont de la Ceinture de jade", "Jade Belt Bridge", "玉带桥", "Yudai Qiao"),
    ("pont aux Dix-Sept Arches", "Seventeen-Arch Bridge", "十七孔桥", "Shiqikong Qiao"),
    ("île du Lac du Sud", "South Lake Island", "南湖岛", "Nanhu Dao"),
    ("salle Hanxu (l’Embrassement de l’univers)", "Hall of Embracing the Universe", "涵虚堂", "Hanxu Tang"),
    ("pavillon Spacieux (Kuoru)", "Spacious Pavilion (Kuoru)", "廓如亭", "Kuoru"),
    ("Bœuf de bronze", "Bronze Ox", "铜牛", "Tong Niu"),
    ("digue de l’Est", "East Dike", "东堤", "Dong Di"),
    ("pavillon Wenchang", "Wenchang Tower", "文昌阁", "Wenchang Ge"),
    ("pavillon Zhichun (l’Annonce du printemps)", "Heralding Spring Pavilion", "知春亭", "Zhichun Ting"),
    ("palais européens", "Western Mansions", "西洋楼", "Xiyang Lou"),
    ("palais de la Mer calme", "Hall of the Calm Sea", "海晏堂", "Haiyan Tang"),
    ("réservoir dit « Mer d’étain »", "‘Tin Sea’ reservoir", "锡海", "Xi Hai"),
    ("empereur Guangxu", "Guangxu Emperor", "光绪皇帝", None),
    ("impératrice douairière Cixi", "Empress Dowager Cixi", "慈禧太后", None),
    ("Giuseppe Castiglione", "Giuseppe Castiglione", "郎世宁", "Lang Shining"),
    ("Michel Benoist", "Michel Benoist", "蒋友仁", "Jiang Youren"),
    ("Jean-Denis Attiret", "Jean-Denis Attiret", "王致诚", "Wang Zhicheng"),
    ("Yi Lantai", "Yi Lantai", "伊兰泰", None),
    ("Stanley Ho", "Stanley Ho", "何鸿燊", None),
    ("famille Pinault", "Pinault family", "皮诺家族", None),
    ("hôtel Salomon de Rothschild", "Hôtel Salomon de Rothschild", "萨洛蒙·德·罗斯柴尔德公馆", None),
)
OTHER_BRACKETS = {"Boat of Purity and Ease", "Bronze Pavilion"}


def _texts(node: object, where: str) -> Iterator[tuple[str, dict[str, str]]]:
    """Every {fr, en, zh} below a node with where it stands."""
    if isinstance(node, dict):
        if set(node) == set(LANGUAGES):
            yield where, node
            return
        for key, value in node.items():
            yield from _texts(value, f"{where}.{key}")


ALL = [found for scene, spots in SPOTS.items() for found in _texts(spots, scene)]
HEAD_SPOTS = {animal: SPOTS["haiyantang"][f"hs_{animal}"] for animal in HEADS}


def _plain(text: str) -> str:
    return text.replace("\u202f", " ").replace("\u00a0", " ").lower()


@pytest.mark.parametrize("scene", IDS)
def test_a_scene_reads_without_a_problem_and_its_texts_leave_nothing_to_mend(scene):
    document = load_scene(SCENES / scene)
    assert not document.problems, "\n".join(map(str, document.problems))
    problems = scene_text_problems(document)
    assert not problems, "\n".join(map(str, problems))


def test_there_is_enough_to_open():
    assert len(SPOTS["haiyantang"]) >= 18 and len(SPOTS["summer_palace"]) >= 18 and len(SPOTS["entrance"]) >= 3


def test_every_label_has_its_source_and_its_day():
    for scene, spots in SPOTS.items():
        for name, spot in spots.items():
            assert all(spot["evidence"]["source"][language].strip() for language in LANGUAGES), (scene, name)
            assert spot["evidence"]["as_of"] == "2026-11-22", (scene, name)


def test_seven_heads_are_on_record_and_five_are_not():
    status = {animal: spot["evidence"]["status"] for animal, spot in HEAD_SPOTS.items()}
    assert {animal for animal, word in status.items() if word in ("surviving", "returned")} == set(KNOWN)
    assert [animal for animal, word in status.items() if word == "returned"] == ["horse"], "only it is back on its site"
    assert {animal for animal, word in status.items() if word == "whereabouts_unknown"} == set(UNKNOWN)
    assert (len(KNOWN), len(UNKNOWN)) == (7, 5)


@pytest.mark.parametrize("animal", KNOWN)
def test_a_known_head_names_its_museum(animal):
    holder = HEAD_SPOTS[animal]["head"]["holder"]
    name = HEADS[animal][2]
    french, chinese = HOLDERS[name]
    assert name in holder["en"] and french in holder["fr"] and chinese in holder["zh"]
    assert HEAD_SPOTS[animal]["evidence"]["holder"] == holder


@pytest.mark.parametrize("animal", KNOWN)
def test_a_known_head_says_in_one_wording_how_it_came_to_its_museum(animal):
    text = HEAD_SPOTS[animal]["text"]
    for language, word in zip(LANGUAGES, GIVEN_OR_ACQUIRED[animal], strict=True):
        assert word in text[language], (animal, language)


@pytest.mark.parametrize("animal", UNKNOWN)
def test_an_unknown_head_says_that_it_is_a_reconstruction(animal):
    spot = HEAD_SPOTS[animal]
    assert spot["head"]["status"]["fr"].startswith("Reconstitution hypothétique")
    assert spot["head"]["status"]["en"].startswith("Hypothetical reconstruction")
    assert spot["head"]["status"]["zh"].startswith("推测复原")
    assert spot["head"]["holder"] == {"fr": "Localisation inconnue", "en": "Whereabouts unknown", "zh": "下落不明"}


@pytest.mark.parametrize("animal", HEADS)
def test_a_head_tells_its_double_hour_in_each_language(animal):
    text = HEAD_SPOTS[animal]["text"]
    for language in LANGUAGES:
        assert set(HEADS[animal][:2]) <= written(text[language], language), (animal, language)


def test_no_head_speaks_of_money_sales_or_guesses_about_the_dragon():
    forbidden = re.compile(r"€|\$|\beuros?\b|\bdollars?\b|enchères|auction|拍卖|欧元|美元|Ta[iï]wan|台湾", re.I)
    for animal, spot in HEAD_SPOTS.items():
        for where, text in _texts({word: spot[word] for word in ("title", "tip", "head", "text")}, animal):
            for language in LANGUAGES:
                assert not forbidden.search(text[language]), (where, language)
    dragon = HEAD_SPOTS["dragon"]["text"]
    assert "n’est pas établie" in dragon["fr"] and "not established" in dragon["en"] and "下落未获证实" in dragon["zh"]


@pytest.mark.parametrize("path", [("haiyantang", "hs_1860"), ("entrance", "hs_two_palaces")])
def test_1860_is_told_with_both_armies_in_each_language(path):
    text = SPOTS[path[0]][path[1]]["text"]
    for language, said in {
        "fr": ("françaises", "britanniques", "pillèrent", "l’armée britannique l’incendia"),
        "en": ("French", "British", "looted", "British army burned"),
        "zh": ("英法联军", "劫掠", "英军"),
    }.items():
        assert all(words in text[language] for words in said), language


def test_nothing_is_sold_beside_worship_or_1860():
    silent = [SPOTS["haiyantang"]["hs_1860"], *(SPOTS["summer_palace"][name] for name in sorted(WORSHIP))]
    assert all(not spot.get("products") and not spot.get("related") for spot in silent)
    assert {spot["zone"] for spot in silent} == {"notice", "worship"}


def test_the_two_summer_palaces_are_never_told_by_half_a_name():
    french = re.compile(r"(?<!« )Palais d’Été(?! \((?:Yihe|Yuanming) Yuan\))")
    english = re.compile(r"(?<!‘)Summer Palace(?! \((?:Yihe|Yuanming) Yuan\))")
    for where, text in ALL:
        assert not french.search(text["fr"].replace("\u202f", " ")), where
        assert not english.search(text["en"]), where


def test_each_named_place_has_its_own_name_in_each_language():
    for where, text in ALL:
        if not where.endswith(".text") and not where.endswith(".title"):
            continue
        for french, english, chinese, _ in NAMES:
            if chinese not in text["zh"]:
                continue
            for language, name in (("fr", french), ("en", english)):
                short = re.sub(r" \(.*", "", name)
                said = _plain(short) in _plain(text[language])
                assert said or _titled(where, language, short), (where, language, name)


def _titled(where: str, language: str, name: str) -> bool:
    """Whether the label's own title gave the name, so that the text may go on without it."""
    scene, spot = where.split(".")[:2]
    return _plain(name) in _plain(SPOTS[scene][spot]["title"][language])


def test_each_pinyin_in_brackets_follows_the_name_it_belongs_to():
    known = {pinyin: (french, english) for french, english, _, pinyin in NAMES if pinyin}
    for where, text in ALL:
        for column, language in enumerate(("fr", "en")):
            for found in re.finditer(r" \(([A-Z][a-z]+(?: [A-Za-z]+)*)\)", text[language]):
                if found[1] in OTHER_BRACKETS:
                    continue
                assert found[1] in known, (where, found[1])
                name = re.sub(rf" \({found[1]}\)$", "", known[found[1]][column])
                before = _plain(text[language][: found.start()])
                assert before.endswith(_plain(name)), (where, language, found[1])


def test_pinyin_in_running_text_has_no_tones():
    for where, text in ALL:
        assert not re.search("[āēīōūǖǎěǐǒǔǚ]", text["fr"] + text["en"]), where

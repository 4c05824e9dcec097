"""What the commands promise: their exit codes, one line of cause and one of remedy, JSON alone where it was asked."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from exhibition.render.window import NoGraphics

ROOT = Path(__file__).resolve().parents[2]
SCENE = "scenes/garden/scene.yaml"
THREE = "Write three numbers with commas: 0,-300,-38."
WRONG = [
    ("shot entranse hall o.png", 'There is no scene "entranse".', 'Did you mean "entrance"?'),
    ("facts nowhere", 'There is no scene "nowhere".', "Known scenes: entrance, haiyantang, summer_palace."),
    ("export haiyantan o.glb", 'There is no scene "haiyantan".', 'Did you mean "haiyantang"?'),
    ("bench sumer_palace", 'There is no scene "sumer_palace".', 'Did you mean "summer_palace"?'),
    ("run nowhere", 'There is no scene "nowhere".', "Known scenes: entrance, haiyantang, summer_palace."),
    ("shot entrance hal o.png", 'The scene "entrance" has no view "hal".', 'Did you mean "hall"?'),
    ("shot entrance x o.png --eye 0,0,1", "--eye and --look belong together.", "Give both."),
    ("shot entrance x o.png --eye 0,0 --look 0,0,1", '"0,0" is no position.', THREE),
    ("shot entrance hall o.png --open hs_welcom", 'There is no hotspot "hs_welcom" here.',
     'Did you mean "hs_welcome"?'),
    ("shot haiyantang noon o.png --product tiger_cup", "A product opens from a card.",
     "Open a hotspot with --open first."),
    ("shot haiyantang noon o.png --open hs_tiger --product tiger_cap", '"tiger_cap" is not on the shelf of that card.',
     'Did you mean "tiger_cup"?'),
    ("shot haiyantang noon o.png --hold", "A thing is taken in the hand from its card.",
     "Open a hotspot with --open first."),
    ("shot haiyantang noon o.png --open hs_1860 --hold", '"hs_1860" cannot be taken in the hand.',
     "Only what has details can: see details: in its hotspot."),
    ("shot haiyantang noon o.png --open hs_ox --detail hornes", 'There is no detail "hornes" of "hs_ox".',
     'Did you mean "horns"?'),
    ("shot entrance hall o.png --size 1280", '"1280" is no size.', "Write it as 1280x720."),
    ("shot entrance hall o.png --size 8x8", "8x8 is out of reach.", "Choose from 64x64 to 7680x4320."),
    ("shot entrance hall o.png --quality best", '--quality does not know "best".',
     "Choose flat, low, medium, high, ultra."),
    ("shot entrance hall o.png --lang de", '--lang does not know "de".', "Choose fr, en, zh."),
    ("shot entrance hall o.png --time 25:99", '"25:99" is no time of day.', 'Write it as "17:30".'),
    ("shot entrance hall o.png --page abaut", '--page does not know "abaut".',
     "Choose about, animal, intro, menu, survey."),
    ("shot entrance hall o.xyz", '"o.xyz" is no kind of file that can be written.', "End it .png, .jpg, .jpeg, .webp."),
    ("tour entrance flim", '"entrance" has no tour "flim".', 'Did you mean "film"?'),
    ("tour entrance --record o.gif", '"o.gif" is no kind of file that can be written.', "End it .mp4, .mkv, .mov."),
    ("bench entrance --views hall,hal", "No such view: hal.", 'Did you mean "hall"?'),
    ("bench entrance --view a=1,2/3", '"1,2" is no position.', THREE),
    ("bench entrance --view 1,2,3/4,5,6", '"1,2,3/4,5,6" is no view.', "Write NAME=x,y,z/x,y,z."),
    ("bench entrance --lod maybe", '--lod does not know "maybe".', "Choose on, off."),
    ("shop related hs_tigre", 'There is no hotspot "hs_tigre".', 'Did you mean "hs_tiger"?'),
    ("shop related hs_tiger --lang de", '--lang does not know "de".', "Choose fr, en, zh."),
    ("new x --template palace", '--template does not know "palace".', "Choose garden."),
]  # fmt: skip


@pytest.mark.usefixtures("no_drawing")
@pytest.mark.parametrize(("typed", "cause", "remedy"), WRONG, ids=[row[0] for row in WRONG])
def test_a_wrong_word_is_answered_with_the_right_one(call, typed, cause, remedy) -> None:
    said = call(*typed.split())
    assert (said.code, said.out, said.last) == (2, "", [cause, remedy])
    assert "Traceback" not in said.err


@pytest.mark.parametrize("typed", ["check --jsn", "nonsense", "bench --frames many", "shot entrance"])
def test_what_is_no_command_or_option_is_wrong_use(call, typed) -> None:
    said = call(*typed.split())
    assert said.code == 2 and said.out == "" and "Traceback" not in said.err


@pytest.mark.parametrize("typed", ["--debug facts nowhere", "facts nowhere --debug"])
def test_debug_shows_the_traceback_wherever_it_stands(call, typed) -> None:
    said = call(*typed.split())
    assert said.code == 2 and "Traceback" in said.err
    assert said.last[0] == 'There is no scene "nowhere".'


def test_check_of_the_shipped_project_is_clean_and_its_json_stands_alone(call) -> None:
    said = call("check", "--json")
    assert (said.code, json.loads(said.out)) == (0, {"problems": []})
    assert call("check").err.splitlines()[-1] == "All is well."


def test_check_tells_each_problem_with_its_place(in_house, house) -> None:
    spoil(house, "across: 5", "across: wide")
    said = in_house("check", "--json")
    assert said.code == 1
    (problem,) = json.loads(said.out)["problems"]
    assert set(problem) == {"file", "line", "column", "message", "hint"}
    line = (house / SCENE).read_text(encoding="utf-8").splitlines().index("    across: wide") + 1
    assert (problem["file"], problem["line"], problem["column"]) == (SCENE, line, 13)
    assert in_house("check").out.startswith(f"{SCENE}:{line}:13: ")
    assert in_house("check", "nofile.yaml").code == 1


@pytest.mark.usefixtures("no_drawing")
@pytest.mark.parametrize("typed", ["shot garden entry o.png", "facts garden", "bench garden", "tour garden"])
def test_a_scene_with_mistakes_stops_every_command_with_their_places(in_house, house, typed) -> None:
    spoil(house, "across: 5", "across: wide")
    said = in_house(*typed.split())
    assert said.code == 1 and said.out == "" and "Traceback" not in said.err
    assert said.last[0].startswith(f"{SCENE}:")
    assert said.last[1] == "Mend the lines above; `exhibition check` shows all of them."


def test_measures_no_form_can_take_are_told_without_a_traceback(in_house, house, monkeypatch) -> None:
    from exhibition.forms.forms import FORMS

    def refuses(**words: object) -> None:
        raise ValueError("a pavilion of these measures cannot stand")

    monkeypatch.setitem(FORMS, "pavilion", refuses)
    monkeypatch.setenv("EXHIBITION_CACHE", str(house / "empty"))
    said = in_house("facts", "garden")
    assert said.code == 3 and "cannot stand" in said.last[0] and "Traceback" not in said.err


def test_facts_hold_what_the_contract_names(in_house) -> None:
    said = in_house("facts", "garden", "--json")
    found = json.loads(said.out)
    assert said.code == 0 and set(found) == {"parts", "totals"}
    assert {"parts", "instances", "meshes", "triangles", "textures", "hotspots", "products", "views"} <= set(
        found["totals"]
    )
    assert found["parts"]["pavilion"]["form"] == "pavilion"
    assert found["totals"]["parts"] == len(found["parts"]) == 4
    assert found["totals"]["triangles"] > 1000 and found["totals"]["views"] == 2


def test_related_products_come_with_their_reasons_in_any_language(call) -> None:
    said = call("shop", "related", "hs_tiger", "--json", "--lang", "zh")
    products = json.loads(said.out)["products"]
    assert said.code == 0 and products[0]["id"] == "tiger_cup"
    assert all(set(product) == {"id", "title", "reason"} and product["reason"] for product in products)
    assert "虎" in products[0]["title"]
    plain = call("shop", "related", "hs_tiger")
    assert len(plain.out.splitlines()) == len(products)


def test_a_place_of_worship_has_no_products(call) -> None:
    assert json.loads(call("shop", "related", "hs_foxiangge", "--json").out) == {"products": []}


def test_another_store_answers_in_place_of_the_files(call, project, tmp_path) -> None:
    from exhibition.shop.store import write_store

    write_store(project.catalogue(), tmp_path / "shop.db")
    stored = call("shop", "related", "hs_horse", "--db", tmp_path / "shop.db", "--json")
    assert json.loads(stored.out) == json.loads(call("shop", "related", "hs_horse", "--json").out)
    missing = call("shop", "related", "hs_horse", "--db", tmp_path / "none.db")
    assert missing.code == 1 and "there is no catalogue store here" in missing.last[0]


def test_a_new_scene_checks_clean_wherever_it_is_begun(in_house, house, tmp_path_factory) -> None:
    assert in_house("check").code == 0
    assert in_house("new", "scenes/2nd Garden").code == 0
    assert in_house("check").err.splitlines()[-1] == "All is well."
    outside = tmp_path_factory.mktemp("elsewhere") / "my_garden"
    assert in_house("new", outside).code == 0
    assert in_house("check", outside).code == 0


def test_a_new_scene_overwrites_nothing(in_house, house) -> None:
    before = (house / SCENE).read_bytes()
    said = in_house("new", "scenes/garden")
    assert (said.code, said.last) == (
        2,
        ["scenes/garden/scene.yaml is already there.", "Choose another folder: nothing is overwritten."],
    )
    assert (house / SCENE).read_bytes() == before


def test_a_built_world_is_exported_as_a_glb(in_house, house) -> None:
    said = in_house("export", "garden", "out/deep/garden.glb")
    file = house / "out" / "deep" / "garden.glb"
    assert said.code == 0 and said.out == ""
    head = file.read_bytes()[:12]
    assert head[:4] == b"glTF" and int.from_bytes(head[8:], "little") == file.stat().st_size


@pytest.mark.usefixtures("no_drawing")
def test_a_file_that_is_no_model_is_named(in_house, house) -> None:
    (house / "broken.glb").write_bytes(b"glTF" + b"\0" * 40)
    for name in ("broken.glb", "none.glb"):
        said = in_house("shot", name, "front", "o.png")
        assert said.code == 1 and name in said.last[0] and "Traceback" not in said.err


def test_a_path_that_cannot_be_written_is_named(in_house, house) -> None:
    (house / "file").write_text("")
    said = in_house("export", "garden", "file/below.glb")
    assert said.code == 3 and said.last[0].startswith("file") and "Traceback" not in said.err


def test_a_machine_that_cannot_draw_is_told_what_to_install(in_house, monkeypatch) -> None:
    def refused(*size: int) -> None:
        raise NoGraphics("No offscreen graphics driver answers (EGL).", "Install one: apt-get install libegl1")

    for place in ("shot", "bench", "film"):
        monkeypatch.setattr(f"exhibition.app.{place}.open_offscreen", refused)
    for typed in ("shot garden entry o.png", "bench garden", "tour garden"):
        said = in_house(*typed.split())
        assert (said.code, said.last[0]) == (3, "No offscreen graphics driver answers (EGL).")
        assert said.last[1].startswith("Install one:")


def test_a_command_that_is_stopped_says_so(call, monkeypatch) -> None:
    def stopped(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("exhibition.app.check.check_project", stopped)
    said = call("check")
    assert (said.code, said.last[0]) == (2, "Stopped.") and "Traceback" not in said.err


def test_built_worlds_are_kept_where_the_variable_says(in_house, house, monkeypatch) -> None:
    monkeypatch.setenv("EXHIBITION_CACHE", str(house / "kept"))
    first = in_house("facts", "garden", "--json")
    assert [file.name.split("-")[0] for file in (house / "kept").glob("*.world")] == ["garden"]
    again = in_house("facts", "garden", "--json")
    assert again.out == first.out and "%" in first.err and "%" not in again.err, "the second start builds nothing"


def test_a_damaged_kept_world_is_built_again(in_house, house, monkeypatch) -> None:
    monkeypatch.setenv("EXHIBITION_CACHE", str(house / "kept"))
    first = in_house("facts", "garden", "--json")
    (file,) = (house / "kept").glob("*.world")
    file.write_bytes(file.read_bytes()[:1000])
    assert in_house("facts", "garden", "--json").out == first.out


def test_the_program_starts_as_a_module_with_a_home_it_cannot_write(house) -> None:
    (house / "locked").write_text("a file where a folder should be")
    home = str(house / "locked" / "home")
    env = {k: v for k, v in os.environ.items() if not k.startswith("XDG_") and k != "EXHIBITION_CACHE"}
    done = subprocess.run(
        [sys.executable, "-m", "exhibition", "facts", "garden", "--json"],
        cwd=house, env={**env, "HOME": home, "PYTHONPATH": str(ROOT)}, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0 and "Traceback" not in done.stderr, done.stderr
    assert json.loads(done.stdout)["totals"]["hotspots"] == 1


def test_help_names_every_command_of_the_contract(call) -> None:
    said = call("--help")
    assert said.code == 0
    for command in ("run", "check", "shot", "tour", "export", "bench", "facts", "new", "shop"):
        assert f" {command} " in said.out


def spoil(house: Path, old: str, new: str) -> None:
    text = (house / SCENE).read_text(encoding="utf-8")
    assert old in text
    (house / SCENE).write_text(text.replace(old, new), encoding="utf-8")

"""Reading a folder of the shop."""

from __future__ import annotations

from pathlib import Path

from exhibition.shop.catalogue import read_catalogue

ROOT = Path(__file__).resolve().parents[2]
HEAD = "schema: exhibition/1\nkind: shop\n"
BRAND = "  {}:\n    name: Maison Exemple\n    about: {{fr: a, en: b, zh: c}}\n    fictional: true\n"


def test_doubled_ids_are_told_with_both_places(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text(HEAD + "brands:\n" + BRAND.format("lotus"), encoding="utf-8")
    (tmp_path / "b.yaml").write_text(
        HEAD + "brands:\n" + BRAND.format("arch") + BRAND.format("lotus"), encoding="utf-8"
    )
    catalogue, (problem,) = read_catalogue(tmp_path)
    assert (problem.file, problem.line, problem.column) == ("b.yaml", 8, 3)
    assert "a.yaml:4:3" in problem.message
    assert list(catalogue.brands) == ["lotus", "arch"]


def test_a_file_with_a_fault_is_left_out_and_the_others_stay(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text(HEAD + "brands:\n" + BRAND.format("lotus"), encoding="utf-8")
    (tmp_path / "b.yaml").write_text(HEAD + "brands:\n  arch: {nam: x}\n", encoding="utf-8")
    catalogue, problems = read_catalogue(tmp_path)
    assert list(catalogue.brands) == ["lotus"]
    assert problems
    assert {each.file for each in problems} == {"b.yaml"}


def test_prices_are_as_old_as_the_oldest_file(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text(HEAD + 'as_of: "2026-02-01"\n', encoding="utf-8")
    (tmp_path / "b.yaml").write_text(HEAD + 'as_of: "2026-01-01"\n', encoding="utf-8")
    assert read_catalogue(tmp_path)[0].as_of == "2026-01-01"


def test_a_missing_folder_is_a_problem_not_a_crash(tmp_path: Path) -> None:
    catalogue, (problem,) = read_catalogue(tmp_path / "none")
    assert not catalogue.products
    assert "missing" in problem.message


def test_every_entry_knows_where_it_stands(shop) -> None:
    mark = shop.place("products", "tiger_cup")
    line = (ROOT / mark.file).read_text(encoding="utf-8").splitlines()[mark.line - 1]
    assert line[mark.column - 1 :].startswith("tiger_cup:")
    mark = shop.place("products", "tiger_cup", "offers", 1, "price")
    assert '"168.00"' in (ROOT / mark.file).read_text(encoding="utf-8").splitlines()[mark.line - 1]

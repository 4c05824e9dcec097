"""A catalogue that travels as one file."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from exhibition.shop.model import Catalogue
from exhibition.shop.store import StoreError, read_store, write_store


def test_a_catalogue_comes_back_as_it_went(catalogue: Catalogue, tmp_path: Path) -> None:
    write_store(catalogue, tmp_path / "shop.db")
    back = read_store(tmp_path / "shop.db")
    assert back == catalogue
    assert list(back.products) == list(catalogue.products)


def test_an_empty_catalogue_is_one_too(tmp_path: Path) -> None:
    write_store(Catalogue(), tmp_path / "shop.db")
    assert read_store(tmp_path / "shop.db") == Catalogue()


def test_the_store_before_is_replaced_and_nothing_is_left_over(catalogue: Catalogue, tmp_path: Path) -> None:
    write_store(catalogue, tmp_path / "shop.db")
    write_store(Catalogue(), tmp_path / "shop.db")
    assert not read_store(tmp_path / "shop.db").products
    assert [each.name for each in tmp_path.iterdir()] == ["shop.db"]


def test_one_catalogue_gives_the_same_bytes(catalogue: Catalogue, tmp_path: Path) -> None:
    write_store(catalogue, tmp_path / "a.db")
    write_store(catalogue, tmp_path / "b.db")
    assert (tmp_path / "a.db").read_bytes() == (tmp_path / "b.db").read_bytes()


def _refused(path: Path) -> StoreError:
    with pytest.raises(StoreError) as caught:
        read_store(path)
    assert len(str(caught.value).splitlines()) == 2
    assert str(path) in caught.value.cause
    assert caught.value.remedy
    return caught.value


def test_a_missing_store_says_so(tmp_path: Path) -> None:
    assert "no catalogue store" in _refused(tmp_path / "none.db").cause
    assert not (tmp_path / "none.db").exists()


def test_a_strangers_database_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "other.db"
    with sqlite3.connect(path) as other:
        other.execute("CREATE TABLE product (id TEXT, body TEXT)")
    other.close()
    assert "not a catalogue store" in _refused(path).cause


@pytest.mark.parametrize("content", [b"", b"not a database at all, but long enough to be read as one" * 40])
def test_a_file_of_something_else_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "text.db"
    path.write_bytes(content)
    _refused(path)


def test_a_damaged_store_is_refused(catalogue: Catalogue, tmp_path: Path) -> None:
    path = tmp_path / "shop.db"
    write_store(catalogue, path)
    whole = path.read_bytes()
    path.write_bytes(whole[:4096] + b"\0" * (len(whole) - 4096))
    assert "damaged" in _refused(path).cause


def test_a_stored_product_that_is_no_product_is_refused(catalogue: Catalogue, tmp_path: Path) -> None:
    path = tmp_path / "shop.db"
    write_store(catalogue, path)
    with sqlite3.connect(path) as store:
        store.execute("""UPDATE product SET body = '{"sku": 7}' WHERE id = 'tiger_cup'""")
    store.close()
    assert "damaged" in _refused(path).cause


def test_a_store_of_another_version_is_refused(catalogue: Catalogue, tmp_path: Path) -> None:
    path = tmp_path / "shop.db"
    write_store(catalogue, path)
    with sqlite3.connect(path) as store:
        store.execute("PRAGMA user_version = 99")
    store.close()
    assert "version 99" in _refused(path).cause

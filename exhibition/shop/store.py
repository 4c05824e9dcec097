"""A catalogue <-> one SQLite file, so that a shop's stock can travel and be asked without its YAML."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from urllib.parse import quote

from pydantic import ValidationError

from exhibition.shop.model import Catalogue

# The letters EXHB: SQLite keeps them in the file's head, so a stranger's database is known before it is read.
_APPLICATION_ID = 0x45584842
_VERSION = 1
_WRITE_ANEW = "Give another store, or leave --db out to ask the shop's own files."
_TABLES = {"museum": "museums", "brand": "brands", "product": "products"}
_SCHEMA = """
CREATE TABLE museum (id TEXT PRIMARY KEY, body TEXT NOT NULL) STRICT;
CREATE TABLE brand (id TEXT PRIMARY KEY, body TEXT NOT NULL) STRICT;
CREATE TABLE product (id TEXT PRIMARY KEY, body TEXT NOT NULL) STRICT;
CREATE TABLE thread (place TEXT NOT NULL, product TEXT NOT NULL, PRIMARY KEY (place, product)) STRICT, WITHOUT ROWID;
CREATE TABLE tag (tag TEXT NOT NULL, product TEXT NOT NULL, PRIMARY KEY (tag, product)) STRICT, WITHOUT ROWID;
CREATE TABLE about (as_of TEXT) STRICT;
"""


class StoreError(Exception):
    """A store file that cannot be used: one line of cause, one of remedy."""

    def __init__(self, cause: str, remedy: str):
        super().__init__(f"{cause}\n{remedy}")
        self.cause = cause
        self.remedy = remedy


def write_store(catalogue: Catalogue, path: Path) -> None:
    """Write a catalogue as a store file, in the place of the one before, which stays whole until the new one is."""
    draft = path.with_name(path.name + ".part")
    try:
        draft.unlink(missing_ok=True)
        with closing(sqlite3.connect(draft)) as store, store:
            store.executescript(f"PRAGMA application_id = {_APPLICATION_ID}; PRAGMA user_version = {_VERSION};")
            store.executescript(_SCHEMA)
            _fill(store, catalogue)
        os.replace(draft, path)
    except (OSError, sqlite3.Error) as error:
        cause = f"{path}: the catalogue store cannot be written ({_first_line(error)})."
        raise StoreError(cause, "Choose a folder you may write to, with room to spare.") from error


def _fill(store: sqlite3.Connection, catalogue: Catalogue) -> None:
    for table, field in _TABLES.items():
        rows = ((key, entry.model_dump_json()) for key, entry in getattr(catalogue, field).items())
        store.executemany(f"INSERT INTO {table} VALUES (?, ?)", rows)
    threads = {(each.part, key) for key, product in catalogue.products.items() for each in product.inspired_by}
    tags = {(tag, key) for key, product in catalogue.products.items() for tag in product.tags}
    store.executemany("INSERT INTO thread VALUES (?, ?)", sorted(threads))
    store.executemany("INSERT INTO tag VALUES (?, ?)", sorted(tags))
    store.execute("INSERT INTO about VALUES (?)", (catalogue.as_of,))


def read_store(path: Path) -> Catalogue:
    """The catalogue of a store file, entries in the order they were written. Raises StoreError."""
    if not path.is_file():
        raise StoreError(f"{path}: there is no catalogue store here.", _WRITE_ANEW)
    try:
        with closing(sqlite3.connect(f"file:{quote(str(path.resolve()))}?mode=ro", uri=True)) as store:
            _refuse_strangers(store, path)
            text = "".join(_as_json(store))
        return Catalogue.model_validate_json(text)
    except (sqlite3.Error, ValidationError, ValueError) as error:
        raise StoreError(f"{path}: the catalogue store is damaged ({_first_line(error)}).", _WRITE_ANEW) from error


def _refuse_strangers(store: sqlite3.Connection, path: Path) -> None:
    if store.execute("PRAGMA application_id").fetchone()[0] != _APPLICATION_ID:
        raise StoreError(f"{path}: this database is not a catalogue store.", _WRITE_ANEW)
    version = store.execute("PRAGMA user_version").fetchone()[0]
    if version != _VERSION:
        raise StoreError(f"{path}: the catalogue store has version {version}, not {_VERSION}.", _WRITE_ANEW)


def _as_json(store: sqlite3.Connection) -> Iterator[str]:
    """The catalogue as one JSON text, joined from those stored: only in JSON a strict model takes lists for tuples."""
    opening = "{"
    for table, field in _TABLES.items():
        rows = store.execute(f"SELECT json_quote(id), body FROM {table} ORDER BY rowid")
        yield f'{opening}"{field}":{{' + ",".join(f"{key}:{body}" for key, body in rows) + "}"
        opening = ","
    (as_of,) = store.execute("SELECT json_quote(as_of) FROM about").fetchone()
    yield f',"as_of":{as_of}}}'


def _first_line(error: Exception) -> str:
    return str(error).splitlines()[0].rstrip(".")

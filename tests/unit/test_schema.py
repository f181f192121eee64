"""The JSON Schema says the same as the code."""

from __future__ import annotations

import json
from typing import Any

import jsonschema
import pytest
import yaml
from eksempelsamling.curated.fields import REQUIRED_TO_PUBLISH, CollectionHead
from eksempelsamling.fields import Rules
from eksempelsamling.reading import read_document
from eksempelsamling.schema import read_head, validate
from eksempelsamling.vocabulary import load_vocabulary

from tests.conftest import ROOT, TODAY, collection_text, write_up

SCHEMA = json.loads((ROOT / "practices" / "_skjema.json").read_text(encoding="utf-8"))
COLLECTIONS = ROOT / "docs" / "samlinger"
OF_COLLECTION = json.loads((COLLECTIONS / "_skjema.json").read_text(encoding="utf-8"))
RULES = Rules(load_vocabulary(ROOT / "practices")[0], TODAY)
REAL = sorted((ROOT / "practices").glob("[!_]*.md"))

CHANGES: list[tuple[dict[str, str | None], bool]] = [
    ({}, True),
    ({"tema": "[teamledlse]"}, False),
    ({"tema": "[]"}, False),
    ({"tema": "nyansatte"}, False),
    ({"tema": "[nyansatte, nettverk, styring, utprøving]"}, False),
    ({"ukjent": "x"}, False),
    ({"sammendrag": None}, False),
    ({"sammendrag": None, "status": "utkast"}, True),
    ({"sammendrag": "x" * 321}, False),
    ({"status": "ferdig"}, False),
    ({"alias": "[Stor]"}, False),
    ({"alias": "[liten-og-fin]"}, True),
    ({"ansvarlig": "{enhet: X}"}, False),
    ({"hva_vi_vet": "{virkning: {grad: kjent, setning: X.}}"}, True),
    ({"hva_vi_vet": "{virkning: {grad: nei da, setning: X.}}"}, False),
]


def by_schema(text: str, schema: Any = SCHEMA) -> bool:
    head: Any = yaml.load(text.split("---\n")[1], Loader=yaml.BaseLoader)
    validator = jsonschema.Draft202012Validator(schema)
    return not list(validator.iter_errors(head))


def by_code(text: str) -> bool:
    document, problems = read_document(text.encode(), "x.md")
    return document is not None and not problems and validate(document, "x", RULES)[0] is not None


def test_it_is_a_schema() -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)


@pytest.mark.parametrize(("changes", "valid"), CHANGES)
def test_schema_and_code_agree(changes: dict[str, str | None], valid: bool) -> None:
    text = write_up(**changes)
    assert (by_schema(text), by_code(text)) == (valid, valid)


@pytest.mark.parametrize("path", REAL, ids=lambda path: path.stem)
def test_the_collection_fits_both(path: Any) -> None:
    text = path.read_text(encoding="utf-8")
    assert (by_schema(text), by_code(text)) == (True, True)


def by_code_of_collections(text: str) -> bool:
    document, problems = read_document(text.encode(), "x.md")
    assert document is not None
    assert not problems
    return read_head(document, CollectionHead, REQUIRED_TO_PUBLISH, RULES)[0] is not None


@pytest.mark.parametrize(
    ("changes", "valid"),
    [
        ({}, True),
        ({"utgiver": "{fylke: Innlandet}"}, True),
        ({"utgiver": "{fylke: Inlandet}"}, False),
        ({"gjelder_til": None}, False),
        ({"deler": None, "status": "utkast"}, True),
        ({"deler": "[]"}, False),
        ({"deler": "[{tittel: X, utvalg: {tema: [nyansatte], sortering: nyest}}]"}, True),
        ({"deler": "[{tittel: X, utvalg: {tema: [nyansatte], sortering: best}}]"}, False),
        ({"deler": "[{tittel: X, utvalg: {tema: nyansatte}}]"}, False),
        ({"for": "alle"}, False),
    ],
)
def test_schema_and_code_agree_on_collections(changes: dict[str, str | None], valid: bool) -> None:
    text = collection_text(**changes)
    assert (by_schema(text, OF_COLLECTION), by_code_of_collections(text)) == (valid, valid)

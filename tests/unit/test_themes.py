"""What meets in a theme: pairs, gaps and what lies near."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from eksempelsamling.catalogue import Catalogue, load
from eksempelsamling.checks.prose import sentences
from eksempelsamling.listing_pages import listing_pages
from eksempelsamling.model import Term
from eksempelsamling.search.documents import of_catalogue
from eksempelsamling.themes import MAX_NEAR, gaps, nearest, pairs

from tests.conftest import ROOT, TODAY, write_up

REAL = load(ROOT / "practices", TODAY)
THEMES = list(REAL.vocabulary["tema"])


def collection(practices: Path, **heads: dict[str, str]) -> Catalogue:
    """Write-ups by id, each with the fields it changes."""
    for id, fields in heads.items():
        text = write_up(**({"tittel": id.title()} | fields))
        (practices / f"{id}.md").write_text(text, encoding="utf-8")
    catalogue = load(practices, TODAY)
    assert catalogue.blocking == ()
    return catalogue


def relation(to: str, type: str = "kombineres med") -> str:
    return f"[{{til: {to}, type: {type}, hvorfor: Derfor., belegg: redaksjonen}}]"


def said_of(catalogue: Catalogue, theme: str) -> list[tuple[str, str, str, str]]:
    found = pairs(catalogue, catalogue.vocabulary["tema"][theme])
    return [(p.practice.id, p.type.id, p.research.id, p.why) for p in found]


@pytest.mark.parametrize(
    ("stated_by", "type", "seen"),
    [
        ("praksis", "belyses av", "belyses av"),
        ("forskning", "belyser", "belyses av"),
        ("praksis", "bygger på", "bygger på"),
        ("forskning", "er grunnlag for", "bygger på"),
        ("forskning", "kombineres med", "kombineres med"),
    ],
)
def test_a_pair_is_told_from_the_side_of_practice(
    practices: Path, stated_by: str, type: str, seen: str
) -> None:
    other = {"praksis": "forskning", "forskning": "praksis"}[stated_by]
    heads = {
        "praksis": {"evidens": "praksisbasert", "tema": "[nettverk]"},
        "forskning": {"evidens": "forskningsbasert", "tema": "[styring]"},
    }
    heads[stated_by]["relasjoner"] = relation(other, type)
    catalogue = collection(practices, **heads)
    for theme in ("nettverk", "styring"):
        assert said_of(catalogue, theme) == [("praksis", seen, "forskning", "Derfor.")]
    assert said_of(catalogue, "opplæring") == []


def test_two_of_the_same_kind_are_no_pair(practices: Path) -> None:
    catalogue = collection(practices, a={"relasjoner": relation("b")}, b={})
    assert said_of(catalogue, "læringsarenaer") == []


@pytest.mark.parametrize(
    ("maturity", "tried"), [("idé", False), ("prøves ut", True), ("i bruk", True), (None, False)]
)
def test_an_idea_is_not_said_to_be_tried(
    practices: Path, maturity: str | None, tried: bool
) -> None:
    stated = {"modenhet": maturity} if maturity else {}
    catalogue = collection(
        practices, a={"relasjoner": relation("b")} | stated, b={"evidens": "forskningsbasert"}
    )
    (pair,) = pairs(catalogue, catalogue.vocabulary["tema"]["læringsarenaer"])
    assert pair.is_tried == tried


ALL = {"kontorstørrelse": "[liten, mellomstor, stor]"}
LEVELS = ["kontor", "geoområde", "fylke", "nasjonalt"]


@pytest.mark.parametrize(
    ("heads", "missing"),
    [
        ([{"kontorstørrelse": "[liten]"}],
         [["forskningsbasert"], ["mellomstor", "stor"], [], LEVELS]),
        ([ALL], [["forskningsbasert"], [], ["liten", "mellomstor", "stor"], LEVELS]),
        ([ALL, {"kontorstørrelse": "[liten, stor]", "evidens": "forskningsbasert"}],
         [[], [], ["mellomstor"], LEVELS]),
        ([{"nivå": "[fylke, kontor]"} | ALL, {"kontorstørrelse": "[stor]"}],
         [["forskningsbasert"], [], ["liten", "mellomstor"], ["geoområde", "nasjonalt"]]),
    ],
)  # fmt: skip
def test_gaps(practices: Path, heads: list[dict[str, str]], missing: list[list[str]]) -> None:
    """Kinds of evidence, sizes without any, sizes only among all sizes, levels."""
    catalogue = collection(practices, **{f"p{n}": head for n, head in enumerate(heads)})
    found = gaps(catalogue, catalogue.vocabulary["tema"]["læringsarenaer"])
    parts = (found.evidence, found.sizes, found.not_specially, found.levels)
    assert [[t.id for t in part] for part in parts] == missing


def test_a_theme_may_lack_nothing(practices: Path) -> None:
    heads = {
        f"{size}{kind[0]}": {
            "kontorstørrelse": f"[{size}]",
            "evidens": kind,
            "nivå": f"[{', '.join(LEVELS)}]",
        }
        for size in ("liten", "mellomstor", "stor")
        for kind in ("praksisbasert", "forskningsbasert")
    }
    catalogue = collection(practices, **heads)
    assert not gaps(catalogue, catalogue.vocabulary["tema"]["læringsarenaer"])


def near(catalogue: Catalogue, theme: str) -> list[tuple[str, int, int]]:
    found = nearest(catalogue, catalogue.vocabulary["tema"][theme])
    return [(n.theme.id, n.shared, n.related) for n in found]


def test_nearest_by_shared_write_ups_and_by_rarity(practices: Path) -> None:
    catalogue = collection(
        practices,
        a={"tema": "[nettverk, styring]"},
        b={"tema": "[nettverk, opplæring]"},
        c={"tema": "[opplæring]"},
        d={"tema": "[opplæring]"},
    )
    # One write-up is shared with each; fewer have «styring», so that says more.
    assert near(catalogue, "nettverk") == [("styring", 1, 0), ("opplæring", 1, 0)]


def test_nearest_by_relations_across(practices: Path) -> None:
    catalogue = collection(
        practices,
        a={"tema": "[nettverk]", "relasjoner": relation("b")},
        b={"tema": "[styring]"},
        c={"tema": "[nettverk, opplæring]", "relasjoner": relation("a")},
    )
    # The relation between a and c stays within «nettverk».
    assert near(catalogue, "nettverk") == [("opplæring", 1, 0), ("styring", 0, 1)]
    assert near(catalogue, "styring") == [("nettverk", 0, 1)]


def test_a_theme_without_write_ups_has_those_the_editors_point_to(practices: Path) -> None:
    catalogue = collection(practices, a={})
    assert near(catalogue, "aktivitetskrav") == [
        ("faglig skjønn", 0, 0),
        ("arbeidsevnevurderinger", 0, 0),
    ]
    assert near(catalogue, "styring") == []


@pytest.mark.parametrize("theme", THEMES)
def test_the_collection_s_themes(theme: str) -> None:
    found = near(REAL, theme)
    assert 0 < len(found) <= MAX_NEAR
    assert theme not in [id for id, _, _ in found]
    about = REAL.vocabulary["tema"][theme].about
    assert 2 <= len(sentences(about)) <= 4, about
    assert len(about) <= 330


def test_the_order_of_files_does_not_matter() -> None:
    shuffled = list(REAL.practices)
    random.Random(1).shuffle(shuffled)
    other = Catalogue(
        REAL.folder, REAL.today, REAL.vocabulary, tuple(shuffled), REAL.sources, REAL.glossary
    )
    for theme in THEMES:
        assert near(other, theme) == near(REAL, theme)
        assert said_of(other, theme) == said_of(REAL, theme)


def test_a_draft_without_a_kind_of_knowledge_is_not_lost(practices: Path) -> None:
    draft = {"status": "utkast", "tema": "[nettverk]"}
    (practices / "a.md").write_text(write_up(evidens=None, **draft), encoding="utf-8")
    pages = {page.uri: page.html for page in listing_pages(load(practices, TODAY))}
    assert "Utkast uten kunnskapstype" in pages["tema/nettverk.md"]
    assert "Felles morgenmøte" in pages["tema/nettverk.md"]


def test_search_finds_a_theme_by_what_it_is_about() -> None:
    documents = {d.id: d for d in of_catalogue(REAL)}
    for term in REAL.vocabulary["tema"].values():
        assert documents[f"tema/{term.slug}"].body == term.about


@pytest.mark.parametrize(
    ("about", "about_nn", "bokmål", "nynorsk"),
    [("Om", "Nn", "Om", "Nn"), ("Om", "", "Om", "Om"), ("", "", "Kort", "Kort")],
)
def test_what_a_theme_is_about_in_the_language_of_the_page(
    about: str, about_nn: str, bokmål: str, nynorsk: str
) -> None:
    theme = Term("tema", "a", "a", "A", "A", "Kort", about=about, about_nn=about_nn)
    assert (theme.told("nb"), theme.told("nn")) == (bokmål, nynorsk)

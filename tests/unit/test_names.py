"""Which names are found in a text, and where."""

from __future__ import annotations

import pytest
from eksempelsamling.mentions.names import Names

NAMES = Names(
    (name, name)
    for name in (
        "team", "teamleder", "lærende møter", "NAV", "NAV-kontor", "Ny i NAV", "HUSK", "UT", "FoU",
        "e-læring", "fagdag", "skulder ved skulder", "mål- og disponeringsbrev", "møte", "Arena",
        "fagutvikler", "§ 14 a",
    )
)  # fmt: skip

CASES = [
    # the plain word, inflections, both written languages
    ("en fagdag", ["fagdag"]),
    ("De siste fagdagene, og fagdagens tema", ["fagdagene", "fagdagens"]),
    ("lærende møte", ["lærende møte"]),
    ("De lærende møtene og dei lærande møta", ["lærende møtene", "lærande møta"]),
    ("fagutviklarane", ["fagutviklarane"]),
    ("Fagdag først i setningen", ["Fagdag"]),
    # other words of the same root, and compounds
    ("fagutvikling", []),
    ("teamlederopplæring og teamet", ["teamet"]),
    ("team-opplæring, superteam, x_team, team_x", []),
    ("fagdagbok", []),
    ("læring", []),
    ("bruker- og team", ["team"]),
    # the longest name at a place
    ("teamleder i team", ["teamleder", "team"]),
    ("lærende møter er et møte", ["lærende møter", "møte"]),
    ("NAV-kontoret i NAV", ["NAV-kontoret", "NAV"]),
    ("Kurset Ny i NAV", ["Ny i NAV"]),
    # what has capitals is found as it is written
    ("husk at nav er ny i nav", []),
    ("HUSK, NAVs, FoU og UT", ["HUSK", "NAVs", "FoU", "UT"]),
    ("gå ut på en arena i Arena", ["Arena"]),
    ("HUSK-en varte", ["HUSK-en"]),
    ("HUSK-programmet, HUSK-ene-rst", []),
    # what stands between the words
    ("skulder-ved-skulder, skulder ved\nskulder", ["skulder-ved-skulder", "skulder ved\nskulder"]),
    ("lærende. Møter er noe annet", ["Møter"]),
    ("lærende (møter)", ["møter"]),
    ("mål- og disponeringsbrevet", ["mål- og disponeringsbrevet"]),
    ("etter § 14 a", ["14 a"]),
    ("", []),
    (" … – ", []),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_found(text: str, expected: list[str]) -> None:
    assert [text[found.start : found.end] for found in NAMES.find(text)] == expected


def test_everything_with_one_name_comes_out_in_order() -> None:
    names = Names([("fagdag", 1), ("fagdager", 2), ("fagdag med øvelser", 3)])
    assert [found.values for found in names.find("en fagdag")] == [(1, 2)]


def test_names_without_words_are_never_found() -> None:
    assert list(Names([("", 1), ("!!", 2)]).find("hei !! du")) == []


def test_called() -> None:
    names = Names([("Ny i NAV", 1), ("fagdager", 2)])
    assert [names.called(n) for n in ("fagdag", "fagdager om noe", "ny i nav", "")] == [
        2, None, None, None,
    ]  # fmt: skip

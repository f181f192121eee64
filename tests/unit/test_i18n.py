"""Which words the pages speak, and what happens where a catalogue has none."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from babel.messages.pofile import read_po
from eksempelsamling.i18n import LOCALES, compiled, day, spoken, translated, translations

from scripts.messages import PREPARED, WHOLE, missing, template

PARTLY = r"""
msgid ""
msgstr ""
"Plural-Forms: nplurals=3; plural=(n==1 ? 0 : n==2 ? 1 : 2);\n"
"Content-Type: text/plain; charset=utf-8\n"

msgid "Kilder"
msgstr "A"

msgid "Temaer"
msgstr ""

#, fuzzy
msgid "Møter"
msgstr "gjettet"

msgid "%(num)s minutt"
msgid_plural "%(num)s minutter"
msgstr[0] "x"
msgstr[1] ""
msgstr[2] ""

msgid "%(num)s eksempel"
msgid_plural "%(num)s eksempler"
msgstr[0] "én"
msgstr[1] "to"
msgstr[2] "flere"
"""


def test_a_missing_message_falls_back_to_bokmal(tmp_path: Path) -> None:
    path = tmp_path / "se.po"
    path.write_text(PARTLY, encoding="utf-8")
    found = compiled(translated(path, "se"))
    assert [found.gettext(t) for t in ("Kilder", "Temaer", "Møter")] == ["A", "Temaer", "Møter"]
    half = [found.ngettext("%(num)s minutt", "%(num)s minutter", n) for n in (1, 2, 3)]
    assert half == ["%(num)s minutt", "%(num)s minutter", "%(num)s minutter"]
    whole = [found.ngettext("%(num)s eksempel", "%(num)s eksempler", n) for n in (1, 2, 3)]
    assert whole == ["én", "to", "flere"]


@pytest.mark.parametrize("language", WHOLE)
def test_nothing_is_missing_in_a_whole_language(language: str) -> None:
    assert missing(language) == []


@pytest.mark.parametrize("language", PREPARED)
def test_a_prepared_language_has_every_message_to_translate(language: str) -> None:
    with (LOCALES / f"{language}.po").open("rb") as file:
        known = read_po(file, locale=language)
    wanted = {m.id for m in template() if m.id}
    assert {m.id for m in known if m.id} == wanted, "kjør scripts/messages.py --write"
    assert len(missing(language)) == len(wanted)  # nobody has translated any of it yet


def test_what_is_missing_is_counted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "se.po").write_text(PARTLY, encoding="utf-8")
    monkeypatch.setattr("scripts.messages._path", lambda language: tmp_path / f"{language}.po")
    lacking = set(missing("se"))
    assert {"Temaer", "%(num)s minutt"} <= lacking
    assert not {"Kilder", "%(num)s eksempel"} & lacking


@pytest.mark.parametrize(
    ("language", "around", "told", "when"),
    [
        ("nb", "nb", "Alle eksempler", "1. november 2026"),
        ("nn", "nn", "Alle døme", "1. november 2026"),
        ("se", "nb", "Alle eksempler", "1. november 2026"),
    ],
)
def test_what_pages_speak(language, around: str, told: str, when: str) -> None:
    assert spoken(language) == around
    assert translations(language).gettext("Alle eksempler") == told
    assert day(date(2026, 11, 1), language) == when

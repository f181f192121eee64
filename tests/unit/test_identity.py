"""Identity numbers: found in every usual writing, and in no output."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from eksempelsamling.catalogue import load
from eksempelsamling.checks.identity import REMOVED, is_identity_number, redacted, spans
from eksempelsamling.reporters import REPORTERS

from tests.conftest import BODY, TODAY, write_up
from tests.identity_numbers import WRITINGS, in_text, look_alikes, numbers

COUNT = 10_000
NUMBER = next(numbers(7, 1))


def test_all_of_ten_thousand_are_found_where_they_stand() -> None:
    for number, text in in_text(1, numbers(1, COUNT)):
        found = list(spans(text))
        assert len(found) == 1, text
        start, end = found[0]
        digits = re.sub(r"&#\d+;", "", text[start:end])
        assert "".join(str(int(c)) for c in digits if c.isdigit()) == number


def test_none_of_ten_thousand_look_alikes_is_found() -> None:
    for _, text in in_text(2, look_alikes(2, COUNT)):
        assert list(spans(text)) == [], text


@pytest.mark.parametrize("name", WRITINGS)
def test_each_writing(name: str) -> None:
    for number in numbers(3, 50):
        text = f"Før {WRITINGS[name](number)} etter"
        assert redacted(text).replace("**", "") == f"Før {REMOVED} etter"


@pytest.mark.parametrize(
    "text",
    [
        "2019 2020 2021 2022",
        "1 2 3 4 5 6 7 8 9 10 11 12",
        "978-82-8372-123-4",
        "Telefon 22 33 44 55 eller 55 55 33 33",
        f"1{NUMBER}",  # a piece of a longer number
        f"{NUMBER}1",
        f"{NUMBER[:6]} er ikke {NUMBER[6:]}",
        "320190" + "12345",  # no such day
    ],
)
def test_other_numbers_are_left_alone(text: str) -> None:
    assert list(spans(text)) == []


@pytest.mark.parametrize(
    ("number", "valid"),
    [("15108695088", True), ("15108695077", False), ("55108695088", False), ("00000000000", False)],
)
def test_known_numbers(number: str, valid: bool) -> None:
    """The first two are python-stdnum's own examples."""
    assert is_identity_number(number) is valid


def everything_said(folder: Path) -> str:
    catalogue = load(folder, TODAY)
    assert catalogue.blocking
    assert "fødselsnummer" in {p.code for p in catalogue.problems} | {
        p.code.removesuffix("-i-filnavn") for p in catalogue.problems
    }
    said = [report(catalogue.problems) for report in REPORTERS.values()]
    return "\n".join([*said, json.dumps([p.path for p in catalogue.problems])])


def holds(said: str, number: str) -> bool:
    """Whether the number, or six of its digits in a row, is told."""
    digits = re.sub(r"\D", "", said.translate(str.maketrans("０１２３４５６７８９", "0123456789")))
    joined = re.sub(r"[\s.–/-]", "", said)
    return number in digits or any(number[i : i + 6] in joined for i in range(6))


PLACES = {
    "in the text": lambda n: write_up(body=BODY + f"\nBrukeren {n} kom.\n"),
    "in html on the same line": lambda n: write_up(body=BODY + f"\n<b>x</b> {n} [x](borte.md)\n"),
    "in an unclosed tag": lambda n: write_up(body=BODY + f"\n<!-- {n}\nmer\n"),
    "in a dead link": lambda n: write_up(body=BODY + f"\n[x]({n}.md)\n"),
    "in a heading": lambda n: write_up(body=BODY + f"\n## {n}\n\nX.\n"),
    "in an image": lambda n: write_up(body=BODY + f"\n![]({n}.png)\n"),
    "in a title": lambda n: write_up(tittel=f'"Sak {n}"'),
    "as a term": lambda n: write_up(tema=f'["{n}"]'),
    "as a date": lambda n: write_up(gjennomgått=f'"{n}"'),
    "as a field": lambda n: write_up().replace("tittel:", f'"{n}": x\ntittel:'),
    "in broken YAML": lambda n: f"---\ntittel: [{n}\nstatus: a: b\n---\n",
    "without a head": lambda n: f"Hei {n}\n",
    "in a source": lambda n: write_up(kilder=f'[{{id: "{n}", sted: "{n}"}}]'),
    "in a draft": lambda n: f'---\ntittel: "{n}"\nstatus: utkast\n---\n',
    "in a comment": lambda n: write_up().replace("status:", f"# {n}\nstatus:"),
    "accepted": lambda n: write_up(
        body=BODY + f"\nX {n} <!-- godta: fødselsnummer – det er oppdiktet -->\n"
    ),
}


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("writing", ["in one", "6+5", "2.2.2-5", "full width"])
def test_no_output_holds_the_number(practices: Path, place: str, writing: str) -> None:
    text = PLACES[place](WRITINGS[writing](NUMBER))
    (practices / "a.md").write_text(text, encoding="utf-8")
    assert not holds(everything_said(practices), NUMBER)


@pytest.mark.parametrize(
    "name", [f"{NUMBER}.md", f"sak-{NUMBER[:6]}-{NUMBER[6:]}.md", f"{NUMBER}.txt", f"{NUMBER}/x.md"]
)
def test_no_output_holds_the_number_of_a_file_name(practices: Path, name: str) -> None:
    (practices / name).parent.mkdir(exist_ok=True)
    (practices / name).write_text(write_up(), encoding="utf-8")
    assert not holds(everything_said(practices), NUMBER)


def test_a_picture_may_not_have_the_number_as_its_name(practices: Path) -> None:
    (practices / "bilder").mkdir()
    (practices / "bilder" / f"{NUMBER}.png").write_bytes(b"")
    assert not holds(everything_said(practices), NUMBER)


@pytest.mark.parametrize("name", ["_kilder.yml", "_ordliste.yml", "_synonymer.yml"])
def test_the_registers_are_looked_at_too(practices: Path, name: str) -> None:
    (practices / name).write_text(f"- {NUMBER}\n", encoding="utf-8")
    assert not holds(everything_said(practices), NUMBER)


def test_written_as_escapes_it_is_found_when_read(practices: Path) -> None:
    escaped = "".join(f"\\x{ord(digit):02x}" for digit in NUMBER)
    (practices / "a.md").write_text(write_up(tittel=f'"{escaped}"'), encoding="utf-8")
    said = everything_said(practices)
    assert not holds(said, NUMBER)
    assert "a.md:2:" in said

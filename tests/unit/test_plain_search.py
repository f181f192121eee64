"""Plain searches are answered without click, and exactly as click's command answers them."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner
from eksempelsamling.commands import praksis
from eksempelsamling.search import cache, plain
from eksempelsamling.search.collection import Collection
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.conftest import BIN, environment, write_up
from tests.unit.test_sok import make

PLAIN: list[list[str]] = [
    ["fadder"],
    ["lærende", "møter"],
    ["lærende møter"],
    ["", "fadder", " "],
    ["a b\tc\nfadder\r"],
    ["morgenmte"],
    ["laerande mote teamleiarar"],
    ["xyzzy"],
    ["aap arbeid nyansatte rapport"],
    ["og i på"],
    ["OG"],
    ["og OG"],
    ["møte - kollega"],
    ["første-tiden"],
    ["tid: nå"],
    ["http://nav.no/møte"],
    ["ukjent:møte"],
    ["!.,;_/\\'"],
    ["(møte) {en} <b>"],
    ["møte " * 400],
    ["a" * 5_000],
    ["😀 fadder 👨‍👩‍👧"],
    ["\u202efadder \x1b\x9b31m\x07\u200b"],
    ["e\u0301n fa\u030adder"],
    ["İı ſ ﬁ Å é"],
    ["møte", "--json"],
    ["--json", "--json", "xyzzy"],
    ["møte", "--limit", "1"],
    ["--limit=2", "møte"],
    ["--limit", "007", "møte"],
    ["--limit", "3", "møte", "--limit", "1"],
    ["--limit", "99999999", "møte"],
    ["--tema", "nyansatte"],
    ["--tema", "nyansatte", "--tema=teamledelse", "møte"],
    ["--tema", "Opplæring av nyansatte"],
    ["--tema=LÆRINGSARENAER", "morgen"],
    ["--tema", "nyansatte", "xyzzy"],
    ["--tema", "nyansatte", "--evidens", "praksisbasert"],
    ["--kontorstørrelse", "liten", "--json"],
    ["--språk", "nn", "møte", "--limit", "1", "--json"],
    ["--practices", "practices", "fadder"],
    ["--practices=./practices/", "fadder"],
    ["--practices", "borte", "fadder", "--practices", "practices"],
]
OTHERS: list[list[str]] = [
    [],
    [" "],
    [" \t", ""],
    ["--help"],
    ["fadder", "--help"],
    ["--json"],
    ["--json=ja", "fadder"],
    ["--JSON", "fadder"],
    ["--tema"],
    ["--tema", "finnesikke"],
    ["--tema=", "fadder"],
    ["--tema", "", "fadder"],
    ["--tema", "--json", "fadder"],
    ["--temaa", "nyansatte"],
    ["--tem", "nyansatte"],
    ["--limit"],
    ["--limit=", "fadder"],
    ["--limit", "0", "fadder"],
    ["--limit", "-1", "fadder"],
    ["--limit", "mange", "fadder"],
    ["--limit", "1_0", "fadder"],
    ["--limit", " 5", "fadder"],
    ["--limit", "٣", "fadder"],
    ["--limit", "9" * 30, "fadder"],
    ["--practices", "borte", "fadder"],
    ["--practices", "", "fadder"],
    ["--practices", "practices/fadder.md", "fadder"],
    ["--documents", "practices/_kilder.yml", "fadder"],
    ["--batch"],
    ["--", "fadder"],
    ["--", "--json"],
    ["-"],
    ["-fadder"],
    ["-tema:nyansatte", "møte"],
    ["tema:nyansatte"],
    ["Nivaa:kontor"],
    ["gjennomgått:[2025", "TO]", "møte"],
    ['"en erfaren kollega"'],
    ["møte OG kollega"],
    ["møte", "IKKE", "kollega"],
    ["møte -kollega"],
    ["mø*"],
    ["hva?"],
    ["$HOME"],
]


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A collection that is remembered, and one write-up of it that is broken."""
    root = make(tmp_path_factory.mktemp("plain"))
    (root / "practices" / "feil.md").write_text(write_up(tema="[finnesikke]"), encoding="utf-8")
    return root


@pytest.fixture
def warm(root: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The same, as where the program runs."""
    monkeypatch.setenv(cache.VARIABLE, str(root / "lager"))
    monkeypatch.chdir(root)
    Collection("practices")
    return root


def by_click(arguments: list[str]) -> tuple[int, str, str]:
    result = CliRunner().invoke(praksis, ["søk", *arguments], prog_name="praksis")
    return result.exit_code, result.stdout, result.stderr


@pytest.mark.parametrize("arguments", PLAIN, ids=repr)
def test_what_is_plain_is_answered_as_by_click(warm: Path, arguments: list[str]) -> None:
    found = plain.answer(["søk", *arguments])
    assert found is not None
    assert (0, *found) == by_click(arguments)


@pytest.mark.parametrize("arguments", OTHERS, ids=repr)
def test_the_rest_is_left_to_click(warm: Path, arguments: list[str]) -> None:
    assert plain.answer(["søk", *arguments]) is None
    assert by_click(arguments)[0] in (0, 2)


PIECES = sorted({piece for arguments in (*PLAIN, *OTHERS) for piece in arguments})


@settings(
    max_examples=150,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(st.lists(st.sampled_from(PIECES) | st.text(max_size=12), max_size=5))
def test_whatever_is_written_they_agree(warm: Path, arguments: list[str]) -> None:
    found = plain.answer(["søk", *arguments])
    assert found is None or (0, *found) == by_click(arguments)


def test_only_what_is_remembered_is_answered(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fresh = make(tmp_path)
    monkeypatch.setenv(cache.VARIABLE, str(fresh / "lager"))
    monkeypatch.chdir(fresh)
    asked = ["søk", "fadder"]
    assert plain.answer(asked) is None
    Collection("practices")
    assert plain.answer(asked) is not None
    (fresh / "practices" / "fadder.md").write_text(write_up(tittel="Ny"), encoding="utf-8")
    assert plain.answer(asked) is None
    Collection("practices")
    assert plain.answer(asked) is not None
    for path in (fresh / "lager").rglob("rangering"):
        path.write_bytes(path.read_bytes()[:-1])
    assert plain.answer(asked) is None


CLICK = "from eksempelsamling.commands import praksis; praksis(prog_name='praksis')"
ODD_RUNS: list[tuple[list[str], dict[str, str]]] = [
    (["fadder"], {}),
    (["\udcff fadder"], {}),  # a byte that is no character
    (["fadder", "\udcff", "--json"], {}),
    (["fadder 😀"], {"PYTHONIOENCODING": "ascii:replace"}),
    (["møte 😀"], {"PYTHONIOENCODING": "latin-1:replace"}),
    (["møte 😀"], {"NO_COLOR": "", "TERM": "xterm"}),
    (["--tema", "x"], {}),
]


@pytest.mark.parametrize(("arguments", "env"), ODD_RUNS)
def test_the_program_does_as_click(
    root: Path, tmp_path: Path, arguments: list[str], env: dict[str, str]
) -> None:
    def run(*program: str | Path) -> tuple[int, bytes, bytes]:
        command = [*program, "søk", *(os.fsencode(a) for a in arguments)]
        settings = environment() | {"PYTHONIOENCODING": "utf-8:replace"} | env
        settings[cache.VARIABLE] = str(root / "lager")
        done = subprocess.run(command, cwd=root, env=settings, capture_output=True, check=False)
        return done.returncode, done.stdout, done.stderr

    run(BIN / "praksis")  # from here on it is remembered
    assert run(BIN / "praksis") == run(sys.executable, "-c", CLICK)


@pytest.mark.skipif(sys.platform == "win32", reason="pipes end otherwise there")
def test_a_reader_that_has_seen_enough(root: Path) -> None:
    ends = []
    for program in ([BIN / "praksis"], [sys.executable, "-c", CLICK]):
        reading, writing = os.pipe()
        os.close(reading)
        env = environment() | {cache.VARIABLE: str(root / "lager")}
        done = subprocess.run(
            [*program, "søk", "møte"], cwd=root, env=env, stdout=writing, stderr=subprocess.PIPE,
            check=False,
        )  # fmt: skip
        os.close(writing)
        ends.append((done.returncode, done.stderr))
    assert ends[0] == ends[1]

"""`praksis sjekk --fix`: how a file is written, never what it says."""

from __future__ import annotations

import re
import stat
from pathlib import Path

import pytest
from eksempelsamling.checks.mend import mend
from eksempelsamling.checks.rewrite import mend_file
from eksempelsamling.fields import Head, Rules
from eksempelsamling.reading import read_document
from eksempelsamling.schema import validate
from eksempelsamling.vocabulary import load_vocabulary
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from tests.conftest import ROOT, TODAY, write_up

RULES = Rules(load_vocabulary(ROOT / "practices")[0], TODAY)
REAL = sorted((ROOT / "practices").glob("*.md"))
GOOD = write_up()
SPACES, DATE = "mellomrom på slutten av linjer", "datoen i «gjennomgått»"


@pytest.mark.parametrize("path", REAL, ids=lambda p: p.stem)
def test_the_collection_is_left_as_it_is(path: Path) -> None:
    assert mend(path.read_bytes()).done == ()


CASES = {
    "line ends": (GOOD.replace("\n", "\r\n"), GOOD, "linjeskift"),
    "old line ends": (GOOD.replace("\n", "\r"), GOOD, "linjeskift"),
    "mark of order": ("\ufeff" + GOOD, GOOD, "linjeskift"),
    "letters apart": (GOOD.replace("å", "a\u030a"), GOOD, "bokstaver med løse tegn"),
    "spaces": (GOOD.replace("morgen. [1]\n", "morgen. [1] \t\n"), GOOD, SPACES),
    "spaces in the head": (GOOD.replace("liten]\n", "liten]  \n"), GOOD, SPACES),
    "no end": (GOOD.rstrip("\n"), GOOD, "slutten av fila"),
    "much end": (GOOD + "\n \n\n", GOOD, SPACES),
    "date": (write_up(gjennomgått="1.3.2026"), write_up(gjennomgått="2026-03-01"), DATE),
    "date with a comment": (
        write_up(gjennomgått="'31.12.2025'  # sist"),
        write_up(gjennomgått="'2025-12-31'  # sist"), DATE),
    "order": (
        "---\n# øverst\nstatus: utkast\n# om tittelen\ntittel: x  # her\n# sist\n---\n",
        "---\n# øverst\n# om tittelen\ntittel: x  # her\nstatus: utkast\n# sist\n---\n",
        "rekkefølgen på feltene"),
}  # fmt: skip


@pytest.mark.parametrize("name", CASES)
def test_what_is_mended(name: str) -> None:
    before, after, told = CASES[name]
    mended = mend(before.encode())
    assert mended.data.decode() == after
    assert told in mended.done


@pytest.mark.parametrize(
    "text",
    [
        write_up(body="## A\n\nen linje  \nmed linjeskift\n"),
        write_up(body="```\nkode \n```\n"),
        write_up(body="<!-- en \n merknad \n-->\n\nX.\n"),
        write_up(gjennomgått="31.2.2026"),
        write_up(gjennomgått="3.1.26"),
        write_up(sammendrag="|\n  linje  \n  linje").replace("linje  \n", "linje  \n"),
        "---\ntittel: [\n---\n",
        "uten hode  ",
        "---\ntittel: 15108695088  \nstatus: utkast\n---\n",
        "",
    ],
)
def test_what_is_left_alone(text: str) -> None:
    assert mend(text.encode()).data == text.encode()


def comments(text: str) -> list[str]:
    return sorted(re.findall(r"^# merknad.*$|(?s:<!--.*?-->)", text, re.MULTILINE))


UNIT = "ansvarlig:\n  enhet: NAV  \n  rolle: R\n"
keys = st.permutations(
    ["tittel: Å\n", "status: utkast\n", "tema: [styring]\n", UNIT, "gjennomgått: 1.2.2026\n"]
)
remarks = st.sampled_from(["", "", "# merknad  \n", "\n"])
bodies = st.text(alphabet=st.sampled_from("ab \n\t*#-<!>`\\[]1.\u030a"), max_size=80)


@settings(max_examples=300, deadline=None)
@given(keys, st.lists(remarks, min_size=6, max_size=6), bodies, st.sampled_from(["\n", "\r\n"]))
@example(["status: utkast\n", "tittel: Å\n"], [""] * 6, "<!-- a \n b --> \n", "\r\n")
def test_nothing_is_lost_and_twice_is_once(
    fields: list[str], between: list[str], body: str, end: str
) -> None:
    head = "".join(f"{remark}{field}" for remark, field in zip(between, fields, strict=False))
    text = f"---\n{head}{between[-1]}---\n{body}"
    data = text.replace("\n", end).encode()
    once = mend(data)
    assert mend(once.data) == type(once)(once.data, ())
    before, _ = read_document(data, "x.md")
    if before is None:
        assert once.data == data
        return
    after, _ = read_document(once.data, "x.md")
    assert after is not None
    assert sorted(after.head.texts("tittel")) == sorted(before.head.texts("tittel"))
    if "`" not in body:  # what looks like a comment there need not be one
        assert comments(after.source) == comments(before.source)
    first, _ = validate(before, "x", RULES)
    then, _ = validate(after, "x", RULES)
    assert first is None or then is not None


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=200), st.sampled_from(REAL))
def test_any_bytes_twice_is_once(noise: bytes, path: Path) -> None:
    data = path.read_bytes()
    for start in (0, len(data) // 3, len(data)):
        once = mend(data[:start] + noise + data[start:])
        assert mend(once.data).data == once.data


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(REAL), st.data())
def test_real_files_come_back_when_only_their_form_was_changed(
    path: Path, data: st.DataObject
) -> None:
    text = path.read_text(encoding="utf-8")
    assume(not path.name.startswith("_"))
    lines = text.split("\n")
    body = text.count("\n", 0, text.index("\n---\n", 4)) + 2
    for number in data.draw(st.lists(st.integers(body, len(lines) - 1), max_size=5)):
        lines[number] = lines[number].rstrip() + data.draw(st.sampled_from([" ", "\t"]))
    changed = "\n".join(lines).replace("\n", data.draw(st.sampled_from(["\n", "\r\n"])))
    assert mend(changed.encode()).data.decode() == text


def test_the_order_is_that_of_the_schema() -> None:
    mixed = "---\nstatus: utkast\nkalles: [x y]\ntittel: T\n---\n"
    order = [line.split(":")[0] for line in mend(mixed.encode()).data.decode().split("\n")[1:4]]
    assert order == [name for name in Head.model_fields if name in order]


def test_a_file_is_replaced_whole_and_keeps_its_rights(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_bytes(GOOD.replace("\n", "\r\n").encode())
    path.chmod(0o640)
    link = tmp_path / "b.md"
    link.symlink_to(path)
    assert mend_file(link) == ("linjeskift",)
    assert path.read_text(encoding="utf-8") == GOOD
    assert stat.S_IMODE(path.stat().st_mode) == 0o640
    assert link.is_symlink()
    assert sorted(p.name for p in tmp_path.iterdir()) == ["a.md", "b.md"]
    before = path.stat().st_mtime_ns
    assert mend_file(path) == ()
    assert path.stat().st_mtime_ns == before

"""Bad input and what is said about it. One file a case: the input, and the whole output.

`pytest tests/golden --oppdater` writes what is said now into the files, for review in the diff.
"""

from __future__ import annotations

import unicodedata
from pathlib import Path
from typing import Any

import pytest
import yaml
from eksempelsamling.catalogue import load
from eksempelsamling.messages import MESSAGES
from eksempelsamling.reporters import as_text

from tests.conftest import BODY, HEAD, TODAY, collection_text, write_up

CASES = sorted(Path(__file__).parent.glob("*.yml"))


def lay_out(folder: Path, files: dict[str, Any]) -> None:
    """Write a case's files.

    A file is its text, or a mapping: `felter` and `tekst` change a valid write-up, `hex` gives
    bytes, `lenke` a symbolic link, `gjenta` a text and how often, `nfd` a name taken apart,
    `slett` no file at all, `bytt` one text for another in a file that is there, `samling` a valid
    collection with these fields changed and `tekst` below.
    """
    for name, content in files.items():
        file = content if isinstance(content, dict) else {"rå": content}
        if file.get("nfd"):
            name = unicodedata.normalize("NFD", name)  # noqa: PLW2901
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if file.get("slett"):
            path.unlink()
        elif "bytt" in file:
            path.write_text(path.read_text(encoding="utf-8").replace(*file["bytt"], 1))
        elif "lenke" in file:
            path.symlink_to(file["lenke"])
        elif "hex" in file:
            path.write_bytes(bytes.fromhex(file["hex"]))
        elif "gjenta" in file:
            before, middle, count, after = file["gjenta"]
            path.write_text(before + middle * count + after, encoding="utf-8")
        elif "samling" in file:
            text = collection_text(file.get("tekst", "Derfor.\n"), **file["samling"])
            path.write_text(text, encoding="utf-8")
        elif "rå" in file:
            path.write_bytes(file["rå"].encode())
        else:
            text = write_up(HEAD, file.get("tekst", BODY), **file.get("felter", {}))
            text = text.replace("\n", "\r\n") if file.get("crlf") else text
            path.write_bytes(("\ufeff" if file.get("bom") else "").encode() + text.encode())


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_bad_input_is_told(
    path: Path, practices: Path, monkeypatch: pytest.MonkeyPatch, pytestconfig: pytest.Config
) -> None:
    case = yaml.safe_load(path.read_text(encoding="utf-8"))
    lay_out(practices, case["filer"])
    monkeypatch.chdir(practices.parent)
    catalogue = load(practices, TODAY)
    told = as_text(catalogue.problems)
    if pytestconfig.getoption("--oppdater"):
        head = path.read_text(encoding="utf-8").split("\nsier: ")[0].rstrip("\n")
        block = "".join(f"\n  {line}" for line in told.splitlines())
        path.write_text(head + ("\nsier: |" + block if told else '\nsier: ""') + "\n")
    assert told == case["sier"].rstrip("\n")
    for practice in case.get("godtar", []):
        assert practice in catalogue.by_id


def test_every_message_has_a_case() -> None:
    said = "".join(path.read_text(encoding="utf-8") for path in CASES)
    never = [code for code in MESSAGES if f" {code} " not in said]
    assert never == []

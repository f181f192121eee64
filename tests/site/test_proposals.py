"""What a contributor meets when something in a proposal is wrong.

The steps are those of the workflow files, run as they stand there in a copy of the collection.
What they say is written to the case itself by `--oppdater`.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
import yaml

from tests.conftest import ROOT
from tests.identity_numbers import numbers

NUMBER = next(number for number in numbers(1, 100) if int(number[2:4]) > 80)
"""For tests: no person is born in such a month."""
CASES = sorted((ROOT / "tests" / "proposals").glob("*.yml"))


def step(name: str) -> str:
    """The command of a step in the workflow that checks proposals."""
    workflow = yaml.safe_load((ROOT / ".github/workflows/bidrag.yml").read_text(encoding="utf-8"))
    (job,) = workflow["jobs"].values()
    (found,) = [step["run"] for step in job["steps"] if step["name"] == name]
    return str(found)


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """The collection, as a proposal finds it."""
    for folder in ("practices", "docs", "scripts"):
        shutil.copytree(ROOT / folder, tmp_path / folder)
    shutil.copy(ROOT / "mkdocs.yml", tmp_path)
    (tmp_path / "plugins").symlink_to(ROOT / "plugins")
    (tmp_path / ".venv").symlink_to(sys.prefix)
    return tmp_path


def run(command: str, folder: Path) -> subprocess.CompletedProcess[str]:
    """Run as CI does, on the day the cases were written."""
    environment = os.environ | {
        "SOURCE_DATE_EPOCH": "1795219200",
        "GITHUB_STEP_SUMMARY": str(folder / "summary.md"),
    }
    return subprocess.run(
        ["bash", "-e", "-c", command],
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


def lay_out(case: dict[str, object], folder: Path) -> None:
    files = case.get("files", {})
    assert isinstance(files, dict)
    for name, text in files.items():
        (folder / name).write_bytes(text.replace("{number}", NUMBER).encode())
    names = case.get("delete", [])
    assert isinstance(names, list)
    for name in names:
        (folder / name).unlink()


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_what_is_wrong_is_told_on_the_lines(
    path: Path, checkout: Path, pytestconfig: pytest.Config
) -> None:
    written = path.read_text(encoding="utf-8").split("\nsays:")[0].rstrip("\n")
    case = yaml.safe_load(path.read_text(encoding="utf-8"))
    lay_out(case, checkout)

    done = run(step("Sjekk tekstene"), checkout)
    assert done.returncode == case["exit"], done.stderr
    assert done.stderr == ""
    run(step("Skriv en oppsummering"), checkout)
    summary = (checkout / "summary.md").read_text(encoding="utf-8")

    assert NUMBER not in done.stdout + summary

    if pytestconfig.getoption("--oppdater"):
        says = yaml.safe_dump(
            {"says": done.stdout.splitlines(), "summary": summary.splitlines()},
            allow_unicode=True,
            sort_keys=False,
            width=1000,
        )
        path.write_text(f"{written}\n{says}", encoding="utf-8")
        return
    assert done.stdout.splitlines() == case["says"]
    assert summary.splitlines() == case["summary"]


def test_a_proposal_with_mistakes_can_be_looked_at(checkout: Path) -> None:
    """Its page tells what is wrong, and everything else is there."""
    (path,) = [path for path in CASES if path.stem == "mangler"]
    lay_out(yaml.safe_load(path.read_text(encoding="utf-8")), checkout)
    done = run(".venv/bin/python scripts/offline.py --preview", checkout)
    assert done.returncode == 0, done.stderr
    with zipfile.ZipFile(checkout / "dist" / "forhandsvisning.zip") as pack:
        names = {name.partition("/")[2] or name: name for name in pack.namelist()}
        page = pack.read(names["praksis/kort/index.html"]).decode()
        assert "Feltet «sammendrag» mangler." in page
        assert "praksis/laerende-moter/index.html" in names

"""Dates from a real repository with a real git."""

from __future__ import annotations

import re
import subprocess
from datetime import date
from pathlib import Path

from eksempelsamling.history import Dates, Edition, edition, history

from tests.conftest import TODAY


def git(folder: Path, *arguments: str, day: str = "2026-01-01") -> None:
    stamp = f"{day}T12:00:00+01:00"
    subprocess.run(
        ["git", "-c", "user.name=Test", "-c", "user.email=test@example.org", *arguments],
        cwd=folder,
        check=True,
        capture_output=True,
        env={"GIT_AUTHOR_DATE": stamp, "GIT_COMMITTER_DATE": stamp, "HOME": str(folder)},
    )


def repository(root: Path) -> Path:
    folder = root / "practices"
    folder.mkdir(parents=True)
    git(root, "init", "-q")
    for name, day in (("en.md", "2026-01-01"), ("møte.md", "2026-02-01"), ("en.md", "2026-03-01")):
        (folder / name).write_text(day, encoding="utf-8")
        git(root, "add", ".", day=day)
        git(root, "commit", "-q", "-m", "Endre", day=day)
    return folder


def test_first_and_last_change(tmp_path: Path) -> None:
    assert history(repository(tmp_path)) == {
        "en.md": Dates(date(2026, 1, 1), date(2026, 3, 1)),
        "møte.md": Dates(date(2026, 2, 1), date(2026, 2, 1)),
    }


def test_nothing_is_claimed_outside_a_repository(tmp_path: Path) -> None:
    assert history(tmp_path) == {}


def test_nothing_is_claimed_in_a_shallow_clone(tmp_path: Path) -> None:
    repository(tmp_path / "full")
    git(tmp_path, "clone", "-q", "--depth", "1", f"file://{tmp_path}/full", "grunn")
    assert history(tmp_path / "grunn" / "practices") == {}


def test_the_edition_is_the_last_commit(tmp_path: Path) -> None:
    folder = repository(tmp_path)
    found = edition(folder, TODAY)
    assert found.day == date(2026, 3, 1)
    assert re.fullmatch("[0-9a-f]{10}", found.version)
    (folder / "ny.md").write_text("ikke med ennå", encoding="utf-8")
    assert edition(folder, TODAY) == found
    (folder / "en.md").write_text("endret", encoding="utf-8")
    assert edition(folder, TODAY) == Edition(found.day, f"{found.version}+")


def test_without_a_repository_the_edition_is_of_the_day(tmp_path: Path) -> None:
    assert edition(tmp_path, TODAY) == Edition(TODAY, "")

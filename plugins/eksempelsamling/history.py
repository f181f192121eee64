"""When each file was first and last changed, according to git.

One git process for the whole folder, not one a file, and no answer rather than a wrong one: in a
shallow clone, or outside a repository, nothing is known. (The usual MkDocs plugins fall back to
the day of the build.)
"""

from __future__ import annotations

import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Dates:
    """First and last commit of a file, as dates where the committer was."""

    created: date
    changed: date


def history(folder: Path) -> Mapping[str, Dates]:
    """Dates by path relative to `folder`; empty when git cannot tell."""
    if _git(folder, "rev-parse", "--is-shallow-repository").strip() != "false":
        return {}
    log = _git(
        folder, "-c", "core.quotePath=off", "log", "--format=%x01%cI", "--name-only", "-z",
        "--no-renames", "--relative", "--", ".",
    )  # fmt: skip
    found: dict[str, Dates] = {}
    for commit in log.split("\x01")[1:]:
        stamp, *names = commit.replace("\n", "\0").split("\0")
        day = datetime.fromisoformat(stamp).date()
        for name in filter(None, names):
            known = found.get(name)
            found[name] = Dates(day, known.changed if known else day)
    return found


def _git(folder: Path, *arguments: str) -> str:
    try:
        return subprocess.run(
            ["git", "-C", str(folder), *arguments],
            capture_output=True,
            check=True,
            encoding="utf-8",
            errors="replace",
        ).stdout
    except (OSError, subprocess.CalledProcessError):
        return ""

"""When each file was first and last changed, according to git.

Two git processes for the whole folder, not one a file, and no answer rather than a wrong one: in a
shallow clone, or outside a repository, nothing is known. (The usual MkDocs plugins fall back to
the day of the build.)
"""

from __future__ import annotations

import subprocess
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Dates:
    """What git knows of a file, as dates where the committer was."""

    created: date
    """First commit."""
    changed: date
    """Last commit."""
    published: date | None = None
    """The first commit in which its head said «status: publisert»."""
    archived: date | None = None
    """The first in which it said «status: arkivert»."""


@dataclass(frozen=True, slots=True)
class Edition:
    """What a build was made of."""

    day: date
    version: str
    """The abbreviated commit, with a plus sign when files were changed since; empty: not known."""


def edition(folder: Path, today: date) -> Edition:
    """The last commit of the repository that `folder` is in; `today` when git cannot tell."""
    known = _git(folder, "log", "-1", "--format=%cs %H").split()
    day = _day(known[0]) if known else None
    if not day:
        return Edition(today, "")
    changed = _git(folder, "status", "--porcelain", "--untracked-files=no")
    return Edition(day, known[1][:10] + ("+" if changed else ""))


def history(folder: Path) -> Mapping[str, Dates]:
    """Dates by path relative to `folder`; empty when git cannot tell."""
    if _git(folder, "rev-parse", "--is-shallow-repository").strip() != "false":
        return {}
    log = _git(
        folder, "log", "--format=%x00commit %cs", "--name-only", "-z", "--no-renames", "--relative",
        "--", ".",
    )  # fmt: skip
    found: dict[str, Dates] = {}
    day: date | None = None
    for field in log.split("\0"):
        name = field.lstrip("\n")
        if name.startswith("commit "):
            day = _day(name.removeprefix("commit ").strip())
        elif name and day:
            known = found.get(name)
            found[name] = Dates(day, known.changed if known else day)
    since = _statuses(folder)
    return {
        name: replace(
            dates,
            published=since.get((name, "publisert")),
            archived=since.get((name, "arkivert")),
        )
        for name, dates in found.items()
    }


def _statuses(folder: Path) -> Mapping[tuple[str, str], date]:
    """The first day on which each file had each status. Git finds the lines that say it."""
    log = _git(
        folder, "-c", "core.quotepath=off", "log", "--format=commit %cs", "-G^status:", "-p", "-U0",
        "--no-renames", "--no-color", "--no-ext-diff", "--no-prefix", "--relative", "--", "*.md",
    )  # fmt: skip
    found: dict[tuple[str, str], date] = {}
    day: date | None = None
    name = ""
    for line in log.splitlines():  # newest first
        if line.startswith("commit "):
            day = _day(line.removeprefix("commit "))
        elif line.startswith("+++ "):
            name = line.removeprefix("+++ ").removesuffix("\t")
        elif line.startswith("+status:") and day:
            status = line.removeprefix("+status:").partition("#")[0].strip(" \"'")
            found[name, status] = day
    return found


def _day(stamp: str) -> date | None:
    try:
        return date.fromisoformat(stamp)
    except ValueError:  # a clock that was years ahead
        return None


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

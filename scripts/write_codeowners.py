"""Write who reviews what, by theme, to the CODEOWNERS of both kinds of repository.

Owners by theme stand in `.github/owners.yml`. The files name a write-up only when its themes have
owners of their own. One that is newer than the files belongs to the editors until this is run
again; a test fails when a line is wrong, not when one is lacking, so no contributor is stopped.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import yaml
from eksempelsamling.catalogue import load

ROOT = Path(__file__).parent.parent
FILES = (ROOT / ".github/CODEOWNERS", ROOT / ".gitlab/CODEOWNERS")


def lines() -> Iterator[str]:
    """The file, a line at a time. The last line that fits a path counts."""
    owners = yaml.safe_load((ROOT / ".github/owners.yml").read_text(encoding="utf-8"))
    catalogue = load(ROOT / "practices")
    if unknown := sorted(set(owners["themes"]) - set(catalogue.vocabulary["tema"])):
        raise SystemExit(f".github/owners.yml: ukjente temaer: {', '.join(unknown)}")
    yield "# Made by scripts/write_codeowners.py from .github/owners.yml; change it there."
    yield f"* {owners['program']}"
    yield f"/practices/ {owners['editors']}"
    yield f"/docs/ {owners['editors']}"
    for practice in sorted(catalogue.practices, key=lambda p: p.id):
        found = [owners["themes"].get(theme.id) for theme in practice.terms("tema")]
        if named := list(dict.fromkeys(filter(None, found))):
            yield f"/practices/{practice.id}.md {' '.join([owners['editors'], *named])}"


if __name__ == "__main__":
    text = "\n".join(lines()) + "\n"
    for path in FILES:
        path.write_text(text, encoding="utf-8")

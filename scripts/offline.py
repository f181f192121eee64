"""Build the site, and pack it as the edition that opens from disk.

python scripts/offline.py            writes dist/eksempelsamlingen.zip
python scripts/offline.py --preview  writes dist/forhandsvisning.zip, with drafts and with what
                                     is wrong told on the pages, to look at before publishing
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from eksempelsamling.offline.bundle import BundleError
from eksempelsamling.offline.edition import write_zip

ROOT = Path(__file__).parent.parent
SCRIPTS = ROOT / "plugins/eksempelsamling/theme/assets/eksempelsamlingen"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--preview", action="store_true")
    preview = parser.parse_args().preview
    target = ROOT / "dist" / ("forhandsvisning.zip" if preview else "eksempelsamlingen.zip")
    with tempfile.TemporaryDirectory() as out:
        if _build(out, preview=preview):
            return 1
        try:
            write_zip(Path(out), SCRIPTS, target)
        except BundleError as error:
            print(f"Skriptene kunne ikke samles: {error}", file=sys.stderr)
            return 1
    print(f"{target.relative_to(ROOT)} ({target.stat().st_size / 1e6:.1f} MB)")
    return 0


def _build(out: str, *, preview: bool) -> int:
    """Build into `out`; MkDocs' exit code. What stops publication does not stop a preview."""
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--site-dir", out]
    environment = dict(os.environ)
    if preview:
        environment["EKSEMPELSAMLINGEN_PREVIEW"] = "true"
    else:
        command.append("--strict")
    return subprocess.run(command, cwd=ROOT, env=environment, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())

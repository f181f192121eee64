"""Build the site, and pack it as the edition that opens from disk.

python scripts/offline.py  writes dist/eksempelsamlingen.zip
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

from eksempelsamling.offline.bundle import BundleError
from eksempelsamling.offline.edition import write_zip

ROOT = Path(__file__).parent.parent
SCRIPTS = ROOT / "plugins/eksempelsamling/theme/assets/eksempelsamlingen"
TARGET = ROOT / "dist" / "eksempelsamlingen.zip"


def main() -> int:
    with tempfile.TemporaryDirectory() as out:
        command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "--site-dir"]
        if subprocess.run([*command, out], cwd=ROOT, check=False).returncode:
            return 1
        try:
            write_zip(Path(out), SCRIPTS, TARGET)
        except BundleError as error:
            print(f"Skriptene kunne ikke samles: {error}", file=sys.stderr)
            return 1
    print(f"{TARGET.relative_to(ROOT)} ({TARGET.stat().st_size / 1e6:.1f} MB)")
    return 0


if __name__ == "__main__":
    sys.exit(main())

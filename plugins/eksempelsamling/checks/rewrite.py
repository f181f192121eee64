"""Writes a mended file in the place of the old one, whole or not at all."""

from __future__ import annotations

import os
import shutil
import tempfile
from pathlib import Path

from eksempelsamling.checks.mend import mend


def mend_file(path: Path) -> tuple[str, ...]:
    """Mend the write-up `path`; what was done, in words.

    The new content is written beside the file and takes its name at the end, so that whatever
    stops the program leaves the old or the new content, never a part. A file that somebody else
    has changed in the meantime is left alone.

    Raises:
        OSError: the file cannot be read or written.

    """
    file = path.resolve(strict=True)  # a link stays a link
    data = file.read_bytes()
    mended = mend(data)
    if not mended.done:
        return ()
    handle, name = tempfile.mkstemp(dir=file.parent, prefix=".praksis-")
    beside = Path(name)
    try:
        with os.fdopen(handle, "wb") as out:
            out.write(mended.data)
            out.flush()
            os.fsync(out.fileno())
        shutil.copymode(file, beside)
        if file.read_bytes() != data:
            return ()
        beside.replace(file)
    finally:
        beside.unlink(missing_ok=True)
    return mended.done

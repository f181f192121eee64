"""Where a link or picture in a write-up leads.

Contributors link as they would in the repository: `annen-omtale.md`, `bilder/skisse.png`,
`../docs/om.md`, `https://…`. Anything else leads nowhere. Used by the checks and by the pages,
so that what passes the checks is what works on the site.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urlsplit

PICTURES = "bilder"
PICTURE_SUFFIXES = frozenset({".png", ".jpg", ".jpeg", ".webp", ".gif"})
"""Without SVG: it can carry scripts."""
MADE = frozenset(
    f"{folder}/index.md" for folder in ("bidra", "kilder", "nytt", "praksis", "samlinger", "tema")
) | {"ordliste.md"}
"""Pages that the site makes, linked to as if they were files in docs."""

_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")
_OUTSIDE = frozenset({"https", "http", "mailto"})


@dataclass(frozen=True, slots=True)
class Links:
    """What exists to be linked to, seen from the folder of write-ups."""

    practices: Path
    """The folder of write-ups."""
    ids: Collection[str]
    """Ids and aliases that have a page."""

    def href(self, target: str) -> str | None:
        """Where `target` leads, or None when it leads nowhere.

        Pages and pictures of ours come as a path from the site's root ("/praksis/x/"); links
        within the page and to other sites come as they were written.
        """
        try:
            parts = urlsplit(target)
        except ValueError:
            return None
        if parts.scheme or parts.netloc:
            complete = parts.netloc or (parts.scheme == "mailto" and "@" in parts.path)
            return target if parts.scheme in _OUTSIDE and complete else None
        fragment = f"#{parts.fragment}" if parts.fragment else ""
        path = unquote(parts.path)
        if not path:
            return fragment or None
        if path.endswith(".md") and "/" not in path:
            id = path.removesuffix(".md")
            return f"/praksis/{id}/{fragment}" if id in self.ids else None
        if self.picture(parts.path):
            return f"/praksis/{parts.path}"
        return self._hand_written(path, fragment)

    def picture(self, target: str) -> bool:
        """Whether `target` is a picture of ours. Its name must need no escaping anywhere."""
        folder, name = posixpath.split(target)
        suffix = posixpath.splitext(name)[1].lower()
        if folder != PICTURES or suffix not in PICTURE_SUFFIXES or not _NAME.fullmatch(name):
            return False
        return _is_file_below(self.practices / PICTURES / name, self.practices)

    def _hand_written(self, path: str, fragment: str) -> str | None:
        docs = self.practices.parent / "docs"
        if not path.startswith("../docs/") or not path.endswith(".md"):
            return None
        file = self.practices / path
        name = path.removeprefix("../docs/")
        if name not in MADE:
            if not _is_file_below(file, docs):
                return None
            name = file.resolve().relative_to(docs.resolve()).as_posix()
        page = name.removesuffix(".md").removesuffix("index").strip("/")
        return f"/{page}/{fragment}" if page else f"/{fragment}"


def _is_file_below(file: Path, folder: Path) -> bool:
    try:
        return file.is_file() and file.resolve().is_relative_to(folder.resolve())
    except (OSError, ValueError, RuntimeError):  # too long, a null character, links in a ring
        return False

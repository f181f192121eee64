"""Our scripts and styles as readers get them: without comments, white space and long names."""

from __future__ import annotations

from functools import cache

import minify

TYPES = {".js": "application/javascript", ".css": "text/css"}


@cache
def minified(text: str, name: str) -> str:
    """The content of a file, smaller if its `name` says that it is a script or a style sheet."""
    for suffix, media_type in TYPES.items():
        if name.endswith(suffix):
            return str(minify.string(media_type, text))
    return text

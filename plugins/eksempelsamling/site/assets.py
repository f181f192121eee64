"""Our scripts and styles as readers get them: without comments and spare white space."""

from __future__ import annotations

from functools import cache

import rcssmin
import rjsmin


@cache
def minified(text: str, name: str) -> str:
    """The content of a file, smaller if its `name` says that it is a script or a style sheet."""
    if name.endswith(".js"):
        return str(rjsmin.jsmin(text))
    if name.endswith(".css"):
        return str(rcssmin.cssmin(text))
    return text

"""What readers fetch of our scripts and styles and the theme's: as little, and as few files."""

from __future__ import annotations

from mkdocs.structure.files import Files

from eksempelsamling.site.assets import minified
from eksempelsamling.site.styles import classes_of, screen

FOLDER = "assets/eksempelsamlingen/"
FIRST = (f"{FOLDER}theme.js", f"{FOLDER}boot.js")
"""What runs before a page is painted. They come as one: each file would be waited for."""
SCREEN = f"{FOLDER}screen.css"
PRINT = f"{FOLDER}print.css"
MATERIAL = "assets/stylesheets/"
OWN = tuple(f"{FOLDER}{name}.css" for name in ("tokens", "site", "search", "list"))
"""In this order. Cards on other sites use the first one, too, so it stays where it is."""
FORMS = f"{FOLDER}form.css"
LIST_PAGE = f"{FOLDER}list_page.css"
"""What few pages need."""


def make_small(files: Files) -> None:
    """Minify what is to be published of ours."""
    for file in list(files):
        if file.src_uri.startswith(FOLDER):
            file.content_string = minified(file.content_string, file.src_uri)
    first, last = (files.get_file_from_path(uri) for uri in FIRST)
    if first and last:
        last.content_string = f"{first.content_string};\n{last.content_string}"
        files.remove(first)


class ScreenStyles:
    """Takes the sheets out of what MkDocs publishes, to give them back as one.

    Args:
        files: what MkDocs is to publish.

    """

    def __init__(self, files: Files) -> None:
        self._material = ""
        self._own: dict[str, str] = {}
        self._classes: set[str] = set()
        for file in list(files):
            if file.src_uri in OWN:
                self._own[file.src_uri] = file.content_string
            elif file.src_uri.startswith(f"{MATERIAL}main.") and file.src_uri.endswith(".css"):
                self._material = file.content_string
            if file.src_uri.startswith(MATERIAL) or file.src_uri in OWN[1:]:
                files.remove(file)

    def see(self, html: str) -> None:
        """Remember the classes of a page."""
        self._classes |= classes_of(html)

    def css(self) -> str:
        """The sheet for all pages that were seen."""
        return screen(self._material, [self._own[uri] for uri in OWN], frozenset(self._classes))

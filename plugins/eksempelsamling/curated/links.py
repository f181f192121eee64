"""Where a link in a collection leads."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from eksempelsamling.links import Links

_PRACTICES, _DOCS = "../../practices/", "../"


@dataclass(frozen=True, slots=True)
class CollectionLinks(Links):
    """What exists to be linked to, seen from the folder of collections.

    A curator may link as in the repository (`../../practices/laerende-moter.md`, `../om.md`,
    `annen-samling.md`), or to a write-up by its file name alone.
    """

    collections: Collection[str]
    """Ids of the collections."""

    def href(self, target: str) -> str | None:
        """As `Links.href`; other collections come as "/samlinger/x/"."""
        if target.startswith(_PRACTICES):
            return Links.href(self, target.removeprefix(_PRACTICES))
        if target.startswith(_DOCS):
            return Links.href(self, f"../docs/{target.removeprefix(_DOCS)}")
        path, _, fragment = target.partition("#")
        if path.endswith(".md") and path.removesuffix(".md") in self.collections:
            return f"/samlinger/{path.removesuffix('.md')}/" + (f"#{fragment}" if fragment else "")
        return Links.href(self, target)

    def picture(self, target: str) -> bool:
        """Whether `target` is a picture beside the write-ups."""
        return Links.picture(self, target.removeprefix(_PRACTICES))

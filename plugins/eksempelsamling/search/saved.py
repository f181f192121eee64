"""Search data as it is remembered: opened at once, read where an answer needs it."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping


class Parts(Mapping[str, str]):
    """Texts by name, one after another in one file. Each is decoded when it is asked for.

    Args:
        content: what `pack` gave.

    Raises:
        ValueError, TypeError: it is something else.

    """

    def __init__(self, content: bytes) -> None:
        head, _, self._texts = content.partition(b"\n")
        places: dict[str, list[int]] = json.loads(head)
        self._places = {name: slice(*place) for name, place in places.items()}

    def __getitem__(self, name: str) -> str:
        return self._texts[self._places[name]].decode(errors="surrogatepass")

    def __iter__(self) -> Iterator[str]:
        return iter(self._places)

    def __len__(self) -> int:
        return len(self._places)


def pack(texts: Mapping[str, str]) -> bytes:
    """Texts by name → the content of one file."""
    contents = {name: text.encode(errors="surrogatepass") for name, text in texts.items()}
    places, end = {}, 0
    for name, content in contents.items():
        places[name] = [end, end + len(content)]
        end += len(content)
    return b"\n".join([json.dumps(places).encode(), b"".join(contents.values())])

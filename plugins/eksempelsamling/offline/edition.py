"""A built site → the zip that is read from disk.

It knows the files of the site and nothing of what built them. From disk, a link to a folder shows
a list of files, so each must name its `index.html`; and our modules become one script.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

from eksempelsamling.offline.bundle import bundle, is_module
from eksempelsamling.site.assets import minified
from eksempelsamling.start_tags import Attributes, rewrite

FOLDER = "eksempelsamlingen"
"""Everything in the zip lies in this folder, so that unpacking makes one thing."""
SCRIPTS = "assets/eksempelsamlingen"
BUNDLE = f"{SCRIPTS}/offline.js"
READ_ME = "LES MEG.txt"
TOLD = """\
Eksempelsamlingen til bruk uten nett

1. Pakk ut hele zip-fila. På Windows: høyreklikk på den, og velg «Pakk ut alle».
2. Åpne mappa «eksempelsamlingen».
3. Dobbeltklikk på «index.html».

Søket virker uten nett. Ingenting blir sendt noe sted.
"""
ONLY_ONLINE = ("404.html", "sitemap.xml", "sitemap.xml.gz")
"""What only a web server or a search engine asks for."""
EPOCH = (1980, 1, 1, 0, 0, 0)
"""The earliest time a zip can tell: the same site gives the same zip."""


def write_zip(site: Path, scripts: Path, target: Path) -> None:
    """Pack the edition of the built `site` into `target`, the same bytes for the same site.

    Args:
        site: folder of the built site.
        scripts: folder of our scripts as they are written (in the site they are minified).
        target: the zip; its folder is made.

    Raises:
        BundleError: a script cannot be bundled.

    """
    target.parent.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as packed:
        for name, data in sorted(files(site, scripts)):
            entry = zipfile.ZipInfo(f"{FOLDER}/{name}", EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            packed.writestr(entry, data)


def files(site: Path, scripts: Path) -> Iterator[tuple[str, bytes]]:
    """Paths and contents of the edition."""
    sources = {path.name: path.read_text(encoding="utf-8") for path in scripts.glob("*.js")}
    modules = {name: text for name, text in sources.items() if is_module(text)}
    yield BUNDLE, minified(bundle(modules), BUNDLE).encode()
    yield READ_ME, TOLD.replace("\n", "\r\n").encode("utf-8-sig")  # for Notepad, of any age
    for path in site.rglob("*"):
        name = path.relative_to(site).as_posix()
        if path.is_dir() or name in ONLY_ONLINE or name in {f"{SCRIPTS}/{m}" for m in modules}:
            continue
        data = path.read_bytes()
        yield name, page(data.decode()).encode() if name.endswith(".html") else data


def page(html: str) -> str:
    """A page whose links work from disk."""
    return rewrite(html, _on_disk)


def _on_disk(tag: str, attributes: Attributes) -> Attributes:
    if tag == "meta" and attributes.get("http-equiv", "").lower() == "refresh":
        before, found, target = attributes.get("content", "").partition("url=")
        return {"content": before + found + address(target)}
    changed = {name: address(attributes[name]) for name in ("href", "action") if name in attributes}
    return {name: value for name, value in changed.items() if value != attributes[name]}


def address(target: str) -> str:
    """A relative address of a folder as that of the page in it; others as they are."""
    parts = urlsplit(target)
    if parts.scheme or parts.netloc or not parts.path:
        return target
    path = re.sub(r"(^|/)(\.\.?)$", r"\1\2/", parts.path)
    if path.endswith("/"):
        path = f"{path.removeprefix('./')}index.html"
    return urlunsplit(parts._replace(path=path))

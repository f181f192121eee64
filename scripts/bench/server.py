"""Folders on localhost as a web host serves them: compressed, and with a count of the bytes."""

from __future__ import annotations

import gzip
import mimetypes
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import unquote, urlsplit

COMPRESSED = {".js", ".mjs", ".json", ".html", ".css", ".svg"}
"""What hosts compress; Pagefind's own files are compressed already."""


@dataclass(frozen=True, slots=True)
class File:
    """A file as it goes over the wire."""

    body: bytes
    type: str
    is_compressed: bool


@dataclass
class Host:
    """What is served, and how much of it was asked for."""

    address: str = ""
    files: dict[str, File] = field(default_factory=dict)
    sent: list[str] = field(default_factory=list)
    """Paths that were sent, in order."""

    def add(self, path: str, content: bytes) -> None:
        """Serve `content` at `path`, which begins with a slash."""
        suffix = Path(path).suffix
        compress = suffix in COMPRESSED
        body = gzip.compress(content, mtime=0) if compress else content
        kind = mimetypes.types_map.get(suffix, "application/octet-stream")
        self.files[path] = File(body, kind, compress)

    def add_folder(self, prefix: str, folder: Path) -> None:
        """Serve every file below `folder` at `prefix`."""
        for path in sorted(folder.rglob("*")):
            if path.is_file():
                self.add(f"{prefix}/{path.relative_to(folder).as_posix()}", path.read_bytes())

    def drop(self, prefix: str) -> None:
        """Serve nothing at `prefix` any more."""
        self.files = {path: f for path, f in self.files.items() if not path.startswith(prefix)}

    def size(self, prefix: str) -> int:
        """Bytes of everything at `prefix`, as sent."""
        return sum(len(f.body) for path, f in self.files.items() if path.startswith(prefix))

    def sent_bytes(self, prefix: str) -> int:
        """Bytes sent from `prefix` since `sent` was last emptied, without headers."""
        return sum(len(self.files[path].body) for path in self.sent if path.startswith(prefix))


@contextmanager
def serving() -> Iterator[Host]:
    """A host that answers until the block ends."""
    host = Host()

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        wbufsize = -1
        disable_nagle_algorithm = True

        def do_GET(self) -> None:
            path = unquote(urlsplit(self.path).path)
            file = host.files.get(path)
            if file is None:
                self.send_response(404)
                self.send_header("Content-Length", "0")
                self.end_headers()
                return
            host.sent.append(path)
            self.send_response(200)
            self.send_header("Content-Type", file.type)
            self.send_header("Content-Length", str(len(file.body)))
            self.send_header("Cache-Control", "max-age=3600")
            if file.is_compressed:
                self.send_header("Content-Encoding", "gzip")
            self.end_headers()
            self.wfile.write(file.body)

        def log_message(self, *_arguments: object) -> None:
            """Requests are no news."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        host.address = f"http://127.0.0.1:{server.server_port}"
        yield host
        server.shutdown()

"""Serve the pages to the browsers of this machine, and tell them when there are new ones.

Each page gets a script, client.js, that listens to a stream of events:
https://html.spec.whatwg.org/multipage/server-sent-events.html
"""

from __future__ import annotations

import json
import threading
from dataclasses import dataclass, field
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

HOST = "127.0.0.1"
EVENTS = "/preview-events"
CLIENT = "/preview-client.js"
# A browser that has gone is noticed when it is written to.
PULSE = 10  # s


@dataclass
class Preview:
    """The pages that are shown, and what the last build said.

    *folders* has the folder of each edition that is rebuilt, *elsewhere* holds the others.
    """

    folders: dict[str, Path]
    elsewhere: Path
    number: int = 0
    problems: list[str] = field(default_factory=list)
    news: threading.Condition = field(default_factory=threading.Condition)

    def built(self, problems: list[str]) -> None:
        """Let everybody know that there has been a build, with these *problems*."""
        with self.news:
            self.number += 1
            self.problems = problems
            self.news.notify_all()

    def event(self) -> bytes:
        """Return the last build as an event."""
        return f"data: {json.dumps({'build': self.number, 'problems': self.problems})}\n\n".encode()

    def path(self, address: str) -> Path:
        """Return the file that *address* means; what leads out of the folders means none."""
        edition, _, page = unquote(urlsplit(address).path).lstrip("/").partition("/")
        folder = self.folders.get(edition, self.elsewhere / edition).resolve()
        path = (folder / page).resolve()
        path = path / "index.html" if path.is_dir() else path
        inside = path.is_relative_to(folder) and folder.is_relative_to(self.elsewhere.parents[1])
        return path if inside else folder / "nothing"


class Server(ThreadingHTTPServer):
    """Listen on *port* of this machine alone; raise OSError if that is not possible."""

    daemon_threads = True

    def __init__(self, port: int, preview: Preview) -> None:
        self.preview = preview
        super().__init__((HOST, port), _Handler)


class _Handler(SimpleHTTPRequestHandler):
    server: Server

    def do_GET(self) -> None:
        if self.headers.get("Host", "").partition(":")[0] not in {HOST, "localhost"}:
            # The page of a stranger could otherwise read ours, by a name that leads here.
            self.send_error(HTTPStatus.FORBIDDEN)
        elif self.path == EVENTS:
            self._stream()
        elif self.path == CLIENT:
            client = Path(__file__).with_name("client.js").read_bytes()
            self._answer(client, "text/javascript; charset=utf-8")
        elif self.path == "/":
            self.send_response(HTTPStatus.FOUND)
            self.send_header("Location", f"/{next(iter(self.server.preview.folders))}/")
            self.end_headers()
        else:
            self._page()

    def log_message(self, format: str, *args: Any) -> None:
        """Say nothing of requests: the terminal is for mistakes."""

    def _page(self) -> None:
        path = self.server.preview.path(self.path)
        if not path.is_file():
            self.send_error(HTTPStatus.NOT_FOUND)
            return
        data = path.read_bytes()
        if path.suffix == ".html":
            build = self.server.preview.number
            script = f'<script src="{CLIENT}" data-build="{build}" defer></script></head>'
            data = data.replace(b"</head>", script.encode(), 1)
        self._answer(data, self.guess_type(str(path)))

    def _answer(self, data: bytes, kind: str) -> None:
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(data)))
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        self.wfile.write(data)

    def _stream(self) -> None:
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", "text/event-stream")
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        preview = self.server.preview
        told = -1
        try:
            while True:
                with preview.news:
                    if preview.number == told:
                        preview.news.wait(PULSE)
                    event = preview.event() if preview.number != told else b": still here\n\n"
                    told = preview.number
                self.wfile.write(event)
                self.wfile.flush()
        except OSError:
            return

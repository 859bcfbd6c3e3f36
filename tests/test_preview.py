"""The live view of an edition, run as a translator runs it: `make preview`."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import urllib.error
import urllib.request
from typing import TYPE_CHECKING, Any

import pytest

from tests import browser

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.conftest import Project

pytestmark = pytest.mark.xdist_group("browser")

CATALOG = "locale/tr/LC_MESSAGES/chapters/one.po"
PAGE = "/tr/chapters/one.html"
PATIENCE = 60  # s


class Running:
    """A preview of a project, on a port that nobody uses."""

    def __init__(self, project: Project) -> None:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        self.process = subprocess.Popen(
            [sys.executable, "-m", "tools.preview", "--port", str(self.port)],
            cwd=project.root,
            env={**os.environ, "PYTHONUTF8": "1"},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        self.said = self.until("http://")

    def until(self, text: str) -> str:
        """Return what the terminal shows next, up to the line that holds *text*."""
        assert self.process.stdout
        said = ""
        for line in self.process.stdout:
            said += line
            if text in line:
                return said
        pytest.fail(f"it ended with status {self.process.wait()}:\n{said}")

    def address(self, path: str) -> str:
        return f"http://127.0.0.1:{self.port}{path}"

    def get(self, path: str, **headers: str) -> str:
        request = urllib.request.Request(self.address(path), headers=headers)
        with urllib.request.urlopen(request, timeout=PATIENCE) as answer:
            return str(answer.read().decode())

    def status(self, path: str, **headers: str) -> int:
        try:
            self.get(path, **headers)
        except urllib.error.HTTPError as error:
            return error.code
        return 200


@pytest.fixture
def running(project: Project) -> Iterator[Running]:
    preview = Running(project)
    yield preview
    preview.process.kill()
    preview.process.communicate()


def events(running: Running) -> Iterator[dict[str, Any]]:
    """Yield what a browser is told."""
    with urllib.request.urlopen(running.address("/preview-events"), timeout=PATIENCE) as stream:
        for line in stream:
            if line.startswith(b"data: "):
                yield json.loads(line.removeprefix(b"data: "))


def test_a_saved_catalog_is_on_the_page_and_the_browser_is_told(
    project: Project, running: Running
) -> None:
    told = events(running)
    assert next(told) == {"build": 1, "problems": []}
    assert "Yepyeni" not in running.get(PAGE)
    project.replace(CATALOG, "Düzyazı ve", "Yepyeni düzyazı ve")
    assert next(told) == {"build": 2, "problems": []}
    assert "Yepyeni" in running.get(PAGE)
    assert "/preview-client.js" in running.get(PAGE)


def test_a_page_in_a_browser_is_shown_anew_or_says_what_is_wrong(
    project: Project, running: Running
) -> None:
    with browser.started() as chromium:
        page = chromium.new_page()
        page.goto(running.address(PAGE))
        project.replace(CATALOG, "Düzyazı ve", "Yepyeni düzyazı ve")
        page.get_by_text("Yepyeni düzyazı").first.wait_for()
        project.replace(CATALOG, "Yepyeni düzyazı", 'Yepyeni "düzyazı')
        alert = page.get_by_role("alert")
        alert.wait_for()
        assert f"{CATALOG}:{project.line_of(CATALOG, 'Yepyeni')}: " in alert.inner_text()
        project.replace(CATALOG, 'Yepyeni "düzyazı', "Başka düzyazı")
        page.get_by_text("Başka düzyazı").first.wait_for()
        assert alert.count() == 0


def test_the_terminal_says_a_mistake_each_time_until_it_is_mended(
    project: Project, running: Running
) -> None:
    for other in ("Birinci", "Yepyeni"):
        project.replace("chapters/one.md", "# ", f"# {other} {{nosuch}}`x` ")
        said = running.until("rebuilt in")
        assert "chapters/one.md:" in said
        assert "nosuch" in said


@pytest.mark.parametrize(
    "path",
    ["/conf.py", "/tr/../../../conf.py", "/%2e%2e/%2e%2e/conf.py", "/tr/%2e%2e/doctrees/tr/"],
)
def test_nothing_but_the_pages_is_served(running: Running, path: str) -> None:
    assert running.status(path) == 404


def test_only_this_machine_is_answered(running: Running) -> None:
    assert running.status("/tr/", Host="stranger.example") == 403
    assert running.status("/tr/", Host=f"localhost:{running.port}") == 200


def test_the_other_edition_is_there_when_it_was_built(project: Project, running: Running) -> None:
    assert running.status("/en/chapters/one.html") == 404
    project.built("--edition", "en", "--format", "html")
    assert running.status("/en/chapters/one.html") == 200


def test_ctrl_c_ends_it(running: Running) -> None:
    running.process.send_signal(signal.SIGINT)
    assert running.process.wait(PATIENCE) == 0


def test_a_port_in_use_is_told_in_one_line(project: Project) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        done = project.run("tools.preview", "--port", str(taken.getsockname()[1]))
    assert done.returncode == 2
    assert done.stderr.startswith("port ")
    assert "make preview PORT=" in done.stderr
    assert done.stderr.count("\n") == 1

"""axe-core, run in a page by Chromium: https://github.com/dequelabs/axe-core."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

import pytest

from tests.conftest import ROOT

if TYPE_CHECKING:
    from playwright.sync_api import Page

SCRIPT = ROOT / "build" / "node" / "node_modules" / "@daisy" / "axe-core-for-ace" / "axe.min.js"
"""As the checker Ace brings it."""

# Besides what axe checks by itself: fingers need 24 pixels, https://www.w3.org/TR/WCAG22/#target-size-minimum.
# Style sheets are not loaded a second time: no page of file:// may read one.
OPTIONS = {
    "rules": {"target-size": {"enabled": True}},
    "resultTypes": ["violations"],
    "preload": False,
}


def script() -> str:
    """Return the source of axe; without it the test skips, but never in CI."""
    if not SCRIPT.is_file():
        missing = "axe-core is not there; npm brings it: make build/node/ready"
        if os.environ.get("CI"):
            pytest.fail(missing)
        pytest.skip(missing)
    return SCRIPT.read_text(encoding="utf-8")


def violations(page: Page, source: str) -> list[str]:
    """Return every violation of any impact in *page*; *source* is what :func:`script` returned."""
    page.evaluate(source)
    result: dict[str, Any] = page.evaluate("options => axe.run(document, options)", OPTIONS)
    return [
        f"{found['id']} ({found['impact']}): {node['html'][:120]}"
        for found in result["violations"]
        for node in found["nodes"]
    ]

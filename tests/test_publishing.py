"""Files for hosts: they call what `make` offers, and may do only what they must."""

from __future__ import annotations

import re
from typing import Any

import pytest
import yaml

from tests.conftest import ROOT

WORKFLOW = ROOT / ".github" / "workflows" / "publish.yml"
READ_THE_DOCS = ROOT / ".readthedocs.yaml"
NEEDED = {
    "build": {"contents": "read", "pages": "read"},
    "site": {"pages": "write", "id-token": "write"},
    "release": {"contents": "write"},
}
TARGETS = re.findall(r"^([a-z]+)(?=[a-z ]*:)", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE)


def faults(text: str) -> list[str]:
    """Return what is wrong with a workflow."""
    workflow: dict[str, Any] = yaml.safe_load(text)
    found = [] if workflow.get("permissions") == {} else ["permissions for all jobs"]
    for name, job in workflow["jobs"].items():
        if job.get("permissions") != NEEDED.get(name):
            found.append(f"{name}: permissions")
        for step in job["steps"]:
            if not re.search(r"@(v[0-9]+|[0-9a-f]{40})$", step.get("uses", "@v1")):
                found.append(f"{name}: {step['uses']} has no version")
            if "${{" in step.get("run", ""):
                found.append(f"{name}: an expression becomes code")
            found += unknown(step.get("run", ""))
    return found


def unknown(command: str) -> list[str]:
    """Return the targets of make in *command* that there are none of."""
    asked = re.findall(r"\bmake( [a-z]+)?(?=$|\s|;)", command)
    return [target for target in asked if target and target.strip() not in TARGETS]


def test_workflow() -> None:
    assert faults(WORKFLOW.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("permissions: {}", "permissions: write-all"),
        ("pages: read", "pages: write"),
        ("checkout@v4", "checkout@main"),
        ("make check", "make chek"),
        ("run: make\n", "run: make ${{ github.ref }}\n"),
    ],
)
def test_a_spoilt_workflow_is_found(old: str, new: str) -> None:
    text = WORKFLOW.read_text(encoding="utf-8")
    assert old in text
    assert faults(text.replace(old, new, 1)) != []


def test_read_the_docs() -> None:
    settings: dict[str, Any] = yaml.safe_load(READ_THE_DOCS.read_text(encoding="utf-8"))
    commands = settings["build"]["commands"]
    assert settings["version"] == 2
    assert any("BOOK_SITE" in command and "make" in command for command in commands)
    assert [target for command in commands for target in unknown(command)] == []

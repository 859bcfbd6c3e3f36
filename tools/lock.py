"""Pin every version with its hashes, for all systems and all Pythons that the book supports."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
UV = str(Path(sys.executable).with_name("uv"))
LOCKS = {"requirements.lock": [], "requirements-test.lock": ["--extra", "test"]}


def main() -> int:
    """Write the lock files from pyproject.toml; return uv's status."""
    for name, extra in LOCKS.items():
        command = [
            UV, "pip", "compile", "pyproject.toml", *extra,
            "--universal", "--generate-hashes", "--python-version", "3.11",
            "--constraint", "requirements.lock" if extra else "/dev/null",
            "--custom-compile-command", "make lock", "--quiet", "--upgrade",
            "--no-emit-index-url", "--output-file", name,
        ]  # fmt: skip
        status = subprocess.run(command, cwd=ROOT, check=False).returncode
        if status:
            return status
    return 0


if __name__ == "__main__":
    sys.exit(main())

"""Set up .venv from a lock file, with any Python: `python3 tools/venv.py LOCK STAMP`.

Every package is checked against the hashes of the lock file, and none is built here. The stamp is
written last, so that an interrupted set-up is begun anew.
"""

import os
import shutil
import subprocess
import sys

NEEDED = (3, 11)
MISTAKE = 2


def main(lock, stamp):
    """Install the packages of *lock* and write *stamp*; return 0, or 2 and say why."""
    if sys.version_info < NEEDED:
        return _fail(
            "Python %d.%d is too old. Type: make PYTHON=python3.11, with any newer one."
            % sys.version_info[:2]
        )
    folder = os.path.dirname(stamp)
    python = os.path.join(folder, "bin", "python")
    if not os.path.isdir(folder) or not os.listdir(folder) or not _works(python):
        shutil.rmtree(folder, ignore_errors=True)
        made = _run([sys.executable, "-m", "venv", folder])
        if made:
            shutil.rmtree(folder, ignore_errors=True)
            return _fail(
                "cannot make .venv: %s Install Python's venv module (on Debian and "
                "Ubuntu the package python3-venv), then run make again." % made
            )
    count = sum(1 for line in open(lock, encoding="utf-8") if "==" in line)
    note = "Setting up .venv with %d packages of %s, once ..." % (count, lock)
    shown = sys.stderr.isatty()
    sys.stderr.write(note + ("" if shown else "\n"))
    sys.stderr.flush()
    failure = _run(
        [
            python,
            "-m",
            "pip",
            "install",
            "--require-hashes",
            "--only-binary",
            ":all:",
            "--disable-pip-version-check",
            "--no-input",
            "--quiet",
            "-r",
            lock,
        ]
    )
    if shown:
        sys.stderr.write("\r\x1b[K")
    if failure:
        return _fail(
            "cannot install %s: %s Is there a network? Run make again to go on." % (lock, failure)
        )
    with open(stamp, "w", encoding="utf-8") as file:
        file.write("ready\n")
    return 0


def _works(python):
    """Return whether the environment was not moved and its Python is still there."""
    return os.path.exists(python) and not _run([python, "-c", "import pip"])


def _run(command):
    """Return the last thing that *command* said, if it failed, as one line."""
    try:
        done = subprocess.run(
            command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, stdin=subprocess.DEVNULL
        )
    except OSError as error:
        return str(error)
    lines = [line.strip() for line in done.stdout.decode("utf-8", "replace").splitlines()]
    said = [line for line in lines if line.startswith("ERROR")] or [l for l in lines if l]
    return (said[0].rstrip(".") + "." if said else "it failed.") if done.returncode else ""


def _fail(message):
    sys.stderr.write(message + "\n")
    return MISTAKE


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))

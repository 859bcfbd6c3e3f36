"""Run `make catalogs` again and again and kill it: python -m tests.killing BOOK TIMES.

BOOK is a translated book with edited chapters. Prints, as JSON, what every killed run left that it
should not have, and how many runs were killed while the catalogs were being written.
"""

from __future__ import annotations

import json
import os
import random
import shutil
import signal
import sys
import time
from pathlib import Path

from tests.lab import LANGUAGE, Lab
from tools.catalogs import damage, shelf

MOMENT = 0.03
"""Within how many seconds after the first byte is written a run is killed, half of the times."""


def main(root: Path, times: int) -> None:
    """Kill *times* runs at moments that a seed gives."""
    book, source = Lab(root), root / "locale"
    pristine = root.with_name("pristine")
    shutil.copytree(source, pristine)
    before, old = book.catalogs(), book.files()
    begun = time.perf_counter()
    book.updated()
    duration = time.perf_counter() - begun
    new = book.files()
    faults, mixed = [], 0
    for number in range(times):
        shutil.rmtree(source)
        shutil.copytree(pristine, source)
        moment = random.Random(number)
        kill(book, moment, duration, writing=number % 2 == 0)
        reading = shelf.read(root, LANGUAGE)
        faults += [str(problem) for problem in reading.problems]
        lost = damage.unreachable(before, reading.shelf.catalogs().values())
        faults += [f"run {number}: lost {loss.message.msgid}" for loss in lost]
        left = book.files()
        faults += [
            f"run {number}: {name} is neither old nor new"
            for name, text in left.items()
            if "attic" not in name and text not in {old.get(name), new.get(name)}
        ]
        if left not in (old, new):
            mixed += 1
            if book.update() or book.files() != new:
                faults.append(f"run {number}: the next run does not complete it")
            if list(source.rglob("*.part")):
                faults.append(f"run {number}: half-written files stay")
    print(json.dumps({"faults": faults, "mixed": mixed}))


def kill(book: Lab, moment: random.Random, duration: float, *, writing: bool) -> None:
    """Begin a run and kill it, some time after its start or after it begins *writing*."""
    reader, writer = os.pipe()
    child = os.fork()
    if not child:
        write = shelf.write

        def telling(*arguments: object) -> list[str]:
            os.write(writer, b"!")
            return write(*arguments)  # type: ignore[arg-type]

        shelf.write = telling  # type: ignore[assignment]
        book.update()
        os._exit(0)
    os.close(writer)
    if writing:
        os.read(reader, 1)
        time.sleep(moment.uniform(0, MOMENT))
    else:
        time.sleep(moment.uniform(0, duration))
    os.close(reader)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))

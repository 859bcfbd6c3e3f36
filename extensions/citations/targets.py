"""What an author types between the backticks of ``cite``. Pure.

::

    {cite}`kurat1990{327-328}`          one work and a locator
    {cite}`kurat1990`                   the work as a whole
    {cite}`kemal1919-06-23, karabekir1969{56-57}`   several works, kept in this order

:func:`read` never raises. What can be understood is kept, so that one slip (a lost brace) costs a
warning and not the citation.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from extensions.citations import locators

_TARGET = re.compile(r"\s*([^\s,{}]+)\s*(?:\{([^{}]*)\})?\s*(?:,|$)")
_NEXT_ROLE = re.compile(r"\{(?:foot)?cite\b")
_FIRST = re.compile(r"\s*[^\s{};,]*(?:\{[^{}]*\})?")
_LOOSE = re.compile(r"[\s,{}]*([^\s,{}]+)\s*[{]?([^{}]*)[}]?\s*,?")


@dataclass(frozen=True)
class Target:
    """A work, by its *key*, and where in it."""

    key: str
    locator: str = ""

    def __str__(self) -> str:
        """Return the target as it should be typed."""
        return f"{self.key}{{{self.locator}}}" if self.locator else self.key


@dataclass
class Reading:
    """The *targets* understood, and *problems*: pairs of a subtype and a message with its cure."""

    targets: list[Target] = field(default_factory=list)
    problems: list[tuple[str, str]] = field(default_factory=list)
    malformed: bool = False
    """Whether the targets are a guess."""


def read(text: str) -> Reading:
    """Return what *text* says."""
    reading = Reading()
    typed, position = text, 0
    text, malformed = _own(text)
    while position < len(text):
        match = _TARGET.match(text, position)
        if match is None:
            malformed = True
            match = _LOOSE.match(text, position)
        if match is None:
            break
        locator = match[2] or ""
        if not malformed:
            reading.problems += [
                ("locator", f"locator {{{locator}}} of {match[1]}: {problem}")
                for problem in locators.problems(locator)
            ]
        cleaned = locators.strip_prefix(locator.strip().rstrip(","))
        reading.targets.append(Target(match[1], cleaned))
        position = match.end()
    if malformed or not reading.targets:
        cure = ", ".join(str(target) for target in reading.targets) or "kurat1990{327-328}"
        message = f"cannot read the citation {typed!r}: type {{cite}}`{cure}`"
        reading.problems = [("malformed", message)]
        reading.malformed = True
    return reading


def _own(text: str) -> tuple[str, bool]:
    """Return what of *text* belongs to it, and whether it runs on into the next citation.

    It does where a backtick is lost: all from there to the next one stands between the two.
    """
    following = _NEXT_ROLE.search(text)
    if following is None:
        return text, False
    own = _FIRST.match(text[: following.start()])
    return own[0] if own else "", True

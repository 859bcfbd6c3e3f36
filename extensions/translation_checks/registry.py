"""All checks by their ids, in the order in which they look at a message.

A check is a module of `checks/` that has its id as its name and a function ``findings``, which
yields what is wrong with one message. It may further have

- ``LANGUAGE``: the only language that it is about;
- ``INTERFACE``: whether it judges the words of the interface too (sphinx.po), which have no markup;
- ``NAMES``: false if it does not judge other names (`OTHER_NAME`), which a translation may replace;
- ``UNLESS``: checks that have found the same mistake if they have found any;
- ``NEEDS``: the attribute of `Book` without which, if it is None, nothing can be said.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from extensions.translation_checks.checks import (
    apostrophes,
    backticks,
    block_marks,
    brackets,
    citations,
    code,
    dates,
    dotted_i,
    doubled,
    emphasis,
    ending,
    html,
    invisible,
    length,
    links,
    math,
    normalization,
    notes,
    numbers,
    placeholders,
    punctuation,
    quotation_marks,
    roles,
    same,
    spaces,
    spelling,
    straight_quotes,
    substitutions,
    terms,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from types import ModuleType

    from extensions.translation_checks.finding import Finding
    from extensions.translation_checks.pair import Book, Pair

_MARKUP: tuple[ModuleType, ...] = (
    citations,
    notes,
    substitutions,
    math,
    code,
    links,
    roles,
    emphasis,
    html,
    backticks,
    block_marks,
)
_WORDS: tuple[ModuleType, ...] = (
    placeholders,
    numbers,
    dates,
    normalization,
    invisible,
    spaces,
    straight_quotes,
    quotation_marks,
    punctuation,
    brackets,
    apostrophes,
    dotted_i,
    doubled,
    ending,
    length,
    terms,
    spelling,
)


_MODULES = (same, *_MARKUP, *_WORDS)


class Check(NamedTuple):
    """One check, as its module describes it; whether it is about *markup*, this file says."""

    id: str
    markup: bool
    findings: Callable[[Pair, Book], Iterator[Finding]]
    language: str
    interface: bool
    names: bool
    unless: frozenset[str]
    needs: str

    def judges(self, pair: Pair, book: Book) -> bool:
        """Return whether the check has anything to say of *pair*, in the language of *book*."""
        return (
            self.language in ("", book.language)
            and (self.interface or not pair.interface)
            and (self.names or not pair.name)
            and (not self.needs or getattr(book, self.needs) is not None)
        )


def _check(module: ModuleType) -> Check:
    return Check(
        module.__name__.rpartition(".")[2],
        module in _MARKUP,
        module.findings,
        getattr(module, "LANGUAGE", ""),
        getattr(module, "INTERFACE", False),
        getattr(module, "NAMES", True),
        frozenset(getattr(module, "UNLESS", ())),
        getattr(module, "NEEDS", ""),
    )


CHECKS = {check.id: check for check in map(_check, _MODULES)}
"""Id → check."""

"""Every kind of mistake, made in the book's own translations, is caught."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from tests.mutations import MUTATIONS
from tests.translations import Judge, judge

if TYPE_CHECKING:
    from extensions.po import Message

LEAST = 0.99
# Enough of each kind to say so much; what applies to few messages is made in all of them.
SAMPLE = 110


@pytest.fixture(scope="module")
def turkish() -> Judge:
    return judge()


def sample(messages: list[Message]) -> list[Message]:
    """Return some of *messages* from every part of the book, always the same."""
    step = max(len(messages) // SAMPLE, 1)
    return messages[::step]


def test_every_kind_is_caught(turkish: Judge) -> None:
    clean = [message for message in turkish.messages if not turkish.problems(message)]
    assert len(clean) > 0.99 * len(turkish.messages)
    missed: dict[str, list[str]] = defaultdict(list)
    rates = {}
    for kind, mutation in MUTATIONS.items():
        fitting = [message for message in clean if mutation.make(message) is not None]
        some = sample(fitting)
        for message in some:
            mutant = replace(message, msgstr=mutation.make(message) or "")
            codes = {p.code.removeprefix("translation.") for p in turkish.problems(mutant)}
            if not codes & set(mutation.ids):
                missed[kind].append(f"{sorted(codes)} in {mutant.msgstr}")
        rates[kind] = (len(some) - len(missed[kind]), len(some))
    print(*(f"{kind}: {found} of {all_}" for kind, (found, all_) in rates.items()), sep="\n")
    assert all(all_ for _found, all_ in rates.values()), "a mistake that can be made nowhere"
    weak = {kind: missed[kind][:5] for kind, (n, all_) in rates.items() if n < LEAST * all_}
    assert weak == {}

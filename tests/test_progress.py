"""`make progress`: what is translated, fuzzy, missing, reviewed; now and after `make catalogs`."""

from __future__ import annotations

import json
import pickle
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from extensions.po import Catalog, Message
from extensions.translation import counting
from extensions.translation.counting import Progress, Status, Tally
from tests.lab import LANGUAGE
from tests.test_catalogs_edits import EDITS
from tools.catalogs.extracting import extract
from tools.progress.document import document
from tools.progress.gathering import Report, Row, gather
from tools.progress.table import table

if TYPE_CHECKING:
    from tests.conftest import Project
    from tests.lab import Lab

TYPO = "typo in a long paragraph"
PAGE = "chapters/roads"


def report(book: Lab) -> Report:
    (found,), problems = gather(book.root, [LANGUAGE])
    assert problems == []
    return found


def row(book: Lab, name: str) -> Row:
    return next(row for row in report(book).rows if row.name == name)


# Counting


@pytest.mark.parametrize(
    ("tally", "percent"),
    [
        (Tally(translated=1), 100),
        (Tally(), 100),
        (Tally(missing=3), 0),
        (Tally(translated=1999, missing=1), 99),
        (Tally(translated=99999, fuzzy=1), 99),
        (Tally(translated=2, missing=1), 66),
    ],
)
def test_hundred_percent_is_all(tally: Tally, percent: int) -> None:
    assert tally.percent(tally.translated) == percent


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("Karakol", 1),
        ("Enver Pasha; in Moscow", 4),
        ("with a dash – of its own", 6),
        ("A call.[^note] And a work: {cite}`key{12}`.", 6),
        ("…", 0),
    ],
)
def test_words(source: str, words: int) -> None:
    assert counting.words_in(source) == words


def test_what_a_message_is() -> None:
    catalog = Catalog(
        "tr",
        (
            Message("one two", "bir iki", comments=("seen", "reviewed")),
            Message("three", "üç", flags=("fuzzy",), comments=("reviewed",)),
            Message("four", comments=("reviewed",)),
            Message("five", "beş", comments=("not reviewed",)),
            Message("six", "altı", obsolete=True),
        ),
    )
    texts = counting.texts(["one two", "three", "four", "five", "six", "seven"], catalog)
    assert [text.status for text in texts] == [
        Status.TRANSLATED, Status.FUZZY, Status.MISSING, Status.TRANSLATED, Status.MISSING,
        Status.MISSING,
    ]  # fmt: skip
    assert counting.progress(texts) == Progress(Tally(2, 1, 3, 1), Tally(3, 1, 3, 2))


def test_pages_of_the_build_have_the_messages_of_the_catalogs(book: Project) -> None:
    """A notice counts what the build reads, the table what is extracted: they must be the same."""
    extracted, problems = extract(book.root)
    assert problems == []
    data = (book.root / "build/doctrees/tr/environment.pickle").read_bytes()
    collected = pickle.loads(data).messages_of_pages
    built = {page: set(found.all) for page, found in collected.items() if found.all}
    # The words of pictures are on no page of their own.
    extracted.pop("figures")
    assert built == {page: {m.msgid for m in found} for page, found in extracted.items()}


# Before and after an update


def test_all_is_translated(lab_book: Lab) -> None:
    found = report(lab_book)
    assert found.now == found.updated
    assert found.now.messages.all == found.now.messages.translated > 40
    assert found.now.words.all > found.now.messages.all
    assert {"index", "sphinx", PAGE} <= {row.name for row in found.rows}


def test_a_changed_text_is_missing_now_and_fuzzy_after_an_update(lab_book: Lab) -> None:
    EDITS[TYPO].edit(lab_book)
    files = lab_book.files()
    found = report(lab_book)
    assert lab_book.files() == files, "nothing is written"
    assert (found.now.messages.missing, found.now.messages.fuzzy) == (1, 0)
    assert (found.updated.messages.missing, found.updated.messages.fuzzy) == (0, 1)
    assert found.now.words.missing == found.updated.words.fuzzy > 5
    lab_book.updated()
    assert report(lab_book).now == found.updated


def test_a_moved_text_is_missing_only_until_the_update(lab_book: Lab) -> None:
    EDITS["paragraph moved to another chapter"].edit(lab_book)
    found = report(lab_book)
    assert found.now.messages.missing > 0
    assert found.updated.messages.missing == 0


def test_a_text_that_is_gone_does_not_count(lab_book: Lab) -> None:
    before = report(lab_book).now.messages.all
    EDITS["paragraph deleted"].edit(lab_book)
    assert report(lab_book).now.messages.all < before
    lab_book.updated()
    assert report(lab_book).now.messages.all < before


def test_a_damaged_catalog_is_named(lab_book: Lab) -> None:
    with lab_book.path(PAGE).open("a", encoding="utf-8") as file:
        file.write('\nmsgid "no end\n')
    reports, (problem,) = gather(lab_book.root, [LANGUAGE])
    assert reports == []
    assert problem.file == "locale/tr/LC_MESSAGES/chapters/roads.po"


# Reviews


def review(book: Lab) -> None:
    book.change(PAGE, lambda m: replace(m, comments=("reviewed",)))


def reviewed(book: Lab) -> int:
    return row(book, PAGE).now.messages.reviewed


def test_a_review_survives_the_canonical_form(lab_book: Lab) -> None:
    """As Poedit and Lokalize write it, beside other comments, in any width."""
    text = lab_book.path(PAGE).read_text(encoding="utf-8")
    head, *messages = text.split("\n\n")
    spelled = ("# reviewed\n", "#reviewed\n", "# Who is he?\n# reviewed\n", "#  reviewed \n")
    marked = [mark + message for mark, message in zip(spelled, messages, strict=False)]
    rest = messages[len(spelled) :]
    lab_book.path(PAGE).write_text("\n\n".join([head, *marked, *rest]), encoding="utf-8")
    assert reviewed(lab_book) == len(spelled)
    lab_book.updated()
    assert reviewed(lab_book) == len(spelled)
    files = lab_book.files()
    assert lab_book.updated().files() == files
    assert "# Who is he?\n# reviewed\n#. " in lab_book.path(PAGE).read_text(encoding="utf-8")


def test_a_changed_source_takes_the_review_off(lab_book: Lab) -> None:
    review(lab_book)
    before = reviewed(lab_book)
    EDITS[TYPO].edit(lab_book)
    lab_book.updated()
    assert any("1 fuzzy, 1 to be reviewed again" in line for line in lab_book.said)
    (fuzzy,) = [message for message in lab_book.messages() if message.fuzzy]
    assert fuzzy.comments == ()
    # Who mends it has not reviewed it.
    lab_book.change(PAGE, lambda m: replace(m, flags=(), previous=None))
    assert reviewed(lab_book) == before - 1
    assert report(lab_book).now.messages.fuzzy == 0


def test_doubt_takes_the_review_off(lab_book: Lab) -> None:
    """A translator, or a merge, marks a translation as fuzzy."""
    review(lab_book)
    before = reviewed(lab_book)
    first = lab_book.catalog(PAGE).messages[0]
    lab_book.change(PAGE, lambda m: replace(m, flags=("fuzzy",)) if m == first else m)
    lab_book.updated()
    assert reviewed(lab_book) == before - 1
    assert lab_book.catalog(PAGE).messages[0].comments == ()


def test_a_translation_that_is_gone_takes_its_review_along(lab_book: Lab) -> None:
    review(lab_book)
    first = lab_book.catalog(PAGE).messages[0]
    lab_book.change(PAGE, lambda m: replace(m, msgstr="") if m == first else m)
    lab_book.updated()
    assert lab_book.catalog(PAGE).messages[0].comments == ()


@pytest.mark.parametrize(
    "edit",
    ["curly quotation marks become straight", "notes renamed", "paragraph moved in its chapter"],
)
def test_what_changes_no_word_keeps_the_review(lab_book: Lab, edit: str) -> None:
    for page in lab_book.catalogs():
        lab_book.change(page, lambda m: replace(m, comments=("reviewed",)))
    EDITS[edit].edit(lab_book)
    lab_book.updated()
    found = report(lab_book).now.messages
    interface = row(lab_book, "sphinx").now.messages
    assert found.all - found.reviewed == interface.all - interface.reviewed


def test_other_comments_stay(lab_book: Lab) -> None:
    lab_book.change(PAGE, lambda m: replace(m, comments=("Ask the author.", "reviewed")))
    EDITS[TYPO].edit(lab_book)
    lab_book.updated()
    (fuzzy,) = [message for message in lab_book.messages() if message.fuzzy]
    assert fuzzy.comments == ("Ask the author.",)


def test_a_new_language_has_no_reviews(lab_book: Lab) -> None:
    from tests.test_catalogs_tools import GERMAN

    lab_book.change("sphinx", lambda m: replace(m, comments=(*m.comments, "reviewed")))
    with (lab_book.root / "book.toml").open("a", encoding="utf-8") as file:
        file.write(GERMAN)
    assert lab_book.update("de") == 0
    text = (lab_book.root / "locale/de/LC_MESSAGES/sphinx.po").read_text(encoding="utf-8")
    assert "# reviewed" not in text
    assert "# HTML" in text


# What is shown


def sample() -> Report:
    almost = Progress(Tally(199, 0, 1, 5), Tally(999, 0, 1, 50))
    whole = Progress(Tally(3, 0, 0, 3), Tally(40, 0, 0, 40))
    fuzzy = Progress(Tally(199, 1, 0, 5), Tally(999, 1, 0, 50))
    return Report("tr", (Row("chapters/one", almost, fuzzy), Row("index", whole, whole)))


TABLE = """\
tr (Türkçe)            messages                        words
                       done  fuzzy  missing  reviewed   done  fuzzy  missing  reviewed
one                     199      –        1         5    999      –        1        50   99 %
  after make catalogs   199      1        –         5    999      1        –        50   99 %
index                     3      –        –         3     40      –        –        40  100 %
all                     202      –        1         8  1,039      –        1        90   99 %
  after make catalogs   202      1        –         8  1,039      1        –        90   99 %
"""


def test_table() -> None:
    assert f"{table(sample())}\n" == TABLE


def test_document() -> None:
    found = json.loads(document([sample()], "en"))
    assert (found["schema"], found["source"]) == (1, "en")
    (edition,) = found["editions"]
    assert edition["language"] == "tr"
    one, index = edition["catalogs"]
    assert one["page"] == "chapters/one"
    assert one["file"] == "locale/tr/LC_MESSAGES/chapters/one.po"
    assert one["now"]["messages"] == {
        "all": 200, "translated": 199, "fuzzy": 0, "missing": 1, "reviewed": 5,
    }  # fmt: skip
    assert one["updated"]["words"]["fuzzy"] == 1
    assert index["now"] == index["updated"]
    assert edition["now"]["words"]["all"] == 1040


def test_command(project: Project) -> None:
    before = {p: p.read_bytes() for p in (project.root / "locale").rglob("*.po")}
    done = project.run("tools.progress")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("tr (Türkçe) ")
    found = json.loads(project.run("tools.progress", "--format", "json").stdout)
    assert found["editions"][0]["now"]["messages"]["missing"] > 0
    assert before == {p: p.read_bytes() for p in (project.root / "locale").rglob("*.po")}
    (project.root / "locale/tr/LC_MESSAGES/index.po").write_text("", encoding="utf-8")
    done = project.run("tools.progress")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("locale/tr/LC_MESSAGES/index.po:1: the catalog is empty")

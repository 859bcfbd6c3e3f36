"""A title in running text is in the language that references.bib says, and in no other."""

from __future__ import annotations

from pybtex.database import Entry

from extensions.work_titles import languages_of_titles


def test_languages_of_titles() -> None:
    works = [
        Entry("book", {"title": "Moskova Hatıraları", "subtitle": "Anılar", "langid": "turkish"}),
        Entry("article", {"title": "Peace", "journal": "Belleten", "langid": "english"}),
        Entry("article", {"title": "Barış", "journal": "Belleten", "langid": "turkish"}),
        Entry("book", {"title": "Mir", "langid": "russian"}),
    ]
    assert languages_of_titles(works) == {
        "Moskova Hatıraları": "tr",
        "Moskova Hatıraları: Anılar": "tr",
        "Peace": "en",
        "Barış": "tr",
        "Mir": "ru-Latn",
    }

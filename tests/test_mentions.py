"""Which names in a text mean an entry of a register, and which do not."""

from __future__ import annotations

import pytest

from extensions.registers.mentions import Directory, explained, forms
from extensions.registers.records import Organization, Person, Place, Record, Term


def person(id_: str, name: str, **fields: object) -> Person:
    return Person(id=id_, name=name, role="Somebody", sections=("a",), **fields)  # type: ignore[arg-type]


RECORDS: list[tuple[str, Record, str]] = [
    ("people", person("kurat", "Kurat, Akdes Nimet"), ""),
    ("people", person("kemal", "Mustafa Kemal (Atatürk)", also=("Kemal Pasha",)), ""),
    ("people", person("yusuf-kemal", "Yusuf Kemal (Tengirşenk)"), ""),
    ("people", person("nuri-pasha", "Nuri Pasha", called=("Nuri",)), ""),
    ("people", person("nuri", "Nuri (Conker)"), ""),
    ("people", person("north", "North, Robert"), ""),
    ("people", person("faik", "Faik, Captain"), ""),
    ("people", person("frunze", "Frunze, Mikhail"), "Frunze, Mihail"),
    ("organizations", Organization(id="gna", name="Grand National Assembly", abbreviation="GNA",
        turkish="Büyük Millet Meclisi", called=("parliament", "Communist, International"),
        what="A", sections=("a",)), "Büyük Millet Meclisi"),
    ("organizations", Organization(id="hak", name="*Hak*", what="A", sections=("a",)), ""),
    ("organizations", Organization(id="armenia", name="Armenia, Republic of", what="A",
        sections=("a",)), ""),
    ("places", Place(id="armenia", name="Armenia", what="A", sections=("a",)), "Ermenistan"),
    ("places", Place(id="moscow", name="Moscow", what="A", sections=("throughout",)), "Moskova"),
    ("places", Place(id="london", name="London", what="A", sections=("a",), known=True), ""),
    ("places", Place(id="paris", name="Paris", what="A", sections=("a",)), ""),
    ("glossary", Term(id="treaty", term="Treaty of Moscow", turkish="Moskova Antlaşması",
        gloss="A"), "Moskova Antlaşması"),
    ("glossary", Term(id="soviet", term="soviet", turkish="şûra", gloss="A"), "şûra"),
    ("glossary", Term(id="tin", term="tin can", turkish="teneke", gloss="A", known=True), ""),
]  # fmt: skip


def directory(*, translated: bool = False) -> Directory:
    return Directory(
        (
            explained(kind, record),
            forms(record, name if translated and name else record.names[0]),
        )
        for kind, record, name in RECORDS
    )


def found(text: str, *, translated: bool = False) -> list[tuple[str, str]]:
    """Return (name, address) of every entry that *text* names."""
    return [
        (text[mention.start : mention.end], mention.entry.address)
        for mention in directory(translated=translated).find(text)
        if mention.entry
    ]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("says Akdes Nimet Kurat, and Kurat", [("Akdes Nimet Kurat", "people-kurat"),
                                              ("Kurat", "people-kurat")]),
        ("Mustafa Kemal and Yusuf Kemal", [("Mustafa Kemal", "people-kemal"),
                                           ("Yusuf Kemal", "people-yusuf-kemal")]),
        ("Kemal alone, Nuri alone", []),
        ("Nuri Pasha", [("Nuri Pasha", "people-nuri-pasha")]),
        ("Captain\nFaik", [("Captain\nFaik", "people-faik")]),
        ("Robert North in the North Caucasus", [("Robert North", "people-north")]),
        ("the Treaty of Moscow, in Moscow’s hands", [("Treaty of Moscow", "glossary-treaty"),
                                                     ("Moscow", "places-moscow")]),
        ("the Treaty of Paris at Paris", [("Paris", "places-paris")]),
        ("Muscovite, Moscow-born, pro-Moscow, Moscower", []),
        ("the Republic of Armenia and Armenia", [("Republic of Armenia", "organizations-armenia"),
                                                 ("Armenia", "places-armenia")]),
        ("a soviet, Soviet power, London, a tin can, parliament, Communist, Hak", [
            ("soviet", "glossary-soviet")]),
        ("the GNA and Büyük Millet Meclisi", [("GNA", "organizations-gna"),
                                              ("Büyük Millet Meclisi", "organizations-gna")]),
    ],
)  # fmt: skip
def test_english(text: str, names: list[tuple[str, str]]) -> None:
    assert found(text) == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Moskova’ya gitti", [("Moskova", "places-moscow")]),
        ("Moskova Antlaşması’nın", [("Moskova Antlaşması", "glossary-treaty")]),
        ("Mihail Frunze’nin", [("Mihail Frunze", "people-frunze")]),
        ("Moscow, Armenia", []),
        ("Ermenistanlı", []),
    ],
)
def test_turkish(text: str, names: list[tuple[str, str]]) -> None:
    assert found(text, translated=True) == names


def test_titles_are_found_as_titles_alone() -> None:
    names = directory()
    assert names.meant_by("Hak", italics=True)
    assert not names.meant_by("Hak", italics=False)
    assert not names.meant_by("Moscow", italics=True)
    assert not names.meant_by("Hak and more", italics=True)


def test_sections() -> None:
    entry = explained("people", RECORDS[0][1])
    assert entry.may_be_in("a")
    assert not entry.may_be_in("b")
    moscow = next(explained(kind, record) for kind, record, _ in RECORDS if record.id == "moscow")
    assert moscow.everywhere
    assert moscow.may_be_in("b")

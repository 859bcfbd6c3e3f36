"""What single checks of translations know: rules of Turkish, other languages, opting out."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extensions import translation_checks
from extensions.catalogs.kinds import OTHER_NAME
from extensions.po import Catalog, Message
from extensions.translation_checks import calendar, numerals, speller, states, stems
from extensions.translation_checks.registry import CHECKS
from tests.translations import ROOT, judge

if TYPE_CHECKING:
    from tests.conftest import Project

ONE = "locale/tr/LC_MESSAGES/chapters/two.po"
SPHINX = "locale/tr/LC_MESSAGES/sphinx.po"
JUDGE = judge()

# msgid, msgstr, what is found
TURKISH = [
    ("He came to Ankara.", "Ankara'ya geldi.", ["apostrophes"]),
    ("He came to Ankara.", "Ankara´ya geldi.", ["apostrophes"]),
    ("He was in Moscow.", "O sırada Moskovada idi.", ["apostrophes"]),
    ("He came from Moscow.", "O, Moskovadan geldi.", ["apostrophes"]),
    ("He came from Moscow.", "O, Moskova’ dan geldi.", ["apostrophes"]),
    ("In 1921 it ended.", "1921de sona erdi.", ["apostrophes"]),
    ("The Muscovites came.", "Moskovalılar geldi.", []),
    ("*Pravda* wrote it.", "*Pravda*’da yazıldı.", []),
    ("*Pravda* wrote it.", "*Pravda*'da yazıldı.", ["apostrophes"]),
    ("Turkey won.", "TÜRKIYE kazandı.", ["dotted_i"]),
    ("Turkey won.", "TÜRKİYE kazandı.", []),
    ("In the first year he left.", "Ilk yılında ayrıldı.", ["dotted_i"]),
    ("Two came.", "ıki kişi geldi.", ["dotted_i"]),
    ("Istanbul waited.", "i̇stanbul bekledi.", ["dotted_i"]),
    ("The vital news came.", "Hayati haber geldi.", []),
    ("He said “no.”", "“Hayır dedi.", ["quotation_marks"]),
    ("He said “no.”", "”Hayır“ dedi.", ["quotation_marks"]),
    ("He said (so).", "Öyle dedi).", ["brackets"]),
    ("He came and left.", "Geldi .", ["punctuation"]),
    ("He came; he left.", "Geldi;gitti.", ["punctuation"]),
    ("He came. He left.", "Geldi.Gitti sonra.", ["punctuation"]),
    ("In 1919–1922.", "1919-1922’de.", ["punctuation"]),
    ("So he waited, slowly, in each case.", "Yavaş yavaş, ayrı ayrı bekledi.", []),
    ("He and she.", "O ve ve kadın.", ["doubled"]),
    ("Ankara won.", "Ankara Ankara kazandı.", ["doubled"]),
    ("At length he came to see them", "Sonunda geldi.", ["ending"]),
    ("They were the victors.", "Onlar the galiplerdi.", ["same"]),
    ("Yusuf Kemal (Tengirşenk)", "Yusuf Kemal (Tengirşenk)", []),
    ("*The New York Times*", "*The New York Times*", []),
    ("The treaty of the war", "The treaty of the war", ["same"]),
    ("The Red Army came.", "Kızıl Ordu’nun birlikleri geldi.", []),
    ("The Red Army came.", "Al Ordu geldi.", ["terms"]),
    ("Envoys came.", "Elçiler geldi.", []),
    ("A book came.", "Bir kitap geldi.", []),
    ("The {tr}`kalpak` (a {tr}`kalpak`, the envoy’s cap) came.", "Kalpak geldi.", []),
    ("On page 20.", "20. sayfada.", []),
    ("On the 20th page.", "20. sayfada.", []),
    ("The XX Corps", "20. Kolordu", []),
    ("Fifteen men came.", "15 kişi geldi.", []),
    ("It cost 12.5 million.", "12,5 milyon tuttu.", []),
    ("It cost 12.5 million.", "12.5 milyon tuttu.", ["numbers"]),
    ("See chapter 12.5 and the rest.", "Bkz. bölüm 12,5 ve ötesi.", []),
    ("It cost 1,100,000 rubles.", "1.100.000 ruble tuttu.", []),
    ("It cost 1,100,000 rubles.", "1.000.000 ruble tuttu.", ["numbers"]),
    ("In the 1920s.", "1920’lerde.", []),
    ("In November.", "Kasımda.", []),
    ("In November.", "Aralıkta.", ["dates"]),
    ("He went on without a break.", "Aralıksız sürdürdü.", []),
    ("On May 1 and November 2.", "2 Kasım ile 1 Mayıs’ta.", []),
    ("They may march in august company.", "Yüce bir toplulukta yürüyebilirler.", []),
]  # fmt: skip


@pytest.mark.parametrize(("msgid", "msgstr", "found"), TURKISH)
def test_turkish(msgid: str, msgstr: str, found: list[str]) -> None:
    assert JUDGE.codes(msgid, msgstr) == found


GERMAN = [
    ("On November 8, 1917, it came.", "Am 8. November 1917 kam es.", []),
    ("On November 8, 1917, it came.", "Am 9. November 1917 kam es.", ["numbers"]),
    ("On March 8 and May 2.", "Am 2. März und 8. Mai.", ["dates"]),
    ("He came in May.", "Er kam im Juni.", ["dates"]),
    ("He said “no.”", "Er sagte „nein“.", []),
    ("He said “no.”", "Er sagte „nein.", ["quotation_marks"]),
    ("It cost 1,500 rubles in 1921.", "Es kostete 1.500 Rubel im Jahr 1921.", []),
    ("It cost 1,500 rubles in 1921.", "Es kostete 1.500 Rubel im Jahr 1912.", ["numbers"]),
    ("The {tr}`kalpak`.", "Der Kalpak.", ["roles"]),
    ("The {tr}`kalpak`.", "Der {tr}`kalpak`.", []),
    ("Ankara’s war.", "Ankara's Krieg.", []),
    ("He came *soon*.", "Er kam bald.", ["emphasis"]),
    ("He came soon.", "Er  kam bald.", ["spaces"]),
]  # fmt: skip


@pytest.mark.parametrize(("msgid", "msgstr", "found"), GERMAN)
def test_another_language(msgid: str, msgstr: str, found: list[str]) -> None:
    """What is no rule of Turkish holds everywhere; months come from Babel."""
    assert JUDGE.of("de").codes(msgid, msgstr) == found


def test_french_puts_a_space_before_a_question_mark() -> None:
    assert JUDGE.of("fr").codes("Who came?", "Qui est venu ?") == []
    assert JUDGE.of("it").codes("Who came?", "Chi è venuto ?") == ["punctuation"]


def test_language_that_nobody_knows() -> None:
    assert JUDGE.of("xx").codes("On May 8, 1917.", "Xe 1917.") == []


def test_opting_out() -> None:
    source, translation = "In 1921 he came.", "1922’de  geldi."
    assert JUDGE.codes(source, translation) == ["numbers", "spaces"]
    assert JUDGE.codes(source, translation, "check: numbers") == ["spaces"]
    for line in ("check: numbers spaces", "check: numbers, spaces", "Check:numbers,spaces"):
        assert JUDGE.codes(source, translation, line) == []
    assert JUDGE.codes(source, translation, "a remark", "check: numbers", "check: spaces") == []


def test_unknown_opt_out() -> None:
    (found,) = JUDGE.problems(Message("In 1921.", "1921’de.", comments=("check: number",)))
    assert found.code == "translation.unknown_check"
    assert found.cure == "Did you mean numbers?"


def test_unneeded_opt_out() -> None:
    (found,) = JUDGE.problems(Message("In 1921.", "1921’de.", comments=("check: numbers",)))
    assert found.code == "translation.unneeded_check"


def test_opting_out_of_what_cannot_be_judged_here() -> None:
    """Without a speller nobody can say that the line is not needed."""
    assert JUDGE.codes("In 1921.", "1921’de.", "check: spelling") == []
    assert JUDGE.of("de").codes("In 1921.", "Im Jahr 1921.", "check: dotted_i") == []


def test_empty_and_fuzzy_are_counted() -> None:
    """A line for each kind, with the lines of all; a language that is not begun says nothing."""
    messages = [Message("A house", "Bir ev", line=1), Message("A tree", line=5)]
    messages += [Message("A dog", line=9), Message("A cat", "Kedi", flags=("fuzzy",), line=13)]
    messages += [Message("Gone", line=17, obsolete=True)]
    found = list(states.problems(Catalog("tr", tuple(messages)), "x.po"))
    assert [(p.line, p.code) for p in found] == [
        (5, "translation.untranslated"), (13, "translation.fuzzy"),
    ]  # fmt: skip
    assert "2 messages have no translation, in lines 5, 9" in found[0].message
    assert "this translation is fuzzy" in found[1].message
    opted = [replace(m, comments=("check: untranslated fuzzy",)) for m in messages]
    assert list(states.problems(Catalog("tr", tuple(opted)), "x.po")) == []
    begun = replace(JUDGE.book, begun=False)
    nothing = Catalog("tr", (Message("A tree"),))
    assert list(translation_checks.of_catalog(nothing, "x.po", JUDGE.reader, begun)) == []


def test_interface() -> None:
    """Words of the interface are no Markdown, but have placeholders."""
    name = "locale/tr/LC_MESSAGES/sphinx.po"
    good = [("Back (%s)", "Dön (%s)"), ("*", "*"), ("a_b", "a_b")]
    assert [p for pair in good for p in JUDGE.problems(Message(*pair), name)] == []
    (found,) = JUDGE.problems(Message("Chapter %s", "Bölüm"), name)
    assert found.code == "translation.placeholders"


def test_another_name_may_be_a_name_of_its_own() -> None:
    message = Message("11th Red Army", "Al Ordu", kinds=(f"{OTHER_NAME}, § People",))
    assert JUDGE.problems(message) == []
    assert len(JUDGE.problems(replace(message, kinds=()))) == 2


def test_what_is_broken_is_told_once() -> None:
    """The rest of a broken link or citation is not judged as words as well."""
    assert JUDGE.codes("A [tree](#label-12).", "Bir [ağaç] (#label-12 .") == ["links"]


MUTANTS = {
    "role": ("Dizinin sözünü", "{foo}`Dizinin` sözünü", "roles"),
    "note": ("gerekmektedir.[^degras-2]", "gerekmektedir.", "notes"),
    "apostrophe": ("Ankara’da", "Ankara'da", "apostrophes"),
    "space": ("Son bir", "Son  bir", "spaces"),
    "copy": ("Son bir paragraf.", "A last paragraph.", "same"),
    "empty": ("Daha Derin", "", "untranslated"),
    "opt-out": ('msgid "Deeper"', '# check: deeper\nmsgid "Deeper"', "unknown_check"),
}  # fmt: skip


@pytest.mark.parametrize("name", MUTANTS)
def test_make_check(project: Project, name: str) -> None:
    """One line with file, line, cure and id; and status 2."""
    old, new, check = MUTANTS[name]
    project.replace(ONE, old, new)
    done = project.run("tools.check")
    assert done.returncode == 2
    (told,) = done.stderr.splitlines()
    assert re.match(rf"{re.escape(ONE)}:\d+: .{{10,}}[.?!] ", told)
    assert told.endswith(f" [translation.{check}]")


def test_termbase_is_judged_too(project: Project) -> None:
    terms = project.root / "locale" / "tr" / "terms.tsv"
    terms.write_text("# terms\nparagraph\tfıkra\nparagraph\tbent\nnothing\n", encoding="utf-8")
    told = project.run("tools.check").stderr.splitlines()
    places = [line.partition(": ")[0] for line in told]
    assert places == [f"{ONE}:25", "locale/tr/terms.tsv:3", "locale/tr/terms.tsv:4"]


def test_conf_that_cannot_be_read(project: Project) -> None:
    """The build tells it; the catalogs are judged all the same."""
    project.replace("conf.py", "numfig = True", "numfig = Tru")
    project.replace(ONE, "Son bir", "Son  bir")
    (told,) = project.run("tools.check").stderr.splitlines()
    assert "[translation.spaces]" in told


def test_order_is_free_in_the_build_too(project: Project) -> None:
    """Sphinx's own comparison does not double ours: nothing is said of marks and links in
    another order."""
    source = "Here [one](#first-section), [two](#second-section), {tr}`on`.[^a] End.[^b]"
    notes = "\n\n[^a]: A note of its own.\n\n[^b]: Another note here.\n"
    page = project.root / "chapters" / "two.md"
    page.write_text(page.read_text("utf-8") + f"\n{source}{notes}", encoding="utf-8")
    other = "Son.[^b] Burada [iki](#second-section), on, [bir](#first-section).[^a]"
    catalog = project.root / ONE
    more = "".join(
        f'\nmsgid "{msgid}"\nmsgstr "{msgstr}"\n'
        for msgid, msgstr in (
            (source, other),
            ("A note of its own.", "Kendine ait bir not."),
            ("Another note here.", "Burada başka bir not."),
        )
    )
    catalog.write_text(catalog.read_text("utf-8") + more, encoding="utf-8")
    assert project.run("tools.check").stderr == ""
    built = project.build("--format", "html", "--edition", "tr")
    assert (built.returncode, built.stderr) == (0, "")


def test_every_check_is_described() -> None:
    """TRANSLATING.md lists each by its id, and no other."""
    text = (ROOT / "TRANSLATING.md").read_text(encoding="utf-8")
    section = text.partition("## Checks")[2].partition("\n## ")[0]
    rows = re.findall(r"^\| (`[^|]*) \|", section, re.MULTILINE)
    listed = set(re.findall(r"`(\w+)`", " ".join(rows)))
    assert listed == set(translation_checks.IDS)


def test_every_check_is_a_file() -> None:
    files = {path.stem for path in Path(translation_checks.__file__).parent.glob("checks/*.py")}
    assert files - {"__init__"} == set(CHECKS)


@pytest.mark.skipif(
    not speller.dictionary_of("tr"), reason=f"needs {speller.PACKAGES}: apt-get install them"
)
def test_spelling() -> None:
    found = misspelt("Ankara Hükûmeti Moskovada kurulan hükümetde yanlıs yazıldı, değil mi?")
    assert found == {"hükümetde", "yanlıs"}
    assert misspelt("Bolşevikleşmesi gereken cumhuriyetlerdi; Kuva-yı Milliye’nindi.") == set()


def misspelt(text: str) -> set[str]:
    folder = ROOT / "locale" / "tr"
    return set(speller.misspelt([JUDGE.reader.read(text, "tr")], "tr", folder) or ())


@given(st.text(max_size=80), st.text(max_size=80))
def test_any_text_can_be_judged(msgid: str, msgstr: str) -> None:
    """No input raises, in Turkish or another language."""
    JUDGE.codes(msgid, msgstr)
    JUDGE.of("de").codes(msgid, msgstr)


@pytest.mark.parametrize(
    ("word", "stem", "is_one"),
    [
        ("kitabı", "kitap", True), ("antlasmalarından", "antlasma", True), ("savaş", "sav", False),
        ("muharebesinin", "muharebesi", True), ("tezlerinde", "tez", True),
        ("tezgah", "tez", False),
    ],
)  # fmt: skip
def test_stems(word: str, stem: str, is_one: bool) -> None:
    assert stems.has_stem(word, stem, "tr") is is_one


def test_numbers_in_words() -> None:
    for text, language, number in (
        ("twenty-three men", "en", "23"), ("five hundred", "en", "500"), ("a third", "en", "3"),
        ("yirmi üç kişi", "tr", "23"), ("beş yüz", "tr", "500"), ("üçüncüsünde", "tr", "3"),
        ("bin dokuz yüz on dokuz", "tr", "1919"), ("II. Nikola", "tr", "2"),
    ):  # fmt: skip
        assert number in (numerals.in_words(text, language) or ()), text


def test_days() -> None:
    for text, language, found in (
        ("November 6–7, 1917", "en", {(11, 6), (11, 7)}),
        ("on March 22 or 23", "en", {(3, 22), (3, 23)}),
        ("26 ya da 27 Ocak’ta", "tr", {(1, 26), (1, 27)}),
        ("3 Mart 1918", "tr", {(3, 3)}),
        ("le 1er mai", "fr", {(5, 1)}),
        ("am 3. März", "de", {(3, 3)}),
    ):  # fmt: skip
        assert calendar.days(text, language) == found, text

"""Turkish letters."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from extensions import turkish


def test_casing() -> None:
    """The pairs I/ı and İ/i."""
    assert turkish.lower("IĞDIR İZMİR") == "ığdır izmir"
    assert turkish.upper("ığdır izmir") == "IĞDIR İZMİR"
    assert turkish.capitalize_first("içinde", "tr") == "İçinde"
    assert turkish.capitalize_first("in", "en") == "In"


def test_turkish_order() -> None:
    """Letters in their places, circumflex ignored, spaces before letters."""
    names = ["Şamsutdinov", "Shaw", "Çalışlar", "Criss", "Can", "İnönü", "Ilgar", "Özalp",
             "Orbay", "Ünüvar", "Upmal", "Zürcher", "Gürsoy", "Gökay", "Kâzım", "Kazma", "Ağa",
             "Agop"]  # fmt: skip
    ordered = sorted(names, key=lambda name: turkish.sort_key(name, "tr"))
    assert ordered == [
        "Agop", "Ağa", "Can", "Criss", "Çalışlar", "Gökay", "Gürsoy", "Ilgar", "İnönü", "Kâzım",
        "Kazma", "Orbay", "Özalp", "Shaw", "Şamsutdinov", "Upmal", "Ünüvar", "Zürcher",
    ]  # fmt: skip


def test_english_order() -> None:
    """Accents do not count, unless nothing else differs."""
    names = ["Shaw", "Şamsutdinov", "Çalışlar", "Can", "Criss", "Özalp", "Orbay", "Kılıç", "Kirk"]
    ordered = sorted(names, key=lambda name: turkish.sort_key(name, "en"))
    assert ordered == [
        "Çalışlar", "Can", "Criss", "Kılıç", "Kirk", "Orbay", "Özalp", "Şamsutdinov", "Shaw",
    ]  # fmt: skip


@given(st.text("abcçdefgğhıijklmnoöprsştuüvyzâîû -'’"))
def test_casing_round_trip(text: str) -> None:
    """What is put in capitals and back is what it was."""
    assert turkish.lower(turkish.upper(text)) == text

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.messages import Rejected
from domain.spoken import PersonName, business_name, clean, person_name, product_names

ANY = st.text(max_size=120) | st.text(
    alphabet=" ,;.-/&1234567890)sayjulnmbiuIBUdkreptH\n•\u200f\u0301", max_size=40
)


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        ("  Siti \t Aminah\n", "Siti Aminah"),
        ("Si\u200bti", "Siti"),
        ("\u202eSiti\u202c", "Siti"),
        ("Si\x00ti\x07", "Siti"),
        ("Siti\ud800", "Siti"),
        ("０８１２", "0812"),
        ("٠٨١٢", "0812"),
        ("cafe\u0301", "café"),
        ("\ufeffSiti\u2060", "Siti"),
        ("a\u00a0b\u3000c", "a b c"),
        ("a\u2028b", "a b"),
        ("\u3164\u115f", ""),
        ("", ""),
        ("<b>Budi</b> & 'x'", "<b>Budi</b> & 'x'"),
        ("أحمد", "أحمد"),
    ],
)
def test_clean(text, cleaned):
    assert clean(text) == cleaned


@pytest.mark.parametrize(
    ("text", "name", "honorific"),
    [
        ("Bu Siti", "Siti", "ibu"),
        ("Ibu Siti", "Siti", "ibu"),
        ("bu. siti", "Siti", "ibu"),
        ("Pak Budi", "Budi", "bapak"),
        ("Bpk. Budi Santoso", "Budi Santoso", "bapak"),
        ("Bapak H. Budi", "H. Budi", "bapak"),
        ("nama saya Siti Aminah", "Siti Aminah", None),
        ("Nama saya Bu Siti.", "Siti", "ibu"),
        ("saya Budi", "Budi", None),
        ("namaku Ani", "Ani", None),
        ("Nama: Tini", "Tini", None),
        ("kulo Sumarni", "Sumarni", None),
        ("Perkenalkan, saya Rini", "Rini", None),
        ("siti aminah", "Siti Aminah", None),
        ("SITI AMINAH", "SITI AMINAH", None),
        ("Siti McAminah", "Siti McAminah", None),
        ("o'neil", "O'neil", None),
        ("Siti 🌸", "Siti", None),
        ("Bungsu", "Bungsu", None),
        ("Ibunda Ratna", "Ibunda Ratna", None),
        ("Sayang Pratiwi", "Sayang Pratiwi", None),
        ("Abdi Nugroho", "Abdi Nugroho", None),
        ("Namira", "Namira", None),
        ("Muh. Abdi", "Muh. Abdi", None),
        ("Budi S.Pd.", "Budi S.Pd.", None),
        ("Ng", "Ng", None),
        ("أحمد علي", "أحمد علي", None),
        ("\u200fأحمد\u200f", "أحمد", None),
        ("ꦱꦶꦠꦶ", "ꦱꦶꦠꦶ", None),
        ("王芳", "王芳", None),
        ("<b>Budi</b>", "<b>Budi</b>", None),
        ("Robert'); DROP TABLE x", "Robert'); DROP TABLE x", None),
    ],
)
def test_names_of_people(text, name, honorific):
    assert person_name(text) == PersonName(name, honorific)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "with letters"),
        ("😀😀", "with letters"),
        ("123", "with letters"),
        ("S", "with letters"),
        ("Bu", "with letters"),
        ("Pak", "with letters"),
        ("saya", "with letters"),
        ("saya mau daftar", "with letters"),
        ("\u200b\u200b", "with letters"),
        ("....", "with letters"),
        ("/start", "command"),
        ("https://x.id/a", "link"),
        ("www.tokoku.com", "link"),
        ("@siti_aminah", "link"),
        ("081234567890", "number"),
        ("0812 3456 7890", "number"),
        ("Siti 081234567890", "number"),
        ("a" * 61, "too long"),
        ("Siti " * 800, "too long"),
    ],
)
def test_no_names_of_people(text, says):
    with pytest.raises(Rejected) as caught:
        person_name(text)
    assert says in caught.value.message.id
    assert "Siti Aminah" in caught.value.message.id


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Keripik Bu Siti", "Keripik Bu Siti"),
        ("Toko 99", "Toko 99"),
        ("212 Mart", "212 Mart"),
        ("UD. Maju & Jaya", "UD. Maju & Jaya"),
        ("D'Batik - Solo", "D'Batik - Solo"),
        ("nama usaha saya Batik Sari", "Batik Sari"),
        ("Nama toko: Berkah", "Berkah"),
        ("Belum Laper Cafe", "Belum Laper Cafe"),
        ("  Dapur   Ibu\n", "Dapur Ibu"),
        ("🌸 Dapur Ibu 🌸", "Dapur Ibu"),
        ("B2", "B2"),
    ],
)
def test_names_of_businesses(text, name):
    assert business_name(text) == name


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "with letters"),
        ("99", "with letters"),
        ("🌸", "with letters"),
        ("-", "with letters"),
        ("belum ada", "No name yet"),
        ("blm punya nama", "No name yet"),
        ("Tanpa nama", "No name yet"),
        ("/daftar", "command"),
        ("wa.me/62812", "link"),
        ("0812 3456 7890", "number"),
        ("x" * 81, "too long"),
        ("x" * 4096, "too long"),
    ],
)
def test_no_names_of_businesses(text, says):
    with pytest.raises(Rejected, match=says):
        business_name(text)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("keripik tempe", ("keripik tempe",)),
        ("keripik tempe, rempeyek dan abon", ("keripik tempe", "rempeyek", "abon")),
        ("1. keripik\n2. rempeyek\n3) abon", ("keripik", "rempeyek", "abon")),
        ("1)tahu 2)tempe", ("tahu", "tempe")),
        ("- tahu\n- tempe & sambal", ("tahu", "tempe", "sambal")),
        ("• tahu • tempe", ("tahu", "tempe")),
        ("✅ tahu\n✅ tempe", ("tahu", "tempe")),
        ("saya jual keripik singkong", ("keripik singkong",)),
        ("jualan peyek sama emping", ("peyek", "emping")),
        ("kue, abon, KUE", ("kue", "abon")),
        ("Roti 3.5 kg; teh 2 liter", ("Roti 3.5 kg", "teh 2 liter")),
        ("tempe,,, ,tahu,", ("tempe", "tahu")),
        ("dandang, panci", ("dandang", "panci")),
        ("تمر، عسل", ("تمر، عسل",)),
        ("ab" + "c" * 58, ("ab" + "c" * 58,)),
    ],
)
def test_names_of_products(text, names):
    assert product_names(text) == names


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "names of your products"),
        (",,,", "names of your products"),
        ("123", "names of your products"),
        ("😀", "names of your products"),
        ("/produk", "names of your products"),
        ("https://shopee.co.id/x", "names of your products"),
        ("tempe, x", "too short"),
        ("x" * 61, "too long"),
        (", ".join(f"kue {chr(97 + n)}{chr(97 + n)}" for n in range(21)), "more than"),
        ("tempe " * 683, "a lot of text"),
    ],
)
def test_no_names_of_products(text, says):
    with pytest.raises(Rejected, match=says):
        product_names(text)


def _is_visible(text):
    return all(unicodedata.category(one) not in {"Cc", "Cf", "Cs"} for one in text)


@given(ANY)
def test_clean_text_is_visible_and_stays_as_it_is(text):
    assert _is_visible(clean(text))
    assert clean(clean(text)) == clean(text)


@given(ANY)
def test_any_text_is_a_name_or_is_refused(text):
    try:
        said = person_name(text)
    except Rejected:
        return
    assert _is_visible(said.name)
    assert 2 <= len(said.name) <= 60
    assert person_name(said.name).name == said.name


@given(ANY)
def test_any_text_is_a_business_or_is_refused(text):
    try:
        name = business_name(text)
    except Rejected:
        return
    assert _is_visible(name)
    assert 2 <= len(name) <= 80
    assert business_name(name) == name


@given(ANY)
def test_any_text_is_products_or_is_refused(text):
    try:
        names = product_names(text)
    except Rejected:
        return
    assert 1 <= len(names) <= 20
    assert all(_is_visible(name) and 2 <= len(name) <= 60 for name in names)
    assert product_names(", ".join(names)) == names

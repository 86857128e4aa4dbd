import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.messages import Rejected
from domain.phone import parse_phone, show


@pytest.mark.parametrize(
    ("row", "text", "phone"),
    [
        (111, "081234567890", "+6281234567890"),
        (112, "0812-3456-7890", "+6281234567890"),
        (112, "0812 3456 7890", "+6281234567890"),
        (112, "0812.3456.7890", "+6281234567890"),
        (113, "+62 812-3456-7890", "+6281234567890"),
        (114, "6281234567890", "+6281234567890"),
        (115, "8123456789", "+628123456789"),
        (116, "+62 0812 3456 7890", "+6281234567890"),
        (116, "62 0812 3456 7890", "+6281234567890"),
        (117, "0062 812 3456 7890", "+6281234567890"),
        (117, "00620812 3456 7890", "+6281234567890"),
        (118, "wa.me/6281234567890", "+6281234567890"),
        (118, "https://wa.me/6281234567890?text=hi", "+6281234567890"),
        (118, "https://api.whatsapp.com/send?phone=6281234567890", "+6281234567890"),
        (120, "(0271) 712345", "+62271712345"),
        (120, "0285 391234", "+62285391234"),
        (120, "0254-200123", "+62254200123"),
        (0, "no wa saya: 0812 3456 7890", "+6281234567890"),
        (0, "HP 081234567890 ya kak", "+6281234567890"),
        (0, "٠٨١٢٣٤٥٦٧٨٩٠", "+6281234567890"),
        (0, "0812\u200b34567890", "+6281234567890"),
        (0, "0812345678901", "+62812345678901"),
        (0, "+60123456789", "+60123456789"),
    ],
)
def test_phone_numbers_by_row_of_the_table(row, text, phone):
    assert parse_phone(text) == phone


@pytest.mark.parametrize(
    ("row", "text", "says"),
    [
        (119, "O8I2 3456 789O", "letters"),
        (119, "o81234567890", "letters"),
        (121, "110", "service number"),
        (121, "112", "service number"),
        (121, "1500-123", "service number"),
        (121, "1500888", "service number"),
        (121, "1500-xxx", "letters"),
        (122, "3325110101800001", "NIK"),
        (123, "1234567890123", "complete"),
        (0, "", "complete"),
        (0, "abc", "letters"),
        (0, "08123", "complete"),
        (0, "0812345678901234", "NIK"),
        (0, "081234567890 / 081234567891", "more than one"),
        (0, "0" * 4096, "more than one"),
        (0, "+999123", "complete"),
        (0, "😀", "complete"),
    ],
)
def test_refusals_say_what_is_wrong_with_an_example(row, text, says):
    with pytest.raises(Rejected, match=says) as caught:
        parse_phone(text)
    assert "0812-3456-7890" in caught.value.message.id


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("081234567890", "0812-3456-7890"),
        ("8123456789", "0812-3456-789"),
        ("0812345678901", "0812-3456-78901"),
        ("0271712345", "(0271) 712345"),
        ("+60123456789", "+60 12-345 6789"),
    ],
)
def test_numbers_are_shown_as_people_write_them(text, shown):
    assert show(parse_phone(text)) == shown


@given(st.text(max_size=40) | st.text(alphabet="+0123456789 -()./OIwame", max_size=24))
def test_any_text_is_a_number_or_is_refused(text):
    try:
        phone = parse_phone(text)
    except Rejected:
        return
    assert phone.startswith("+")
    assert parse_phone(show(phone)) == phone

"""What people and mischief send that no question asked for: a kind answer, or none where one would be wrong,
and the form stands as it stood."""

import asyncio

import pytest

from tests.conversations.way import (
    DONE,
    QUESTIONS,
    STEPS,
    answers,
    asks,
    finishes,
    form,
    producer,
    product_names,
    reaches,
    worked,
)
from tests.support.town import Talker, Town

NASTY = {
    "emoji": "😀😀🔥",
    "long": "keripik tempe " * 292 + "habis!",
    "rtl": "\u202e\u2066itiS uB\u2069\u202c",
    "zero width": "\u200b\u200c\u200d\ufeff",
    "html": "<b>Siti</b> & <script>alert(1)</script> </b>",
    "sql": "'; DROP TABLE producers; --",
    "control": "\x00\x01\x1b[2J",
    "format": "{name} %s {0} {consent.__class__}",
    "link": "https://t.me/laris_bot?start=i_abc",
    "markdown": "*Siti* _Budi_ [x](tg://user?id=1)",
    "digits": "9" * 400,
    "superscript": "²",
}
KINDS = ("sends_sticker", "sends_voice", "sends_photo", "shares_contact", "location", "document")


UNSEEN = frozenset("\x00\x01\x1b\u202e\u2066\u200b\u200d\ufeff")


async def does(talker: Talker, kind: str) -> None:
    match kind:
        case "location":
            await talker.shares_location(-2.53, 140.71)
        case "document":
            await talker.sends_document("laporan.xlsx", b"PK")
        case _:
            await getattr(talker, kind)()


@pytest.mark.parametrize("step", STEPS)
async def test_a_strange_text_at_any_question_harms_nothing(town: Town, budi: Talker, step: str) -> None:
    await reaches(budi, step)
    before = await form(town, budi) or {}
    for nasty in NASTY.values():
        await budi.says(nasty)
        await budi.gets_answer()
        after = await form(town, budi) or {}
        assert {name: after["answers"][name] for name in before["answers"]} == before["answers"]
        if (after["step"], after["mode"]) != (before["step"], before["mode"]):
            # it was taken for what it may be, the odd name of a person, a business or a product, or a kind of goods
            assert step in ("name", "business", "sells", "category"), nasty
            assert not UNSEEN & set(str(after["answers"][step]))
            assert len(str(after["answers"][step])) < 120
            await budi.says("kembali")
    await asks(budi, step)
    await finishes(budi, step)


@pytest.mark.parametrize(("said", "kept"), [
    ("<b>Siti</b> & 'Co'", "<b>Siti</b> & 'Co'"),
    ("'; DROP TABLE producers; --", "'; DROP TABLE producers"),
    ("\u202eKeripik\u202c \u200bSiti\x00", "Keripik Siti"),
    ("{name} {0} %s", "{name} {0} %s"),
])  # fmt: skip
async def test_what_looks_like_code_is_just_a_name(town: Town, budi: Talker, said: str, kept: str) -> None:
    await reaches(budi, "business")
    await budi.says(said)
    for step in STEPS[STEPS.index("category") : -1]:
        await answers(budi, step)
    assert f"Usaha: {kept}\n" in (await asks(budi, "card")).text
    await finishes(budi, "card")
    await budi.sees(f"{kept} sudah terdaftar")
    assert (await producer(town, budi))["business"] == kept


@pytest.mark.parametrize("step", STEPS)
async def test_what_is_not_text_is_thanked_for_and_the_question_stays(
    town: Town, budi: Talker, step: str
) -> None:
    await reaches(budi, step)
    before = (await form(town, budi) or {})["answers"]
    for kind in KINDS:
        if (step, kind) in (("phone", "shares_contact"), ("kecamatan", "location")):
            continue
        await does(budi, kind)
        assert len((await asks(budi, step)).text) < 600
        assert (await form(town, budi) or {})["answers"] == before
    await finishes(budi, step)


async def test_each_kind_gets_its_own_kind_word(budi: Talker) -> None:
    await reaches(budi, "business")
    for kind, word in zip(
        KINDS,
        ("Stikernya lucu!", "pesan suara", "Fotonya", "kontaknya", "lokasinya", "berkasnya"),
        strict=True,
    ):
        await does(budi, kind)
        assert QUESTIONS["business"] in (await budi.sees(word)).text
    await finishes(budi, "business")


async def test_without_a_form_what_is_not_text_is_answered_with_the_menu(budi: Talker) -> None:
    for kind, word in zip(
        KINDS,
        ("Stikernya lucu!", "pesan suara", "Fotonya", "kontaknya", "lokasinya", "berkasnya"),
        strict=True,
    ):
        await does(budi, kind)
        await budi.sees(word)
        await budi.sees("Mau buka apa?")
    await budi.taps("Daftar sekarang")
    await finishes(budi, "consent")


async def test_a_changed_message_is_explained(town: Town, budi: Talker) -> None:
    await budi.says("halo")
    await budi.sees("Selamat datang")
    await budi.edits("halo", "Budi")
    await budi.sees("Pesan lama yang diubah tidak bisa saya baca.")
    await reaches(budi, "category")
    await budi.edits("Keripik Bu Siti", "Mebel Bu Siti")
    assert QUESTIONS["category"] in (await budi.sees("Kirim lagi sebagai pesan baru ya.")).text
    await finishes(budi, "category")
    assert (await producer(town, budi))["business"] == "Keripik Bu Siti"


async def test_three_answers_at_once_are_taken_in_order(town: Town, budi: Talker) -> None:
    await reaches(budi, "name")
    for words in ("Pak Budi", "Mebel Budi", "mebel jati", "kursi", "Limpung", "Sidomulyo"):
        await budi.phone.says(words)
    await asks(budi, "phone")
    await finishes(budi, "phone")
    saved = await producer(town, budi)
    assert (saved["name"], saved["business"], saved["category"]) == ("Budi", "Mebel Budi", "mebel")
    assert await product_names(town) == ["kursi"]


async def test_in_a_group_only_the_way_to_the_private_chat_is_shown(town: Town, budi: Talker) -> None:
    group = town.sim.group("Warga Limpung")
    for words in ("halo", "batal", "gmn cara ikutan", "081234567890", "/daftar@other_bot"):
        await budi.says(words, group)
    await town.settled()
    for words in ("/daftar", "/start@laris_bot", "/petugas"):
        await budi.says(words, group)
    await worked(town)
    while await town.rows("SELECT id FROM outbox WHERE state IN ('new', 'sending')"):  # noqa: ASYNC110
        await asyncio.sleep(0.02)
    await budi.sees_nothing_more()
    said = [message for message in group.messages.values() if message.by_bot]
    assert {message.text for message in said} == {"Urusan usaha hanya saya bahas di chat pribadi."}
    assert [message.buttons for message in said] == [["💬 Buka chat pribadi"]] * 3
    assert await town.rows("SELECT * FROM dialogs") == []
    assert await town.rows("SELECT * FROM people") == []
    await reaches(budi, "name")
    await finishes(budi, "name")


async def test_channels_and_inline_queries_are_left_alone(town: Town, budi: Talker) -> None:
    await reaches(budi, "nib")
    channel = town.sim.channel("Kabar Batang")
    await budi.says("/daftar", channel)
    await budi.phone.asks_inline("keripik")
    await town.settled()
    await budi.sees_nothing_more()
    assert [message for message in channel.messages.values() if message.by_bot] == []
    await budi.taps("Belum punya")
    await finishes(budi, "turnover")


async def test_telegrams_own_notes_are_not_answered(town: Town, budi: Talker) -> None:
    await reaches(budi, "nib")
    question = await asks(budi, "nib")
    town.sim.updates.add("message", {
        "message_id": 9_999, "date": 1, "from": budi.person.as_user(), "pinned_message": question.body,
        "chat": question.body["chat"],
    })  # fmt: skip
    await town.settled()
    await budi.sees_nothing_more()
    await finishes(budi, "nib")


async def test_forwarded_words_are_words(town: Town, budi: Talker) -> None:
    await reaches(budi, "business")
    await budi.phone.forwards("Warung Sari", "Sari")
    await finishes(budi, "category")
    await budi.sees(DONE)
    assert (await producer(town, budi))["business"] == "Warung Sari"

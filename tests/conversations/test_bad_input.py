"""What people and mischief send that no question asked for: a kind answer, or none where one would be wrong,
and the form stands as it stood."""

import pytest

from simulator.chats import Message
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


async def does(talker: Talker, kind: str) -> None:
    match kind:
        case "location":
            await talker.shares_location(-2.53, 140.71)
        case "document":
            await talker.sends_document("laporan.xlsx", b"PK")
        case _:
            await getattr(talker, kind)()


@pytest.mark.parametrize("step", STEPS)
@pytest.mark.parametrize("nasty", ["emoji", "long", "zero width", "sql", "control", "format", "superscript"])
async def test_a_strange_text_at_any_question_harms_nothing(
    town: Town, budi: Talker, step: str, nasty: str
) -> None:
    await reaches(budi, step)
    before = (await form(town, budi) or {})["answers"]
    await budi.says(NASTY[nasty])
    await budi.gets_answer()
    await town.settled()
    after = await form(town, budi) or {}
    assert {name: after["answers"][name] for name in before} == before
    if after["step"] == ("agreed" if step == "consent" else step) or step == "card":
        await asks(budi, step)
        await finishes(budi, step)
    else:  # it was taken as what it is: a name or a product that looks odd
        assert step in ("business", "sells", "name")
        await finishes(budi, STEPS[STEPS.index(step) + 1])


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


@pytest.mark.parametrize("nasty", NASTY)
async def test_no_text_is_a_wrong_name(town: Town, budi: Talker, nasty: str) -> None:
    await reaches(budi, "name")
    await budi.says(NASTY[nasty])
    await budi.gets_answer()
    await budi.says("/daftar") if nasty in ("rtl", "html") else None
    await budi.gets_answer()
    await town.settled()
    name = (await form(town, budi) or {})["answers"].get("name", {"name": ""})["name"]
    assert len(name) <= 60
    assert not {"\x00", "\u202e", "\u200b"} & set(name)


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


async def test_an_impatient_finger_answers_once(town: Town, budi: Talker) -> None:
    await reaches(budi, "nib")
    await budi.taps_twice("Belum punya")
    await asks(budi, "turnover")
    await town.settled()
    assert len([m for m in budi.chat if QUESTIONS["turnover"] in m.text]) == 1
    await budi.taps_twice("Tidak mau jawab")
    await asks(budi, "card")
    await finishes(budi, "card")


async def test_tapping_what_was_chosen_says_so_and_asks_nothing_twice(town: Town, budi: Talker) -> None:
    await reaches(budi, "turnover")
    await town.settled()
    marked = await shows(budi, "✓ Belum punya")
    await budi.taps_old(marked, "✓ Belum punya")
    await budi.sees_toast("Pertanyaan itu sudah dijawab.")
    await budi.sees_nothing_more()
    await finishes_where_it_stands(budi)


async def shows(talker: Talker, label: str) -> Message:
    for _ in range(100):
        found = [message for message in talker.chat if label in message.buttons]
        if found:
            return found[-1]
        await talker.sees_nothing_more(0.05)
    raise AssertionError(f"no message with {label}")


async def finishes_where_it_stands(talker: Talker) -> None:
    await talker.taps("Tidak mau jawab")
    await finishes(talker, "card")


async def test_a_tap_on_a_week_old_button_repeats_the_question(town: Town, budi: Talker) -> None:
    await reaches(budi, "nib")
    consent = next(m for m in budi.chat if QUESTIONS["consent"] in m.text)
    kecamatan = next(m for m in budi.chat if QUESTIONS["kecamatan"] in m.text)
    town.sim.clock.move(days=7)
    for old, label in ((kecamatan, "Bandar"), (consent, "Tidak"), (kecamatan, "Batal")):
        town.sim.clock.move(seconds=60)
        await budi.taps_old(old, label)
        await asks(budi, "nib")
    assert (await form(town, budi) or {})["answers"]["kecamatan"] == "33.25.08"
    await finishes(budi, "nib")


async def test_old_buttons_are_dead_after_the_form_is_saved_or_cancelled(town: Town, budi: Talker) -> None:
    await reaches(budi, "nib")
    cancelled = await asks(budi, "nib")
    await budi.taps("Batal")
    await budi.taps("Ya, batalkan")
    await budi.sees("Baik, dibatalkan.")
    await budi.taps_old(cancelled, "Belum punya")
    await budi.sees("Mau buka apa?")
    assert await town.rows("SELECT * FROM dialogs") == []
    await reaches(budi, "category")
    town.sim.clock.move(seconds=60)
    await budi.taps_old(cancelled, "Belum punya")
    category = await asks(budi, "category")
    await finishes(budi, "category")
    await budi.taps_old(category, "Makanan")
    await budi.sees("Mau buka apa?")
    await budi.sees_toast("Pertanyaan itu sudah dijawab.")
    assert len(await town.rows("SELECT * FROM producers")) == 1
    await budi.says("/profil")
    await budi.sees("Ini profilnya.")
    town.sim.clock.move(seconds=60)
    await budi.taps_old(category, "Makanan")
    await budi.sees("Ini profilnya.")
    assert (await producer(town, budi))["category"] == "mebel"


FORGED = (
    "",
    "foo",
    "makanan_kering",
    "33.31.01",
    "~99",
    "~²",
    ">33",
    "?x,y",
    "0",
    "yes",
    "x" * 40,
    "edit.agreed",
    "do.remove",
)


@pytest.mark.parametrize("step", STEPS)
async def test_choices_that_are_not_offered_are_refused(town: Town, budi: Talker, step: str) -> None:
    await reaches(budi, step)
    before = await form(town, budi) or {}
    for choice in FORGED:
        for place in (before["step"] or "name", "!", "nowhere"):
            token = (await form(town, budi) or {})["token"]
            data = f"{token}:{place}:{choice}"
            if len(data.encode()) <= 64 and (step, choice) != ("consent", "yes"):
                await budi.forges(data)
    after = await form(town, budi) or {}
    assert (after["answers"], after["step"], after["mode"]) == (
        before["answers"],
        before["step"],
        before["mode"],
    )
    await budi.says("/bantuan")
    await finishes(budi, step)


@pytest.mark.parametrize(
    "data",
    ["-:nowhere:", "-", ":", "::", ":::::", "garbage", "x" * 64, "-:product:1", "-:language:xx", "-:desk:", "ünïcödé",
     "-:register:33.25.08", "-:chosen:", "-:menu:", "' OR 1=1", "-:profile:"],
)  # fmt: skip
async def test_forged_data_never_harms_a_form(town: Town, budi: Talker, data: str) -> None:
    await reaches(budi, "sells")
    before = (await form(town, budi) or {})["answers"]
    town.sim.clock.move(seconds=60)
    await budi.forges(data)
    await budi.gets_answer()
    await town.settled()
    assert (await form(town, budi) or {})["answers"] == before
    await budi.says("/bantuan")
    if any("Lanjutkan" in label for label in budi.screen.buttons):
        await budi.taps("Lanjutkan")
    await finishes(budi, "sells")


@pytest.mark.parametrize("data", ["-:nowhere:", "garbage", "abcd:name:x", "-:chosen:", "x" * 64])
async def test_forged_data_without_a_form_is_answered(budi: Talker, data: str) -> None:
    await budi.says("/start")
    await budi.sees("Selamat datang")
    await budi.forges(data)
    await budi.sees_toast("Pertanyaan itu sudah dijawab.")
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
    await town.settled()
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

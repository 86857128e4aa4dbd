"""Buttons of every age: tapped twice, a week later, after the form is over, or made up by somebody."""

import pytest

from simulator.chats import Message
from tests.conversations.way import QUESTIONS, STEPS, asks, finishes, form, producer, reaches
from tests.support.town import Talker, Town


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
OFFERED = (("consent", "yes"), ("category", "makanan_kering"))


@pytest.mark.parametrize("step", STEPS)
async def test_choices_that_are_not_offered_are_refused(town: Town, budi: Talker, step: str) -> None:
    await reaches(budi, step)
    before = await form(town, budi) or {}
    for choice in FORGED:
        for place in (before["step"] or "name", "!", "nowhere"):
            token = (await form(town, budi) or {})["token"]
            data = f"{token}:{place}:{choice}"
            if len(data.encode()) <= 64 and (step, choice) not in OFFERED:
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
    await town.settled()
    if any("Lanjutkan" in label for message in budi.news for label in message.buttons):
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

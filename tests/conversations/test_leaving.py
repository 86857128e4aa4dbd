"""Every way to leave a registration and come back: back, cancel, other commands, days of silence, restarts."""

import pytest

from tests.conversations.way import (
    DONE,
    QUESTIONS,
    STEPS,
    WAY,
    answers,
    asks,
    finishes,
    form,
    producer,
    reaches,
)
from tests.support.town import Talker, Town

KEPT = {
    "name": "Ibu Siti", "business": "Keripik Bu Siti", "category": "🪑 Mebel", "sells": "keripik tempe, rempeyek",
    "kecamatan": "Limpung", "desa": "Sidomulyo", "phone": "0812-3456-7890", "nib": "❌ Belum punya",
}  # fmt: skip


async def test_back_goes_through_every_step_and_keeps_every_answer(town: Town, budi: Talker) -> None:
    await reaches(budi, "turnover")
    for step in reversed(KEPT):
        await budi.says("↩️ Kembali")
        asked = await asks(budi, step)
        labels = budi.keyboard if step == "phone" else asked.buttons
        assert f"✔️ Tetap: {KEPT[step]}" in labels
    for step, answer in KEPT.items():
        await asks(budi, step)
        await budi.says(f"✔️ Tetap: {answer}")
    await finishes(budi, "turnover")
    assert (await producer(town, budi))["area"] == "33.25.08.2005"


async def test_after_going_back_another_answer_counts(town: Town, budi: Talker) -> None:
    await reaches(budi, "phone")
    await budi.says("kembali")
    await budi.sees(QUESTIONS["desa"])
    await budi.taps("Kembali")
    await budi.sees(QUESTIONS["kecamatan"])
    await budi.says("Bawang")
    asked = await budi.sees("Desa atau kelurahan mana di Bawang?")
    assert not [label for label in asked.buttons if "Tetap" in label]
    await budi.says("Pranten")
    await finishes(budi, "phone")
    assert (await producer(town, budi))["area"].startswith("33.25.05.")


@pytest.mark.parametrize("words", ["/batal", "batal", "gak jadi"])
async def test_cancelling_asks_first(town: Town, budi: Talker, words: str) -> None:
    await reaches(budi, "phone")
    await budi.says(words)
    await budi.sees("Yakin batal?")
    await budi.taps("Lanjut mengisi")
    await budi.sees(QUESTIONS["phone"])
    assert "📱 Bagikan nomor saya" in budi.keyboard
    await budi.says(words)
    await budi.sees("Yakin batal?")
    await budi.taps("Ya, batalkan")
    await budi.sees("Baik, dibatalkan. Tidak ada yang disimpan.")
    assert await form(town, budi) is None
    assert await town.rows("SELECT * FROM producers") == []
    await reaches(budi, "name")
    await finishes(budi, "name")


async def test_cancelling_may_be_thought_over_in_words(budi: Talker) -> None:
    await reaches(budi, "nib")
    await budi.taps("Batal")
    await budi.sees("Yakin batal?")
    await budi.says("jangan")
    await budi.sees(QUESTIONS["nib"])
    await budi.taps("Batal")
    await budi.sees("Yakin batal?")
    await budi.says("Sidomulyo")
    await budi.sees("Ketuk salah satu tombol")
    await budi.says("lanjut mengisi")
    await finishes(budi, "nib")


async def test_cancelling_before_anything_was_said_needs_no_question(town: Town, budi: Talker) -> None:
    await reaches(budi, "name")
    await budi.taps("Batal")
    await budi.sees("Baik, dibatalkan.")
    await budi.says("/batal")
    await budi.sees("Tidak ada yang perlu dibatalkan.")
    await reaches(budi, "name")
    await finishes(budi, "name")


@pytest.mark.parametrize("command", ["/menu", "/profil", "/daftar", "/start", "/produk", "/start d_332501"])
async def test_another_subject_first_asks_whether_to_go_on(budi: Talker, command: str) -> None:
    await reaches(budi, "category")
    await budi.says(command)
    await budi.sees("Kita lanjutkan pendaftaran? (3 dari 9)")
    await budi.taps("Lanjutkan")
    await finishes(budi, "category")


@pytest.mark.parametrize(
    ("command", "answer"),
    [
        ("/bantuan", "Ketuk tombol, atau tulis dengan kata sendiri."),
        ("/bahasa", "Mau pakai bahasa apa?"),
        ("/petugas", "Bagian itu khusus petugas."),
        ("/xyz", "Saya tidak kenal perintah itu."),
    ],
)
async def test_what_is_answered_aside_leaves_the_question_standing(
    budi: Talker, command: str, answer: str
) -> None:
    await reaches(budi, "nib")
    await budi.says(command)
    await budi.sees(answer)
    await finishes(budi, "nib")


async def test_the_language_may_change_in_the_middle_of_a_question(town: Town, budi: Talker) -> None:
    await reaches(budi, "phone")
    await budi.says("/bahasa")
    await budi.sees("Mau pakai bahasa apa?")
    await budi.taps("English")
    await budi.sees("Which phone number can we call?")
    assert budi.keyboard == ["📱 Share my number", "↩️ Back", "✖️ Cancel"]
    await budi.says("081234567890")
    await budi.sees("Do you have a business number (NIB)?")
    await budi.taps("Not yet")
    await budi.sees("About how much")
    await budi.taps("Rather not say")
    await budi.sees("Is everything right?")
    await budi.taps("Save")
    await budi.sees("is registered")
    assert (await producer(town, budi))["name"] == "Siti"


@pytest.mark.parametrize("step", STEPS[1:])
async def test_after_days_a_text_is_asked_about_and_nothing_is_lost(
    town: Town, budi: Talker, step: str
) -> None:
    await reaches(budi, step)
    before = (await form(town, budi) or {})["answers"]
    town.sim.clock.move(days=3)
    await budi.says("halo")
    if step == "card":
        await budi.sees("Ketuk salah satu tombol")
    elif step != "name":
        await budi.sees(f"Kita lanjutkan pendaftaran? ({STEPS.index(step)} dari 9)")
        await budi.taps("Lanjutkan")
    await asks(budi, step)
    assert (await form(town, budi) or {})["answers"] == before
    await finishes(budi, step)


async def test_after_days_the_newest_question_can_still_be_tapped(town: Town, budi: Talker) -> None:
    await reaches(budi, "nib")
    town.sim.clock.move(days=30)
    await finishes(budi, "nib")


async def test_after_days_the_consent_is_shown_again_before_it_is_given(town: Town, budi: Talker) -> None:
    await reaches(budi, "consent")
    town.sim.clock.move(days=3)
    await budi.says("ya")
    await budi.sees("Apakah setuju?")
    assert await town.rows("SELECT * FROM consents") == []
    await finishes(budi, "consent")


async def test_starting_again_forgets_the_answers(town: Town, budi: Talker) -> None:
    await reaches(budi, "sells")
    await budi.says("/daftar")
    await budi.sees("Kita lanjutkan pendaftaran? (4 dari 9)")
    await budi.taps("Mulai dari awal")
    await budi.sees(QUESTIONS["name"])
    assert (await form(town, budi) or {})["answers"] == {}
    await finishes(budi, "name")


async def test_a_form_that_waits_is_offered_to_be_dropped(town: Town, budi: Talker) -> None:
    await reaches(budi, "sells")
    await budi.says("/menu")
    await budi.sees("Kita lanjutkan pendaftaran?")
    await budi.says("tidak")
    await budi.sees("Yakin batal?")
    await budi.says("ya")
    await budi.sees("Baik, dibatalkan.")
    await budi.says("/menu")
    await budi.sees("Mau buka apa?")
    await reaches(budi, "name")
    await finishes(budi, "name")


@pytest.mark.parametrize("step", STEPS)
async def test_a_restart_at_any_question_changes_nothing(town: Town, budi: Talker, step: str) -> None:
    await reaches(budi, step)
    await town.rebuild()
    await budi.sees_nothing_more()
    question, action, words = WAY[step]
    assert question in budi.chat[-1].text
    await getattr(budi, action)(words)
    for after in STEPS[STEPS.index(step) + 1 :]:
        await answers(budi, after)
    await budi.sees(DONE)


async def test_required_questions_cannot_be_skipped_and_say_so(budi: Talker) -> None:
    for step in STEPS[1:-2]:
        await (reaches(budi, step) if step == "name" else answers_previous(budi, step))
        await budi.says("lewati")
        await budi.sees("Yang ini tidak bisa dilewati")
    await finishes(budi, "nib")


async def answers_previous(talker: Talker, step: str) -> None:
    await answers(talker, STEPS[STEPS.index(step) - 1])
    await talker.sees(QUESTIONS[step])

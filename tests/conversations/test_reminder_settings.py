"""/pengingat and plain words: topics, hours, a pause, what comes next; everything by a tap, everything undone by one."""

from dataclasses import replace
from datetime import date
from itertools import pairwise

import pytest

from domain.reminders import Topic
from handlers.reminder_hours import _CHOICES
from services.reminder_kinds import KINDS
from tests.conversations.reminding import at, id_of, keep, states, wib
from tests.support.chores import CHORE, ERRAND, chore
from tests.support.town import Talker, Town

MAIN = "🔔 Pengingat"

pytestmark = pytest.mark.usefixtures("chores")


async def test_what_comes_next_and_the_switches(town: Town, yuli: Talker) -> None:
    person = await id_of(town, yuli)
    days = [date(2026, 12, 1), date(2026, 12, 2), date(2026, 12, 3), date(2026, 12, 4)]
    await keep(
        town,
        *(chore(person, day, f"Tugas {day.day}") for day in days),
        chore(person, days[0], "Tagih", kind=ERRAND),
    )
    await keep(town, chore(person, days[1], "Tugas 1", subject="Tugas 1", occasion="once more"))
    await yuli.says("/pengingat")
    shown = await yuli.sees(MAIN)
    assert [line for line in shown.text.splitlines() if line.startswith("•")] == [
        "• Sel, 1 Des: Tugas 1", "• Sel, 1 Des: Tagih", "• Rab, 2 Des: Tugas 2",
    ]  # fmt: skip
    assert "⏰ Jam 07.00–20.00, tidak di hari Minggu dan hari libur." in shown.text
    assert shown.buttons == [
        "✅ 📦 Titip & tagihan",
        "✅ 📅 Agenda",
        "✅ 📊 Laporan bulanan",
        "✅ 📣 Kabar dinas",
        "⏰ Ubah jam",
        "⏸ Jeda sebulan",
    ]
    await yuli.taps("Agenda")
    shown = await yuli.sees("• Sel, 1 Des: Tagih")
    assert "Tugas" not in shown.text
    assert "🔕 📅 Agenda" in shown.buttons
    await yuli.taps("Agenda")
    assert "✅ 📅 Agenda" in (await yuli.sees("Tugas 1")).buttons


async def test_a_topic_that_is_off_is_skipped_and_back_on_it_works_again(town: Town, yuli: Talker) -> None:
    person = await id_of(town, yuli)
    await keep(
        town,
        chore(person, date(2026, 11, 25), "satu", occasion="1"),
        chore(person, date(2026, 11, 27), "dua", occasion="2"),
    )
    await yuli.says("/pengingat")
    await yuli.taps("Agenda")
    await yuli.sees("🔔 Pengingat")
    await at(town, "2026-11-25 09:00")
    assert await states(town) == {"1": "skipped", "2": "planned"}
    await yuli.taps("🔕 📅 Agenda")
    await yuli.sees("dua")
    await at(town, "2026-11-27 09:00")
    await yuli.sees("Kerjakan, ya.")
    assert await states(town) == {"1": "skipped", "2": "sent"}


async def test_own_hours_by_a_tap(town: Town, yuli: Talker) -> None:
    await keep(town, chore(await id_of(town, yuli), date(2026, 11, 26), "Adonan"))
    await yuli.says("/pengingat")
    await yuli.taps("Ubah jam")
    await yuli.sees("Jam berapa saya boleh mengingatkan?")
    await yuli.taps("03.00–06.00")
    await yuli.sees("Hari Minggu dan hari libur juga?")
    await yuli.taps("Ya, boleh")
    assert "⏰ Jam 03.00–06.00, setiap hari." in (await yuli.sees(MAIN)).text
    await at(town, "2026-11-26 02:59")
    await yuli.sees_nothing_more(0.8)
    await at(town, "2026-11-26 03:00")
    await yuli.sees("Adonan")


async def test_own_hours_in_words_with_a_refusal_and_the_usual_ones_again(town: Town, yuli: Talker) -> None:
    await keep(town, chore(await id_of(town, yuli), wib("2026-11-25 10:00"), "Adonan"))
    await yuli.says("atur jam pengingat")
    await yuli.sees("Jam berapa saya boleh mengingatkan?")
    await yuli.says("terserah")
    await yuli.sees("dari jam berapa")
    await yuli.says("08.00-08.10")
    await yuli.sees("terlalu sempit")
    await yuli.says("jam 5 sampai 8 malam")
    await yuli.sees("Hari Minggu dan hari libur juga?")
    await yuli.says("tidak")
    assert "⏰ Jam 17.00–20.00, tidak di hari Minggu" in (await yuli.sees(MAIN)).text
    await at(town, "2026-11-25 12:00")
    await yuli.sees_nothing_more(0.8)
    await yuli.taps("Ubah jam")
    await yuli.taps("Jam biasa")
    await yuli.taps("Tidak")
    await yuli.sees("⏰ Jam 07.00–20.00")
    town.sim.clock.move(seconds=1)
    await yuli.sees("Adonan")


async def test_hours_told_in_one_sentence_are_only_asked_about_sundays(town: Town, yuli: Talker) -> None:
    await yuli.says("pengingat jam 5 sampai 8 malam saja")
    await yuli.sees("Hari Minggu dan hari libur juga?")
    await yuli.taps("Tidak")
    assert "17.00–20.00" in (await yuli.sees(MAIN)).text


async def test_a_pause_of_a_month_and_back_again(town: Town, yuli: Talker) -> None:
    person = await id_of(town, yuli)
    await keep(
        town, chore(person, date(2026, 11, 26), "lama", until=date(2027, 2, 1), occasion="1"),
        chore(person, date(2026, 11, 26), "sebentar", occasion="2"), chore(person, date(2026, 12, 28), "nanti", occasion="3"),
    )  # fmt: skip
    await yuli.says("stop dulu pengingatnya sebulan")
    await yuli.sees("mulai mengingatkan lagi Kamis, 24 Des 2026")
    await yuli.taps("Ya, jeda")
    assert "▶️ Mulai lagi" in (await yuli.sees("⏸ Dijeda. Mulai lagi Kamis, 24 Des 2026.")).buttons
    await at(town, "2026-11-26 09:00")
    assert await states(town) == {"1": "planned", "2": "skipped", "3": "planned"}
    await at(town, "2026-12-23 09:00")
    await yuli.sees_nothing_more(0.8)
    await at(town, "2026-12-26 08:00")
    await yuli.sees("lama")
    await at(town, "2026-12-28 09:00")
    await yuli.sees("nanti")


async def test_a_pause_ended_early_brings_at_once_what_it_put_off(town: Town, yuli: Talker) -> None:
    await keep(town, chore(await id_of(town, yuli), date(2026, 11, 26), "lama", until=date(2027, 2, 1)))
    await yuli.says("/pengingat")
    await yuli.taps("Jeda sebulan")
    await yuli.sees("⏸ Dijeda")
    await at(town, "2026-11-30 09:00")
    await yuli.sees_nothing_more(0.8)
    await yuli.taps("Mulai lagi")
    await yuli.sees(MAIN)
    town.sim.clock.move(seconds=1)
    await yuli.sees("Kerjakan, ya.")


@pytest.mark.parametrize(
    ("words", "sees", "tap", "then"),
    [
        ("jangan ingatkan aku minggu ini", "mulai mengingatkan lagi Senin, 30 Nov 2026", "Ya, jeda", "⏸ Dijeda. Mulai lagi Senin, 30 Nov"),
        ("matikan pengingat agenda", "Matikan pengingat Agenda?", "Ya, matikan", "pengingat Agenda dimatikan"),
        ("matikan pengingat", "Saya diam sebulan dulu, atau berhenti sama sekali?", "Matikan semua", "semua pengingat dimatikan"),
        ("matikan pengingat", "Saya diam sebulan dulu", "Jeda sebulan", "⏸ Dijeda. Mulai lagi Kamis, 24 Des"),
        ("matikan pengingat", "Saya diam sebulan dulu", "Atur pengingat", MAIN),
        ("kapan pengingat berikutnya", MAIN, "Ubah jam", "Jam berapa saya boleh mengingatkan?"),
    ],
)  # fmt: skip
async def test_words_propose_and_a_tap_does(
    town: Town, yuli: Talker, words: str, sees: str, tap: str, then: str
) -> None:
    await yuli.says(words)
    await yuli.sees(sees)
    assert await town.rows("SELECT * FROM reminder_wishes") == []
    await yuli.taps(tap)
    await yuli.sees(then)


async def test_everything_off_and_on_again(town: Town, yuli: Talker) -> None:
    await yuli.says("matikan pengingat")
    await yuli.taps("Matikan semua")
    await yuli.sees("semua pengingat dimatikan")
    await yuli.taps("Nyalakan lagi")
    shown = await yuli.sees(MAIN)
    assert all("🔕" not in label for label in shown.buttons)


async def test_many_topics_have_a_screen_of_their_own(
    town: Town, yuli: Talker, monkeypatch: pytest.MonkeyPatch
) -> None:
    for topic in Topic:
        monkeypatch.setitem(KINDS, topic, replace(CHORE, name=topic, topic=topic))
    await yuli.says("/pengingat")
    shown = await yuli.sees(MAIN)
    assert shown.buttons == ["🗂 Pilih topik", "⏰ Ubah jam", "⏸ Jeda sebulan"]
    await yuli.taps("Pilih topik")
    shown = await yuli.sees("Ketuk topik")
    assert len(shown.buttons) == len(Topic) + 1
    await yuli.taps("Sertifikat")
    await yuli.sees("Ketuk topik")
    await town.settled()
    assert "🔕 📜 Sertifikat" in yuli.screen.buttons
    await yuli.taps("Kembali")
    await yuli.sees(MAIN)


def test_the_hours_to_choose_from_are_spans_one_after_the_other() -> None:
    spans = [(first, last) for _, first, last in _CHOICES.values()]
    assert all(first < last for first, last in spans)
    assert all(one < other for one, other in pairwise(spans))


@pytest.mark.parametrize("language", ["id", "en"])
async def test_the_overview_fits_one_screen_however_long_the_words(
    town: Town, yuli: Talker, language: str
) -> None:
    person = await id_of(town, yuli)
    assert town.app is not None
    async with town.app.database.transaction() as tx:
        await tx.exec_driver_sql(f"UPDATE people SET language = '{language}'")
    await keep(
        town, *(chore(person, date(2026, 12, day), f"{day} " + "panjang sekali " * 13) for day in (1, 2, 3))
    )
    await yuli.says("/pengingat")
    shown = await yuli.gets_answer()
    assert 1 <= shown.text.count("panjang") // 13 <= 2
    assert len(shown.text) <= 450
    assert all(len(label) <= 24 for label in shown.buttons)

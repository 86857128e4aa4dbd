"""Reminders reach people: merged, at decent hours, late but useful, never twice, never silently lost."""

from datetime import date

import pytest

from domain.reminders import Urgency
from tests.conversations.reminding import at, heard, id_of, keep, states, wib
from tests.support.chores import DONE, ERRAND, chore
from tests.support.town import Talker, Town

pytestmark = pytest.mark.usefixtures("chores")


async def test_a_reminder_comes_on_its_day_in_its_own_words_and_can_be_silenced(
    town: Town, yuli: Talker
) -> None:
    day = {"words": "Sapu dapur", "day": "2026-12-01"}
    await keep(town, chore(await id_of(town, yuli), date(2026, 11, 26), params=day))
    await at(town, "2026-11-26 07:59")
    assert heard(yuli) == []
    await at(town, "2026-11-26 08:00")
    said = await yuli.sees("Sapu dapur (5 hari lagi)")
    assert "Kerjakan, ya." in said.text
    assert said.buttons == ["✔ Sapu dapur", "🔕 Jangan ingatkan"]
    await at(town, "2026-12-26 08:00")
    assert len(heard(yuli)) == 1
    await yuli.taps("Jangan ingatkan")
    await yuli.sees("pengingat Agenda dimatikan")
    await yuli.taps("Nyalakan lagi")
    assert "✅ 📅 Agenda" in (await yuli.sees("🔔 Pengingat")).buttons


async def test_several_things_come_as_one_message_the_urgent_first(town: Town, yuli: Talker) -> None:
    person = await id_of(town, yuli)
    await keep(
        town,
        chore(person, date(2026, 11, 25), "Sapu dapur"),
        chore(person, date(2026, 11, 25), "Tagih Bu Sari", kind=ERRAND),
        chore(person, date(2026, 11, 25), "Antar pesanan", urgency=Urgency.IMPORTANT),
    )
    await at(town, "2026-11-25 10:00")
    said = await yuli.sees("Untuk Ibu/Bapak:")
    assert said.text.splitlines()[2:] == ["1. Antar pesanan", "2. Sapu dapur", "3. Tagih Bu Sari"]
    assert said.buttons == [
        "1. ✔ Antar pesanan", "2. ✔ Sapu dapur", "3. ✔ Tagih Bu Sari", "🔕 Agenda", "🔕 Titip & tagihan",
    ]  # fmt: skip
    assert len(heard(yuli)) == 1
    await yuli.taps("Titip & tagihan")
    await yuli.sees("pengingat Titip & tagihan dimatikan")


async def test_what_finds_no_room_is_counted_and_one_tap_away(town: Town, yuli: Talker) -> None:
    person = await id_of(town, yuli)
    words = [
        f"Pekerjaan nomor {number} yang panjang sekali namanya, supaya tidak muat" for number in range(14)
    ]
    await keep(town, *(chore(person, date(2026, 11, 25), one) for one in words))
    await at(town, "2026-11-25 10:00")
    said = await yuli.sees("Pekerjaan nomor 0")
    shown = said.text.count("Pekerjaan")
    assert 3 < shown < 14
    assert f"➕ {14 - shown} lainnya" in said.text
    assert len(said.text) <= 450
    assert len(said.buttons) <= 6
    seen = 0
    await yuli.taps("Lihat semua")
    while True:
        page = await yuli.gets_answer()
        assert len(page.text) <= 450
        seen += page.text.count("Pekerjaan")
        if "Lainnya ➡️" not in page.buttons:
            break
        await yuli.taps("Lainnya ➡️")
    assert seen == 14
    await yuli.taps("Atur pengingat")
    await yuli.sees("Belum ada yang perlu diingatkan")


async def test_not_at_night_not_on_sundays_not_on_holidays(town: Town, yuli: Talker) -> None:
    person = await id_of(town, yuli)
    await keep(
        town, chore(person, wib("2026-11-24 21:00"), "malam"), chore(person, date(2026, 11, 29), "Minggu")
    )
    await keep(
        town, chore(person, date(2026, 12, 25), "Natal"), chore(person, wib("2026-11-27 12:00"), "Jumatan")
    )
    for moment, expected in (
        ("2026-11-24 23:59", []), ("2026-11-25 06:59", []), ("2026-11-25 07:00", ["malam"]),
        ("2026-11-27 12:30", []), ("2026-11-27 13:16", ["Jumatan"]), ("2026-11-29 12:00", []), ("2026-11-30 08:00", ["Minggu"]),
        ("2026-12-25 12:00", []), ("2026-12-26 08:00", ["Natal"]),
    ):  # fmt: skip
        before = len(heard(yuli))
        await at(town, moment)
        if expected:
            await yuli.sees(expected[0])
        assert [text.splitlines()[0] for text in heard(yuli)[before:]] == expected, moment


async def test_what_is_urgent_comes_on_a_sunday_and_a_holiday(town: Town, yuli: Talker) -> None:
    person = await id_of(town, yuli)
    await keep(town, chore(person, wib("2026-11-29 09:00"), "sekarang", urgency=Urgency.URGENT))
    await keep(town, chore(person, wib("2026-11-29 09:00"), "nanti", urgency=Urgency.IMPORTANT))
    await at(town, "2026-11-29 09:00")
    await yuli.sees("sekarang")
    await at(town, "2026-11-30 07:00")
    await yuli.sees("nanti")


async def test_another_zone_has_another_morning(town: Town, yuli: Talker) -> None:
    person = await id_of(town, yuli)
    assert town.app is not None
    async with town.app.database.transaction() as tx:
        await tx.exec_driver_sql("UPDATE producers SET area = '91.71.01.1001'")
    await keep(town, chore(person, date(2026, 11, 25)))
    await at(town, "2026-11-25 05:59")
    assert heard(yuli) == []
    await at(town, "2026-11-25 06:00")
    await yuli.sees("Sapu dapur")


async def test_what_no_longer_holds_is_not_said(town: Town, yuli: Talker) -> None:
    person = await id_of(town, yuli)
    await keep(town, chore(person, date(2026, 11, 25), "Sudah", subject=f"{DONE}1", occasion="1"))
    await keep(town, chore(person, date(2026, 11, 25), "Belum", occasion="2"))
    await at(town, "2026-11-25 09:00")
    assert (await yuli.sees("Belum")).text.startswith("Belum")
    assert await states(town) == {"1": "void", "2": "sent"}

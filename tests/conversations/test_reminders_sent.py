"""Reminders reach people: merged, at decent hours, late but useful, never twice, never silently lost."""

from collections.abc import Iterator
from datetime import date

import pytest

from bot.runtime.chores import health
from domain.reminders import Urgency
from tests.conversations.reminding import at, becomes, heard, id_of, keep, states, swept, wib
from tests.support.chores import CHORE, DONE, ERRAND, SECRET, chore, known_chores
from tests.support.town import Talker, Town


@pytest.fixture(autouse=True)
def chores() -> Iterator[None]:
    with known_chores():
        yield


@pytest.fixture
async def yuli(town: Town) -> Talker:
    """A producer, on a Tuesday morning, with nothing new on her screen."""
    town.sim.clock.at("2026-11-24 09:00")
    talker = town.person("Yuli", 104)
    await talker.registers(name="Bu Yuli", business="Sambal Bu Yuli")
    await talker.says("/menu")
    await talker.sees("Mau buka apa?")
    return talker


async def test_a_reminder_comes_on_its_day_in_its_own_words_and_can_be_silenced(
    town: Town, yuli: Talker
) -> None:
    day = {"words": "Sapu dapur", "day": "2026-12-01"}
    await keep(town, chore(await id_of(town, yuli), date(2026, 11, 26), params=day))
    await at(town, "2026-11-26 07:59")
    assert heard(yuli)[1:] == []
    await at(town, "2026-11-26 08:00")
    said = await yuli.sees("Sapu dapur (5 hari lagi)")
    assert "Kerjakan, ya." in said.text
    assert said.buttons == ["✔ Sapu dapur", "🔕 Jangan ingatkan"]
    await at(town, "2026-12-26 08:00")
    assert len(heard(yuli)) == 2
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
    said = await yuli.sees("Ada 3 hal untuk Ibu/Bapak")
    lines = [line for line in said.text.splitlines() if line.startswith("•")]
    assert lines == ["• Antar pesanan", "• Sapu dapur", "• Tagih Bu Sari"]
    assert said.buttons == [
        "✔ Antar pesanan", "✔ Sapu dapur", "✔ Tagih Bu Sari", "🔕 Agenda", "🔕 Titip & tagihan",
    ]  # fmt: skip
    assert len(heard(yuli)) == 2
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
    shown = said.text.count("•")
    assert 3 < shown < 14
    assert f"➕ {14 - shown} lainnya" in said.text
    assert len(said.text) <= 450
    assert len(said.buttons) <= 6
    seen = 0
    await yuli.taps("Lihat semua")
    while True:
        page = await yuli.gets_answer()
        assert len(page.text) <= 450
        seen += page.text.count("•")
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


async def test_an_outage_that_ends_at_night_waits_for_the_morning(town: Town, yuli: Talker) -> None:
    await keep(town, chore(await id_of(town, yuli), date(2026, 11, 26)))
    await at(town, "2026-11-26 23:00")
    await yuli.sees_nothing_more(1.5)
    await at(town, "2026-11-27 07:30")
    assert len(heard(yuli)) == 1
    await at(town, "2026-11-27 08:00")
    await yuli.sees("Sapu dapur")


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
    assert len(heard(yuli)) == 1
    await at(town, "2026-11-25 06:00")
    await yuli.sees("Sapu dapur")


async def test_a_week_of_outage(town: Town, yuli: Talker) -> None:
    """Late, but of use: said. Too late: told in one line. The older of two of one matter: superseded."""
    person = await id_of(town, yuli)
    await town.settled()
    await keep(
        town,
        chore(person, date(2026, 11, 25), "Oven 1", subject="oven", occasion="90", until=date(2027, 1, 1)),
        chore(person, date(2026, 11, 27), "Oven 2", subject="oven", occasion="30", until=date(2027, 1, 1)),
        chore(person, wib("2026-11-26 10:00"), "Ambil tepung", occasion="tepung", kind=ERRAND),
        chore(person, wib("2026-11-26 10:00"), "Rahasia", occasion="rahasia", kind=SECRET),
        chore(person, date(2026, 11, 26), "Cuci loyang", occasion="loyang"),
    )
    await town.close()
    town.sim.clock.at("2026-12-02 11:00")
    await town.open()
    await swept(town)
    said = await yuli.sees("Ada 2 hal")
    lines = [line for line in said.text.splitlines() if line]
    assert lines == [
        "🔔 Ada 2 hal untuk Ibu/Bapak:", "• Cuci loyang", "• Oven 2",
        "😔 Maaf, ini terlambat saya sampaikan:", "• Ambil tepung",
    ]  # fmt: skip
    assert await states(town) == {
        "90": "superseded", "30": "sent", "tepung": "missed", "rahasia": "missed", "loyang": "sent",
    }  # fmt: skip
    assert town.app is not None
    figures = await health(town.app.database, town.app.clock)
    assert (figures["reminders_due"], figures["reminders_missed"], figures["reminders_failed"]) == (0, 2, 0)


async def test_a_clock_set_back_repeats_nothing_and_loses_nothing(town: Town, yuli: Talker) -> None:
    person = await id_of(town, yuli)
    await keep(town, chore(person, date(2026, 11, 26), "Sapu"), chore(person, date(2026, 12, 3), "Pel"))
    await at(town, "2026-11-26 09:00")
    await yuli.sees("Sapu")
    await at(town, "2027-06-05 22:00")
    await yuli.sees_nothing_more(1.2)
    await at(town, "2026-11-25 09:00")
    assert len(heard(yuli)) == 2
    await at(town, "2026-11-26 09:00")
    await yuli.sees_nothing_more(1.2)
    await at(town, "2026-12-03 08:00")
    await yuli.sees("Pel")
    assert len(heard(yuli)) == 3


async def test_months_at_once_leave_only_the_last_word(town: Town, yuli: Talker) -> None:
    person = await id_of(town, yuli)
    days = {"180": date(2026, 12, 1), "90": date(2027, 1, 4), "30": date(2027, 4, 5), "7": date(2027, 5, 4)}
    await keep(
        town,
        *(
            chore(person, day, f"Sertifikat {name}", subject="7", occasion=name, until=date(2027, 5, 11))
            for name, day in days.items()
        ),
    )
    await at(town, "2027-05-05 09:00")
    await yuli.sees("Sertifikat 7")
    assert len(heard(yuli)) == 2
    assert await states(town) == {"180": "superseded", "90": "superseded", "30": "superseded", "7": "sent"}


async def test_what_no_longer_holds_is_not_said(town: Town, yuli: Talker) -> None:
    person = await id_of(town, yuli)
    await keep(
        town,
        chore(person, date(2026, 11, 25), "Sudah", subject=f"{DONE}1"),
        chore(person, date(2026, 11, 25), "Belum"),
    )
    await at(town, "2026-11-25 09:00")
    assert (await yuli.sees("Belum")).text.startswith("Belum")
    assert set((await states(town)).values()) == {"sent", "void"} or len(await states(town)) == 1


async def test_one_without_words_does_not_silence_the_others(
    town: Town, yuli: Talker, caplog: pytest.LogCaptureFixture
) -> None:
    person = await id_of(town, yuli)
    await keep(
        town,
        chore(person, date(2026, 11, 25), occasion="bad", params={}),
        chore(person, date(2026, 11, 25), occasion="gone", kind=CHORE),
    )
    assert town.app is not None
    async with town.app.database.transaction() as tx:
        await tx.exec_driver_sql("UPDATE reminders SET kind = 'unheard_of' WHERE occasion = 'gone'")
    await keep(town, chore(person, date(2026, 11, 25), "Baik", occasion="good"))
    await at(town, "2026-11-25 09:00")
    await yuli.sees("Baik")
    assert await states(town) == {"bad": "failed", "gone": "failed", "good": "sent"}


async def test_whoever_left_hears_nothing_and_on_return_what_is_still_of_use(
    town: Town, yuli: Talker
) -> None:
    person = await id_of(town, yuli)
    await keep(town, chore(person, date(2026, 11, 25), "Cepat", kind=ERRAND, occasion="1"))
    await keep(town, chore(person, date(2026, 11, 26), "Lama", until=date(2026, 12, 20), occasion="2"))
    await yuli.blocks()
    await town.settled()
    await at(town, "2026-11-28 09:00")
    assert await states(town) == {"1": "held", "2": "held"}
    town.sim.clock.at("2026-12-05 09:00")
    await yuli.unblocks()
    await yuli.says("/menu")
    said = await yuli.sees("Lama")
    assert "Maaf, ini terlambat saya sampaikan:\n\n• Cepat" in said.text
    assert await states(town) == {"1": "missed", "2": "sent"}


async def test_a_block_that_was_not_heard_of_loses_nothing(town: Town, yuli: Talker) -> None:
    """The message goes out and is refused: what it said waits for the return."""
    await keep(town, chore(await id_of(town, yuli), date(2026, 11, 25), until=date(2026, 12, 20)))
    town.sim.world.chats[yuli.id].blocked = True
    await at(town, "2026-11-25 09:00")
    await becomes(town, "held")
    town.sim.world.chats[yuli.id].blocked = False
    await yuli.says("/menu")
    await yuli.sees("Mau buka apa?")
    town.sim.clock.move(seconds=1)  # the clock asks again at once
    await yuli.sees("Sapu dapur")
    assert list((await states(town)).values()) == ["sent"]
    assert town.app is not None
    async with town.app.database.transaction() as tx:  # the refusal was meant
        await tx.exec_driver_sql("UPDATE outbox SET error = NULL WHERE error = 'blocked'")

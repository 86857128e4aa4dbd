"""Reminders after trouble: outages, clocks that jump, people who left, faults of ours. Nothing is doubled or lost."""

from datetime import date

import pytest

from bot.runtime.chores import health
from tests.conversations.reminding import at, becomes, heard, id_of, keep, states, swept, wib
from tests.support.chores import BROKEN, CHORE, ERRAND, SECRET, chore
from tests.support.town import Talker, Town

pytestmark = pytest.mark.usefixtures("chores")


async def test_an_outage_that_ends_at_night_waits_for_the_morning(town: Town, yuli: Talker) -> None:
    await keep(town, chore(await id_of(town, yuli), date(2026, 11, 26)))
    await at(town, "2026-11-26 23:00")
    await yuli.sees_nothing_more(0.8)
    await at(town, "2026-11-27 07:30")
    assert heard(yuli) == []
    await at(town, "2026-11-27 08:00")
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
    said = await yuli.sees("Untuk Ibu/Bapak:")
    lines = [line for line in said.text.splitlines() if line]
    assert lines == [
        "🔔 Untuk Ibu/Bapak:", "1. Cuci loyang", "2. Oven 2",
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
    await yuli.sees_nothing_more(0.8)
    await at(town, "2026-11-25 09:00")
    assert len(heard(yuli)) == 1
    await at(town, "2026-11-26 09:00")
    await yuli.sees_nothing_more(0.8)
    await at(town, "2026-12-03 08:00")
    await yuli.sees("Pel")
    assert len(heard(yuli)) == 2


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
    assert len(heard(yuli)) == 1
    assert await states(town) == {"180": "superseded", "90": "superseded", "30": "superseded", "7": "sent"}


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


async def test_somebody_who_cannot_be_served_holds_up_nobody_else(
    town: Town, yuli: Talker, sari: Talker, capsys: pytest.CaptureFixture[str]
) -> None:
    """A kind fails when it is asked whether hers still holds: the others are told, she is tried again in an hour."""
    await sari.registers(name="Bu Sari", business="Warung Sari")
    await keep(
        town, chore(await id_of(town, yuli), date(2026, 11, 25), subject=f"{BROKEN}1", occasion="hers")
    )
    await keep(town, chore(await id_of(town, sari), date(2026, 11, 25), "Belanja", occasion="theirs"))
    await at(town, "2026-11-25 08:00")
    await sari.sees("Belanja")
    assert await states(town) == {"hers": "planned", "theirs": "sent"}
    assert "somebody could not be reminded" in capsys.readouterr().out
    await at(town, "2026-11-26 09:01")
    await becomes(town, "failed", "hers")


async def test_the_end_of_the_known_holidays_stops_nothing(
    town: Town, yuli: Talker, capsys: pytest.CaptureFixture[str]
) -> None:
    """Fixed holidays stay, and it is said once that the others are not known."""
    person = await id_of(town, yuli)
    await keep(town, *(chore(person, date(2031, 8, day), f"tanggal {day}") for day in (15, 16, 18)))
    for moment, expected in (
        ("2031-08-15 09:00", 1),
        ("2031-08-16 09:00", 2),
        ("2031-08-17 09:00", 2),
        ("2031-08-18 09:00", 3),
    ):
        await at(town, moment)
        await town.settled()
        assert sum("tanggal" in text for text in heard(yuli)) == expected
    assert capsys.readouterr().out.count("holidays of this year are not known") == 1

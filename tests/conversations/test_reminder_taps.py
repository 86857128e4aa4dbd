"""Buttons about reminders in hands they were not made for: strangers, forgers, people in the middle of a form."""

from datetime import date

import pytest

from tests.conversations.reminding import at, heard, id_of, keep
from tests.support.chores import chore
from tests.support.town import Talker, Town

MAIN = "🔔 Pengingat"

pytestmark = pytest.mark.usefixtures("chores")


async def test_a_stranger_is_not_written_down_and_forged_buttons_do_nothing(town: Town, yuli: Talker) -> None:
    rina = town.person("Rina", 105)
    await rina.says("/pengingat")
    await rina.sees("Mau daftar dulu?")
    for data in (
        "-:hush:agenda",
        "-:reminders_off:",
        "-:reminder_switch:agenda",
        "-:reminders_pause:2026-12-24",
        "-:reminded:1.0",
    ):
        await rina.forges(data)
        await rina.sees("Mau daftar dulu?")
    assert len(await town.rows("SELECT id FROM people")) == 1
    for data in (
        "-:hush:nothing", "-:reminder_switch:nothing", "-:reminders_pause:2030-01-01", "-:reminders_pause:2020-01-01",
        "-:reminders_pause:x", "-:reminded:999", "-:reminded:x.y", "-:reminded:9999999999999999999", "-:reminded:1.99999",
    ):  # fmt: skip
        await yuli.says("/menu")
        await yuli.sees("Mau buka apa?")
        await yuli.forges(data)
        await yuli.sees(MAIN)
    assert (
        await town.rows("SELECT * FROM reminder_wishes WHERE topics_off <> '[]' OR paused_until IS NOT NULL")
        == []
    )


async def test_the_list_of_another_persons_message_stays_theirs(town: Town, yuli: Talker) -> None:
    await keep(town, chore(await id_of(town, yuli), date(2026, 11, 25), "Rahasia Yuli"))
    await at(town, "2026-11-25 09:00")
    moment = (await town.rows("SELECT settled_at FROM reminders"))[0].settled_at
    budi = town.person("Budi", 101)
    await budi.registers()
    await budi.forges(f"-:reminded:{moment}")
    assert MAIN in (await budi.gets_answer()).text
    assert not any("Rahasia" in text for text in heard(budi))


async def test_a_tap_on_the_bell_leaves_an_open_form_open(town: Town, yuli: Talker) -> None:
    await keep(
        town,
        chore(await id_of(town, yuli), date(2026, 11, 24)),
        chore(await id_of(town, yuli), date(2026, 11, 25)),
    )
    await at(town, "2026-11-25 09:00")
    await yuli.sees("Sapu dapur")
    await yuli.says("/produk")
    await yuli.taps("Tambah produk")
    await yuli.sees("nama produk")
    await yuli.taps("Jangan ingatkan")
    await yuli.sees("pengingat Agenda dimatikan")
    await yuli.sees("nama produk")

"""/kabar: a coordinator passes announcements on to neighbours without a phone, and ticks whom they have told."""

from dataclasses import replace

import pytest

from domain.roles import Role
from tests.conversations.announcing import composes, listeners, officer, over
from tests.conversations.inviting import holding
from tests.support.neighbours import KARMI, neighbour
from tests.support.town import Talker, Town

_TOLD = "SELECT count(*) FROM announcement_recipients WHERE carried_at IS NOT NULL"


@pytest.fixture
async def yati(town: Town) -> Talker:
    """A coordinator of Limpung with two neighbours, of whom one has a number; another coordinator has one."""
    town.sim.clock.at("2026-11-24 10:00")
    await listeners(town)
    yati = await holding(town, "Yati", 120, Role.COORDINATOR, "33.25.08")
    number = (await town.rows("SELECT id FROM people WHERE chat_id = :chat", chat=yati.id))[0].id
    await neighbour(town, number)
    await neighbour(town, number, replace(KARMI, name="Sumi", business="Tape Sumi", phone=None))
    return yati


async def _sends(town: Town, ratna: Talker) -> None:
    await composes(ratna, "Besok pelatihan PIRT")
    assert "👥 5 orang, 2 lewat pendamping" in ratna.screen.text
    await ratna.taps("Kirim")
    await over(town)
    await ratna.sees("🤝 2 lewat pendamping")


async def test_news_is_passed_on_and_ticked(town: Town, yati: Talker) -> None:
    ratna = await officer(town)
    await _sends(town, ratna)
    await yati.sees("Ada kabar untuk 2 tetangga tanpa HP: Besok pelatihan PIRT")
    await yati.taps("Sampaikan")
    shown = await yati.sees("0 dari 2 sudah tahu")
    assert {"⬜ Karmi Lestari", "⬜ Sumi"} <= set(shown.buttons)
    await yati.taps("Untuk WhatsApp")
    words = await yati.sees("Besok pelatihan PIRT")
    assert [one["url"] for one in words.inline_buttons if "Karmi" in one["text"]] == [
        "https://wa.me/6281234567110?text=Besok%20pelatihan%20PIRT"
    ]
    await yati.taps_old(shown, "⬜ Karmi Lestari")
    await yati.sees("1 dari 2 sudah tahu")
    await town.until(_TOLD, 1)
    await yati.says("/kabar")
    assert "1 dari 2 sudah tahu" in (await yati.sees("Kabar untuk disampaikan")).text
    await yati.taps("1")
    await yati.sees("1 dari 2 sudah tahu")
    await yati.taps("✅ Karmi Lestari")
    await yati.sees("0 dari 2 sudah tahu")
    await town.until(_TOLD, 0)


async def test_nobody_ticks_for_neighbours_of_others(town: Town, yati: Talker) -> None:
    ratna = await officer(town)
    other = await holding(town, "Minah", 121, Role.COORDINATOR, "33.25.08")
    await _sends(town, ratna)
    await yati.sees("Ada kabar")
    rows = await town.rows("SELECT person_id FROM announcement_recipients WHERE state = 'carry'")
    await other.says("/kabar")
    await other.sees("Belum ada kabar untuk disampaikan")
    await other.says("/menu")
    await other.gets_answer()
    for data in (
        "-:siaran_carry:1",
        f"-:siaran_told:1.{rows[0][0]}.0",
        "-:siaran_words:1",
        "-:siaran_look:1",
    ):
        await other.forges(data)
        await town.settled()
    assert (await town.rows(_TOLD))[0][0] == 0
    assert not any("PIRT" in message.text or "Karmi" in message.text for message in other.chat)
    await yati.forges("-:siaran_told:1.1.0")
    await town.settled()
    assert (await town.rows(_TOLD))[0][0] == 0
    await yati.taps("Sampaikan")
    await yati.taps("⬜ Sumi")
    await yati.sees("1 dari 2 sudah tahu")

"""An announcement while it leaves: its bar moves, it can be halted and stopped; and one that leaves later."""

from datetime import UTC, datetime

import pytest

from storage.producers import Producer
from storage.store import Store
from tests.conversations.announcing import LIMPUNG, composes, got, listeners, officer, over
from tests.support.town import Talker, Town

_STATE = "SELECT state FROM announcements ORDER BY id DESC LIMIT 1"
_CROWD = 240


@pytest.fixture
async def ratna(town: Town) -> Talker:
    town.sim.clock.at("2026-11-24 10:00")
    return await officer(town)


async def crowd(town: Town) -> None:
    """So many that a copy to each takes ten seconds."""
    assert town.app is not None
    now = datetime.now(UTC)
    async with town.app.database.transaction() as tx:
        store = Store(tx)
        for at in range(_CROWD):
            person = await store.people.add(5_000 + at, "id", now)
            await store.producers.add(_producer(person.id), now)
    for at in range(_CROWD):
        town.sim.world.chats[town.person("Orang", 5_000 + at).id].started = True


def _producer(number: int) -> Producer:
    return Producer(
        number, "Orang", None, "Keripik", "makanan_kering", LIMPUNG, None, False, "none", None, None
    )


async def _left(town: Town) -> int:
    rows = await town.rows(
        "SELECT count(*) FROM announcement_recipients WHERE state IN ('waiting', 'queued')"
    )
    return int(rows[0][0])


async def test_its_bar_moves_and_it_is_paused_goes_on_and_is_stopped(town: Town, ratna: Talker) -> None:
    town.asks_for(messages_per_second=30, announcement_approval_over=0)
    await town.rebuild()
    await crowd(town)
    await composes(ratna)
    await ratna.taps("Kirim")
    await ratna.sees(f"mulai dikirim ke {_CROWD} orang")
    bar = await ratna.sees("⏳ 240 belum")
    assert "░░░░░░░░░░ 0%" in bar.text
    await ratna.taps("⏸ Jeda")
    assert "⏸ dijeda" in (await ratna.sees("dijeda")).text
    await town.settled()
    halted = await _left(town)
    assert 0 < halted < _CROWD or (await town.rows(_STATE))[0][0] == "paused"
    await ratna.sees_nothing_more(0.5)
    assert await _left(town) == halted
    await ratna.taps("▶️ Lanjut")
    await town.until(_STATE, "sending")
    await ratna.taps("⏹ Hentikan")
    await ratna.sees("Yakin hentikan siaran 1?")
    await ratna.taps("Ya, hentikan")
    stopped = await ratna.sees("⏹ dihentikan")
    assert {"📊 Laporan", "📤 Untuk WhatsApp", "✏️ Ralat"} <= set(stopped.buttons)
    await ratna.forges("-:siaran_on:1", next(one for one in ratna.chat if "✓" in str(one.buttons)))
    await town.settled()
    assert (await town.rows(_STATE))[0][0] == "stopped"


async def test_it_waits_for_its_moment_and_can_be_put_right_until_then(town: Town, ratna: Talker) -> None:
    people = await listeners(town)
    await composes(ratna, "Besok pelatihan PIRT", moment="besok jam 9")
    assert "Rabu, 25 Nov 2026, 09.00 WIB" in ratna.screen.text
    await ratna.taps("Kirim")
    await ratna.sees("Siaran 1 dikirim Rabu, 25 Nov 2026, 09.00 WIB")
    await ratna.taps("👀 Lihat")
    await ratna.sees("🗓 dikirim Rabu, 25 Nov 2026, 09.00 WIB")
    await ratna.forges("-:siaran_on:1", next(one for one in ratna.chat if "✓" in str(one.buttons)))
    await town.settled()
    assert (await town.rows(_STATE))[0][0] == "scheduled"
    await ratna.taps("✏️ Ralat")
    await ratna.sees("yang sudah benar")
    await ratna.says("Hari ini pelatihan PIRT")
    await ratna.sees("Kirim ralat ini?")
    await ratna.taps("Kirim ralat")
    await ratna.sees("Siaran 1 sedang diralat")
    assert got(people["Tini"]) == []
    town.sim.clock.at("2026-11-25 09:01")
    await over(town)
    assert got(people["Tini"]) == ["Hari ini pelatihan PIRT"]


async def test_a_planned_one_is_stopped_before_anybody_has_it(town: Town, ratna: Talker) -> None:
    people = await listeners(town)
    await composes(ratna, moment="lusa jam 8 pagi")
    await ratna.taps("Kirim")
    await ratna.taps("👀 Lihat")
    await ratna.sees("🗓 dikirim")
    await ratna.taps("⏹ Hentikan")
    await ratna.sees("3 orang")
    await ratna.taps("Ya, hentikan")
    await ratna.sees("dihentikan")
    town.sim.clock.at("2026-11-27 09:00")
    await ratna.says("/siaran")
    assert "<b>1</b>" not in (await ratna.sees("ketuk nomornya")).text
    assert got(people["Budi"]) == []


@pytest.mark.parametrize(
    ("said", "sees"),
    [
        ("kemarin jam 9", "waktu yang akan datang"), ("besok", "Jam berapa?"), ("pas panen raya", "tulis hari dan jam"),
        ("5 januari 2029 jam 9", "setengah tahun"),
    ],
)  # fmt: skip
async def test_a_moment_that_cannot_be_is_asked_again(
    town: Town, ratna: Talker, said: str, sees: str
) -> None:
    await listeners(town)
    await ratna.says("/siaran")
    await ratna.says("Besok pelatihan PIRT")
    await ratna.sees("Siapa yang dikirimi?")
    await ratna.taps("Pakai ini")
    await ratna.sees("Kapan dikirim?")
    await ratna.says(said)
    await ratna.sees(sees)
    await ratna.says("besok jam 9")
    await ratna.sees("Rabu, 25 Nov 2026, 09.00")

"""Cases and the moved clock: officers are reminded, colleagues asked, administrators, silent people waited for – and nobody
is left alone."""

import pytest

from domain.roles import Role
from tests.conversations.officers import asks, number_in, officer, quiet, takes
from tests.conversations.reminding import at
from tests.support.town import Talker, Town


@pytest.fixture
async def ratna(town: Town) -> Talker:
    town.sim.clock.at("2026-11-24 09:00")  # a Tuesday
    return await officer(town, "Ratna", 201)


@pytest.fixture
async def eko(town: Town, ratna: Talker) -> Talker:
    return await officer(town, "Eko", 202)


@pytest.fixture
async def boss(town: Town, ratna: Talker) -> Talker:
    return await officer(town, "Wahyu", 204, role=Role.ADMIN)


def new(talker: Talker, before: int) -> list[str]:
    """What the bot said to somebody since they had so many messages."""
    return [message.text for message in talker.chat[before:] if message.by_bot]


async def passes(town: Town, moment: str) -> None:
    """The time goes on to that moment, and everything that follows has arrived."""
    await at(town, moment)
    await quiet(town)


async def test_from_reminder_to_colleagues_to_the_administrator(
    town: Town, siti: Talker, ratna: Talker, eko: Talker, boss: Talker
) -> None:
    number = await asks(siti, "Kemasan standing pouch beli di mana?")  # due on Wednesday, 16.00
    await takes(ratna, number)
    await quiet(town)
    seen = {talker: len(talker.chat) for talker in (ratna, eko, boss, siti)}
    await passes(town, "2026-11-24 15:00")
    assert not new(ratna, seen[ratna])
    await passes(town, "2026-11-25 09:30")  # half of the working time has passed
    assert new(ratna, seen[ratna]) == [
        f"#{number}: ⏳ Ibu Siti masih menunggu. Jawab paling lambat Rabu, 25 Nov 2026, 16.00 WIB."
    ]
    await passes(town, "2026-11-25 16:01")
    assert any(
        "batas waktunya lewat. Sekarang ditawarkan ke rekan lain" in text for text in new(ratna, seen[ratna])
    )
    assert any(text.startswith(f"⏰ #{number} ·") for text in new(eko, seen[eko]))
    assert any("maaf, lebih lama dari janji" in text for text in new(siti, seen[siti]))
    assert [tuple(row) for row in await town.rows("SELECT owner_id, level FROM cases")] == [(None, 1)]
    await passes(town, "2026-11-26 15:00")
    before = {talker: len(talker.chat) for talker in (ratna, eko, boss)}
    await passes(town, "2026-11-26 16:31")
    assert [tuple(row) for row in await town.rows("SELECT owner_id, level FROM cases")] == [(None, 2)]
    assert any(text.startswith(f"⏰ #{number} ·") for text in new(boss, before[boss]))
    assert not any(text.startswith(f"⏰ #{number} ·") for text in new(eko, before[eko]))
    await boss.taps("Saya ambil")
    await boss.sees("Sudah diambil. Balas")
    await siti.sees(f"#{number}: Petugas Wahyu yang mengurus")
    await quiet(town)
    assert any("Diambil Petugas Wahyu" in message.text for message in eko.chat)
    steps = [row.step for row in await town.rows("SELECT step FROM case_steps ORDER BY id")]
    assert steps == ["opened", "taken", "late", "late", "taken"]


async def test_who_answers_in_time_hears_no_more(
    town: Town, siti: Talker, ratna: Talker, eko: Talker
) -> None:
    number = await asks(siti, "halo")
    await takes(ratna, number)
    await ratna.taps("Jawab")
    await ratna.says("Ada yang bisa dibantu?")
    await siti.sees("Ada yang bisa dibantu?")
    await quiet(town)
    seen = len(ratna.chat), len(eko.chat)
    await passes(town, "2026-11-26 10:00")
    assert (new(ratna, seen[0]), new(eko, seen[1])) == ([], [])
    await siti.says("mau tanya kemasan")
    await siti.sees("Dijawab paling lambat Jumat, 27 Nov 2026, 16.30 WIB")
    await passes(town, "2026-11-27 16:31")
    assert any(text.startswith(f"⏰ #{number}") for text in new(eko, seen[1]))


async def test_at_night_nobody_is_woken_and_in_the_morning_it_rings(
    town: Town, siti: Talker, ratna: Talker, eko: Talker
) -> None:
    town.sim.clock.at("2026-11-28 21:00")  # a Saturday evening
    await siti.says("/start")
    number = await asks(siti, "Ada pesanan mendadak, izinnya gimana?")
    await siti.sees("Dijawab paling lambat Senin, 30 Nov 2026, 16.00 WIB.")
    await ratna.sees(f"🆕 #{number}")
    await quiet(town)
    alerts = [
        call for call in town.sim.calls if call.method == "sendMessage" and "🆕" in str(call.params["text"])
    ]
    assert [call.params.get("disable_notification") for call in alerts] == [True, True]
    seen = len(ratna.chat)
    await passes(town, "2026-11-29 12:00")
    assert new(ratna, seen) == []
    await passes(town, "2026-11-30 07:31")
    assert [text.split(" ·")[0] for text in new(ratna, seen)] == [f"🆕 #{number}"]
    last = [
        call for call in town.sim.calls if call.method == "sendMessage" and "🆕" in str(call.params["text"])
    ]
    assert [call.params.get("disable_notification") for call in last[-2:]] == [None, None]
    await takes(ratna, number)


async def test_a_silent_person_is_asked_reminded_twice_and_waited_for(
    town: Town, siti: Talker, ratna: Talker
) -> None:
    number = await asks(siti, "Beli botol di mana?")
    await takes(ratna, number)
    await ratna.taps("Jawab")
    await ratna.says("Di Pasar Limpung ada.")
    await siti.sees("Di Pasar Limpung ada.")
    await quiet(town)
    seen = len(siti.chat)
    await passes(town, "2026-11-26 12:00")
    assert not [text for text in new(siti, seen) if "sudah beres?" in text]
    await passes(town, "2026-11-27 14:00")  # three days after the answer
    question = f"🙋 #{number}: Petugas Ratna bertanya, sudah beres?"
    assert [text.split("\n")[0] for text in new(siti, seen)] == [question]
    await passes(town, "2026-11-30 14:00")  # the first reminder fell on a Sunday
    await passes(town, "2026-12-01 14:30")
    asked = [text for text in new(siti, seen) if question in text]
    assert len(asked) == 3
    assert [tuple(row) for row in await town.rows("SELECT state FROM cases")] == [("asked",)]
    await passes(town, "2026-12-07 12:00")
    assert [tuple(row) for row in await town.rows("SELECT state FROM cases")] == [("asked",)]
    before = len(siti.chat), len(ratna.chat)
    await passes(town, "2026-12-08 14:30")  # seven days after the second reminder
    closed = [text for text in new(siti, before[0]) if "ditutup dulu karena lama tidak ada kabar" in text]
    assert len(closed) == 1
    assert any("ditutup tanpa kabar dari Ibu Siti" in text for text in new(ratna, before[1]))
    assert [tuple(row) for row in await town.rows("SELECT state, outcome FROM cases")] == [
        ("closed", "silent")
    ]
    await ratna.says("/kasus")
    await ratna.sees("0 dari 1 dibilang beres oleh warga (0%)")
    last = next(m for m in reversed(siti.chat) if "ditutup dulu" in m.text)
    await siti.replies(last, "maaf baru baca, masih mau tanya")
    await siti.sees(f"📨 Diteruskan ke Petugas Ratna (#{number}).")
    await ratna.sees("maaf baru baca")
    assert [tuple(row) for row in await town.rows("SELECT state, outcome FROM cases")] == [("open", None)]


async def test_a_word_ends_the_silence(town: Town, siti: Talker, ratna: Talker) -> None:
    number = await asks(siti, "Beli botol di mana?")
    await takes(ratna, number)
    await ratna.taps("Sudah beres?")
    await siti.sees("bertanya, sudah beres?")
    await passes(town, "2026-11-26 10:00")
    await siti.taps("Belum")
    await siti.sees("Baik. Apa yang belum beres?")
    await siti.taps("Lewati")
    await siti.sees("Petugas Ratna menjawab paling lambat")
    await passes(town, "2026-12-20 10:00")
    assert [row.state for row in await town.rows("SELECT state FROM cases")] == ["open"]


async def test_an_officer_whose_role_ended_leaves_nobody_waiting(
    town: Town, siti: Talker, ratna: Talker, eko: Talker
) -> None:
    number = await asks(siti, "halo")
    await takes(ratna, number)
    assert town.app is not None
    async with town.app.database.transaction() as tx:
        await tx.exec_driver_sql(
            "UPDATE grants SET revoked_at = 1 WHERE person_id = (SELECT id FROM people WHERE chat_id = 201)"
        )
    await siti.says("masih di sana?")
    told = await siti.sees(f"📨 Ditambahkan ke #{number}.")
    assert number_in(told) == number
    await eko.sees(f"🆕 #{number}")
    await takes(eko, number)
    await quiet(town)
    assert not [m for m in ratna.chat if "masih di sana?" in m.text]
    assert [m for m in eko.chat if m.text.endswith("masih di sana?")]


async def test_somebody_who_left_the_bot_hears_the_answer_when_they_come_back(
    town: Town, siti: Talker, ratna: Talker
) -> None:
    number = await asks(siti, "halo")
    await takes(ratna, number)
    await siti.blocks()
    await quiet(town)
    await ratna.taps("Jawab")
    await ratna.says("Silakan datang ke kantor.")
    await ratna.sees("⚠️ Disimpan untuk Ibu Siti")
    await quiet(town)
    await siti.unblocks()
    await siti.says("/lapor")
    await siti.taps("Urusan saya")
    await siti.taps(f"#{number}")
    await siti.sees("Petugas: Silakan datang ke kantor.")
    async with town.app.database.transaction() as tx:  # type: ignore[union-attr]
        await tx.exec_driver_sql("UPDATE outbox SET error = NULL WHERE error = 'blocked'")


async def test_a_case_is_offered_to_colleagues_the_moment_its_officer_is_relieved(
    town: Town, siti: Talker, ratna: Talker, eko: Talker, boss: Talker
) -> None:
    number = await asks(siti, "Kemasan standing pouch beli di mana?")
    await takes(ratna, number)
    await quiet(town)
    eko.looks_up()
    [hers] = await town.rows(
        "SELECT g.id FROM grants g JOIN people p ON p.id = g.person_id WHERE p.chat_id = 201"
    )
    await boss.forges(f"-:holder_ended:{hers.id}")
    await eko.sees(f"#{number} ·")
    await eko.taps("Saya ambil")
    await siti.sees(f"#{number}: Petugas Eko yang mengurus")

"""Cases in a forum group of officers: one topic per case; whatever goes wrong there, they go on in private chats."""

from collections.abc import AsyncIterator

import pytest

from tests.conversations.officers import asks, code, linked, officer, quiet
from tests.support.town import Talker, Town


@pytest.fixture(autouse=True)
async def nothing_failed(town: Town) -> AsyncIterator[None]:
    """Here calls are meant to fail; no turn may."""
    yield
    await quiet(town)
    assert await town.rows("SELECT error FROM inbox WHERE attempts > 0 OR state = 'parked'") == []


@pytest.fixture
async def ratna(town: Town) -> Talker:
    town.sim.clock.at("2026-11-24 09:00")
    return await officer(town, "Ratna", 201)


@pytest.fixture
async def eko(town: Town, ratna: Talker) -> Talker:
    return await officer(town, "Eko", 202)


async def test_a_case_lives_in_its_topic(town: Town, siti: Talker, ratna: Talker, eko: Talker) -> None:
    room = await linked(town, ratna)
    number = await asks(siti, "Label saya salah? HP 0812-3456-7890")
    topic = await room.sees_topic(f"#{number} · ❓ Pertanyaan · S. · Limpung")
    alert = await room.sees(f"🆕 #{number}", topic)
    assert "Siti" not in alert.text
    assert "081•••" in alert.text
    word = await room.sees(f"💬 #{number} · S.", topic)
    assert "3456" not in word.text
    await quiet(town)
    assert not [m for m in (*ratna.chat, *eko.chat) if f"🆕 #{number}" in m.text]
    await room.says(eko.person, "ini siapa yang pegang?", topic)
    await quiet(town)
    assert not [m for m in siti.chat if "siapa yang pegang" in m.text]
    await room.taps(eko.person, "Saya ambil", topic)
    await room.sees("Diambil Petugas Eko.", topic)
    await siti.sees(f"#{number}: Petugas Eko yang mengurus")
    await room.replies(eko.person, word, "Tanggal kedaluwarsanya kurang, Bu.")
    await room.sees("✅ Terkirim ke S.", topic)
    await siti.sees("Tanggal kedaluwarsanya kurang, Bu.")
    await siti.says("ditaruh di mana?")
    await siti.sees(f"📨 Diteruskan ke Petugas Eko (#{number}).")
    second = await room.sees("ditaruh di mana?", topic)
    await room.replies_with_photo(eko.person, second, "begini contohnya")
    assert (await siti.sees("begini contohnya")).body["photo"]
    await room.taps(eko.person, "Sudah beres?", topic)
    await siti.sees(f"🙋 #{number}: Petugas Eko bertanya, sudah beres?")
    await siti.taps("Ya, beres")
    await siti.sees(f"🎉 #{number} ditutup.")
    await room.sees("🎉 S. bilang sudah beres.", topic)
    await quiet(town)
    assert room.chat.topics[topic].closed
    await siti.says("eh maaf masih bingung")
    await siti.sees(f"Ini untuk Petugas Eko (#{number})?")
    await siti.taps("Ya, kirim")
    await room.sees("dibuka lagi oleh orangnya.", topic)
    await room.sees("eh maaf masih bingung", topic)
    await quiet(town)
    assert not room.chat.topics[topic].closed


async def test_only_the_officer_who_got_the_code_links_a_group_and_only_once(
    town: Town, siti: Talker, ratna: Talker, eko: Talker
) -> None:
    room = town.sim.room(town.sim.group("Petugas Batang", is_forum=True))
    room.adds_bot(ratna.person, topics=True)
    given = await code(ratna)
    for person, words in (
        (eko.person, f"/kaitkan {given}"), (siti.person, f"/kaitkan {given}"), (ratna.person, "/kaitkan"),
        (ratna.person, "/kaitkan AAAAAAAA"),
    ):  # fmt: skip
        await room.says(person, words)
        await room.sees("Kode itu tidak berlaku di sini.")
    await room.says(ratna.person, f"/start@laris_bot k_{given}")
    await room.sees("Grup ini sekarang untuk kasus Kabupaten Batang")
    other = town.sim.room(town.sim.group("Grup lain", is_forum=True))
    await other.says(ratna.person, f"/kaitkan {given}")
    await other.sees("Kode itu tidak berlaku di sini.")
    late = await code_again(ratna)
    town.sim.clock.move(days=2)
    await other.says(ratna.person, f"/kaitkan {late}")
    await other.sees("Kode itu tidak berlaku di sini.")


async def code_again(ratna: Talker) -> str:
    await ratna.forges("-:case_group_off:33.25")
    await ratna.sees("Grup dilepas.")
    return await code(ratna)


async def test_in_a_topic_nobody_but_officers_answers_or_takes(
    town: Town, siti: Talker, budi: Talker, ratna: Talker
) -> None:
    far = await officer(town, "Joko", 203, "33.26")
    room = await linked(town, ratna)
    number = await asks(siti, "halo?")
    topic = await room.sees_topic(f"#{number} ")
    word = await room.sees(f"💬 #{number}", topic)
    for stranger in (budi, far):
        await room.taps(stranger.person, "Saya ambil", topic)
        await room.replies(stranger.person, word, "saya jawab ya")
        await room.sees("Yang menjawab di sini hanya petugas wilayah ini.", topic)
    alert = next(m for m in room.said(topic) if "🆕" in m.text)
    for data in ("-:case_take:999", "-:case_take:x", "-:case_ask:1", "garbage", "-:menu:"):
        await room.forges(budi.person, data, alert)
    await quiet(town)
    assert not [m for m in siti.chat if "saya jawab ya" in m.text]
    assert [row.owner_id for row in await town.rows("SELECT owner_id FROM cases")] == [None]
    await room.says(budi.person, "/lapor", topic)
    await room.sees("Urusan usaha hanya saya bahas di chat pribadi.")
    await room.taps(ratna.person, "Saya ambil", topic)
    await siti.sees("Petugas Ratna yang mengurus")


async def test_illegal_fees_never_come_into_a_group(town: Town, siti: Talker, ratna: Talker) -> None:
    room = await linked(town, ratna)
    await siti.says("ada pungli")
    await siti.sees("Siapa yang minta")
    await siti.says("ada yang minta uang")
    await siti.taps("Kirim")
    await ratna.sees("🤐 Dimintai uang (pungli)")
    await quiet(town)
    assert room.topics == {}


async def test_an_answer_from_the_private_chat_is_seen_in_the_topic(
    town: Town, siti: Talker, ratna: Talker
) -> None:
    room = await linked(town, ratna)
    number = await asks(siti, "halo?")
    topic = await room.sees_topic(f"#{number} ")
    await room.sees(f"💬 #{number}", topic)
    await ratna.says("/kasus")
    await ratna.taps(f"#{number} Siti")
    await ratna.taps("Saya ambil")
    await ratna.sees("Sudah diambil")
    await room.sees("Diambil Petugas Ratna.", topic)
    await ratna.taps("Jawab")
    await ratna.says("dari chat pribadi")
    await siti.sees("dari chat pribadi")
    await room.sees("dari chat pribadi", topic)

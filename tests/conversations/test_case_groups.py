"""Cases in a forum group of officers: one topic per case; whatever goes wrong there, they go on in private chats."""

import re
from collections.abc import AsyncIterator

import pytest

from simulator.room import Room
from tests.conversations.officers import asks, officer, quiet
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


async def code(ratna: Talker) -> str:
    """A fresh code from the officer's own chat."""
    await ratna.says("/kasus")
    await ratna.taps("Grup")
    shown = await ratna.sees("/kaitkan")
    found = re.search(r"/kaitkan (\w+)", shown.text)
    assert found
    return found[1]


async def linked(town: Town, ratna: Talker, *, topics: bool = True, is_forum: bool = True) -> Room:
    """A group of officers that is linked to Batang."""
    room = town.sim.room(town.sim.group("Petugas Batang", is_forum=is_forum))
    room.adds_bot(ratna.person, topics=topics)
    await room.sees("Petugas bisa mengaitkan grup ini")
    await room.says(ratna.person, f"/kaitkan {await code(ratna)}")
    await room.sees("Grup ini sekarang untuk kasus Kabupaten Batang")
    return room


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


@pytest.mark.parametrize(
    ("topics", "is_forum", "what"),
    [
        (False, True, "jadikan saya admin dengan izin Kelola topik"),
        (True, False, "nyalakan Topik di pengaturan grup"),
    ],
)
async def test_without_rights_or_topics_alerts_come_to_private_chats(
    town: Town, siti: Talker, ratna: Talker, eko: Talker, topics: bool, is_forum: bool, what: str
) -> None:
    room = await linked(town, ratna, topics=topics, is_forum=is_forum)
    number = await asks(siti, "halo?")
    await eko.sees(f"🆕 #{number}")
    await ratna.sees(f"🆕 #{number}")
    told = await ratna.sees("Grup Kabupaten Batang belum bisa saya pakai")
    assert what in told.text
    second = await asks(siti, "halo lagi?")
    await eko.sees(f"🆕 #{second}")
    await quiet(town)
    assert len([m for m in ratna.chat if "belum bisa saya pakai" in m.text]) == 1
    if is_forum:
        room.adds_bot(ratna.person, topics=True)  # made an administrator: topics are used from now on
        await quiet(town)
        third = await asks(siti, "sekarang?")
        await room.sees_topic(f"#{third} ")


async def test_a_topic_that_was_deleted_leaves_the_case_to_its_officer(
    town: Town, siti: Talker, ratna: Talker
) -> None:
    room = await linked(town, ratna)
    number = await asks(siti, "halo?")
    topic = await room.sees_topic(f"#{number} ")
    await room.sees(f"💬 #{number}", topic)
    await room.taps(ratna.person, "Saya ambil", topic)
    await siti.sees("Petugas Ratna yang mengurus")
    await quiet(town)
    room.deletes_topic(topic)
    await siti.says("masih bingung")
    await siti.sees(f"📨 Diteruskan ke Petugas Ratna (#{number}).")
    await ratna.sees(f"#{number}: mulai sekarang lewat chat ini")
    await quiet(town)
    word = next(m for m in ratna.chat if m.text.endswith("masih bingung") and m.by_bot)
    await ratna.replies(word, "Bagian mana, Bu?")
    await siti.sees("Bagian mana, Bu?")


async def test_put_out_of_the_group_every_case_goes_on_in_private(
    town: Town, siti: Talker, ratna: Talker, eko: Talker
) -> None:
    room = await linked(town, ratna)
    one, two = await asks(siti, "pertama"), await asks(siti, "kedua")
    first, second = await room.sees_topic(f"#{one} "), await room.sees_topic(f"#{two} ")
    await room.sees(f"💬 #{one}", first)
    await room.sees(f"💬 #{two}", second)
    await room.taps(eko.person, "Saya ambil", first)
    await siti.sees("Petugas Eko yang mengurus")
    room.removes_bot(ratna.person)
    await eko.sees(f"#{one}: mulai sekarang lewat chat ini")
    await ratna.sees(f"🆕 #{two}")
    await ratna.sees("masukkan saya lagi ke grup")
    three = await asks(siti, "ketiga")
    await eko.sees(f"🆕 #{three}")
    room.adds_bot(ratna.person, topics=True)
    await quiet(town)
    four = await asks(siti, "keempat")
    await room.sees_topic(f"#{four} ")


async def test_a_group_that_becomes_a_supergroup_is_the_same_group(
    town: Town, siti: Talker, ratna: Talker
) -> None:
    room = town.sim.room(town.sim.group("Petugas Batang", kind="group"))
    await room.says(ratna.person, f"/kaitkan {await code(ratna)}")
    await room.sees("Grup ini sekarang untuk kasus")
    new = room.upgrades(ratna.person)
    new.adds_bot(ratna.person, topics=True)
    await quiet(town)
    number = await asks(siti, "halo?")
    await new.sees_topic(f"#{number} ")


async def test_a_group_that_moved_without_a_word_is_followed(town: Town, siti: Talker, ratna: Talker) -> None:
    room = await linked(town, ratna)
    new = town.sim.group("Petugas Batang", is_forum=True)
    new.rights, room.chat.moved_to = room.chat.rights, new.id
    first = await asks(siti, "halo?")
    await ratna.sees(f"🆕 #{first}")
    second = await asks(siti, "halo lagi?")
    await town.sim.room(new).sees_topic(f"#{second} ")


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

"""What goes wrong in a group of officers: no rights, no topics, a topic deleted, put out, moved. Cases go on in private chats."""

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

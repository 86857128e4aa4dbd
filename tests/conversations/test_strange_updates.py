"""Updates as another Telegram would send them: little or much said about who and where, numbers as large as they get,
buttons of messages that are gone."""

from typing import Any

from tests.conversations.way import asks, finishes, form, reaches
from tests.support.town import Talker, Town

LARGEST = 2**52 - 1


def calls(town: Town, method: str) -> list[dict[str, Any]]:
    return [call.params for call in town.sim.calls if call.method == method]


async def test_a_person_with_the_largest_number_registers(town: Town) -> None:
    budi = town.person("Budi", LARGEST, phone="+6281234567890")
    await reaches(budi, "phone")
    await budi.taps("Bagikan nomor saya")
    await finishes(budi, "nib")
    assert await town.rows("SELECT chat_id FROM people") == [(LARGEST,)]


async def test_who_is_hardly_described_is_answered(town: Town, budi: Talker) -> None:
    bare = {"id": budi.id}
    await budi.says("/start")
    await budi.sees("Selamat datang")
    await budi.sees_nothing_more()
    town.sim.updates.add("message", {"message_id": 50, "chat": bare, "from": bare, "text": "/daftar"})
    question = await asks(budi, "consent")
    data = question.inline_buttons[0]["callback_data"]
    where, query = {"message_id": question.message_id, "chat": bare}, town.sim.world.add_query(budi.id, 0)
    town.sim.updates.add("callback_query", {"id": query.id, "from": bare, "data": data, "message": where})
    await asks(budi, "name")
    await finishes(budi, "name")


async def test_a_button_outside_any_chat_only_stops_waiting(town: Town, budi: Talker) -> None:
    await reaches(budi, "nib")
    before = await form(town, budi)
    query = town.sim.world.add_query(budi.id, 0)
    inline = {"id": query.id, "from": budi.person.as_user(), "chat_instance": "1", "inline_message_id": "x"}
    town.sim.updates.add("callback_query", {**inline, "data": f"{(before or {})['token']}:nib:none"})
    await town.settled()
    await budi.sees_nothing_more()
    assert {"callback_query_id": query.id} in calls(town, "answerCallbackQuery")
    assert await form(town, budi) == before
    await finishes(budi, "nib")


async def test_other_choices_come_anew_where_the_tapped_message_is_too_old(town: Town, budi: Talker) -> None:
    await reaches(budi, "kecamatan")
    question = await asks(budi, "kecamatan")
    more = next(one for one in question.inline_buttons if "Lainnya" in one["text"])
    query = town.sim.world.add_query(budi.id, question.message_id)
    old = {"message_id": question.message_id, "chat": question.body["chat"], "date": 0}
    tap = {"id": query.id, "from": budi.person.as_user(), "chat_instance": "1", "message": old}
    town.sim.updates.add("callback_query", {**tap, "data": more["callback_data"]})
    assert await town.sim.world.pulse.until(lambda: budi.screen.message_id > question.message_id, 5)
    assert "kecamatan mana" in budi.screen.text
    await budi.taps("Limpung")
    await finishes(budi, "desa")


async def test_the_same_tap_under_two_numbers_counts_once(town: Town, budi: Talker) -> None:
    await reaches(budi, "nib")
    question = await asks(budi, "nib")
    data = next(one for one in question.inline_buttons if "Belum" in one["text"])["callback_data"]
    query = town.sim.world.add_query(budi.id, question.message_id)
    tap = {"id": query.id, "from": budi.person.as_user(), "chat_instance": "1", "message": question.body}
    for _ in range(2):
        town.sim.updates.add("callback_query", {**tap, "data": data})
    await asks(budi, "turnover")
    await town.settled()
    await finishes(budi, "turnover")
    assert len([message for message in budi.chat if "hasil jualan dalam sebulan" in message.text]) == 1


async def test_somebody_on_the_way_is_not_answered_at_every_step(town: Town, budi: Talker) -> None:
    """A live location is an older message that changes all the time."""
    await reaches(budi, "nib")
    place = {"latitude": -7.0, "longitude": 109.9, "live_period": 900}
    moving = {"message_id": 900, "date": 1, "edit_date": 2, "chat": {"id": budi.id, "type": "private"}}
    for _ in range(3):
        town.sim.updates.add("edited_message", {**moving, "from": budi.person.as_user(), "location": place})
    await town.settled()
    await budi.sees_nothing_more()
    await finishes(budi, "nib")

"""Albums, copies and changed files, with Telegram's own refusals."""

from __future__ import annotations

from typing import Any

import pytest

from simulator.phone import Phone
from simulator.server import Simulator


async def _files(sim: Simulator, budi: Phone, *kinds: str) -> list[str]:
    await budi.sends_album(*kinds)
    bodies = [message.body for message in budi.chat if not message.by_bot]
    return [
        body[kind][-1]["file_id"] if kind == "photo" else body[kind]["file_id"]
        for body, kind in zip(bodies[-len(kinds) :], kinds, strict=True)
    ]


async def test_an_album_is_copied_whole_and_stays_one(sim: Simulator, call: Any, budi: Phone) -> None:
    await budi.sends_album("photo", "photo", caption="Pasar")
    ids = [message.message_id for message in budi.chat if "photo" in message.body]
    answer = await call("copyMessages", chat_id=budi.id, from_chat_id=budi.id, message_ids=ids)
    assert [set(one) for one in answer["result"]] == [{"message_id"}] * 2
    copies = [message.body for message in budi.chat if message.by_bot]
    assert copies[0]["caption"] == "Pasar"
    assert len({body["media_group_id"] for body in copies}) == 1
    for wrong, reason in (
        ([3, 2], "strictly increasing"),
        ([], "strictly increasing"),
        ([98, 99], "no messages"),
    ):
        refused = await call("copyMessages", chat_id=budi.id, from_chat_id=budi.id, message_ids=wrong)
        assert reason in refused["description"]


async def test_documents_stay_among_themselves_in_an_album(sim: Simulator, call: Any, budi: Phone) -> None:
    photo, document = await _files(sim, budi, "photo", "document")
    mixed = [{"type": "photo", "media": photo}, {"type": "document", "media": document}]
    refused = await call("sendMediaGroup", chat_id=budi.id, media=mixed)
    assert refused["description"] == "Bad Request: document can't be mixed with other media types"
    assert (await call("sendMediaGroup", chat_id=budi.id, media=[mixed[1], mixed[1]]))["ok"]
    alone = await call("sendMediaGroup", chat_id=budi.id, media=[mixed[0]])
    assert alone["description"] == "Bad Request: group must contain 2-10 items"


@pytest.mark.parametrize("kind", ["audio", "animation", "video", "voice", "document"])
async def test_every_kind_of_file_is_sent_by_its_number(
    sim: Simulator, call: Any, budi: Phone, kind: str
) -> None:
    [file] = await _files(sim, budi, kind)
    sent = await call(f"send{kind.capitalize()}", chat_id=budi.id, **{kind: file, "caption": "Ini"})
    assert (sent["result"][kind]["file_id"], sent["result"]["caption"]) == (file, "Ini")


async def test_a_file_takes_the_place_of_another_but_not_of_a_voice_note(
    sim: Simulator, call: Any, budi: Phone
) -> None:
    photo, video, voice = await _files(sim, budi, "photo", "video", "voice")
    sent = (await call("sendPhoto", chat_id=budi.id, photo=photo, caption="Lama"))["result"]
    media = {"type": "video", "media": video, "caption": "Baru"}
    place = {"chat_id": budi.id, "message_id": sent["message_id"]}
    changed = (await call("editMessageMedia", **place, media=media))["result"]
    assert (changed["video"]["file_id"], changed["caption"], "photo" in changed) == (video, "Baru", False)
    again = await call("editMessageMedia", **place, media=media)
    assert "message is not modified" in again["description"]
    said = (await call("sendVoice", chat_id=budi.id, voice=voice))["result"]
    refused = await call("editMessageMedia", chat_id=budi.id, message_id=said["message_id"], media=media)
    assert refused["description"] == "Bad Request: there is no media in the message to edit"

"""python-telegram-bot as the client: forms, uploads and every kind of message."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest
from telegram import (
    Bot,
    BotCommand,
    BotCommandScopeChat,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InlineQueryResultArticle,
    InputMediaPhoto,
    InputTextMessageContent,
    KeyboardButton,
    ReplyKeyboardMarkup,
    ReplyKeyboardRemove,
)
from telegram.error import BadRequest, Conflict, Forbidden

from simulator.actions import PIXEL
from simulator.phone import Phone
from simulator.server import Simulator


@pytest.fixture
async def bot(sim: Simulator) -> AsyncIterator[Bot]:
    async with Bot("1:TEST", base_url=f"{sim.url}/bot", base_file_url=f"{sim.url}/file/bot") as made:
        yield made


async def test_who_am_i(bot: Bot) -> None:
    assert (bot.id, bot.username) == (1, "laris_bot")


async def test_a_photo_goes_both_ways(sim: Simulator, bot: Bot, budi: Phone) -> None:
    await budi.sends_photo("keripik")
    message = (await bot.get_updates())[0].message
    assert message is not None
    assert message.caption == "keripik"
    file = await bot.get_file(message.photo[-1].file_id)
    assert bytes(await file.download_as_bytearray()) == PIXEL
    sent = await bot.send_photo(budi.id, PIXEL, caption="<b>baru</b>", parse_mode="HTML")
    again = await bot.send_photo(budi.id, sent.photo[-1].file_id)
    assert again.photo[-1].file_id == sent.photo[-1].file_id
    await bot.edit_message_caption(budi.id, sent.message_id, caption="lama")
    assert [message.text for message in budi.news] == ["", "lama"]
    with pytest.raises(BadRequest, match="Image_process_failed"):
        await bot.send_photo(budi.id, b"no picture")
    with pytest.raises(BadRequest, match="caption is too long"):
        await bot.send_photo(budi.id, PIXEL, caption="a" * 1025)
    with pytest.raises(BadRequest, match="Wrong file identifier"):
        await bot.send_photo(budi.id, "unknown")


async def test_every_kind_of_message_arrives(bot: Bot, budi: Phone) -> None:
    await bot.send_document(budi.id, b"a,b\n", filename="rekap.csv", caption="rekap")
    await bot.send_voice(budi.id, b"OggS")
    await bot.send_video(budi.id, b"mp4")
    await bot.send_sticker(budi.id, PIXEL)
    await bot.send_location(budi.id, -6.9, 109.7)
    await bot.send_venue(budi.id, -6.9, 109.7, "Pasar", "Limpung")
    await bot.send_contact(budi.id, "+62811", "Ratna")
    album = await bot.send_media_group(
        budi.id, [InputMediaPhoto(PIXEL), InputMediaPhoto(PIXEL, caption="dua")]
    )
    assert len({message.media_group_id for message in album}) == 1
    copied = await bot.copy_message(budi.id, budi.id, album[1].message_id)
    assert budi.screen.message_id == copied.message_id
    assert budi.screen.text == "dua"
    await bot.forward_message(budi.id, budi.id, budi.chat[0].message_id)
    assert budi.screen.body["forward_origin"]["sender_user"]["id"] == budi.id
    await bot.send_chat_action(budi.id, "typing")
    document = budi.news[0].body["document"]
    assert (document["file_name"], document["file_size"]) == ("rekap.csv", 4)


async def test_a_keyboard_is_shown_used_and_removed(bot: Bot, budi: Phone) -> None:
    rows = [[KeyboardButton("📱 Kirim nomor", request_contact=True)], ["Lewati"]]
    await bot.send_message(budi.id, "Nomor?", reply_markup=ReplyKeyboardMarkup(rows, one_time_keyboard=True))
    assert budi.keyboard == ["📱 Kirim nomor", "Lewati"]
    await budi.taps("kirim nomor")
    message = (await bot.get_updates())[0].message
    assert message is not None
    assert message.contact is not None
    assert (message.contact.phone_number, message.contact.user_id) == ("+6281234567890", budi.id)
    assert budi.keyboard == []
    await bot.send_message(budi.id, "Terima kasih", reply_markup=ReplyKeyboardRemove())
    with pytest.raises(AssertionError, match="no button 'Lewati'"):
        await budi.taps("Lewati", timeout=0.2)


async def test_what_people_send(sim: Simulator, bot: Bot, budi: Phone) -> None:
    await budi.shares_contact_of("Sari", "0812", user_id=55)
    await budi.shares_location(-7.0, 109.9)
    await budi.sends_document("surat.pdf", b"%PDF", "application/pdf")
    await budi.sends_voice()
    await budi.sends_sticker()
    await budi.edits("halo", "halo semua")
    await budi.forwards("kabar", of="Tetangga")
    await budi.asks_inline("kerip")
    group, channel = sim.group("Grup"), sim.channel("Kanal")
    await budi.says("/start@laris_bot", chat=group)
    await budi.says("pengumuman", chat=channel)
    updates = await bot.get_updates()
    contact, place, document, voice, sticker, edited, forwarded, inline, in_group, post = updates
    assert contact.message.contact.user_id == 55
    assert contact.message.forward_origin is not None
    assert place.message.location.latitude == -7.0
    assert document.message.document.mime_type == "application/pdf"
    assert voice.message.voice.file_id
    assert sticker.message.sticker.emoji
    assert edited.edited_message.text == "halo semua"
    assert forwarded.message.forward_origin.sender_user_name == "Tetangga"
    assert in_group.message.chat.type == "supergroup"
    assert in_group.message.entities[0].type == "bot_command"
    assert post.channel_post.sender_chat.title == "Kanal"
    article = InlineQueryResultArticle("1", "Keripik", InputTextMessageContent("Keripik"))
    await bot.answer_inline_query(inline.inline_query.id, [article])
    assert [result["title"] for result in budi.inline_answers[0]] == ["Keripik"]
    await bot.leave_chat(group.id)
    with pytest.raises(Forbidden):
        await bot.send_message(group.id, "halo")


async def test_a_long_text_goes_in_pieces(bot: Bot, budi: Phone) -> None:
    await budi.says("a" * 4096 + "b")
    assert [len(update.message.text) for update in await bot.get_updates() if update.message] == [4096, 1]


async def test_menus_are_kept_per_scope_and_language(bot: Bot, budi: Phone) -> None:
    start, more = BotCommand("start", "Mulai"), BotCommand("rekap", "Rekap")
    await bot.set_my_commands([start], language_code="id")
    await bot.set_my_commands([more], scope=BotCommandScopeChat(budi.id))
    assert await bot.get_my_commands() == ()
    assert await bot.get_my_commands(language_code="id") == (start,)
    assert await bot.get_my_commands(scope=BotCommandScopeChat(budi.id)) == (more,)
    await bot.delete_my_commands(language_code="id")
    assert await bot.get_my_commands(language_code="id") == ()
    with pytest.raises(BadRequest, match="Bot_command_invalid"):
        await bot.set_my_commands([BotCommand("Mulai!", "x")])
    with pytest.raises(BadRequest, match="Bot_command_description_invalid"):
        await bot.set_my_commands([BotCommand("mulai", "x" * 257)])


async def test_descriptions_are_kept_per_language(bot: Bot) -> None:
    await bot.set_my_description("Halo", language_code="id")
    await bot.set_my_short_description("Singkat")
    await bot.set_my_name("Laris")
    assert (await bot.get_my_description(language_code="id")).description == "Halo"
    assert (await bot.get_my_description()).description == ""
    assert (await bot.get_my_short_description(language_code="en")).short_description == "Singkat"
    assert (await bot.get_my_name()).name == "Laris"
    with pytest.raises(BadRequest, match="too long"):
        await bot.set_my_short_description("a" * 121)


async def test_an_old_button_can_still_be_tapped(bot: Bot, budi: Phone) -> None:
    markup = InlineKeyboardMarkup([[InlineKeyboardButton("✅ Setuju", callback_data="t:1:y")]])
    sent = await bot.send_message(budi.id, "Setuju?", reply_markup=markup)
    old = await budi.sees("Setuju?")
    await bot.edit_message_text("Tersimpan", budi.id, sent.message_id)
    await budi.sees("Tersimpan")
    await budi.taps_old(old, "Setuju")
    await budi.forges("x:y:z")
    queries = [update.callback_query for update in await bot.get_updates()]
    assert [query.data for query in queries if query] == ["t:1:y", "x:y:z"]
    with pytest.raises(AssertionError, match="never had a button"):
        await budi.taps_old(old, "Tidak")


async def test_a_conflict_is_a_conflict_for_the_library(bot: Bot) -> None:
    await bot.set_webhook("https://example.org/hook")
    with pytest.raises(Conflict):
        await bot.get_updates()
    assert (await bot.get_webhook_info()).url == "https://example.org/hook"
    await bot.delete_webhook()

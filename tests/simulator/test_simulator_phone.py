"""The test language: a conversation with a python-telegram-bot application, as conversation tests play it."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Any

import pytest
from telegram import ForceReply, InlineKeyboardButton, InlineKeyboardMarkup, ReplyKeyboardMarkup, Update
from telegram.ext import Application, ApplicationBuilder, CallbackQueryHandler, MessageHandler, filters

from simulator.phone import Phone
from simulator.server import Simulator

HOME = ReplyKeyboardMarkup([["📦 Titip", "☰ Lainnya"]], resize_keyboard=True)


async def _answer(update: Update, _context: object) -> None:
    message = update.effective_message
    assert message is not None
    if message.text == "/daftar":
        row = [
            InlineKeyboardButton("✅ Setuju", callback_data="1"),
            InlineKeyboardButton("Batal", callback_data="0"),
        ]
        await message.reply_text("Setuju datamu dicatat?", reply_markup=InlineKeyboardMarkup([row]))
    elif message.text == "/nama":
        await message.reply_text("Namamu?", reply_markup=ForceReply(input_field_placeholder="Nama"))
    elif message.text == "/undang":
        link = InlineKeyboardButton("Buka", url="https://t.me/laris_bot?start=abc")
        await message.reply_text("Tautan", reply_markup=InlineKeyboardMarkup([[link]]))
    else:
        await message.reply_text(f"Kata: {message.text}", reply_markup=HOME)


async def _tapped(update: Update, _context: object) -> None:
    query = update.callback_query
    assert query is not None
    await query.answer("Baik")
    await query.edit_message_text(f"Dipilih {query.data}")


@pytest.fixture
async def application(sim: Simulator) -> AsyncIterator[None]:
    made: Application = ApplicationBuilder().token(sim.token).base_url(f"{sim.url}/bot").build()
    made.add_handler(CallbackQueryHandler(_tapped))
    made.add_handler(MessageHandler(filters.ALL, _answer))
    async with made:
        assert made.updater is not None
        await made.updater.start_polling()
        await made.start()
        yield
        await made.updater.stop()
        await made.stop()


@pytest.fixture
async def siti(sim: Simulator) -> Phone:
    return sim.phone("Siti", id=1002, phone="+6281234567891")


async def test_a_script_of_talk(sim: Simulator, application: None, siti: Phone) -> None:
    await siti.says("/daftar")
    await siti.taps("Setuju")
    message = await siti.sees("Dipilih 1")
    assert message.was_edited
    assert await siti.sees_toast("Baik") == "Baik"
    assert siti.toasts == ["Baik"]
    await siti.taps_old(message, "Batal")
    await siti.sees("Dipilih 0")
    await sim.idle()
    await siti.sees_nothing_more(0.05)


async def test_home_keys_links_and_forced_replies(application: None, siti: Phone) -> None:
    await siti.starts("d_33.25")
    assert (await siti.gets_answer()).text == "Kata: /start d_33.25"
    assert siti.keyboard == ["📦 Titip", "☰ Lainnya"]
    await siti.taps("Titip")
    await siti.sees("Kata: 📦 Titip")
    await siti.says("/undang")
    await siti.taps("Buka")
    await siti.sees("Kata: /start abc")
    await siti.says("/nama")
    await siti.sees("Namamu?")
    assert siti.keyboard == []
    await siti.says("Siti")
    await siti.sees("Kata: Siti")


async def test_people_at_once_do_not_mix(sim: Simulator, application: None, siti: Phone) -> None:
    others = [sim.phone(f"P{number}", id=2000 + number) for number in range(10)]
    for other in others:
        await other.says(f"aku {other.id}")
    for other in others:
        assert (await other.sees("Kata")).text == f"Kata: aku {other.id}"
    assert [call.method for call in sim.calls if not call.ok] == []


async def test_somebody_who_once_started_can_be_written_to(sim: Simulator, call: Any) -> None:
    ratna = sim.phone("Ratna", id=1003, started=True)
    await call("sendMessage", chat_id=ratna.id, text="Selamat pagi")
    assert ratna.screen.text == "Selamat pagi"


async def test_forms_and_addresses_carry_parameters_too(call: Any, sim: Simulator, session: Any) -> None:
    sim.phone("Budi", id=1001, started=True)
    form = {"chat_id": "1001", "text": "a", "reply_markup": '{"force_reply": true}'}
    async with session.post(f"{sim.url}/bot1:TEST/sendMessage", data=form) as answer:
        assert (await answer.json())["ok"]
    async with session.get(f"{sim.url}/bot1:TEST/SENDMESSAGE?chat_id=1001&text=b") as answer:
        assert (await answer.json())["result"]["text"] == "b"
    for body in ("{", "[]"):
        headers = {"Content-Type": "application/json"}
        async with session.post(f"{sim.url}/bot1:TEST/sendMessage", data=body, headers=headers) as answer:
            assert answer.status == 400
    for field, value in (("chat_id", "x"), ("message_id", "x")):
        reason = await call.refused("editMessageText", **{"chat_id": 1001, field: value})
        assert reason.startswith("Bad Request")


async def test_half_a_character_arrives_as_a_question_mark(siti: Phone, application: None) -> None:
    await siti.says("Siti \ud83d")
    await siti.sees("Kata: Siti ?")

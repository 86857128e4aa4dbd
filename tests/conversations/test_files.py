"""Pictures, documents and files in a conversation: made when they are sent, fetched after the turn."""

import asyncio
from collections.abc import AsyncIterator

import pytest

from tests.support import file_bot
from tests.support.town import Talker, Town


@pytest.fixture(autouse=True)
async def nothing_failed() -> None:
    """Here things are meant to fail: each test says what is left behind."""


@pytest.fixture
async def town(town: Town, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Town]:
    book = file_bot.book()
    for holder in file_bot.HOLDERS:
        monkeypatch.setattr(holder, "BOOK", book)
    await town.rebuild()
    yield town
    await town.settled()


async def _failures(town: Town) -> list[tuple[str, str | None]]:
    while await town.rows("SELECT id FROM outbox WHERE state IN ('new', 'sending')"):  # noqa: ASYNC110
        await asyncio.sleep(0.02)
    rows = await town.rows("SELECT state, error FROM outbox WHERE state <> 'sent' ORDER BY id")
    return [(row.state, row.error) for row in rows]


async def test_a_picture_is_painted_when_it_is_sent(town: Town, budi: Talker) -> None:
    await budi.says("/gambar")
    shown = await budi.sees("keterangan grafik")
    assert shown.body["photo"][-1]["width"] == 60
    assert shown.body["caption"] == "keterangan grafik"
    assert await _failures(town) == []
    assert [
        row.params for row in await town.rows("SELECT params FROM outbox WHERE method = 'sendPhoto'")
    ] == ["{}"]


async def test_a_document_keeps_its_name_and_comes_in_order(town: Town, budi: Talker) -> None:
    await budi.says("/berkas")
    await budi.says("/bantuan")
    await budi.sees("Ketuk tombol")
    texts = [message.text for message in budi.chat if message.by_bot]
    assert texts.index("keterangan laporan") < len(texts) - 1
    document = next(message.body["document"] for message in budi.chat if "document" in message.body)
    assert (document["file_name"], document["mime_type"]) == ("laporan.png", "image/png")


async def test_who_waits_for_a_picture_is_shown_that_it_is_being_made(town: Town, budi: Talker) -> None:
    await budi.says("/gambar")
    await budi.sees("keterangan grafik")
    before = len(town.sim.calls)
    await budi.says("/lambat")
    await budi.sees("keterangan slow")
    calls = [(call.method, call.params.get("action")) for call in town.sim.calls[before:]]
    assert calls.index(("sendChatAction", "upload_photo")) < calls.index(("sendPhoto", None))


@pytest.mark.parametrize("command", ["/rusak", "/mati", "/tolak"])
async def test_what_cannot_be_painted_brings_an_apology_and_holds_up_nothing(
    town: Town, budi: Talker, command: str
) -> None:
    await budi.says(command)
    await budi.sees("Maaf, gambar atau berkasnya belum bisa saya buat", 15)
    await budi.says("/gambar")
    await budi.sees("keterangan grafik")
    assert await _failures(town) == [("failed", "not painted")]


async def test_a_file_is_fetched_after_the_turn_and_told(town: Town, budi: Talker) -> None:
    await budi.says("/kirim")
    await budi.sees("Kirim berkasnya?")
    await budi.says("ini")
    await budi.sees("Kirim berkasnya: ketuk penjepit kertas")
    await budi.sends_document("Catatan Bu Siti.csv", b"a;b\n1;2\n", "text/csv")
    await budi.sees("sampai: Catatan Bu Siti.csv 8 kirim")
    assert [tuple(row) for row in await town.rows("SELECT state, fault, length(content) FROM files")] == [
        ("kept", None, 8)
    ]


async def test_a_reader_reads_it_outside_and_only_its_reading_is_kept(town: Town, budi: Talker) -> None:
    await budi.says("/baca")
    await budi.sends_document("a.csv", b"12345")
    await budi.sees("sampai: a.csv {'name': 'a.csv', 'length': 5} baca")
    assert [tuple(row) for row in await town.rows("SELECT state, content FROM files")] == [("kept", None)]


@pytest.mark.parametrize(("content", "fault"), [(b"refuse", "not_a_sheet"), (b"crash", "unreadable")])
async def test_a_reader_that_fails_is_told_too(town: Town, budi: Talker, content: bytes, fault: str) -> None:
    await budi.says("/baca")
    await budi.sends_document("a.csv", content)
    await budi.sees(f"sampai: a.csv {fault} baca", 15)


async def test_a_file_that_telegram_does_not_hand_out_is_refused_at_once(town: Town, budi: Talker) -> None:
    await budi.says("/kirim")
    await budi.sends_document("besar.csv", b"x" * (20 * 1024**2 + 1))
    await budi.sees("terlalu besar untuk saya. Kirim yang paling besar 20 MB")
    await budi.sends_document("kecil.csv", b"x")
    await budi.sees("sampai: kecil.csv 1 kirim")


async def test_a_form_in_between_is_shown_again(town: Town, budi: Talker) -> None:
    await budi.says("/kirim")
    town.sim.faults.add("getFile", kind="delay", seconds=0.5)
    await budi.sends_document("a.csv", b"x")
    await budi.says("/daftar")
    await budi.taps("Ya, setuju")
    await budi.sees("Siapa nama")
    await budi.sees("sampai: a.csv 1 kirim")
    await budi.sees("Siapa nama")
    await budi.says("Budi")
    await budi.sees("Apa nama usahanya")


async def test_a_document_out_of_nowhere_is_met_kindly(town: Town, budi: Talker) -> None:
    await budi.sends_document("a.csv", b"x")
    await budi.sees("Terima kasih berkasnya")

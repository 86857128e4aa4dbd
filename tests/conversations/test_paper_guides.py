"""Guides: every paper has one that fits on a small screen, and its ticks are remembered per person and item."""

import re
from collections.abc import AsyncIterator
from datetime import UTC, datetime
from typing import Any

import pytest

from bot.dialog.event import Edited
from bot.dialog.screen import Screen
from bot.texts import LANGUAGES, Texts
from bot.turn import House, Office, Turn
from bot.wire import message_params
from domain.papers import rules
from handlers.certificates import check, checklists, guide_pages, guides, hub, lines, sources
from handlers.certificates import words as w
from storage.people import Person
from storage.store import Store
from tests.conversations.paper_talk import newest, settles
from tests.support.town import Talker, Town

MOST_TEXT, MOST_BUTTONS = 450, 8
LONG = "Keripik Singkong Balado Pedas Manis Gurih Renyah Bu Siti Asli"


@pytest.fixture
async def maker(town: Town) -> Talker:
    talker = town.person("Siti", 103)
    await settles(town, talker, "makanan_kering", "keripik tempe")
    return talker


async def test_the_ticks_of_a_checklist_are_kept(town: Town, maker: Talker) -> None:
    await maker.says("syarat bikin pirt")
    await maker.sees("0 dari 6 siap.")
    await maker.taps("⬜ 2")
    await maker.sees("✅ 2. NIB dengan jenis usaha industri makanan")
    await maker.taps("⬜ 5")
    await maker.sees("2 dari 6 siap.")
    await maker.says("cara bikin pirt")
    await maker.sees("keripik tempe")
    await maker.taps("Syarat (2/6)")
    await maker.sees("2 dari 6 siap.")
    await maker.taps("✅ 2")
    await maker.sees("1 dari 6 siap.")
    assert [row.item for row in await town.rows("SELECT item FROM paper_ticks")] == ["sketch"]


@pytest.mark.parametrize(
    "data", ["spp_irt.nothing.1.~0", "nothing.ktp.1.~0", "spp_irt.ktp", "", "~~~", "spp_irt.ktp.1.p1.min.x~9"]
)
async def test_a_forged_tick_changes_nothing(town: Town, maker: Talker, data: str) -> None:
    await maker.says("/sertifikat")
    await maker.sees("Izin dan sertifikat")
    await maker.forges(f"-:paper_tick:{data}")
    await maker.gets_answer()
    ticked = await town.rows("SELECT item FROM paper_ticks")
    assert [row.item for row in ticked] == (["ktp"] if data.startswith("spp_irt.ktp.1") else [])


@pytest.mark.parametrize(
    "data",
    ["paper_guide:nothing", "paper_guide:", "guide_docs:nothing", "guide_steps:x.y.z", "guide_more:", "shelf_list:", "shelf_list:q.xxx",
     "shelf_steps:", "paper_guides:~99", "paper_check:~5", "paper_check:q", "paper_shelf:q.min", "paper_other:.", "paper_other:x.y"],
)  # fmt: skip
async def test_a_forged_button_leads_to_something_useful(town: Town, maker: Talker, data: str) -> None:
    await maker.says("/sertifikat")
    await maker.sees("Izin dan sertifikat")
    await maker.forges(f"-:{data}")
    await maker.gets_answer()
    await newest(maker)
    await town.settled()
    assert [message for message in maker.chat if message.by_bot][-1].buttons


async def test_a_guide_for_goods_tells_why_this_route(town: Town, budi: Talker) -> None:
    await settles(town, budi, "daging_ikan_kering", "abon sapi")
    await budi.says("cara ngurus halal")
    shown = await budi.sees("Halal gratis")
    assert "abon sapi:" in shown.text


async def test_a_duty_without_a_number_is_ticked_off_with_one_tap(town: Town, maker: Talker) -> None:
    await maker.says("label kemasan perlu gak")
    await maker.sees("keripik tempe perlu Label lengkap")
    await maker.taps("Sudah beres")
    await maker.sees("✅ Label lengkap: wajib")
    assert [row.paper for row in await town.rows("SELECT paper FROM certificates")] == ["label"]
    await maker.says("sertifikat saya")
    await maker.sees("✅ Label lengkap keripik tempe: sudah")
    await maker.taps("Label lengkap")
    card = await maker.sees("Untuk: keripik tempe")
    assert card.buttons == ["✏️ Ubah", "📖 Panduan", "🗑 Hapus", "⬅️ Sertifikat saya"]


class Shown(Turn):
    """A turn whose screens are only looked at."""

    screens: list[Screen]

    def show(self, screen: Screen) -> None:
        self.screens.append(screen)

    def show_in_place(self, screen: Screen) -> None:
        self.screens.append(screen)


@pytest.fixture
async def look(town: Town, budi: Talker) -> AsyncIterator[Any]:
    """Opens a route in both languages for a producer with a long-named product, and returns its screens."""
    await settles(town, budi, "makanan_kering", LONG)
    assert town.app is not None
    async with town.app.database.transaction() as tx:
        person = Person(1, budi.id, "id", is_stopped=False, is_producer=True)
        house = House(Office("33.25", "Dinas", "x"), lambda _: (), lambda _p, _g: [], lambda _: (), str)

        async def opened(route: Any, argument: str, language: str) -> tuple[list[Screen], Texts]:
            texts = Texts(language)
            turn = Shown(Store(tx), person, Edited(), datetime(2027, 9, 1, tzinfo=UTC), texts, house)
            turn.screens = []
            await route(turn, argument)
            return turn.screens, texts

        yield opened


def _fits(screen: Screen, texts: Texts, name: str) -> None:
    text = re.sub(r"<[^>]+>", "", "\n\n".join(texts.plain(part) for part in screen.parts))
    assert len(text) <= MOST_TEXT, f"{name}: {len(text)}\n{text}"
    buttons = [button for row in screen.buttons for button in row]
    assert 1 <= len(buttons) <= MOST_BUTTONS + 1, f"{name}: {len(buttons)} buttons"
    labels = [texts.plain(button.label) for button in buttons]
    assert max(map(len, labels)) <= 44, f"{name}: {labels}"
    message_params(1, screen, texts)


GUIDE_PAGES = (
    guides.open_guide, checklists.open_documents, guide_pages.open_steps, guide_pages.open_more, guide_pages.open_without,
    sources.open_guide_source,
)  # fmt: skip


async def test_every_guide_fits_on_a_small_screen(look: Any) -> None:
    for paper in rules().papers:
        for language in LANGUAGES:
            for page in GUIDE_PAGES:
                for where in ("", ".p1.sup"):
                    screens, texts = await look(page, paper + where, language)
                    assert len(screens) == 1
                    _fits(screens[0], texts, f"{page.__name__} {paper}{where} {language}")


async def test_every_channel_and_list_fits_on_a_small_screen(look: Any) -> None:
    for channel in rules().channels:
        for language in LANGUAGES:
            for route in (
                checklists.open_channel_list,
                checklists.open_channel_steps,
                lines.open_lines,
                check.open_answers,
            ):
                screens, texts = await look(route, f"p1.{channel[:3]}", language)
                for screen in screens:
                    _fits(screen, texts, f"{route.__name__} {channel} {language}")
    for language in LANGUAGES:
        for route in (hub.open_papers, guides.open_guides, check.open_check, check.open_shelf):
            for screen in (await look(route, "", language))[0]:
                _fits(screen, Texts(language), f"{route.__name__} {language}")


@pytest.mark.parametrize("category", sorted(rules().categories))
async def test_every_check_fits_on_a_small_screen(look: Any, town: Town, category: str) -> None:
    from handlers.certificates.path import show_path
    from handlers.certificates.result import show_result
    from handlers.certificates.verdict import show_verdict
    from services.papers import Goods

    goods = Goods("p1", LONG, category, 60, {"workshop": "home", "claims": "no"}, 1)
    for channel in rules().channels:
        for language in LANGUAGES:

            async def result(turn: Any, channel: str) -> None:
                await show_result(turn, goods, channel)
                await show_path(turn, goods, channel)
                for paper in ("bpom", "halal", "spp_irt", "label", "barcode", "svlk"):
                    await show_verdict(turn, goods, paper, channel)

            screens, texts = await look(result, channel, language)
            for screen in screens:
                _fits(screen, texts, f"{category} {channel} {language}")


async def test_every_paper_of_a_check_fits_on_a_small_screen(look: Any) -> None:
    for channel in rules().channels:
        for paper in rules().papers:
            screens, texts = await look(lines.open_line, f"p1.{channel[:3]}.{paper}", "id")
            for screen in screens:
                _fits(screen, texts, f"line {paper} {channel}")
            screens, texts = await look(sources.open_source, f"p1.{channel[:3]}.{paper}", "en")
            for screen in screens:
                _fits(screen, texts, f"source {paper} {channel}")


def test_channels_are_told_apart_by_three_letters() -> None:
    for channel in rules().channels:
        assert w.channel_of(channel[:3]) == channel
    assert w.channel_of("xx") == w.channel_of("") == w.channel_of("xxx") == ""

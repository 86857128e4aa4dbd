"""Every screen of cases with the longest words that there can be, in both languages: short enough for tired eyes."""

from datetime import date
from types import SimpleNamespace
from typing import Any

import pytest
from sqlalchemy import text

from bot.dialog.screen import route
from bot.texts import LANGUAGES, Texts
from domain.roles import Role
from handlers.cases.fitting import longest_fitting
from services.cases import evidence
from simulator.chats import Message
from storage.case_talk import Evidence
from tests.conversations.officers import officer, quiet
from tests.support.town import Talker, Town

MOST_TEXT, MOST_WIDE, MOST_LABEL, MOST_CHOICES = 450, 40, 24, 6
TURNS = ("⬅️", "➡️", "👤", "📋", "🏁", "👥", "🆕")
STORY = "w" * 3_900
SEND = {"id": "Kirim", "en": "Send"}
OF_THE_OFFICER = (
    "cases", "cases:new", "cases:own", "cases:open", "cases:closed", "case:1", "case_evidence:1", "case_sources:1",
    "case_history:1", "case_history:1.1", "case_history:1.2", "case_more:1", "case_pass:1", "case:2", "case_group",
)  # fmt: skip


async def grows(town: Town, language: str) -> None:
    """Everybody's names are as long as they can be, and everybody reads this language."""
    assert town.app is not None
    longest = {
        "UPDATE producers SET name = :w, business = :w || :w": "N" * 40,
        "UPDATE products SET name = :w || id": "p" * 57,
        "UPDATE grants SET name = :w": "R" * 60,
        "UPDATE people SET language = :w": language,
    }
    async with town.app.database.transaction() as tx:
        for change, words in longest.items():
            await tx.execute(text(change), {"w": words})


def judge(message: Message, texts: int = MOST_TEXT) -> None:
    """What people wrote themselves is passed on as it is; everything else must fit."""
    if STORY[:300] not in message.text:
        assert len(message.text) <= texts, f"{len(message.text)} characters\n{message}"
    rows = (message.markup or {}).get("inline_keyboard", [])
    for row in rows:
        for button in row:
            most = MOST_WIDE if len(row) == 1 else MOST_LABEL
            assert len(button["text"]) <= most, button["text"]
    choices = [one for one in message.buttons if not any(sign in one for sign in TURNS)]
    assert len(choices) <= MOST_CHOICES, choices


async def taps(talker: Talker, told: str) -> None:
    """A button of this route, wherever it may stand."""
    name, _, argument = told.partition(":")
    await talker.forges(route(name, argument))
    await talker.gets_answer()


async def complains(siti: Talker, language: str) -> None:
    """1: a shop refuses. 2: illegal fees. 3–7: questions."""
    await taps(siti, "report_menu")
    await taps(siti, "case_refused:p1.minimarket")
    for words in ("T" * 60, STORY):
        await siti.says(words)
        await siti.gets_answer()
    await siti.taps(SEND[language])
    await siti.sees("#1")
    await taps(siti, "report_case:illegal_fees")
    await siti.says(STORY)
    await siti.gets_answer()
    await siti.taps(SEND[language])
    await siti.sees("#2")
    for number in range(3, 8):
        await siti.says("/tanya")
        await siti.gets_answer()
        await siti.says(STORY)
        await siti.sees(f"#{number}")


@pytest.mark.parametrize("language", LANGUAGES)
async def test_every_screen_of_a_case_fits(town: Town, siti: Talker, language: str) -> None:
    town.sim.clock.at("2026-11-24 09:00")
    ratna, eko = await officer(town, "R" * 64, 201), await officer(town, "E" * 64, 202)
    boss = await officer(town, "B" * 64, 203, role=Role.ADMIN)
    people = (siti, ratna, eko, boss)
    await grows(town, language)
    before = [len(one.chat) for one in people]
    await complains(siti, language)
    await quiet(town)
    await taps(ratna, "cases")
    await taps(ratna, "case:1")
    await taps(ratna, "case_take:1")
    for said in ("case_answer:1", "case_note:1"):
        await taps(ratna, said)
        await ratna.says(STORY)
        await ratna.gets_answer()
    await taps(boss, "case_take:2")
    for told in (*OF_THE_OFFICER, "case_promise:1", "case_ask:1"):
        await taps(ratna if told != "case:2" else boss, told)
    for told in (
        "my_cases",
        "my_case:1",
        "case_say:1",
        "my_cases",
        "case_not_solved:1",
        "case_solved:1",
        "my_case:1",
    ):
        await taps(siti, told)
    await taps(eko, "case_take:1")  # closed
    await taps(eko, "case_take:3")
    await taps(eko, "case_pass:3")
    await taps(eko, "desk")
    await quiet(town)
    for who, first in zip(people, before, strict=True):
        for message in who.chat[first:]:
            if message.by_bot:
                judge(message)


def _longest(language: str, about: str) -> tuple[int, ...]:
    """Letters of the evidence and of its sources."""
    long: dict[str, Any] = {"id": "L" * 60, "en": "L" * 60}
    bodies: dict[str, dict[str, Any]] = {
        evidence.READINESS: {
            "product": "p" * 60, "channel": long, "shop": "T" * 60, "done": 19, "required": 20, "closed": {"id": "C" * 120, "en": "C" * 120},
            "lines": [
                {"icon": "⚠️", "paper": long, "is_required": number < 5, "sources": ["s" * 200], "basis": ["b" * 200],
                 "checked": "2026-11-24", "expires": None} for number in range(20)
            ],
        },
        evidence.BILL: {
            "shop": "T" * 60, "unpaid": 9_999_999_999, "overdue": 9_999_999_999, "days_late": 9_999,
            "bills": [
                {"rupiah": 9_999_999_999, "due": "2026-09-23", "days_late": 9_999, "yardstick": "2026-09-23"}
                for _ in range(30)
            ],
            "yardstick": long,
        },
    }  # fmt: skip
    proof = Evidence(about, date(2026, 11, 25), bodies[about])
    turn: Any = SimpleNamespace(texts=Texts(language))
    shown = longest_fitting(turn, lambda most: evidence.shown(proof, most), range(8, 0, -1))
    told = longest_fitting(turn, lambda most: evidence.sources(proof, most), range(5, 0, -1))
    return tuple(len("\n\n".join(turn.texts.plain(one) for one in parts)) for parts in (shown, told))


@pytest.mark.parametrize("about", [evidence.READINESS, evidence.BILL])
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_longest_evidence_fits(language: str, about: str) -> None:
    shown, told = _longest(language, about)
    assert 0 < shown <= MOST_TEXT
    assert 0 < told <= MOST_TEXT

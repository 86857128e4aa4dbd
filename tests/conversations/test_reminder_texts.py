"""Every kind of reminder in its words: short enough alone and in a list, in both languages, with buttons that fit."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from typing import Any

import pytest

from bot.dialog.room import MOST_LETTERS
from bot.dialog.screen import MAX_DATA_BYTES
from bot.texts import LANGUAGES, Texts
from bot.wire import message_params
from domain.agenda.event import COHORT_PAPERS
from domain.messages import Message
from domain.papers import rules
from domain.reminders import TOPIC_ICONS, TOPIC_NAMES, Reminder, Topic, Urgency
from services.reminder_kinds import KINDS
from services.reminder_words import Said, screen
from services.reminders import Notice
from tests.conversations import longest_reminders
from tests.conversations.test_texts import MOST_LABEL

NOW, TODAY = datetime(2026, 11, 24, 3, tzinfo=UTC), date(2026, 11, 24)
LONGEST_LINE, LONGEST_ALONE = 200, 400
SHOP = "Pusat Oleh-oleh Khas Batang Bu Hajah Siti Aminah Sejahtera Jaya"
DAYS = ("2026-12-03", "2026-11-25", "2026-11-24", "2026-09-30")
GOODS = "keripik tempe pedas manis istimewa rasa jeruk purut daun bawang"


@pytest.fixture(autouse=True)
def nothing_failed() -> None:
    """These tests need no town of their own."""


def _papers() -> Iterator[dict[str, Any]]:
    for paper in rules().papers:
        for expires in ("2027-05-23", "2026-11-25", "2026-11-24", "2026-09-30"):
            yield {"paper": paper, "kind": "before", "expires": expires, "name": GOODS}
        if rules().papers[paper].terms[-1].validity.question:
            yield {"paper": paper, "kind": "yearly", "expires": None, "name": GOODS}


def _event(starts: str = "2026-12-03T02:00:00+00:00", **more: Any) -> dict[str, Any]:
    """A week-long event with the longest words that an office may write."""
    return {
        "id": 2**40, "kind": "permits", "title": "T" * 70, "zone": "Asia/Jayapura", "place": "P" * 80, "starts": starts,
        "ends": "2026-12-10T09:00:00+00:00", "pin": [-7.016, 109.928], "quota": 99_999, "papers": ["nib"],
        "note": "n" * 250, "state": "open", "revision": 3, "reason": None, **more,
    }  # fmt: skip


_STARTS = [f"{day}T02:00:00+00:00" for day in DAYS]
_CALLED_OFF = _event(state="cancelled", reason="r" * 120, before=_event())
SAMPLES: dict[str, list[dict[str, Any]]] = {
    "event_news": [_event(full=full) for full in (True, False)],
    "event_soon": [_event(starts) for starts in _STARTS],
    "event_changed": [_event(before=_event()), _CALLED_OFF],
    "event_corrected": [_event(before=_event()), _CALLED_OFF],
    "event_place": [_event(starts) for starts in _STARTS],
    "event_after": [_event()],
    "event_later": [_event(days=90)],
    "event_roll": [_event(joined=99_999, came=99_999)],
    "event_issued": [
        {"paper": paper, "number": "9" * 40, "title": "T" * 70, "token": str(2**40), "goods": GOODS}
        for paper in COHORT_PAPERS
    ],
    "certificate": list(_papers()),
    "overview_month": [{"month": "2026-09-01"}],
    "month_card": [{"until": "2026-09-30"}, {"until": "2027-02-28"}],
    "shop_visit": [{"shop": SHOP, "pieces": 99_999, "owed": owed} for owed in (0, 999_999_999)],
    "bill_due": [{"shop": SHOP, "rupiah": 999_999_999, "due": due, "days": 0} for due in DAYS],
    "goods_expire": [{"shop": SHOP, "product": GOODS, "pieces": 99_999, "expires": day} for day in DAYS],
    "case_confirm": [{"officer": "N" * 60}, {"officer": ""}],
    **longest_reminders.of_orders(),
    **longest_reminders.of_shelves(),
    **longest_reminders.of_neighbours(_event(), _CALLED_OFF),
}
"""For each kind the params that make its longest words. A new kind brings its own. `occasion`: where words hang on it."""


SUBJECTS = {
    "shop_visit": f"{2**40}/{2**40}", "bill_due": f"{2**40}/{2**40}", "goods_expire": f"{2**40}/{2**40}/{2**40}/2026-12-03",
}  # fmt: skip


def notices(name: str) -> Iterator[Notice]:
    for params in SAMPLES[name]:
        reminder = Reminder(
            2**40, name, SUBJECTS.get(name, str(2**40)), params.get("occasion", "x"), 1, NOW, True, NOW, None, params, Urgency.NORMAL
        )  # fmt: skip
        yield KINDS[name].render(reminder, TODAY)


def test_every_kind_has_a_sample() -> None:
    assert set(SAMPLES) == set(KINDS), "give each kind of reminder its longest params in SAMPLES"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", sorted(SAMPLES))
def test_a_kind_is_short_alone_and_in_a_list(name: str, language: str) -> None:
    texts = Texts(language)
    for notice in notices(name):
        alone = screen([Said(KINDS[name].topic, notice)], NOW, texts.plain)
        _, params = message_params(1, alone, texts)
        shown = "\n\n".join(texts.plain(part) for part in alone.parts)
        assert len(shown) <= LONGEST_ALONE, shown
        assert len(texts.plain(notice.line)) <= LONGEST_LINE, texts.plain(notice.line)
        buttons = [button for row in params["reply_markup"]["inline_keyboard"] for button in row]
        assert 1 <= len(buttons) <= 6
        assert len(buttons[0]["text"]) <= MOST_LABEL - 3  # in a list a number stands before it
        assert all(len(button["text"]) <= MOST_LABEL for button in buttons), buttons
        assert all(len(button["callback_data"].encode()) <= MAX_DATA_BYTES for button in buttons)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("count", [2, 3, 9, 500])
def test_many_of_all_kinds_fit_into_one_screen(count: int, language: str) -> None:
    texts = Texts(language)
    every = [Said(KINDS[name].topic, notice) for name in SAMPLES for notice in notices(name)]
    said = [
        Said(one.topic, one.notice, is_missed=number % 3 == 2)
        for number, one in enumerate((every * 9)[:count])
    ]
    shown = screen(said, NOW, texts.plain)
    _, params = message_params(1, shown, texts)
    assert sum(len(texts.plain(part)) + 2 for part in shown.parts) <= MOST_LETTERS + 2
    buttons = [button for row in params["reply_markup"]["inline_keyboard"] for button in row]
    assert len(buttons) <= 6
    assert all(len(button["text"]) <= MOST_LABEL for button in buttons), buttons


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_topic_has_a_sign_and_a_short_name(language: str) -> None:
    assert set(TOPIC_NAMES) == set(TOPIC_ICONS) == set(Topic)
    texts = Texts(language)
    assert all(len(texts.plain(Message(name))) <= MOST_LABEL - 5 for name in TOPIC_NAMES.values())

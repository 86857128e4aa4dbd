"""`@bot keripik` in any chat: goods to pass on, twenty at a time. Whoever taps one opens its card with the bot."""

from typing import Any

from bot.dialog.argument import number_in
from bot.dialog.event import AskedInline
from bot.dialog.screen import Line, Lines, Literal
from bot.turn import Turn
from domain.areas import find as find_area
from domain.clip import clipped
from domain.messages import N_, message
from domain.zones import kecamatan
from handlers.catalogue import words
from services import catalogue
from storage.catalogue import Good

_AT_ONCE = 20
_MOST_ASKED = 200
_EVERYWHERE = ("",)
"""Who agreed to be shown agreed to be found by everybody."""


async def answer(turn: Turn) -> bool:
    """Everything that fits; without words whatever there is, in turns."""
    asked = turn.event
    if not isinstance(asked, AskedInline):
        return False
    first = number_in(asked.offset, 4)
    sought = catalogue.understood(asked.text[:_MOST_ASKED])
    found = await turn.store.catalogue.search(sought, _EVERYWHERE, turn.today, first, _AT_ONCE + 1)
    results = [_result(turn, good) for good in found[:_AT_ONCE]]
    turn.answer_inline(results, str(first + _AT_ONCE) if len(found) > _AT_ONCE else "")
    return True


def _result(turn: Turn, good: Good) -> dict[str, Any]:
    """A picture that Telegram has already, or a line of text."""
    opens = turn.texts.plain(message(N_("🛒 See and order")))
    shared: dict[str, Any] = {
        "id": good.code, "title": clipped(good.name, 60), "description": turn.texts.plain(_short(good)),
        "reply_markup": {"inline_keyboard": [[{"text": opens, "url": catalogue.link(turn, good)}]]},
    }  # fmt: skip
    said = turn.texts.html(_said(good))
    if good.photo:
        return {**shared, "type": "photo", "photo_file_id": good.photo, "caption": said, "parse_mode": "HTML"}
    content = {"message_text": said, "parse_mode": "HTML", "link_preview_options": {"is_disabled": True}}
    return {**shared, "type": "article", "input_message_content": content}


def _place(good: Good) -> str:
    found = find_area(kecamatan(good.area))
    return found.name if found else good.area


def _short(good: Good) -> Line:
    """One line below the name."""
    return message(
        N_("{price} · {business}, {place}"), price=words.price(good), business=clipped(good.business, 40), place=Literal(_place(good)),
    )  # fmt: skip


def _said(good: Good) -> Line:
    head = message(
        N_("🧺 <b>{product}</b>\n{business}"),
        product=clipped(good.name, 60),
        business=clipped(good.business, 60),
    )
    return Lines((head, words.price(good), message(N_("📍 {place}"), place=Literal(_place(good)))))

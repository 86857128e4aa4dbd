"""The slip for an owner: a QR code, a link, and six digits to be told by mouth."""

from collections.abc import Mapping
from typing import Any

from bot.dialog.screen import Button, Literal, Painting, copying, route, whatsapp
from bot.painter import Painter
from bot.texts import Texts
from bot.turn import Turn
from domain.messages import N_, message
from handlers.neighbours.hub import open_list
from services import claiming, neighbours
from services.neighbour_claims import NAME
from storage.store import Store

QR = "slip"
_LANGUAGE = "id"


async def give_slip(turn: Turn, argument: str) -> None:
    """A new slip; the ones before open nothing any more."""
    one = await neighbours.find(turn, argument)
    if one is None:
        await open_list(turn)
        return
    slip = await claiming.slip(turn, NAME, one.person_id)
    await turn.store.audit.add(turn.now, turn.person.id, one.person_id, "slip made")
    link, code = turn.house.link(slip.start), f"{slip.code[:3]} {slip.code[3:]}"
    words = N_(
        "Hello {name}, your business {business} is written down in Laris. With this link you keep the data yourself: {link}"
    )
    told = message(words, name=Literal(one.name), business=Literal(one.business), link=Literal(link))
    turn.send_photo(
        Painting(QR, {"link": link}),
        message(N_("🎫 Slip for <b>{name}</b>"), name=Literal(one.name)),
        message(N_("Once there is a phone with Telegram: point its camera at the code, or write to the bot these digits: <b>{code}</b>"), code=Literal(code)),
        message(N_("The picture is good for a year, the digits for 7 days, both for one person. Give it to nobody else.")),
        buttons=(
            (Button(message(N_("📋 Copy link")), copying(link)),
             Button(message(N_("📤 WhatsApp")), whatsapp(Texts(_LANGUAGE).plain(told), one.phone or ""))),
            (Button(message(N_("⬅️ Back to the record")), route("neighbour", str(one.person_id))),),
        ),
    )  # fmt: skip


async def _gather(_store: Store, spec: Mapping[str, Any], _texts: Texts) -> dict[str, Any]:
    return {"name": "kertas.png", "text": spec["link"]}


PAINTER = Painter(_gather, "bot.bench.qr:draw")

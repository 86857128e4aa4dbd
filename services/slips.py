"""The slip for the owner of a record: a QR code, a link, and six digits to be told by mouth."""

from collections.abc import Mapping
from typing import Any

from bot.dialog.screen import Button, Literal, Painting, copying, whatsapp
from bot.painter import Painter
from bot.texts import Texts
from bot.turn import Turn
from domain.messages import N_, message
from services import claiming
from services.claims import Held
from storage.store import Store

QR = "slip"
_LANGUAGE = "id"


async def show(turn: Turn, held: Held, subject: int, back: Button) -> None:
    """Make a new slip for a record that is about person `subject`; the ones before open nothing any more."""
    slip = await claiming.slip(turn, held.source, held.id)
    await turn.store.audit.add(turn.now, turn.person.id, subject, "slip made")
    link, code = turn.house.link(slip.start), f"{slip.code[:3]} {slip.code[3:]}"
    words = N_(
        "Hello {name}, your business {business} is written down in Laris. With this link you keep the data yourself: {link}"
    )
    told = message(words, name=Literal(held.name), business=Literal(held.business), link=Literal(link))
    turn.send_photo(
        Painting(QR, {"link": link}),
        message(N_("🎫 Slip for <b>{name}</b>"), name=Literal(held.name)),
        message(N_("Once there is a phone with Telegram: point its camera at the code, or write to the bot these digits: <b>{code}</b>"), code=Literal(code)),
        message(N_("The picture is good for a year, the digits for 7 days, both for one person. Give it to nobody else.")),
        buttons=(
            (Button(message(N_("📋 Copy link")), copying(link)),
             Button(message(N_("📤 WhatsApp")), whatsapp(Texts(_LANGUAGE).plain(told), held.phone or ""))),
            (back,),
        ),
    )  # fmt: skip


async def _gather(_store: Store, spec: Mapping[str, Any], _texts: Texts) -> dict[str, Any]:
    return {"name": "kertas.png", "text": spec["link"]}


PAINTER = Painter(_gather, "bot.bench.qr:draw")

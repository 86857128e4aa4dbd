"""The polite letter to a shop as a page: its content from the books as they are when it is sent.

It accuses nobody: perhaps it was paid, perhaps the books differ. Shops of this country read Indonesian, whatever
language the producer's phone has.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from babel.dates import format_date

from bot.dialog.screen import Line, Literal, Painting
from bot.painter import Painter
from bot.texts import Texts
from bot.turn import Turn
from domain import letter
from domain.areas import find, full_name, parent
from domain.letter import Letter
from domain.messages import N_, Message
from domain.outlets import Outlet
from domain.rupiah import Rupiah
from storage.consignments import Bill
from storage.producers import Producer
from storage.store import Store

LETTER = "letter"
_LANGUAGE = "id"
_NOT_DATED = N_("when the papers are complete")


def painting(turn: Turn, outlet: int) -> Painting:
    """The letter of this producer to a shop, as of today."""
    return Painting(
        LETTER, {"producer": turn.person.id, "outlet": outlet, "on": turn.today.isoformat()}, as_document=True
    )


async def _gather(store: Store, spec: Mapping[str, Any], texts: Texts) -> Any:
    producer = await store.producers.find(spec["producer"])
    outlet = await store.outlets.find(spec["producer"], spec["outlet"])
    if producer is None or outlet is None:
        raise LookupError("nobody to write from or to")
    standings = await store.consignments.standings(spec["producer"])
    bills = next((one.bills for one in standings if one.outlet == spec["outlet"]), ())
    on = date.fromisoformat(spec["on"])
    told = written(producer, outlet, bills, on, Texts(_LANGUAGE, texts.zone))
    return {"name": f"surat-tagihan-{spec['on']}.pdf", "letter": letter.to_json(told)}


def written(producer: Producer, outlet: Outlet, bills: Sequence[Bill], on: date, texts: Texts) -> Letter:
    """The letter about these open bills, the oldest due first."""
    say = _Sayer(texts)
    place = find(producer.area)
    above = parent(place) if place else None
    money = Rupiah(sum(bill.balance for bill in bills))
    return Letter(
        sender=(producer.business, producer.name, *([full_name(place)] if place else []), *([producer.phone_shown] if producer.phone else [])),
        dateline=say(N_("{place}, {day}"), place=above.name if above else "", day=say.day(on)).lstrip(", "),
        receiver=tuple(line for line in (say(N_("To")), outlet.pic or "", outlet.name) if line),
        subject=say(N_("Subject: reminder of bills for goods in your shop")),
        greeting=say(N_("Dear Sir or Madam,")),
        opening=(say(_opening(bills, on), day=say.day(on)),),
        columns=(say(N_("No.")), say(N_("Billed on")), say(N_("Due on")), say(N_("Open"))),
        rows=tuple(
            (str(number), say.day(bill.billed_on), say.day(bill.due_on) if bill.due_on else say(_NOT_DATED),
             say(N_("{money}"), money=Rupiah(bill.balance)))
            for number, bill in enumerate(bills, 1)
        ),
        total=(say(N_("Together")), say(N_("{money}"), money=money)),
        closing=(
            say(N_("May we ask when it can be paid? If it is paid already, or your book says otherwise, please tell us, so that we can look at it together.")),
            say(N_("Thank you for working with us. May both our businesses do well.")),
        ),
        farewell=say(N_("Kind regards,")),
        signature=(producer.name, producer.business),
    )  # fmt: skip


def _opening(bills: Sequence[Bill], on: date) -> str:
    if any(bill.due_on and bill.due_on < on for bill in bills):
        return N_(
            "Thank you for selling our goods. By our book these bills are not yet paid on {day}, some of them past their day:"
        )
    return N_("Thank you for selling our goods. By our book these bills are still open on {day}:")


class _Sayer:
    """Sentences of one language, as plain text."""

    def __init__(self, texts: Texts) -> None:
        self._texts = texts

    def __call__(self, text: str, /, **params: object) -> str:
        shown = {name: Literal(value) if isinstance(value, str) else value for name, value in params.items()}
        line: Line = Message(text, shown)
        return self._texts.plain(line)

    def day(self, day: date) -> str:
        """ "22 November 2026": a letter leaves the day of the week out."""
        return format_date(day, "d MMMM y", locale=self._texts.language)


PAINTERS: dict[str, Painter] = {LETTER: Painter(_gather, "bot.bench.letter:draw")}

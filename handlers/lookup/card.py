"""The card of a producer as an officer sees it; for those whom a coordinator registered also their slip and the proof of
their consent."""

from bot.dialog.event import CallEnded
from bot.dialog.screen import Button, Line, Lines, Literal, Screen, route, whatsapp
from bot.turn import Turn
from domain.areas import find, full_name, zone
from domain.calendar import local_day
from domain.categories import find_kind
from domain.dates import calendar_day
from domain.messages import N_, Message, message
from services import claiming, lookup, slips
from services.lookup import Found
from services.neighbour_claims import NAME
from storage.calls import Lane, Sequel

PROOF = "consent_proof"
_GOODS = 6


async def open_card(turn: Turn, argument: str) -> None:
    found = await lookup.find(turn, argument)
    if found is None:
        await nobody(turn)
        return
    turn.show(Screen(_told(found), _buttons(found)))


async def nobody(turn: Turn) -> None:
    """Nothing is told of people elsewhere, not even that they exist."""
    again = Button(message(N_("🔍 Another search")), route("lookup"))
    turn.show(Screen((message(N_("There is nobody like that in your area.")),), ((again,),)))


def _told(found: Found) -> tuple[Line, ...]:
    producer = found.producer
    kind, place = find_kind(producer.category), find(producer.area)
    lines: list[Line] = [
        message(N_("🏠 {place}"), place=Literal(full_name(place) if place else producer.area)),
        message(N_("📞 {phone}"), phone=Literal(producer.phone_shown))
        if producer.phone
        else message(N_("📞 no number")),
        message(N_("NIB: {nib}"), nib=Literal(producer.nib))
        if producer.nib
        else message(N_("NIB: none written down")),
    ]
    if kind is not None:
        lines.insert(0, message(N_("{icon} {name}"), icon=kind.icon, name=Message(kind.name)))
    if found.goods:
        lines.append(message(N_("🧺 {goods}"), goods=Literal(", ".join(found.goods[:_GOODS]))))
    head = N_("👤 <b>{business}</b> – {name}")
    return (
        message(head, business=Literal(producer.business), name=Literal(producer.name)),
        Lines(tuple(lines)),
        _reached(found),
    )


def _reached(found: Found) -> Line:
    if found.waits:
        day = calendar_day(local_day(found.given[1], zone(found.producer.area))) if found.given else None
        if day is not None:
            return message(
                N_("👥 Registered by a coordinator, agreed on {day}; hears of us through the coordinator."),
                day=day,
            )
        return message(N_("👥 Registered by a coordinator; hears of us through the coordinator."))
    if found.hears:
        return message(N_("📱 Gets messages from Laris."))
    return message(N_("🔕 Does not get messages from Laris at the moment."))


def _buttons(found: Found) -> tuple[tuple[Button, ...], ...]:
    number, phone = str(found.producer.person_id), found.producer.phone
    rows: list[tuple[Button, ...]] = []
    if phone:
        rows.append((Button(message(N_("📤 WhatsApp")), whatsapp("", phone)),))
    if found.waits:
        slip = Button(message(N_("🎫 Slip")), route("producer_slip", number))
        proof = Button(message(N_("📎 Proof of consent")), route("producer_proof", number))
        rows.append((slip, proof) if _proof(found) else (slip,))
    forget = Button(message(N_("🗑 Delete (letter)")), route("producer_forget", number))
    rows.append((Button(message(N_("🔍 Another search")), route("lookup")), forget))
    return tuple(rows)


def _proof(found: Found) -> str:
    return (found.given[0].proof or "") if found.given else ""


async def give_slip(turn: Turn, argument: str) -> None:
    """For somebody whom a coordinator registered, when that coordinator is not at hand."""
    found = await lookup.find(turn, argument)
    held = await claiming.find(turn.store, NAME, found.producer.person_id) if found and found.waits else None
    if found is None or held is None:
        await nobody(turn)
        return
    back = Button(message(N_("⬅️ Back to the card")), route("producer", argument))
    await slips.show(turn, held, found.producer.person_id, back)


async def show_proof(turn: Turn, argument: str) -> None:
    """The photo or voice note that the coordinator sent with the consent."""
    found = await lookup.find(turn, argument)
    kind, _, what = _proof(found).partition(":") if found else ("", "", "")
    if found is None or not what:
        await nobody(turn)
        return
    if kind == "photo":
        turn.show(Screen((message(N_("📎 Proof of consent")),), photo=what))
        return
    coordinator = await turn.store.people.reachable((found.given[0].recorded_by or 0) if found.given else 0)
    if coordinator is None:
        await nobody(turn)
        return
    voice = {"chat_id": turn.person.chat_id, "from_chat_id": coordinator.chat_id, "message_id": int(what)}
    turn.owe(Lane.REPLY, "copyMessage", voice, Sequel(PROOF, {}))


async def proof_came(turn: Turn, ended: CallEnded) -> None:
    """A voice note lies in the chat of whoever recorded it, and is gone when it was deleted there."""
    if ended.fault is not None:
        turn.say(
            message(N_("The recording is not there any more: it was deleted in the coordinator's chat."))
        )

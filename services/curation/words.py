"""What people read about an application: where it stands, what comes next, why something was refused and what helps."""

from collections.abc import Mapping

from bot.dialog.screen import Button, Line, Literal, Screen, route
from domain.clip import clipped
from domain.curation.application import Application
from domain.curation.states import Move, Reason, State
from domain.messages import N_, Message, message
from storage.curations import Seen

CARD, MINE, SHOP, APPLY = "curation", "my_curation", "curation_shop", "curation_apply"
"""Routes: an application for whoever curates it, and for its producer; the way to its book; applying."""
_GOODS, _SHOP = 24, 28
Rows = tuple[tuple[Button, ...], ...]

STATE_NAMES: Mapping[State, str] = {
    State.SUBMITTED: N_("📨 Handed in"),
    State.INCOMPLETE: N_("✋ Something is missing"),
    State.OFFICE: N_("🔎 With the office"),
    State.RETAIL: N_("🏪 With the shop"),
    State.PASSED: N_("🎉 Passed"),
    State.FAILED: N_("❌ Not this time"),
    State.TRIAL: N_("🧪 Trial sale"),
    State.LISTED: N_("🛒 On the shelf"),
    State.EVALUATION: N_("📊 Looked at this month"),
    State.KEPT: N_("✅ Stays on the shelf"),
    State.WITHDRAWN: N_("↩️ Taken back"),
}
_WHAT_NEXT: Mapping[State, str] = {
    State.SUBMITTED: N_("The office looks at your papers. You hear from us here."),
    State.INCOMPLETE: N_("Mend what is missing, then hand it in again."),
    State.OFFICE: N_("The office tastes and judges. Keep some samples ready."),
    State.RETAIL: N_("The shop decides now. You hear from us here."),
    State.PASSED: N_("The shop says next how many to bring for a trial. Get the shop's book ready."),
    State.FAILED: N_("It is not the end: mend it and apply again."),
    State.TRIAL: N_("Write down what you bring and what is sold: it helps the shop decide."),
    State.LISTED: N_("Keep the shelf full. Sales are looked at every month."),
    State.EVALUATION: N_("The shop looks at this month's sales and decides whether it stays."),
    State.KEPT: N_("It stays. Keep the shelf full."),
    State.WITHDRAWN: N_("You may apply again at any time."),
}
REASON_NAMES: Mapping[Reason, str] = {
    Reason.PERMIT: N_("📄 Permit"),
    Reason.HALAL: N_("🟢 Halal"),
    Reason.PACK: N_("🎁 Pack"),
    Reason.LABEL: N_("🏷 Label, expiry"),
    Reason.TASTE: N_("😋 Taste, quality"),
    Reason.CAPACITY: N_("🏭 Capacity"),
    Reason.PRICE: N_("💵 Price"),
    Reason.SIZE: N_("⚖️ Size"),
    Reason.BARCODE: N_("📊 Barcode"),
    Reason.OTHER: N_("✍️ Something else"),
}
_REASONS_TOLD: Mapping[Reason, str] = {
    Reason.PERMIT: N_("a permit is missing or has ended. See which one, and take care of it first."),
    Reason.HALAL: N_("the halal certificate is missing. The guide shows the free way."),
    Reason.PACK: N_("the pack is not yet neat or strong enough for the shelf."),
    Reason.LABEL: N_("the label is not complete, or the expiry date is missing."),
    Reason.TASTE: N_("taste or quality is not yet what the shop wants. Ask what should be different."),
    Reason.CAPACITY: N_("too few can be made for this shop. Check what you can make in a week."),
    Reason.PRICE: N_("the price does not fit yet. Look at it again."),
    Reason.SIZE: N_("the size of the pack does not fit. Ask which size sells there."),
    Reason.BARCODE: N_("there is no barcode yet. The guide shows how to get one."),
}
_MOVES_TOLD: Mapping[Move, str] = {
    Move.ACCEPT: N_("🔎 {goods} → {shop}: your papers are complete. Now the office judges the product."),
    Move.RETURN: N_("✋ {goods} → {shop}: {reason}"),
    Move.FORWARD: N_("🏪 {goods} passed at the office. Now {shop} decides."),
    Move.TAKE: N_("🎉 Congratulations! {goods} passed at {shop}."),
    Move.FAIL: N_("🙏 {goods} → {shop}: not this time. The reason: {reason}"),
    Move.TRY: N_("🧪 {goods} → {shop}: trial sale with {pieces} pieces until {day}."),
    Move.LIST: N_("🛒 {goods} is on the shelf of {shop} from now on. Well done!"),
    Move.KEEP: N_("✅ {goods} stays on the shelf of {shop}."),
    Move.WITHDRAW: N_("🙏 {shop} takes {goods} off the shelf. The reason: {reason}"),
}
MOVE_NAMES: Mapping[Move, str] = {
    Move.ACCEPT: N_("✅ Papers complete"),
    Move.RETURN: N_("✋ Not complete"),
    Move.FORWARD: N_("✅ On to the shop"),
    Move.TAKE: N_("✅ Pass"),
    Move.FAIL: N_("❌ Not passed"),
    Move.TRY: N_("🧪 Trial sale"),
    Move.LIST: N_("🛒 Put on shelf"),
    Move.KEEP: N_("✅ Keep"),
    Move.WITHDRAW: N_("↩️ Take off"),
    Move.CANCEL: N_("🗑 Take it back"),
    Move.RESUBMIT: N_("🔁 Hand in again"),
}


def goods(seen: Seen, most: int = _GOODS) -> Line:
    return Literal(clipped(seen.goods, most))


def shop(seen: Seen, most: int = _SHOP) -> Line:
    return Literal(clipped(seen.shop, most))


def state(one: Application) -> Line:
    return Message(STATE_NAMES[one.state])


def what_next(one: Application) -> Line:
    return Message(_WHAT_NEXT[one.state])


def reason(one: Application) -> Line | None:
    """Why it was returned, refused or withdrawn, with what helps; None without a reason."""
    if one.reason is None:
        return None
    if one.reason is Reason.OTHER:
        return Literal(one.words or "")
    return Message(_REASONS_TOLD[one.reason])


def in_short(seen: Seen) -> Line:
    """ "• keripik tempe → Alfamart: 🏪 Dinilai toko" """
    return message(
        N_("• {goods} → {shop}: {state}"), goods=goods(seen), shop=shop(seen), state=state(seen.application)
    )


def on_button(seen: Seen) -> Line:
    """ "🏪 keripik tempe → Alfamart" """
    icon = STATE_NAMES[seen.application.state].partition(" ")[0]
    return message(N_("{icon} {goods} → {shop}"), icon=icon, goods=goods(seen, 14), shop=shop(seen, 12))


def helps(one: Application) -> Rows:
    """The one button that leads to what a reason asks for."""
    token = f"p{one.product}"
    place = f"{token}.{one.channel[:3]}"
    product = Button(message(N_("🧺 My product")), route("product", str(one.product)))
    ways = {
        Reason.PERMIT: Button(message(N_("📜 What is missing")), route("paper_check", place)),
        Reason.HALAL: Button(message(N_("📖 Guide")), route("paper_guide", f"halal_sd.{place}")),
        Reason.PACK: Button(message(N_("📖 Guide")), route("paper_guide", f"label.{place}")),
        Reason.LABEL: Button(message(N_("📖 Guide")), route("paper_guide", f"label.{place}")),
        Reason.BARCODE: Button(message(N_("📖 Guide")), route("paper_guide", f"barcode.{place}")),
        Reason.CAPACITY: product, Reason.PRICE: product,
    }  # fmt: skip
    ask = Button(message(N_("🙋 Ask an officer")), route("ask_officer", place))
    lead = ways.get(one.reason) if one.reason is not None else None
    return ((lead, ask),) if lead is not None else ((ask,),)


def news(seen: Seen, move: Move) -> Screen:
    """What the producer reads when it was moved, with the button that leads on."""
    one = seen.application
    told = message(
        _MOVES_TOLD[move], goods=goods(seen), shop=shop(seen), reason=reason(one) or "", pieces=one.trial_pieces or 0,
        day=one.trial_until or "",
    )  # fmt: skip
    look = Button(message(N_("👀 Look")), route(MINE, str(one.id)))
    rows: Rows = ((look,),)
    if move in (Move.RETURN, Move.FAIL, Move.WITHDRAW):
        rows = (*helps(one), (look,))
    elif move in (Move.TAKE, Move.TRY, Move.LIST):
        rows = ((Button(message(N_("📦 Ready the book")), route(SHOP, str(one.id))), look),)
    return Screen((told, what_next(one)), rows)


def rethought(seen: Seen) -> Screen:
    """A decision was taken back right after it was told."""
    told = message(
        N_("⏳ {goods} → {shop}: the last word is taken back, it is being judged again."), goods=goods(seen),
        shop=shop(seen),
    )  # fmt: skip
    return Screen((told,), ((Button(message(N_("👀 Look")), route(MINE, str(seen.application.id))),),))

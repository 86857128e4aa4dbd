"""What office and shop read on the card of an application, sales of a listing among it."""

from bot.dialog.screen import Line, Lines, Literal
from bot.turn import Turn
from domain.clip import clipped
from domain.consignment.months import Trend
from domain.curation.states import FOR_OFFICE, ON_SHELF, State
from domain.dates import calendar_day
from domain.heard_days import month_of
from domain.messages import N_, Message, message
from domain.papers import Facts, readiness
from domain.rupiah import Rupiah
from domain.zones import at_outlet
from services import papers
from services.cases.words import place
from services.curation import looking, words
from services.registration import address
from services.report_words import reason_told
from services.reviewing import waited
from storage.curations import Seen

_NAME = 26
_TO_JUDGE = FOR_OFFICE | {State.RETAIL}


async def told(turn: Turn, seen: Seen) -> tuple[Line, ...]:
    """Everything that is needed for a word."""
    one = seen.application
    head = message(N_("🏪 <b>{goods}</b> → {shop}"), goods=words.goods(seen), shop=words.shop(seen))
    who = message(
        N_("👤 {business} – {name}, {place}"), business=Literal(clipped(seen.business, _NAME)),
        name=address(clipped(seen.name, _NAME), seen.honorific), place=place(one.home),
    )  # fmt: skip
    stands = message(N_("{state} · {time}"), state=words.state(one), time=waited(turn, seen.since))
    why = words.reason(one)
    reason = (message(N_("Why: {reason}"), reason=why),) if why is not None else ()
    sold = (await _sold(turn, seen),) if one.state in ON_SHELF else ()
    since = (*_papers(seen), *await _papers_since(turn, seen), *await _zone(turn, seen))
    return head, Lines((who, stands)), Lines((*_figures(seen), *since)), *reason, *sold


def _figures(seen: Seen) -> tuple[Line, ...]:
    lines: list[Line] = []
    if seen.price is not None:
        lines.append(message(N_("💵 {price}"), price=Rupiah(seen.price)))
    if seen.weekly is not None:
        lines.append(message(N_("🏭 {number} a week"), number=seen.weekly))
    if seen.keeps_days is not None:
        lines.append(message(N_("⏳ keeps {days} days"), days=seen.keeps_days))
    if seen.application.trial_pieces is not None and seen.application.trial_until is not None:
        day = calendar_day(seen.application.trial_until)
        lines.append(
            message(N_("🧪 {pieces} pieces, until {day}"), pieces=seen.application.trial_pieces, day=day)
        )
    return tuple(lines)


async def _zone(turn: Turn, seen: Seen) -> tuple[Line, ...]:
    """Whether it is outside the zone, and an officer's reason to let it in all the same."""
    one = seen.application
    if not one.is_far:
        return ()
    held = (await turn.store.zones.allowances(at_outlet(one.target.outlet or 0))).get(one.producer)
    if held is None:
        return (message(N_("🚚 Outside the zone of this shop.")),)
    return (message(N_("🚚 Outside the zone, let in: {reason}"), reason=Literal(clipped(held.reason, 60))),)


def _papers(seen: Seen) -> tuple[Line, ...]:
    """How ready it was on the day of applying, and what to look out for."""
    count = message(
        N_("📎 Papers on {day}: {done} of {total}"), day=calendar_day(seen.proof_on), done=int(seen.proof.get("done", 0)),
        total=int(seen.proof.get("required", 0)),
    )  # fmt: skip
    halal = (message(N_("⚠️ Halal was missing.")),) if seen.application.lacks_halal else ()
    return count, *halal


async def _papers_since(turn: Turn, seen: Seen) -> tuple[Line, ...]:
    """A paper that ended, or came, between the application and the word on it."""
    one = seen.application
    product = await turn.store.products.find(one.producer, one.product) if one.state in _TO_JUDGE else None
    if product is None:
        return ()
    goods = await papers.of_maker(turn.store, one.producer, product)
    held = papers.held_for(goods, await turn.store.certificates.of(one.producer))
    ready = readiness(goods.ware, one.channel, Facts(goods.known, held), turn.today)
    now, then = len(ready.done), int(seen.proof.get("done", 0))
    if now == then:
        return ()
    text = (
        N_("⚠️ Today only {done} of {total}: one has ended since.")
        if now < then
        else N_("🆕 Today: {done} of {total}.")
    )
    return (message(text, done=now, total=len(ready.required)),)


async def _sold(turn: Turn, seen: Seen) -> Line:
    """The month that ended against the one before, from the producer's book, with the producer's reason where one was told."""
    found = await looking.sales(turn.store, seen, turn.today)
    line = message(
        N_("📊 {month}: sold {sold} (before: {before}), returned {back}, {trend}. By the producer's book."),
        month=month_of(found.month), sold=found.ended.sold, before=found.before.sold, back=found.ended.returned,
        trend=Message(looking.TRENDS[found.trend]),
    )  # fmt: skip
    reason = (await turn.store.reasons.of(seen.application.producer, found.month)).get(found.month)
    if found.trend is Trend.UNKNOWN or reason is None:
        return line
    why = reason_told(reason.trend, reason.reason, reason.note)
    return message(N_("{line} They say: {reason}"), line=line, reason=why)

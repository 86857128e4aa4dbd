""" "Kenapa bukan saya?": the truth from what is stored, with what to do about it; nothing of anybody else."""

from bot.dialog.argument import bare
from bot.dialog.screen import Button, Line, Screen, route
from bot.turn import Turn
from domain.calendar import Listening, next_open
from domain.messages import N_, message
from domain.procurement.matching import Obstacle, ended_before
from domain.procurement.need import Need, NeedState, OfferState
from domain.procurement.rules import rules
from domain.zones import too_far
from handlers.procurement.common import Rows, gone, number_of, show
from services.procurement import answering, names, words
from services.procurement.answering import Standing


async def open_why(turn: Turn, argument: str) -> None:
    """The truth in a few words, with what to do; nothing of anybody else."""
    seen = await answering.find(turn, number_of(argument))
    if seen is None:
        gone(turn)
        return
    found = await answering.standing(turn, seen.need)
    back = Button(message(N_("⬅️ Back")), route(names.NEED, bare(argument)))
    parts = (message(N_("❓ <b>{what}</b>"), what=words.titled(seen.need)), *_why(turn, seen.need, found))
    show(turn, Screen(parts, (*_doors(found), (back,))), argument)


def _why(turn: Turn, need: Need, found: Standing) -> tuple[Line, ...]:
    offer = found.offer
    if offer is not None and offer.state is OfferState.AWARDED:
        return (message(N_("🎉 It is yours.")),)
    if offer is not None and offer.state is OfferState.PASSED:
        if need.is_lot and need.state is NeedState.OPEN:
            return (
                message(N_("The buyer puts this lot together without your share. Others may still come.")),
            )
        return (
            message(
                N_(
                    "The buyer chose other offers, by price, amount or date. Next time whoever waited longest is asked first."
                )
            ),
        )
    if offer is not None and offer.state is OfferState.DROPPED:
        return (message(N_("It was yours, and was called off.")),)
    if found.was_asked:
        asked = message(
            N_("You were asked. Answer by {deadline}."), deadline=words.moment(need.deadline, need)
        )
        return (
            asked
            if need.takes_answers(turn.now)
            else message(N_("You were asked, but answers are closed by now.")),
        )
    if found.obstacle is not None:
        return _hindered(need, found)
    if not need.takes_answers(turn.now):
        return (
            message(
                N_("It was decided before it was your turn. Whoever waits longest is asked first next time.")
            ),
        )
    return _waiting(turn, need, found)


def _waiting(turn: Turn, need: Need, found: Standing) -> tuple[Line, ...]:
    """They fit, and it is not their turn yet: where they stand, and what it waits for."""
    order = message(
        N_("Asked first: who was not asked longest, then who can make all of it, then by a draw ({seed})."), seed=need.seed
    )  # fmt: skip
    if found.is_outer:
        km = max(1, round(found.km or 0))
        ring = message(
            N_("You fit. Those within {near} km are asked first; you live about {km} km away. You follow when they are not enough."),
            near=round(rules().waves.near_km), km=km,
        )  # fmt: skip
        return ring, order
    place = message(N_("You fit. You are number {place} of those who wait."), place=found.place or 1)
    return place, *_held_up(turn, need, found), order


def _held_up(turn: Turn, need: Need, found: Standing) -> tuple[Line, ...]:
    if found.is_enough:
        return (message(N_("Enough is offered by now. Others are asked when somebody drops out.")),)
    awake = next_open(turn.now, Listening(need.zone, None, False), urgent=True)
    if awake > turn.now:
        return (
            message(N_("Nobody is asked at night. It goes on {moment}."), moment=words.moment(awake, need)),
        )
    return ()


def _hindered(need: Need, found: Standing) -> tuple[Line, ...]:
    """What stands in the way, and what to do about it."""
    verdict = found.verdict
    if verdict is None or found.obstacle is Obstacle.KIND:
        return (message(N_("They need another kind of goods than the one in your profile.")),)
    if found.obstacle is Obstacle.PAPERS:
        day = message(
            N_("On the day of the delivery you have no valid {papers}."), papers=words.papers(verdict.missing)
        )
        over = ended_before(need, verdict.candidate.papers)
        ends = (message(N_("One of yours ends before: on {day}."), day=over),) if over else ()
        return day, *ends, message(N_("Record it under 📜, or ask there how to get it."))
    if found.obstacle is Obstacle.FAR:
        return too_far(verdict.supply), message(N_("An officer may allow it all the same: ask with /lapor."))
    if found.obstacle is Obstacle.CAPACITY:
        can = verdict.candidate
        return (
            message(
                N_("You make {all} of it a week, and {promised} are promised for that week. Is it more by now? Change it under /produk."),
                all=words.counted(can.capacity or 0, need.unit), promised=words.counted(can.promised, need.unit),
            ),
        )  # fmt: skip
    return (message(N_("Orders are switched off for you. Switch 🛒 on under /pengingat.")),)


def _doors(found: Standing) -> Rows:
    if found.was_asked or found.offer is not None:
        return ()
    if found.obstacle is Obstacle.PAPERS:
        return ((Button(message(N_("📜 My papers")), route("go", "sertifikat")),),)
    if found.obstacle is Obstacle.CAPACITY:
        return ((Button(message(N_("🧺 My products")), route("go", "produk")),),)
    if found.obstacle is Obstacle.SILENT:
        return ((Button(message(N_("🔔 Reminders")), route("go", "pengingat")),),)
    return ()

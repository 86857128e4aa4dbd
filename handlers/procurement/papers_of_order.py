"""The papers of an order: its kuitansi as a file, and which paper, stamp and tax usually go along with such a sum."""

from bot.dialog.argument import bare
from bot.dialog.screen import Button, Line, route
from bot.turn import Turn
from domain.messages import N_, message
from domain.procurement.ladder import Guidance, guidance
from domain.procurement.receipt import amount_of
from domain.procurement.rules import rules
from domain.rupiah import Rupiah
from handlers.procurement.common import gone, show
from handlers.procurement.guide import paper, screen_of
from handlers.procurement.orders import show_order
from services.procurement import delivering, names, receipts
from services.procurement.delivering import Job


async def send_receipt(turn: Turn, argument: str) -> None:
    """The kuitansi to print and sign; while there is nothing to write on it, why not."""
    job = await delivering.find(turn, bare(argument))
    if job is None:
        gone(turn)
        return
    made = await receipts.make(turn, job)
    amount = amount_of(job.delivery)
    if made is None or amount is None:
        await show_order(turn, job, message(_why_not(job)))
        return
    told = message(
        N_("🧾 Kuitansi of {amount}. Print it, fill in the dotted lines, sign it."), amount=Rupiah(amount)
    )
    ladder, stamp = _ladder(guidance(job.offer.total, job.need.kinds, job.need.area)), _stamp(amount)
    back = (Button(message(N_("📋 The order")), route(names.ORDER, job.key)),)
    turn.send_document(made, told, *ladder, *stamp, buttons=(back,))


def _why_not(job: Job) -> str:
    if job.delivery.disputes:
        return N_("✋ You two say different things. First agree, then there is a kuitansi.")
    return N_("✋ A kuitansi needs a delivery: first say how many came.")


def _ladder(found: Guidance) -> tuple[Line, ...]:
    """That an SPK or a contract is usual, where it is; up to there a kuitansi will do."""
    if found.paper.form in ("note", "kuitansi"):
        return ()
    return (
        message(
            N_("⚠️ For {total} the usual paper is {paper}, with the kuitansi along. Ask the treasurer. ({source})"),
            total=Rupiah(found.total), paper=paper(found), source=rules().ladder.source,
        ),
    )  # fmt: skip


def _stamp(amount: int) -> tuple[Line, ...]:
    law = rules().stamp
    if amount <= law.above:
        return ()
    return (
        message(
            N_("🔖 A stamp (meterai) of {value} is usual above {above}: ask."),
            value=Rupiah(law.value),
            above=Rupiah(law.above),
        ),
    )


async def open_guide(turn: Turn, argument: str) -> None:
    """Paper, stamp and tax of the whole order, for both sides."""
    job = await delivering.find(turn, bare(argument))
    if job is None:
        gone(turn)
        return
    back = Button(message(N_("⬅️ Back")), route(names.ORDER, job.key))
    show(turn, screen_of(guidance(job.offer.total, job.need.kinds, job.need.area), back), argument)

"""Recording, correcting, renewing and removing the papers a producer holds, with their reminders.

The NIB stands in the profile; here its date and photo are kept beside it.
"""

from dataclasses import replace
from datetime import date

from bot.dialog.argument import number_in
from bot.turn import Turn
from domain.form_answers import FormAnswers
from domain.messages import N_, Rejected
from domain.paper_numbers import show
from domain.papers import expiry, rules
from services import certificate_reminders
from storage.certificates import NIB, Certificate
from storage.producers import Producer

MOST = 100
EVERY_PRODUCT = "all"


class Numbered(FormAnswers):
    """A number as stored; `odd`: kept as typed though it does not fit."""

    number: str
    odd: bool = False


class RecordAnswers(FormAnswers):
    """`among`: the papers that may be meant; `product`: id or "all"; `number` None: not known; `renews`: id of the paper that it takes the place of; `id`: of
    the paper that is corrected."""

    paper: str
    among: list[str] | None = None
    id: int | None = None
    renews: int | None = None
    product: str | None = None
    number: Numbered | None = None
    issued: date | None = None
    expires: date | None = None
    photo: str | None = None


class RemovalAnswers(FormAnswers):
    """Whether the paper with this id is really to go ("yes" or "no")."""

    id: str
    paper: str
    sure: str


def reckoned(paper: str, issued: date | None, number: str | None) -> tuple[date, ...]:
    """The ends that rules give: so many years after the date of issue, and what the number itself tells."""
    by_date = expiry(paper, issued)
    by_number = expiry(paper, None, number=number or "")
    return tuple(dict.fromkeys(day for day in (by_date, by_number) if day is not None))


def ends(paper: str) -> bool:
    """Whether papers of this kind come to an end, or may do so for all that anybody could prove."""
    known = rules().papers.get(paper)
    return known is None or known.terms[-1].validity.kind != "none" or not known.terms[-1].validity.is_sure


def as_answers(certificate: Certificate) -> dict[str, object]:
    """A paper in the shape of the form's answers."""
    number = {"number": certificate.number, "odd": certificate.is_odd} if certificate.number else None
    return {
        "id": certificate.id,
        "paper": certificate.paper,
        "product": str(certificate.product_id) if certificate.product_id else EVERY_PRODUCT,
        "number": number,
        "issued": certificate.issued_on.isoformat() if certificate.issued_on else None,
        "expires": certificate.expires_on.isoformat() if certificate.expires_on else None,
        "photo": certificate.photo,
    }


async def _of_answers(turn: Turn, holder: int, answers: RecordAnswers) -> Certificate:
    product = await _own_product(turn, holder, answers.product)
    number = answers.number.number if answers.number else None
    return Certificate(
        paper=answers.paper,
        number=number,
        is_odd=bool(answers.number and answers.number.odd),
        product_id=product,
        issued_on=answers.issued,
        expires_on=answers.expires if ends(answers.paper) else None,
        is_reckoned=answers.expires in reckoned(answers.paper, answers.issued, number),
        photo=answers.photo,
        id=answers.id,
    )


async def _own_product(turn: Turn, holder: int, chosen: str | None) -> int | None:
    if chosen is None or not chosen.isdecimal():
        return None
    product = await turn.store.products.find(holder, int(chosen))
    return product.id if product else None


async def record(turn: Turn, answers: RecordAnswers, of: int | None = None) -> int | None:
    """Write a paper down, or put it in the place of the one it renews. `of`: who holds it, if not the person of the
    turn. Returns its id; None for a NIB that is in the profile alone. Raises Rejected when it is there already."""
    holder = turn.person.id if of is None else of
    certificate = await _of_answers(turn, holder, answers)
    if certificate.paper == NIB:
        return await _record_nib(turn, holder, certificate)
    everything = await turn.store.certificates.of(holder)
    _refuse_doubles(certificate, tuple(one for one in everything if one.id != answers.renews))
    number: int | None
    if answers.renews is not None:
        number = await _renew(turn, holder, answers.renews, certificate)
    else:
        number = await turn.store.certificates.add(holder, certificate, turn.now)
        await _note(turn, holder, "certificate recorded", certificate.paper)
    await certificate_reminders.plan(turn, replace(certificate, id=number), holder)
    return number


async def _renew(turn: Turn, holder: int, old: int, certificate: Certificate) -> int:
    number = await turn.store.certificates.renew(holder, old, certificate, turn.now)
    if number is None:
        raise Rejected(N_("That certificate has been renewed or removed in the meantime."))
    await certificate_reminders.forget(turn, old)
    await _note(turn, holder, "certificate renewed", certificate.paper)
    return number


def _refuse_doubles(certificate: Certificate, held: tuple[Certificate, ...]) -> None:
    if len(held) >= MOST:
        raise Rejected(N_("You already have {most} certificates. Remove one first."), most=MOST)
    if certificate.number is not None and any(_is_same(certificate, one) for one in held):
        raise Rejected(
            N_("The number {number} is recorded already."), number=show(certificate.paper, certificate.number)
        )


def _is_same(one: Certificate, other: Certificate) -> bool:
    """The same number of the same paper, for the same goods."""
    return (one.paper, one.number, one.product_id) == (other.paper, other.number, other.product_id)


async def _record_nib(turn: Turn, holder: int, certificate: Certificate) -> int | None:
    """The number goes into the profile; date and photo into a row of their own."""
    producer = await turn.store.producers.find(holder)
    if producer is None:
        return None
    await _set_nib(turn, producer, certificate.number)
    [before, *_] = await turn.store.certificates.of(holder)
    number = before.id
    if number is not None:
        await turn.store.certificates.change(holder, replace(certificate, id=number), turn.now)
    elif certificate.issued_on or certificate.photo:
        number = await turn.store.certificates.add(holder, certificate, turn.now)
    await certificate_reminders.plan(turn, replace(certificate, id=number), holder)
    await _note(turn, holder, "certificate recorded", NIB)
    return number


async def _set_nib(turn: Turn, producer: Producer, nib: str | None) -> None:
    if (producer.nib_status, producer.nib) == ("have", nib):
        return
    await turn.store.producers.change(replace(producer, nib_status="have", nib=nib), turn.now)
    await turn.store.certificates.nib_changed(producer.person_id, is_held=True, now=turn.now)


async def change(turn: Turn, answers: RecordAnswers) -> None:
    """Correct a paper. Another number or photo has to be verified again. Raises Rejected when it is gone."""
    holder = turn.person.id
    certificate = await _of_answers(turn, holder, answers)
    if certificate.paper == NIB:
        await _record_nib(turn, holder, certificate)
        return
    everything = await turn.store.certificates.of(holder)
    _refuse_doubles(certificate, tuple(one for one in everything if one.id != answers.id))
    if not await turn.store.certificates.change(holder, certificate, turn.now):
        raise Rejected(N_("That certificate is no longer here."))
    await certificate_reminders.plan(turn, certificate)
    await _note(turn, holder, "certificate changed", certificate.paper)


async def remove(turn: Turn, answers: RemovalAnswers) -> bool:
    """Take a paper away if the person is sure; returns whether it is gone."""
    if answers.sure != "yes":
        return False
    if answers.id == NIB:
        return await _remove_nib(turn)
    number = int(answers.id)
    is_gone = await turn.store.certificates.remove(turn.person.id, number, turn.now)
    if is_gone:
        await certificate_reminders.forget(turn, number)
        await _note(turn, turn.person.id, "certificate removed", answers.paper)
    return is_gone


async def _remove_nib(turn: Turn) -> bool:
    producer = await turn.store.producers.find(turn.person.id)
    if producer is None or producer.nib_status != "have":
        return False
    recorded = await find(turn, NIB)
    await turn.store.producers.change(replace(producer, nib_status="none", nib=None), turn.now)
    await turn.store.certificates.nib_changed(turn.person.id, is_held=False, now=turn.now)
    if recorded is not None and recorded.id is not None:
        await certificate_reminders.forget(turn, recorded.id)
    await _note(turn, turn.person.id, "certificate removed", NIB)
    return True


async def done(turn: Turn, paper: str, product: int | None) -> None:
    """A duty that has no number (a right label) is fulfilled; saying so again changes nothing."""
    held = await turn.store.certificates.of(turn.person.id)
    if any(one.paper == paper and one.product_id in (None, product) for one in held):
        return
    await turn.store.certificates.add(turn.person.id, Certificate(paper, product_id=product), turn.now)
    await _note(turn, turn.person.id, "certificate recorded", paper)


async def find(turn: Turn, token: str) -> Certificate | None:
    """The paper of a button: "nib", or the id of one that this person holds. None for others' and forged ones."""
    held = await turn.store.certificates.of(turn.person.id)
    return next((one for one in held if token_of(one) == token), None)


async def held(turn: Turn, paper: str, goods: str = "") -> Certificate | None:
    """The paper of this kind that somebody holds, if there is just one: for these goods ("p12"), or at all."""
    everything = await turn.store.certificates.of(turn.person.id) if turn.person.is_producer else ()
    fitting = [one for one in everything if one.paper == paper and _is_for(one, goods)]
    return fitting[0] if len(fitting) == 1 else None


def _is_for(certificate: Certificate, goods: str) -> bool:
    return certificate.product_id is None or goods in ("", f"p{certificate.product_id}")


async def newer(turn: Turn, token: str) -> Certificate | None:
    """The paper that took the place of the one in an old button."""
    number = await turn.store.certificates.after(turn.person.id, number_in(token))
    return await find(turn, str(number)) if number is not None else None


def token_of(certificate: Certificate) -> str:
    """What names a paper in buttons."""
    return NIB if certificate.paper == NIB else str(certificate.id)


async def _note(turn: Turn, holder: int, action: str, paper: str) -> None:
    await turn.store.audit.add(turn.now, turn.person.id, holder, action, paper=paper)

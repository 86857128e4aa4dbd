"""A coordinator registers neighbours who have no smartphone, keeps their record, and takes it back. Every look and every
change is noted; whoever has come to keep the record themselves is out of reach (`services.neighbour_claims`)."""

from dataclasses import replace

from bot.dialog.argument import number_in
from bot.dialog.screen import Button, Line, Lines, Literal, Screen, route
from bot.turn import Turn
from domain.form_answers import FormAnswers
from domain.messages import N_, Rejected, message
from domain.name_search import fold
from domain.roles import Action, may, scope
from services.own_data import deleting
from services.registration import CONSENT_VERSION, Named, Phoned
from storage.erasures import LETTER, UNUSED
from storage.neighbours import Neighbour
from storage.producers import Producer, Product
from storage.records import Consent

SPOKEN = CONSENT_VERSION + "-lisan"
MISTAKE = "wrong"
"""Why a record was taken back: it should not have been made. Nobody asked for it, so the number may be written down again."""
GONE = N_("That record is not with you any more.")
WITHHELD = N_(
    "The owner of this number once had their data deleted. Do they want to take part again? Then record their yes (voice note or photo), or let them register by themselves."
)
_OWN_NUMBER = N_("That is your own number. Leave it out if they have no phone.")


class Heard(FormAnswers):
    """What proves a spoken consent: Telegram's id of a photo, or the number of a voice note in the coordinator's chat."""

    photo: str | None = None
    message: int | None = None

    @property
    def kept(self) -> str:
        return f"photo:{self.photo}" if self.photo else f"message:{self.message}"


class BusinessAnswers(FormAnswers):
    """`category`: kind id; `desa`: area code; `sells`: names of products."""

    name: Named
    business: str
    category: str
    sells: list[str]
    desa: str
    phone: Phoned | None = None


class NeighbourAnswers(BusinessAnswers):
    witness: str | None = None
    proof: Heard | None = None


class ChangedAnswers(BusinessAnswers):
    """`id`: whose record it is, as the buttons carry it."""

    id: str


def spoken_consent(turn: Turn) -> Lines:
    """What the coordinator reads out. Its very words are stored with the consent."""
    office = Literal(turn.office.name) if turn.office.name else message(N_("the UMKM office"))
    tax = (message(N_("• Not for tax")),) if turn.office.promises_no_tax else ()
    return Lines(
        (
            message(N_("• Your data is used by {office} to tell you of trainings, permits and orders"), office=office),
            message(N_("• Free of charge")),
            *tax,
            message(N_("• No NIK, no KTP photo")),
            message(N_("• I write it down; tell me any time what to change or delete")),
            message(N_("• Once you have a phone you can keep it yourself")),
            message(N_("• It is kept through Telegram, whose servers are abroad")),
        )
    )  # fmt: skip


async def areas(turn: Turn) -> tuple[str, ...]:
    """Where this person may register neighbours."""
    return scope(await turn.store.people.grants(turn.person.id), Action.REGISTER_NEIGHBOURS)


async def find(turn: Turn, number: str) -> Neighbour | None:
    """One in this coordinator's care, by whatever a button carries."""
    return await turn.store.neighbours.find(turn.person.id, await areas(turn), number_in(number))


async def register(turn: Turn, answers: NeighbourAnswers) -> int:
    """Write a neighbour down with their consent; returns the record's number. Raises `Rejected` for a place beyond the
    coordinator's area, and for the coordinator's own number."""
    await _check(turn, answers)
    await _welcome_back(turn, answers)
    number = await turn.store.people.add_without_chat(turn.texts.language, turn.now)
    consent = Consent(
        SPOKEN, turn.texts.language, turn.texts.plain(spoken_consent(turn)), recorded_by=turn.person.id,
        witness=answers.witness, proof=answers.proof.kept if answers.proof else None,
    )  # fmt: skip
    await turn.store.consents.add(number, consent, turn.now)
    await turn.store.producers.add(_producer(number, answers), turn.now)
    await turn.store.products.add(number, tuple(Product(name) for name in answers.sells), turn.now)
    await turn.store.neighbours.add(number, turn.person.id, turn.now)
    await turn.store.audit.add(turn.now, turn.person.id, number, "neighbour registered")
    await _tell_owner(turn, answers)
    return number


async def change(turn: Turn, answers: ChangedAnswers) -> None:
    """Save what differs. Raises `Rejected` when the record is not with this coordinator any more."""
    one = await find(turn, answers.id)
    before = await turn.store.producers.find(one.person_id) if one else None
    if one is None or before is None:
        raise Rejected(GONE)
    await _check(turn, answers)
    if await is_withheld(turn, answers.phone):
        raise Rejected(WITHHELD)
    after = replace(
        _producer(one.person_id, answers),
        nib_status=before.nib_status,
        nib=before.nib,
        turnover=before.turnover,
    )
    changed = [name for name in Producer.__slots__ if getattr(before, name) != getattr(after, name)]
    if changed:
        await turn.store.producers.change(after, turn.now)
    if await _change_products(turn, one.person_id, answers.sells):
        changed.append("products")
    if changed:
        await turn.store.audit.add(
            turn.now, turn.person.id, one.person_id, "neighbour changed", fields=changed
        )


async def withdraw(turn: Turn, one: Neighbour, reason: str) -> None:
    """The record is taken back: they are forgotten like anybody who asks for it, and so is the card that lies open here."""
    await turn.store.audit.add(turn.now, turn.person.id, one.person_id, "neighbour withdrawn", reason=reason)
    await deleting.forget(turn, one.person_id, UNUSED if reason == MISTAKE else LETTER)
    turn.dialog, turn.offer, turn.offers = None, None, None


async def _check(turn: Turn, answers: BusinessAnswers) -> None:
    grants = await turn.store.people.grants(turn.person.id)
    if not may(grants, Action.REGISTER_NEIGHBOURS, answers.desa):
        raise Rejected(N_("That place is not in your area."))
    mine = await turn.store.producers.find(turn.person.id)
    if mine and answers.phone and mine.phone == answers.phone.number:
        raise Rejected(_OWN_NUMBER)


async def is_withheld(turn: Turn, phone: Phoned | None) -> bool:
    """Whether the owner of this number had their data deleted: nobody writes them down again behind their back."""
    return phone is not None and bool(await turn.store.withheld.among((phone.number,)))


async def _welcome_back(turn: Turn, answers: NeighbourAnswers) -> None:
    if answers.phone is None or not await is_withheld(turn, answers.phone):
        return
    if answers.proof is None:
        raise Rejected(WITHHELD)
    await turn.store.withheld.lift(answers.phone.number)


async def _change_products(turn: Turn, person: int, names: list[str]) -> bool:
    """From now on exactly these; what stays keeps its price and photo."""
    before = {fold(product.name): product for product in await turn.store.products.of(person)}
    wanted = {fold(name): name for name in names}
    gone = [product.id for key, product in before.items() if key not in wanted and product.id is not None]
    fresh = tuple(Product(name) for key, name in wanted.items() if key not in before)
    for product_id in gone:
        await turn.store.products.remove(person, product_id, turn.now)
    await turn.store.products.add(person, fresh, turn.now)
    return bool(gone or fresh)


async def _tell_owner(turn: Turn, answers: NeighbourAnswers) -> None:
    """Whoever has proven to own this number learns that somebody wrote it down, and may fetch the record."""
    number = answers.phone.number if answers.phone else ""
    owner_id = await turn.store.producers.of_verified_phone(number) if number else None
    owner = await turn.store.people.reachable(owner_id) if owner_id else None
    if owner is not None:
        heard = message(
            N_("📇 A coordinator has just written down a business with your phone number. Is it yours?")
        )
        turn.tell(owner, Screen((heard,), ((Button(message(N_("📇 Have a look")), route("claim")),),)))


def summary(one: Neighbour) -> Line:
    """ "Emping Bu Karmi (Karmi Lestari)" """
    return message(N_("{business} ({name})"), business=Literal(one.business), name=Literal(one.name))


def _producer(number: int, answers: BusinessAnswers) -> Producer:
    return Producer(
        number, answers.name.name, answers.name.honorific, answers.business, answers.category, answers.desa,
        answers.phone.number if answers.phone else None, phone_verified=False, nib_status="unknown", nib=None,
        turnover=None,
    )  # fmt: skip

"""Registering a producer and keeping their profile: consent, the business, the first products."""

from bot.dialog.screen import Line, Lines, Literal, Written
from bot.turn import Turn
from domain.form_answers import FormAnswers
from domain.messages import N_, Message, message
from services import menus
from storage.producers import Producer, Product
from storage.records import Consent

CONSENT_VERSION = "2026-11-28"


class Named(FormAnswers):
    name: str
    honorific: str | None = None


class Phoned(FormAnswers):
    """E.164; `verified`: Telegram vouches that it is the person's own number."""

    number: str
    verified: bool


class ProfileAnswers(FormAnswers):
    """`category`: kind id; `desa`: area code; `nib`: 13 digits, "none" or "unknown"; `turnover`: band id."""

    name: Named
    business: str
    category: str
    kecamatan: str
    desa: str
    phone: Phoned
    nib: str
    turnover: str | None = None


class RegistrationAnswers(ProfileAnswers):
    sells: list[str]


def consent_text(turn: Turn) -> Lines:
    """What a person agrees to, in their language. Its very words are stored with the consent."""
    office = Literal(turn.office.name) if turn.office.name else message(N_("the UMKM office"))
    tax = (message(N_("• Not for tax")),) if turn.office.promises_no_tax else ()
    return Lines(
        (
            message(N_("Before we start, this is your right to know:")),
            message(
                N_("• Your data is used by {office} to tell you of trainings, permits and orders"),
                office=office,
            ),
            message(N_("• Free of charge")),
            *tax,
            message(N_("• No NIK, no KTP photo")),
            message(N_("• See and change it any time with /profil, delete it with /hapusdata")),
            message(N_("• Messages pass through Telegram, whose servers are abroad")),
        )
    )


async def agree(turn: Turn) -> None:
    """Store that this person agreed, to which version, and in which words."""
    person = await turn.known_person()
    consent = Consent(CONSENT_VERSION, turn.texts.language, turn.texts.plain(consent_text(turn)))
    await turn.store.consents.add(person.id, consent, turn.now)


async def register(turn: Turn, answers: RegistrationAnswers) -> None:
    """Save the business with its first products, and say what comes next."""
    person = await turn.known_person()
    if await turn.store.producers.find(person.id) is not None:
        await change_profile(turn, answers)
        return
    await turn.store.producers.add(_producer(person.id, answers), turn.now)
    await turn.store.products.add(person.id, tuple(Product(name) for name in answers.sells), turn.now)
    await turn.store.withheld.lift(answers.phone.number)
    await turn.store.audit.add(turn.now, person.id, person.id, "registered")
    await turn.become_producer()
    await menus.refresh_own(turn)
    turn.say(
        message(N_("🎉 Done, {name}! {business} is registered."), name=address(answers.name.name, answers.name.honorific), business=answers.business),
        message(N_("Next: add price and photo to your products, so that buyers find them. Tap “🧺 My products”.")),
        home=True,
    )  # fmt: skip


async def profile(turn: Turn) -> Producer | None:
    return await turn.store.producers.find(turn.person.id)


def as_answers(producer: Producer) -> dict[str, object]:
    """A saved profile in the shape of the form's answers."""
    return {
        "name": {"name": producer.name, "honorific": producer.honorific},
        "business": producer.business,
        "category": producer.category,
        "kecamatan": producer.area.rpartition(".")[0],
        "desa": producer.area,
        "phone": producer.phone and {"number": producer.phone, "verified": producer.phone_verified},
        "nib": producer.nib or producer.nib_status,
        "turnover": producer.turnover,
    }


async def change_profile(turn: Turn, answers: ProfileAnswers) -> None:
    """Save what differs, and note which fields were changed."""
    before = await turn.store.producers.find(turn.person.id)
    after = _producer(turn.person.id, answers)
    changed = [name for name in Producer.__slots__ if getattr(before, name, None) != getattr(after, name)]
    if before is None or not changed:
        return
    await turn.store.producers.change(after, turn.now)
    await turn.store.withheld.lift(answers.phone.number)
    if {"nib", "nib_status"}.intersection(changed):
        is_held = after.nib_status == "have"
        await turn.store.certificates.nib_changed(turn.person.id, is_held=is_held, now=turn.now)
    await turn.store.audit.add(turn.now, turn.person.id, turn.person.id, "profile changed", fields=changed)


def address(name: str, honorific: str | None) -> Line:
    """How to call somebody: "Ibu Siti", "Bapak Budi", or the plain name."""
    title: dict[str | None, str] = {"ibu": N_("Ms {name}"), "bapak": N_("Mr {name}")}
    return Message(title[honorific], {"name": name}) if honorific in title else Literal(name)


def _producer(person_id: int, answers: ProfileAnswers) -> Producer:
    has_nib = answers.nib.isdecimal()
    return Producer(
        person_id=person_id,
        name=answers.name.name,
        honorific=answers.name.honorific,
        business=answers.business,
        category=answers.category,
        area=answers.desa,
        phone=answers.phone.number,
        phone_verified=answers.phone.verified,
        nib_status="have" if has_nib else answers.nib,
        nib=answers.nib if has_nib else None,
        turnover=answers.turnover,
    )


def you(honorific: str | None) -> Written:
    """How a producer is called where a shop stands beside them: "toko: 26, Ibu: 30"."""
    return Written({"ibu": "Ibu", "bapak": "Bapak"}.get(honorific or "", "Ibu/Bapak"), "you")

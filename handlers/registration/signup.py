"""/daftar: consent first; where records wait for their owners the phone number next, else the questions at once."""

from bot.conversation import Conversation, Entry, begin
from bot.dialog.fields import PhoneNumber
from bot.dialog.form import Form, Step
from bot.turn import Turn
from domain.areas import parse_code
from domain.form_answers import FormAnswers
from domain.messages import N_, message
from handlers.registration.business import REGISTRATION, ask_business
from handlers.registration.claim import offer
from handlers.registration.consent import AGREED, consent_facts
from services import claiming, registration
from services.registration import Phoned


class ConsentAnswers(FormAnswers):
    agreed: str
    area: str = ""


class ContactAnswers(FormAnswers):
    area: str = ""
    phone: Phoned | None = None


async def start(turn: Turn, area: str = "") -> None:
    """Ask for consent, then register; `area` (from a poster's link) answers the question of place beforehand."""
    if turn.person.is_producer:
        turn.say(message(N_("You are registered already. Your data is under “👤 My profile”.")), home=True)
        return
    preset = parse_code(area) or ""
    await begin(turn, CONSENT, {"area": preset})


async def _consented(turn: Turn, answers: ConsentAnswers) -> None:
    if answers.agreed != "yes":
        turn.say(
            message(N_("That is fine. Nothing was saved. You can register any time with /daftar.")), home=True
        )
    elif await claiming.is_worth_asking(turn.store):
        await begin(turn, CONTACT, {"area": answers.area})
    else:
        await registration.agree(turn)
        await ask_business(turn, {"area": answers.area})


async def _contacted(turn: Turn, answers: ContactAnswers) -> None:
    """A number that Telegram vouches for may be that of a record; one that was typed is only a number."""
    phone = answers.phone
    known = {"area": answers.area, **({"phone": phone.model_dump()} if phone else {})}
    if phone and phone.verified and await offer(turn, phone.number, known):
        return
    await registration.agree(turn)
    await ask_business(turn, known)


CONSENT = Form(
    name="consent",
    version=1,
    title=N_("your registration"),
    steps=(AGREED,),
    given=("area",),
    answers=ConsentAnswers,
    load=consent_facts,
    finish=_consented,
)

CONTACT = Form(
    name="contact_first",
    version=1,
    title=N_("your registration"),
    steps=(
        Step(
            "phone", N_("Phone"), N_("First your phone number, please. Tap the button below."),
            PhoneNumber(), optional=True,
            why=N_("Perhaps an officer or coordinator has written your business down already: then you need not type it again."),
        ),
    ),
    given=("area",),
    answers=ContactAnswers,
    finish=_contacted,
)  # fmt: skip

CONVERSATION = Conversation(
    entries=(Entry(("daftar", "register"), start, N_("Register your business"), intents=("register",)),),
    forms=(CONSENT, CONTACT, REGISTRATION),
    routes={"register": start},
)

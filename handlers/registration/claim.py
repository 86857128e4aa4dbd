"""/klaim and slips (`?start=c_…`): "is this your business?", and the record that somebody wrote down is its owner's."""

from typing import Any

from bot.conversation import Conversation, Entry, begin
from bot.dialog.event import Said, SharedContact
from bot.dialog.form import Answers, Form
from bot.turn import Turn
from domain.form_answers import FormAnswers
from domain.messages import N_, Rejected, message
from domain.phone import shared
from handlers.registration.business import ask_business
from handlers.registration.claim_steps import (
    AGREE_TO_CLAIM,
    HOW,
    OWN_PHONE,
    PROOF,
    YOURS,
    ProofAnswers,
    six_digits,
)
from handlers.registration.consent import consent_facts
from services import claiming, registration
from services.claiming import Proof
from services.claims import Held
from services.registration import Phoned


class ClaimAnswers(FormAnswers):
    """`claims`: records to ask about, one after the other, as "source:number"; `ticket`, `number`: the proof. `known`:
    what was told in a registration that has begun, None outside of one."""

    claims: list[str]
    ticket: int = 0
    number: str = ""
    known: dict[str, Any] | None = None
    registered: bool = False
    yours: str
    how: str = ""
    agreed: str = ""
    phone: Phoned | None = None


async def open_claim(turn: Turn, _argument: str = "") -> None:
    """By the number of a registered producer that Telegram vouched for, or else by asking for a proof."""
    mine = await registration.profile(turn)
    if mine and mine.phone and mine.phone_verified and await offer(turn, mine.phone):
        return
    await begin(turn, PROOF_FORM)


async def open_slip(turn: Turn, token: str) -> None:
    """The link of a slip."""
    found = await claiming.by_link(turn, token)
    if found is None:
        turn.say(
            message(N_("This slip has been used or is too old. Please ask your coordinator for a new one."))
        )
        return
    await _ask(turn, (found[0],), found[1])


async def offer(turn: Turn, number: str, known: dict[str, Any] | None = None) -> bool:
    """Ask about the records that wait for the owner of this number, who has just proven it. False: there are none."""
    found = await claiming.with_phone(turn.store, number)
    if found:
        await _ask(turn, found, Proof(number=number), known)
    return bool(found)


async def _ask(
    turn: Turn, found: tuple[Held, ...], proof: Proof, known: dict[str, Any] | None = None
) -> None:
    given = {
        "claims": [f"{held.source}:{held.id}" for held in found], "ticket": proof.ticket, "number": proof.number,
        "known": known, "registered": turn.person.is_producer,
    }  # fmt: skip
    await begin(turn, CLAIM, given)


async def _proven(turn: Turn, answers: ProofAnswers) -> None:
    if answers.proof.number:
        if not await offer(turn, answers.proof.number):
            turn.say(
                message(N_("There is no record with your number. You can register with /daftar.")), home=True
            )
        return
    if not await turn.store.claim_tickets.may_try(turn.person.chat_id, turn.now):
        turn.say(
            message(
                N_(
                    "That was wrong too often. Please try again tomorrow, or ask your coordinator for the link."
                )
            )
        )
        return
    found = await claiming.by_code(turn, answers.proof.code, answers.name or "")
    if found is None:
        turn.say(
            message(
                N_(
                    "No record fits that code and name. Please look at the slip again, or ask your coordinator."
                )
            ),
            home=True,
        )
        return
    await _ask(turn, (found[0],), found[1])


async def _decided(turn: Turn, answers: ClaimAnswers) -> None:
    held = await _first(turn, answers.claims)
    if answers.yours != "yes" or answers.how == "apart":
        await _not_this(turn, answers)
    elif held is None:
        raise Rejected(claiming.GONE)
    elif answers.registered:
        await claiming.merge(turn, held, Proof(answers.ticket, answers.number))
        await _next(turn, answers)
    elif answers.known is None and answers.agreed != "yes":
        turn.say(message(N_("That is fine. Nothing was changed.")), home=True)
    else:
        await _adopt(turn, held, answers)


async def _adopt(turn: Turn, held: Held, answers: ClaimAnswers) -> None:
    phone = Phoned(number=answers.number, verified=True) if answers.number else answers.phone
    known = await claiming.adopt(turn, held, Proof(answers.ticket, answers.number), phone)
    await registration.agree(turn)
    if known is not None:
        number = {"phone": phone.model_dump()} if phone else {}
        await ask_business(turn, {**(answers.known or {}), **known, **number})
    else:
        await _next(turn, answers)


async def _not_this(turn: Turn, answers: ClaimAnswers) -> None:
    if len(answers.claims) > 1:
        await _next(turn, answers)
    elif answers.known is not None and not turn.person.is_producer:
        await registration.agree(turn)
        await ask_business(turn, answers.known)
    else:
        turn.say(message(N_("That is fine. Nothing was changed.")), home=True)


async def _next(turn: Turn, answers: ClaimAnswers) -> None:
    """Another record with the same number, if there is one."""
    rest = [held for one in answers.claims[1:] if (held := await _first(turn, [one]))]
    if rest:
        await _ask(turn, tuple(rest), Proof(number=answers.number), answers.known)


async def _first(turn: Turn, claims: list[str]) -> Held | None:
    source, _, number = claims[0].partition(":")
    return await claiming.find(turn.store, source, int(number))


async def _facts(turn: Turn, answers: Answers) -> dict[str, Any]:
    mine = await registration.profile(turn)
    return {
        **await consent_facts(turn),
        "held": await _first(turn, list(answers["claims"])),
        "mine": mine.business if mine else "",
    }


async def _hears(turn: Turn) -> bool:
    """A contact of one's own, or six digits, without having been asked for."""
    told = turn.event
    if isinstance(told, SharedContact) and told.is_own:
        return await offer(turn, shared(told.phone))
    if isinstance(told, Said) and not turn.person.is_producer and (code := six_digits(told.text)):
        await begin(turn, PROOF_FORM, {"proof": {"code": code}})
        return True
    return False


PROOF_FORM = Form(
    name="claim_proof",
    version=1,
    title=N_("fetching your data"),
    steps=PROOF,
    answers=ProofAnswers,
    finish=_proven,
)

CLAIM = Form(
    name="claim",
    version=1,
    title=N_("fetching your data"),
    steps=(YOURS, HOW, AGREE_TO_CLAIM, OWN_PHONE),
    given=("claims", "ticket", "number", "known", "registered"),
    answers=ClaimAnswers,
    load_for=_facts,
    finish=_decided,
)

CONVERSATION = Conversation(
    entries=(
        Entry(("klaim", "claim"), open_claim, N_("My business was written down before"), intents=("claim",)),
    ),
    forms=(PROOF_FORM, CLAIM),
    routes={"claim": open_claim},
    links={claiming.PREFIX: open_slip},
    hears=_hears,
)

"""/kebutuhan, a new need: at most eight short questions, or one sentence, then a card with papers and taxes to expect."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from bot.conversation import begin
from bot.dialog.amount_fields import Amount, rupiah
from bot.dialog.event import Said
from bot.dialog.fields import Choice, Text
from bot.dialog.form import Answers, Context, Form, Option, Step
from bot.dialog.room import Extra
from bot.dialog.screen import Line, Literal
from bot.turn import Turn
from domain.areas import zone
from domain.clip import clipped
from domain.messages import N_, Message, Rejected, message
from domain.procurement import asking
from domain.procurement.need import default_deadline
from domain.procurement.splitting import wants_to_split
from domain.procurement.talk import HeardNeed, kecamatan_in, need_in, need_of
from domain.spoken import clean
from handlers.procurement import desk_card, rhythm
from handlers.procurement.common import not_theirs, number_of
from handlers.procurement.fields import (
    NO_PAPERS,
    NO_SPLITTING,
    AmountField,
    ItemField,
    PapersField,
    also,
    area_options,
    kind_options,
    opened,
    understood_area,
    understood_kind,
)
from handlers.procurement.guide import remarks_on
from handlers.when_field import WhenField, opening
from services.procurement import desk, posting, words
from services.procurement.posting import MONTHLY, NeedAnswers

_PLACE_LIMIT, _SHOWN = 120, 22


async def post(turn: Turn, argument: str = "") -> None:
    """A new need; what was said with the command fills in as much as it tells."""
    said = argument if isinstance(turn.event, Said) else ""
    if said and wants_to_split(said):
        turn.say(message(NO_SPLITTING))
        return
    heard = (need_in(said, turn.today) or need_of(said, turn.today)) if said else None
    await begin_with(turn, heard)


async def post_lot(turn: Turn, _argument: str = "") -> None:
    """Monthly supply of an industry or offtaker, which several makers give together."""
    await begin(turn, POST, {"rhythm": MONTHLY})


async def begin_with(turn: Turn, heard: HeardNeed | None) -> None:
    """The form with what a sentence said."""
    if heard is None:
        await begin(turn, POST)
        return
    answers = {"item": heard.item, **also(heard)}
    ahead = {"when": opening(heard.when)} if heard.when is not None and "when" not in answers else {}
    await begin(turn, POST, answers, ahead=ahead)


async def again(turn: Turn, argument: str) -> None:
    """The same once more: only the day is asked."""
    need = await desk.find(turn, number_of(argument))
    if need is None:
        not_theirs(turn)
        return
    await begin(turn, POST, posting.as_answers(need))


async def hears(turn: Turn) -> bool:
    """ "Butuh 150 snack box jumat depan" of somebody who may post needs; the wish to split a purchase, of anybody."""
    text = turn.event.text if isinstance(turn.event, Said) else ""
    if text and wants_to_split(text):
        turn.say(message(NO_SPLITTING))
        return True
    heard = need_in(text, turn.today) if text else None
    if heard is None or not await desk.grants(turn):
        return False
    await begin_with(turn, heard)
    return True


async def _load(turn: Turn) -> Mapping[str, Any]:
    reach = await posting.home(turn)
    return {"now": turn.now, "zone": zone(reach), "reach": reach}


async def _load_for(turn: Turn, answers: Answers) -> Mapping[str, Any]:
    """Whether the buyer's other needs of that day come over a limit together with this one."""
    if not all(answers.get(name) for name in ("kind", "quantity", "when", "area", "budget", "payment")):
        return {}
    return {"crossed": await posting.crossed_by(turn, answers)}


def _kind(context: Context) -> str | None:
    found = asking.kinds_of(str(context.answers.get("item", "")))
    return found[0] if len(found) == 1 else None


def _area(context: Context) -> str | None:
    return kecamatan_in(str(context.answers.get("place", "")), str(context.facts["reach"]))


def _papers(context: Context) -> str | None:
    kinds = tuple(str(context.answers.get("kind", "")).split(","))
    return ",".join(asking.proposed(kinds, context.facts["today"])) or NO_PAPERS


def usual_deadline(context: Context) -> dict[str, Any] | None:
    """The usual one, as shown on the card, where it can be changed."""
    where = ZoneInfo(str(context.facts["zone"]))
    at = datetime.fromisoformat(context.answers["when"]["start"]).replace(tzinfo=where)
    usual = default_deadline(at, context.facts["now"]).astimezone(where)
    return {"start": f"{usual:%Y-%m-%dT%H:%M}", "end": None}


def _spec(text: str) -> str:
    spec = clean(text)
    if len(spec) < 3 or spec.startswith("/"):
        raise Rejected(N_("What must it be like? For example: sarung tangan katun 8 benang, per lusin."))
    return spec[:400]


def _payments(_context: Context) -> list[Option]:
    return [Option(Message(text), one) for one, text in words.PAYMENTS.items()]


def where_to(text: str) -> str:
    """The place of a delivery. Raises Rejected."""
    place = clean(text).strip(" .,;")
    if len(place) < 3 or place.startswith("/") or not any(one.isalpha() for one in place):
        raise Rejected(N_("Where to? For example: Dinas Kesehatan, Jl. Slamet Riyadi, Batang."))
    return place[:_PLACE_LIMIT]


def _short(words: str) -> Line:
    return Literal(clipped(words, _SHOWN))


def _remarks(context: Context) -> tuple[Line | Extra, ...]:
    return tuple(Extra(line) for line in remarks_on(context.answers, context.facts.get("crossed")))


async def _saved(turn: Turn, answers: NeedAnswers) -> None:
    need = await posting.post(turn, answers)
    note = message(N_("📣 Posted. Makers who fit are asked now, the longest waiting first."))
    await desk_card.show_need(turn, need, note, anew=True)


_STEPS = (
    Step(
        "item", N_("Goods"), N_("What do you need? You may write it in one line: 150 snack box Jumat jam 9 di Dinkes maks 15rb"),
        ItemField(), asks_again=("kind", "papers"), asks=rhythm.ask_item,
    ),
    Step(
        "kind", N_("Kind"), N_("Who makes such things? Tap the kind."), Choice(kind_options, understand=understood_kind),
        known=_kind, asks_again=("papers",),
    ),
    Step(
        "rhythm", N_("How often"), N_("Once, or every month?"), Choice(rhythm.rhythms), known=rhythm.once,
        asks_again=("quantity", "months", "spec"),
    ),
    Step("quantity", N_("How many"), N_("How many? For example: 150 kotak"), AmountField(), asks=rhythm.ask_quantity),
    Step(
        "months", N_("How long"), N_("For how many months?"),
        Choice(rhythm.months, columns=3, understand=rhythm.other_months, refusal=N_("Please write 2 to 24 months, for example: 6.")),
        when=rhythm.is_monthly,
    ),
    Step(
        "spec", N_("Specification"), N_("What must it be like? Size, material, quality, packing."), Text(_spec, _short), optional=True,
        when=rhythm.is_monthly,
    ),
    Step(
        "when", N_("When"), N_("When must it be there? For example: besok jam 9, or 4 Desember 09.00"), WhenField(),
        asks_again=("deadline",), asks=rhythm.ask_when,
    ),
    Step(
        "place", N_("Where to"), N_("Where to? For example: Dinas Kesehatan, Jl. Slamet Riyadi, Batang"), Text(where_to, _short),
        asks_again=("area",),
    ),
    Step(
        "area", N_("Kecamatan"), N_("In which kecamatan is that?"), Choice(area_options, understand=understood_area),
        known=_area,
    ),
    Step(
        "budget", N_("Price limit"), N_("What may one cost at most? For example: 15rb"), Amount(rupiah, words.money), optional=True,
        skip=N_("⏭ They name it"),
    ),
    Step(
        "papers", N_("Papers"), N_("Which papers must makers have? Tap, then “Done”."), PapersField(), known=_papers,
        opens=opened,
    ),
    Step("payment", N_("Payment"), N_("How do you pay?"), Choice(_payments, columns=1)),
    Step(
        "deadline", N_("Answer by"), N_("Until when may makers answer? For example: besok jam 12"), WhenField(), known=usual_deadline,
    ),
)  # fmt: skip

POST = Form(
    name="post_need", version=2, title=N_("your need"), steps=_STEPS, answers=NeedAnswers, finish=_saved, load=_load,
    load_for=_load_for, card=N_("🛒 Is everything right?"), save=N_("📣 Post it"), remarks=_remarks,
    own=frozenset({"procurement"}),
)  # fmt: skip

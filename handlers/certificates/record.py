"""Writing a paper down: which one, for what, its number, its days, a photo. Also renewing and correcting one."""

from collections.abc import Mapping
from contextlib import suppress
from typing import Any

from bot.conversation import begin
from bot.dialog.day_field import Day, today
from bot.dialog.fields import Choice, Photo
from bot.dialog.form import Answers, Context, Form, Option, Step, Value
from bot.dialog.number_field import NumberField, OrUnknown, asked_number
from bot.dialog.screen import Button, Line, Screen, route
from bot.turn import Turn
from domain.dates import Lean
from domain.messages import N_, Rejected, message
from domain.paper_numbers import NO_NUMBER, looks_like, numbering, read_number
from domain.paper_talk.questions import read_question
from domain.papers import rules
from handlers.certificates import words as w
from handlers.certificates.fields import EndField
from handlers.certificates.words import clipped, labelled, paper_name
from services import certificates, papers
from services.certificates import EVERY_PRODUCT, RecordAnswers
from storage.certificates import NIB, Certificate

_COMMON = (
    "nib",
    "spp_irt",
    "halal_sd",
    "halal_reg",
    "bpom_md",
    "merek",
    "slhs",
    "hsp",
    "kosmetik",
    "jamu_tr",
    "barcode",
    "npwp",
)


async def record(turn: Turn, argument: str = "") -> None:
    """Begin to write one down; the argument may name the paper and, after a dot, the product."""
    paper, _, token = argument.partition(".")
    known: dict[str, Any] = {"paper": paper} if paper in _recordable() else {}
    goods = await papers.find(turn, token) if known and token else None
    if goods is not None and goods.product_id is not None and _is_per_product(known):
        known["product"] = str(goods.product_id)
    await begin(turn, RECORD, known)


async def record_said(turn: Turn, meant: tuple[str, ...], text: str) -> None:
    """ "pirt saya sudah jadi, 2063325010123-27": begin with the number taken from the words."""
    by_number = looks_like(text)
    paper = next((one for one in meant if by_number is not None and one == by_number.id), meant[0])
    known: dict[str, Any] = (
        {"paper": paper} if len(meant) == 1 or paper != meant[0] else {"among": list(meant)}
    )
    with suppress(Rejected):
        written = text if numbering(paper).mark else _longest_with_digits(text)
        known["number"] = {"number": read_number(paper, written).stored, "odd": False}
    await begin(turn, RECORD, known)


def _longest_with_digits(text: str) -> str:
    """ "catat slhs 440/12/2026": the word that may be a number of no known form."""
    words = [word for word in text.split() if any(character.isdecimal() for character in word)]
    return max(words, key=len, default="")


async def renew(turn: Turn, certificate: Certificate) -> None:
    """Begin the paper that takes the place of this one: same paper, same product."""
    product = str(certificate.product_id) if certificate.product_id else EVERY_PRODUCT
    known = {"paper": certificate.paper, "product": product, "renews": certificate.id}
    note = message(
        N_("🔄 Now the new {paper}. The old one is kept as history."), paper=paper_name(certificate.paper)
    )
    await begin(turn, RECORD, known, note)


async def edit(turn: Turn, certificate: Certificate) -> None:
    await begin(turn, CHANGE, certificates.as_answers(certificate))


def _recordable() -> tuple[str, ...]:
    """Papers somebody can hold, the usual ones first. A duty such as the label is ticked, not recorded."""
    known = [paper for paper in rules().papers if paper not in NO_NUMBER]
    first = [paper for paper in _COMMON if paper in known]
    return (*first, *(paper for paper in known if paper not in first))


async def _loaded(turn: Turn) -> Mapping[str, Any]:
    own = await turn.store.products.of(turn.person.id)
    return {"products": {str(product.id): product.name for product in own}}


def _papers(context: Context) -> list[Option]:
    return [Option(labelled(paper), paper) for paper in context.answers.get("among") or _recordable()]


def _paper_in_words(text: str, _context: Context) -> Value | None:
    said = read_question(text, {}).paper
    paper = {"bpom": "bpom_md", "halal": "halal_sd"}.get(said or "", said)
    return Value(paper) if paper in _recordable() else None


def _products(context: Context) -> list[Option]:
    own = [Option(clipped(name), number) for number, name in context.facts["products"].items()]
    return [Option(message(N_("🧺 All my products")), EVERY_PRODUCT), *own]


def _product_in_words(text: str, context: Context) -> Value | None:
    said = text.casefold()
    own = context.facts["products"].items()
    return next((Value(number) for number, name in own if name.casefold() == said), None)


def _only_product(context: Context) -> str | None:
    return EVERY_PRODUCT if len(context.facts["products"]) < 2 else None


def _is_per_product(answers: Answers) -> bool:
    paper = rules().papers.get(str(answers.get("paper")))
    return paper is not None and paper.per_product


def _is_public(answers: Answers) -> bool:
    """A photo of a tax card shows more than anybody needs to see."""
    return not numbering(str(answers.get("paper"))).is_personal


def _ends(answers: Answers) -> bool:
    return certificates.ends(str(answers.get("paper")))


_PAPER = Step(
    "paper", N_("Paper"), N_("Which paper do you have? Tap it, or write its name."),
    Choice(_papers, understand=_paper_in_words), asks_again=("product", "number", "issued", "expires"),
)  # fmt: skip
_PRODUCT = Step(
    "product", N_("For"), N_("Which product is it for?"), Choice(_products, columns=1, understand=_product_in_words),
    when=_is_per_product, known=_only_product,
)  # fmt: skip
_NUMBER = Step(
    "number", N_("Number"), N_("What number stands on it? Write it just as printed."), OrUnknown(NumberField()),
    asks=asked_number, optional=True, skip=N_("🤷 I don't know"), asks_again=("expires",),
)  # fmt: skip
_ISSUED = Step(
    "issued", N_("Issued"), N_("When was it issued? For example: 12 March 2024"),
    OrUnknown(Day(Lean.PAST, quick=(0, -1), not_after=today)), optional=True, skip=N_("🤷 I don't know"),
    asks_again=("expires",),
)  # fmt: skip
_EXPIRES = Step(
    "expires", N_("Valid until"), N_("Until when is it valid? Tap, or write the date printed on it."),
    OrUnknown(EndField()), optional=True, skip=N_("🤷 I don't know"), when=_ends,
    why=N_("So that we remind you in good time."),
)  # fmt: skip
_PHOTO = Step(
    "photo", N_("Photo"), N_("Send a photo of it: tap the paperclip 📎."), Photo(), optional=True, when=_is_public,
    why=N_("So that an officer can compare it."),
)  # fmt: skip


def _remarks(context: Context) -> tuple[Line, ...]:
    parts = []
    if (context.answers.get("number") or {}).get("odd"):
        parts.append(message(N_("⚠️ The number is kept as written; an officer will look at it.")))
    if not _is_public(context.answers):
        parts.append(message(N_("🔒 Of this number only the last four digits are kept.")))
    return tuple(parts)


async def _record(turn: Turn, answers: RecordAnswers) -> None:
    number = await certificates.record(turn, answers)
    token = NIB if answers.paper == NIB else str(number)
    said = (
        message(N_("🔄 {paper} is renewed. We remind you in time."), paper=paper_name(answers.paper))
        if answers.renews
        else message(N_("💾 {paper} is recorded."), paper=paper_name(answers.paper))
    )
    waits = message(N_("It waits for an officer to compare it. You need not do anything."))
    rows = (
        (Button(message(N_("📜 See it")), route("certificate", token)),),
        (
            Button(message(N_("📂 All of mine")), route("certificates")),
            Button(message(N_("➕ Another one")), route("record_paper")),
        ),
    )
    w.show(turn, Screen((said, waits), rows), anew=True)


RECORD = Form(
    name="record_certificate", version=1, title=N_("your certificate"),
    steps=(_PAPER, _PRODUCT, _NUMBER, _ISSUED, _EXPIRES, _PHOTO), answers=RecordAnswers, load=_loaded,
    finish=_record, given=("id", "renews", "among"), card=N_("Please check. Is everything right?"), photo="photo",
    remarks=_remarks,
)  # fmt: skip
CHANGE = Form(
    name="certificate", version=1, title=N_("your certificate"),
    steps=(_PRODUCT, _NUMBER, _ISSUED, _EXPIRES, _PHOTO), answers=RecordAnswers, load=_loaded,
    finish=certificates.change, given=("id", "paper", "renews", "among"), card=N_("📜 Your certificate. Tap a line to change it."),
    photo="photo", live=True, remarks=_remarks,
)  # fmt: skip

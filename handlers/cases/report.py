"""/lapor: what it is about, then the shortest way to say it – a question at once, a complaint with its evidence."""

from bot.conversation import ASK_OFFICER, Conversation, Entry, begin
from bot.dialog.argument import number_in
from bot.dialog.event import Said
from bot.dialog.screen import Button, Literal, Screen, Written, route
from bot.turn import Turn
from domain.cases.model import KIND_ICONS, KIND_NAMES, Kind
from domain.cases.talk import kind_in
from domain.intents import guess
from domain.messages import N_, Message, message
from domain.papers import rules
from handlers.cases import forms
from services import papers
from services.cases import words
from services.consignment import bills

REPORT, REFUSED, LATE = "report_case", "case_refused", "case_late"
_QUESTIONS = ("tanya", "ask")


async def open_report(turn: Turn, argument: str = "") -> None:
    """The menu; words that say what it is about lead straight on."""
    said = turn.event.text if isinstance(turn.event, Said) else ""
    words_ = argument or ("" if said.startswith("/") else said)
    kind = kind_in(words_) if words_ else None
    if _asks(said):
        await begin(turn, forms.QUESTION)
    elif kind is not None:
        await begin_kind(turn, kind)
    else:
        await show_menu(turn)


def _asks(said: str) -> bool:
    """Whether somebody wants to ask, and not to complain."""
    if said.startswith("/"):
        return said[1:].split("@", maxsplit=1)[0].split(" ", maxsplit=1)[0].casefold() in _QUESTIONS
    meant = guess(said) if said else None
    return meant is not None and meant.intent == "ask_officer"


async def show_menu(turn: Turn) -> None:
    mine = await turn.store.cases.all_of(turn.person.id, 1) if turn.person.id else ()
    kinds = [
        Button(message(N_("{icon} {kind}"), icon=KIND_ICONS[kind], kind=Message(KIND_NAMES[kind])), route(REPORT, kind))
        for kind in Kind
    ]  # fmt: skip
    last = (kinds[4], words.mine()) if mine else (kinds[4],)
    told = message(N_("🙋 <b>What can an officer help with?</b>"))
    hint = message(N_("Ask anything, or tell what went wrong. An officer of your area answers here."))
    turn.show(Screen((told, hint), ((kinds[0],), tuple(kinds[1:3]), (kinds[3], last[0]), last[1:])))


async def open_menu(turn: Turn, _argument: str = "") -> None:
    await show_menu(turn)


async def choose(turn: Turn, argument: str) -> None:
    """A kind was tapped."""
    kind = next((one for one in Kind if one == argument), None)
    await (show_menu(turn) if kind is None else begin_kind(turn, kind))


async def begin_kind(turn: Turn, kind: Kind) -> None:
    """The form of this kind; without a product or a bill the same complaint in plain words."""
    if kind is Kind.QUESTION:
        await begin(turn, forms.QUESTION, on_top=True)
    elif kind is Kind.REFUSED and await papers.products(turn):
        await begin(turn, forms.REFUSED, on_top=True)
    elif kind is Kind.LATE and await forms.owing(turn):
        await begin(turn, forms.LATE, on_top=True)
    else:
        await begin(turn, forms.COMPLAINT, {"kind": kind}, on_top=True)


async def refused(turn: Turn, argument: str) -> None:
    """From the check of a product: it meets what is asked, and a shop refuses it all the same."""
    token, _, channel = argument.partition(".")
    goods = await papers.find(turn, token)
    if goods is None or goods.product_id is None or channel not in rules().channels:
        await begin_kind(turn, Kind.REFUSED)
    else:
        sold = {} if channel == forms.OWN_HOUSE else {"channel": channel}
        await begin(turn, forms.REFUSED, {"product": str(goods.product_id), **sold}, on_top=True)


async def late(turn: Turn, argument: str) -> None:
    """From the bills of a shop: its day has passed."""
    shop = number_in(argument)
    if shop and await bills.of_shop(turn, shop) is not None:
        await begin(turn, forms.LATE, {"shop": str(shop)}, on_top=True)
    else:
        await begin_kind(turn, Kind.LATE)


async def ask_here(turn: Turn, argument: str = "") -> None:
    """ "🙋 Tanya petugas" in the middle of a form, which waits beneath; or under any screen, of which the goods, the
    channel and the paper go along."""
    stuck = turn.stuck or await _about_paper(turn, argument)
    if stuck:
        await begin(turn, forms.STUCK, {"stuck": stuck, "area": _area_told(turn)}, on_top=True)
    else:
        await begin(turn, forms.QUESTION, on_top=True)


async def _about_paper(turn: Turn, argument: str) -> str:
    """ "Soal PIRT, keripik tempe (Minimarket)"; nothing when the button says nothing of the kind."""
    token, _, rest = argument.partition(".")
    channel, _, paper = rest.partition(".")
    goods = await papers.find(turn, token) if token else None
    known, sold = rules().papers.get(paper), rules().channels.get(channel)
    if goods is None or sold is None:
        return ""
    named = {"goods": Literal(goods.name), "channel": Written(sold.name.id, sold.name.en)}
    if known is None:
        return turn.texts.plain(message(N_("About the papers of {goods} ({channel})"), **named))
    about = N_("About {paper}, {goods} ({channel})")
    return turn.texts.plain(message(about, paper=Written(known.name.id, known.name.en), **named))


def _area_told(turn: Turn) -> str:
    """Where somebody lives who is only just registering."""
    told = turn.dialog.answers if turn.dialog is not None else {}
    return str(told.get("desa") or told.get("kecamatan") or "")


CONVERSATION = Conversation(
    entries=(
        Entry(
            ("lapor", "tanya", "ask", "aduan", "keluhan"), open_report, N_("Ask an officer, complain"),
            intents=("complaint", "ask_officer"),
        ),
    ),
    forms=(forms.QUESTION, forms.STUCK, forms.COMPLAINT, forms.REFUSED, forms.LATE),
    routes={"report_menu": open_menu, REPORT: choose, REFUSED: refused, LATE: late, ASK_OFFICER: ask_here},
    aside_routes=frozenset({"report_menu", REPORT, REFUSED, LATE, ASK_OFFICER}),
)  # fmt: skip

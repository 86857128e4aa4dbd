"""Invite somebody: role, area, for which office or shop, name, how long; then the QR code and the link to pass on."""

from collections.abc import Mapping
from typing import Any

from bot.conversation import begin
from bot.dialog.fields import Choice, Text
from bot.dialog.form import Answers, Context, Form, Option, Step, Value, View
from bot.dialog.scope_field import COUNTRY, ScopeField
from bot.dialog.screen import Button, Literal, Painting, copying, route, whatsapp
from bot.painter import Painter
from bot.texts import Texts
from bot.turn import Turn
from domain.areas import overlap
from domain.clip import clipped
from domain.form_answers import FormAnswers
from domain.messages import N_, Message, message
from domain.name_search import find_name
from domain.roles import Grant, Role
from domain.spoken import business_name
from handlers.inviting.validity import ValidityField
from handlers.questions import as_called
from services import invitations
from storage.store import Store

QR = "invitation"
_LANGUAGE = "id"
"""Whoever is invited has not chosen a language yet."""
_ORDER = (Role.COORDINATOR, Role.OFFICER, Role.BUYER, Role.RETAILER, Role.ADMIN)
_ALL_SHOPS = "0"
_BUTTONS: dict[Role, str] = {
    Role.COORDINATOR: N_("🤝 Coordinator"),
    Role.OFFICER: N_("🏛 Officer"),
    Role.BUYER: N_("🛒 Buyer"),
    Role.RETAILER: N_("🏪 Shop"),
    Role.ADMIN: N_("🔑 Administrator"),
}


class InviteAnswers(FormAnswers):
    role: Role
    area: str
    organisation: str | None = None
    outlet: str | None = None
    name: str
    days: int

    @property
    def grant(self) -> Grant:
        """`area` and `outlet` say "all" in words of their own, because an empty answer would be none."""
        area = "" if self.area == COUNTRY else self.area
        outlet = int(self.outlet) if self.outlet and self.outlet != _ALL_SHOPS else None
        return Grant(self.role, area, outlet, self.organisation)


async def start(turn: Turn, _argument: str = "") -> None:
    await begin(turn, INVITE)


async def _facts(turn: Turn, answers: Answers) -> Mapping[str, Any]:
    reach = await invitations.reach(turn)
    prefixes = () if "area" not in answers else ("" if answers["area"] == COUNTRY else answers["area"],)
    shops = await turn.store.outlets.of_office(prefixes) if answers.get("role") == Role.RETAILER else ()
    return {"reach": reach, "shops": {str(shop.id): shop.name for shop in shops}}


def _roles(context: Context) -> list[Option]:
    reach = context.facts.get("reach", {})
    return [Option(Message(_BUTTONS[role]), role) for role in _ORDER if role in reach]


def _areas(context: Context) -> tuple[str, ...]:
    """Each one once, and none that lies in another."""
    prefixes = context.facts.get("reach", {}).get(Role(context.answers["role"]), ())
    return overlap(prefixes, prefixes)


def _shops(context: Context) -> list[Option]:
    listed = [
        Option(Literal(clipped(name)), number) for number, name in context.facts.get("shops", {}).items()
    ]
    return [Option(message(N_("✅ All shops there")), _ALL_SHOPS), *listed]


def _shop_said(text: str, context: Context) -> Value | View | None:
    shops: dict[str, str] = context.facts.get("shops", {})
    found = find_name(text, list(shops.values()))
    return Value(list(shops)[found.exact]) if found.exact is not None else None


def _is(role: Role) -> Any:
    return lambda answers: answers.get("role") == role


async def _invite(turn: Turn, answers: InviteAnswers) -> None:
    token = await invitations.offer(turn, answers.grant, answers.name, answers.days)
    await show_link(turn, token, answers.grant, answers.name, answers.days)


async def show_link(turn: Turn, token: str, grant: Grant, name: str, days: int) -> None:
    """The picture to point a phone at, the link to copy, and a message for WhatsApp."""
    link, task = turn.house.link(token), await invitations.task(turn.store, grant)
    words = N_("Hello {name}, you are invited to Laris as {task}. Open this link in Telegram: {link}")
    invited = Texts(_LANGUAGE).plain(message(words, name=Literal(name), task=task, link=Literal(link)))
    turn.send_photo(
        Painting(QR, {"link": link}),
        message(N_("✉️ For <b>{name}</b>: {task}"), name=Literal(name), task=task),
        message(N_("Good once, for {days} days. They point their camera at it, or you send them the link:"), days=days),
        message(N_("<code>{link}</code>"), link=Literal(link)),
        buttons=(
            (Button(message(N_("📋 Copy link")), copying(link)), Button(message(N_("📤 WhatsApp")), whatsapp(invited))),
            (Button(message(N_("⬅️ Invitations")), route("invitations")),),
        ),
    )  # fmt: skip


async def _gather(_store: Store, spec: Mapping[str, Any], _texts: Texts) -> dict[str, Any]:
    return {"name": "undangan.png", "text": spec["link"]}


PAINTER = Painter(_gather, "bot.bench.qr:draw")
INVITE = Form(
    name="invite",
    version=1,
    title=N_("the invitation"),
    steps=(
        Step("role", N_("Task"), N_("Which task shall they have?"), Choice(_roles), asks_again=("area",)),
        Step("area", N_("Area"), N_("In which area? Tap it, or write its name."), ScopeField(_areas), asks_again=("outlet",),
             why=N_("They will see only what lies there.")),
        Step("organisation", N_("Office"), N_("For which office or firm do they buy? For example: Dinas Pendidikan"),
             Text(business_name), when=_is(Role.BUYER)),
        Step("outlet", N_("Shop"), N_("For which shop do they speak? Tap it, or write its name."),
             Choice(_shops, columns=1, understand=_shop_said), when=_is(Role.RETAILER)),
        Step("name", N_("Name"), N_("Whom do you invite? For example: Bu Yuli"), Text(as_called),
             why=N_("Only for your list, so that you know later whose invitation it was.")),
        Step("days", N_("Good for"), N_("How long shall the link be good?"), ValidityField()),
    ),
    answers=InviteAnswers,
    load_for=_facts,
    about="area",
    finish=_invite,
    card=N_("Please check the invitation:"),
)  # fmt: skip

"""A new announcement in three questions and a card: what, for whom, when. What recipients will see is shown before the
last question, and again when it was changed."""

import re
from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from bot.conversation import Conversation, begin
from bot.dialog.audience import sentence
from bot.dialog.audience import told as audience_told
from bot.dialog.audience.picking import Picking
from bot.dialog.event import Said
from bot.dialog.form import Context, Form, Step
from bot.dialog.screen import Button, Line, Screen, route
from bot.dialog.state import Mode, State
from bot.turn import Turn
from domain.announcements.content import Buttons, Content
from domain.announcements.progress import time_left
from domain.audience import Audience
from domain.messages import N_, Rejected, message
from domain.reminders import Topic
from domain.roles import Action
from handlers.announcements import approving, content_field, when_field
from handlers.announcements.buttons_field import ButtonsField
from handlers.announcements.content_field import ContentField
from handlers.announcements.when_field import WhenField
from handlers.audience import audience_step
from services import announcement_words, announcing, audiences
from services.announcement_copies import SAMPLE, copies, keyboard
from services.announcing import NewAnswers
from storage.outbox import Lane

_AUDIENCE = "audience"
_TO = re.compile(r"\b(?:ke|kpd|kepada|untuk|utk|buat|bagi|nggo|kanggo|marang|to)\b(.{3,200})$", re.DOTALL)
_WORTH_TELLING = timedelta(minutes=10)


async def open_new(turn: Turn, _argument: str = "") -> None:
    await begin(turn, FORM, ahead=await said_for(turn))


async def said_for(turn: Turn) -> dict[str, str]:
    """The view in which the audience is asked when the words that led here named it: "umumkan ke perajin batik di
    Limpung". Shown there to be confirmed; {} when nothing, or not all of it, was understood."""
    to = _TO.search(turn.event.text.casefold()) if isinstance(turn.event, Said) else None
    if to is None:
        return {}
    facts = await audiences.facts(turn, Action.ANNOUNCE, Audience())
    try:
        heard = sentence.heard(to[1], Picking(), Context({}, facts, turn.texts.plain)).picking
    except Rejected:
        return {}
    return {} if heard.among or heard.audience == Audience() else {_AUDIENCE: heard.view()}


async def _load(turn: Turn) -> Mapping[str, Any]:
    facts = {"now": turn.now, "zone": turn.texts.zone, "per_second": turn.office.per_second}
    own = await audiences.facts(turn, Action.ANNOUNCE, Audience())
    return {**facts, **own, **await content_field.load(turn)}


async def _load_for(turn: Turn, answers: Mapping[str, Any]) -> Mapping[str, Any]:
    """How many people it is, once that can be known."""
    if not answers.get(_AUDIENCE):
        return {}
    audience = Audience.model_validate(answers[_AUDIENCE])
    size = await announcing.size_of(turn, audience)
    facts = {"size": size, "needs_approval": announcing.needs_approval(turn, size)}
    return {**facts, **await audiences.facts(turn, Action.ANNOUNCE, audience)}


def _remarks(context: Context) -> tuple[Line, ...]:
    """How many, how long it takes, and what else is worth knowing before it leaves. Not known yet in the moment in which
    the audience is answered: the same answer is then given again, with it."""
    size = context.facts.get("size")
    if size is None:
        return ()
    weight = Content.model_validate(context.answers["content"]).weight
    lasts = time_left(size.people - size.without_chat, weight, context.facts["per_second"])
    takes = (_takes(lasts),) if lasts is not None and lasts >= _WORTH_TELLING else ()
    second = (
        (message(N_("👮 A second officer has to approve it.")),) if context.facts["needs_approval"] else ()
    )
    now = when_field.advice(context) if context.answers["when"]["at"] == when_field.NOW else ()
    return (audience_told.people(size), *takes, *second, *now)


def _takes(time: timedelta) -> Line:
    return message(N_("⏱ Takes about {time}."), time=announcement_words.span(time))


def _ask_when(_context: Context) -> Line:
    return message(N_("☝️ This is how they see it. When shall it be sent?"))


def _no_buttons(_context: Context) -> dict[str, Any]:
    return Buttons().model_dump(mode="json")


async def _show_sample(turn: Turn, before: State, after: State) -> None:
    """What recipients see, to the officer alone; its buttons lead nowhere."""
    is_first = (
        after.mode is Mode.ASK and after.step == "when" and before.step != "when" and not after.from_card
    )
    is_changed = (
        after.mode is Mode.CARD and before.from_card and _looks(before.answers) != _looks(after.answers)
    )
    if is_first or is_changed:
        show_sample(
            turn,
            Content.model_validate(after.answers["content"]),
            Buttons.model_validate(after.answers["buttons"]),
        )


def _looks(answers: Mapping[str, Any]) -> tuple[Any, Any]:
    return answers.get("content"), answers.get("buttons")


def show_sample(turn: Turn, content: Content, buttons: Buttons) -> None:
    """The very messages that recipients get."""
    markup = {} if buttons.is_empty else {"reply_markup": keyboard(buttons, 0, turn.texts)}
    for request in copies(content, markup, turn.texts):
        turn.owe(Lane.REPLY, request.method, {**request.params, "chat_id": turn.person.chat_id})


async def _touch_sample(turn: Turn, _argument: str = "") -> None:
    turn.answer_tap(message(N_("This is only how it will look.")))


async def _finish(turn: Turn, answers: NewAnswers) -> None:
    if not (await announcing.size_of(turn, answers.audience)).people:
        kept = answers.model_dump(mode="json", exclude={_AUDIENCE})
        await begin(
            turn, FORM, kept, message(N_("Nobody belongs to that. Please choose anew for whom it is."))
        )
        return
    confirmed = await announcing.confirm(turn, answers)
    if confirmed.needs_approval:
        await approving.ask(turn, confirmed)
        return
    look = ((Button(message(N_("👀 Look")), route(announcement_words.SHOW, str(confirmed.number))),),)
    number, count = str(confirmed.number), confirmed.size.people
    if answers.when.at == when_field.NOW:
        turn.say(
            message(
                N_("🚀 Announcement {number} is on its way to {count} people."), number=number, count=count
            ),
            home=True,
        )
        return
    planned = N_("🗓 Announcement {number} is sent at {moment} to {count} people.")
    moment = answers.when.moment(turn)
    turn.show(Screen((message(planned, number=number, moment=moment, count=count),), look))


FORM = Form(
    name="siaran", version=1, title=N_("your announcement"),
    steps=(
        Step(
            "content", N_("Text"),
            N_("What shall be announced? Write it, or send a photo, an album, a video, a file or a voice note."),
            ContentField(), why=N_("It is passed on just as you send it."),
        ),
        audience_step(Action.ANNOUNCE, N_("Who shall get it?"), Topic.ANNOUNCEMENTS),
        Step("buttons", N_("Buttons"), N_("Which buttons shall stand below it?"), ButtonsField(), known=_no_buttons),
        Step("when", N_("When"), N_("When shall it be sent?"), WhenField(), asks=_ask_when, tells=when_field.advice),
    ),
    answers=NewAnswers, finish=_finish, load=_load, load_for=_load_for, about=_AUDIENCE,
    card=N_("📣 Is it all right like this?"), remarks=_remarks, save=N_("📣 Send"),
    gathers=content_field.gathers, before=_show_sample,
)  # fmt: skip

CONVERSATION = Conversation(
    forms=(FORM,), routes={"siaran_new": open_new, SAMPLE: _touch_sample}, aside_routes=frozenset({SAMPLE}),
    action=Action.ANNOUNCE,
)  # fmt: skip

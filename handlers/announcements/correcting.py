"""A mistake in an announcement: the right one is sent once more to the bot, and goes to all who have the wrong one."""

from collections.abc import Mapping
from typing import Any

from bot.conversation import Conversation, begin
from bot.dialog.form import Context, Form, Step
from bot.dialog.screen import Button, Line, Screen, route
from bot.dialog.state import Mode, State
from bot.turn import Turn
from domain.announcements.content import Buttons, Content
from domain.announcements.correction import way_from_any
from domain.form_answers import FormAnswers
from domain.messages import N_, message
from domain.roles import Action
from handlers.announcements import composing, content_field
from handlers.announcements.content_field import ContentField
from services import announcement_words, announcing
from services.announcement_words import CORRECT
from storage.announcements import Announcement


class RightAnswers(FormAnswers):
    """The announcement by its number, and what is right."""

    id: str
    content: Content


async def open_correction(turn: Turn, argument: str) -> None:
    one = await announcing.find(turn, argument)
    if one is None or not announcing.may_correct(one):
        turn.answer_tap(message(N_("There is nothing to correct in it.")))
        return
    await begin(turn, FORM, {"id": argument})


async def _load_for(turn: Turn, answers: Mapping[str, Any]) -> Mapping[str, Any]:
    one = await announcing.find(turn, str(answers.get("id")))
    return {"one": one, **await content_field.load(turn)}


def _remarks(context: Context) -> tuple[Line, ...]:
    """What happens to those who have the wrong one."""
    one = context.facts["one"]
    if one is None:
        return ()
    right = Content.model_validate(context.answers["content"])
    reached = one.figures.sent + one.figures.unknown
    if way_from_any((*one.former, one.content), right) is None:
        return (
            message(
                N_("{count} people get it as one new message that begins with “CORRECTION”."), count=reached
            ),
        )
    return (
        message(
            N_(
                "In {count} chats the message itself is changed; where that is impossible, a correction is sent once."
            ),
            count=reached,
        ),
    )


async def _show_sample(turn: Turn, before: State, after: State) -> None:
    if after.mode is Mode.CARD and before.answers.get("content") != after.answers.get("content"):
        one = await announcing.find(turn, str(after.answers["id"]))
        buttons = one.buttons if one is not None else Buttons()
        composing.show_sample(turn, Content.model_validate(after.answers["content"]), buttons)


async def _finish(turn: Turn, answers: RightAnswers) -> None:
    one = await announcing.find(turn, answers.id)
    if one is None or not announcing.may_correct(one):
        turn.say(message(N_("There is nothing to correct in it.")), home=True)
        return
    await announcing.correct(turn, one, answers.content)
    await _tell_approver(turn, one)
    turn.say(message(N_("✏️ Announcement {number} is being corrected."), number=answers.id), home=True)


async def _tell_approver(turn: Turn, one: Announcement) -> None:
    """Whoever answered for it together with its author hears that it says something else by now."""
    by = None if one.decided_by in (None, turn.person.id) else one.decided_by
    approver = await turn.store.people.reachable(by) if by is not None else None
    if approver is not None:
        said = message(
            N_("✏️ Announcement {number}, which you approved, is being corrected."), number=str(one.id)
        )
        look = ((Button(message(N_("👀 Look")), route(announcement_words.SHOW, str(one.id))),),)
        turn.tell(approver, Screen((said,), look))


FORM = Form(
    name="siaran_fix", version=1, title=N_("your correction"), given=("id",),
    steps=(
        Step(
            "content", N_("Right"), N_("Please send the whole announcement once more, as it should be."), ContentField(),
            why=N_("Whoever has the wrong one gets this one."),
        ),
    ),
    answers=RightAnswers, finish=_finish, load_for=_load_for, card=N_("✏️ Send this correction?"), remarks=_remarks,
    save=N_("✏️ Send correction"), gathers=content_field.gathers, before=_show_sample,
)  # fmt: skip

CONVERSATION = Conversation(forms=(FORM,), routes={CORRECT: open_correction}, action=Action.ANNOUNCE)

"""What a list is called and from which day it is: every count names its source and date."""

from datetime import date

from bot.conversation import Conversation, begin
from bot.dialog.day_field import Day, today
from bot.dialog.fields import Text
from bot.dialog.form import Form, Step
from bot.turn import Turn
from domain.form_answers import FormAnswers
from domain.heard_days import Lean
from domain.lists.sources import told_source
from domain.lists.verdicts import ListState
from domain.messages import N_
from domain.roles import Action
from handlers.census import lists


class SourceAnswers(FormAnswers):
    list: str
    source: str
    as_of: date


async def _open(turn: Turn, number: str) -> None:
    one = await lists.listed(turn, number)
    if one is not None:
        await begin(turn, SOURCE, {"list": str(one.id)})


async def _told(turn: Turn, answers: SourceAnswers) -> None:
    one = await lists.listed(turn, answers.list, for_change=True)
    if one is None:
        return
    if one.state in (ListState.READY, ListState.TAKEN):
        await turn.store.people_lists.change(one.id, source=answers.source, as_of=answers.as_of)
        await turn.store.audit.add(turn.now, turn.person.id, None, "list renamed", list=one.id)
    await lists.open_list(turn, answers.list)


SOURCE = Form(
    name="list_source", version=1, title=N_("the source of your list"), given=("list",),
    steps=(
        Step(
            "source", N_("Source"), N_("What is the list called? For example: Daftar BPUM 2021."), Text(told_source),
            why=N_("It stands beside every figure that comes from it."),
        ),
        Step(
            "as_of", N_("Date"), N_("From which day is it? Tap, or write it: 22 Nov 2021."),
            Day(Lean.PAST, (0, -1), not_after=today),
            why=N_("Old lists and new ones must not be mixed up."),
        ),
    ),
    answers=SourceAnswers, finish=_told,
)  # fmt: skip

CONVERSATION = Conversation(forms=(SOURCE,), routes={"list_source": _open}, action=Action.IMPORT)

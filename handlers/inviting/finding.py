"""Find somebody on duty by their name."""

from bot.conversation import begin
from bot.dialog.fields import Text
from bot.dialog.form import Form, Step
from bot.turn import Turn
from domain.form_answers import FormAnswers
from domain.messages import N_
from domain.spoken import clean
from handlers import paging
from handlers.inviting import holders


class Sought(FormAnswers):
    said: str


async def ask_name(turn: Turn, _argument: str = "") -> None:
    await begin(turn, FIND)


async def _found(turn: Turn, answers: Sought) -> None:
    await holders.open_list(turn, paging.write(0, paging.short(answers.said)))


FIND = Form(
    name="find_holder",
    version=1,
    title=N_("the search"),
    steps=(Step("said", N_("Name"), N_("Which name, or a part of it? For example: yul"), Text(clean)),),
    answers=Sought,
    finish=_found,
)

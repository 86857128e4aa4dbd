"""/sensus: how many are registered where, of how many; down to the desa, as a workbook, and the targets."""

from bot.conversation import Conversation, Entry, begin
from bot.dialog.amount_fields import Amount
from bot.dialog.argument import number_in
from bot.dialog.form import Context, Form, Step
from bot.dialog.screen import Line
from bot.turn import Turn
from domain.areas import is_within
from domain.census import parse_target
from domain.form_answers import FormAnswers
from domain.messages import N_, message
from domain.roles import Action, scope
from services.census import board as boards
from services.census import board_words, census_sheet


async def open_census(turn: Turn, argument: str = "") -> None:
    """ "33.25~1": the second page of Batang; anything else than an area within reach shows where this officer begins."""
    wanted, _, page = argument.partition("~")
    reach = await _reach(turn)
    shown = await boards.board(turn.store, reach, boards.seen(wanted, reach))
    await turn.store.audit.add(turn.now, turn.person.id, None, "census seen", area=shown.area)
    at = _page(page, len(shown.rows))
    screen = board_words.screen(shown, at, can_go_up=boards.can_go_up(shown.area, reach))
    is_that = argument in (shown.area, f"{shown.area}~{at}")
    (turn.show_in_place if is_that else turn.show)(screen)


def _page(said: str, rows: int) -> int:
    at = number_in(said, 4)
    return at if at * board_words.PAGE < rows else 0


async def _tools(turn: Turn, area: str) -> None:
    turn.show_in_place(board_words.tools(boards.seen(area, await _reach(turn))))


async def _sheet(turn: Turn, area: str) -> None:
    reach = await _reach(turn)
    shown = boards.seen(area, reach)
    await turn.store.audit.add(turn.now, turn.person.id, None, "census taken along", area=shown)
    caption = message(N_("📄 The census of {place}, as of now."), place=board_words.place(shown))
    turn.send_document(census_sheet.painting(reach, shown, turn.today.isoformat()), caption)


class TargetAnswers(FormAnswers):
    area: str
    target: int | None = None


async def _ask_target(turn: Turn, area: str) -> None:
    wanted = boards.seen(area, await _reach(turn))
    if wanted:
        await begin(turn, TARGET, {"area": wanted})
    else:
        await open_census(turn)


def _question(context: Context) -> Line:
    return message(
        N_("🎯 How many people are to be registered in {place}? For example 60.000."),
        place=board_words.place(str(context.answers["area"])),
    )


async def _set_target(turn: Turn, answers: TargetAnswers) -> None:
    """Looked up anew: the area must still be theirs."""
    if not any(is_within(answers.area, prefix) for prefix in await _reach(turn)):
        await open_census(turn)
        return
    await turn.store.census.set_target(answers.area, answers.target, turn.person.id, turn.now)
    await turn.store.audit.add(
        turn.now, turn.person.id, None, "target set", area=answers.area, target=answers.target
    )
    turn.show(board_words.target_kept(answers.area, answers.target))


async def _reach(turn: Turn) -> tuple[str, ...]:
    return scope(await turn.store.people.grants(turn.person.id), Action.SEE_CENSUS)


TARGET = Form(
    name="census_target", version=1, title=N_("the target"), given=("area",),
    steps=(
        Step(
            "target", N_("Target"), N_("How many people are to be registered there?"),
            Amount(parse_target, lambda people: message(N_("{people} people"), people=people)), asks=_question, optional=True,
            skip=N_("🚫 No target"), why=N_("Areas below without a target of their own get their share of it."),
        ),
    ),
    answers=TargetAnswers, finish=_set_target,
)  # fmt: skip

CONVERSATION = Conversation(
    entries=(
        Entry(
            ("sensus", "census"), open_census, N_("How many are registered where"), button=N_("📊 Census"),
            action=Action.SEE_CENSUS, aside=True,
        ),
    ),
    forms=(TARGET,),
    routes={"census": open_census, "census_tools": _tools, "census_sheet": _sheet, "census_target": _ask_target},
    aside_routes=frozenset({"census"}),
    action=Action.SEE_CENSUS,
    painters=census_sheet.PAINTERS,
)  # fmt: skip

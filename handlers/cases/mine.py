"""A person's own cases: how each stands, what was said last, writing on, and saying whether it is solved."""

from typing import Any

from bot.conversation import Conversation, begin
from bot.dialog.argument import number_in
from bot.dialog.form import Context, Form, Step
from bot.dialog.screen import Button, Line, Lines, Literal, Screen, route
from bot.turn import Turn
from domain.cases.model import Author, Case, State
from domain.cases.moves import CLOSED
from domain.form_answers import FormAnswers
from domain.messages import N_, Rejected, message
from handlers.cases.fitting import longest_fitting
from handlers.cases.pieces import Anything, answered, in_list
from services.cases import closing, words
from services.cases.scene import officer, scene_of
from services.cases.talking import person_says
from storage.case_talk import Word

_PAGE, _LAST = 4, 3
_WORDS = (90, 50)


async def open_mine(turn: Turn, page: str = "") -> None:
    cases = await turn.store.cases.all_of(turn.person.id) if turn.person.id else ()
    first = number_in(page, 2) * _PAGE
    shown = cases[first : first + _PAGE]
    new = (Button(message(N_("➕ Ask or complain")), route("report_menu")),)
    if not shown:
        turn.show(Screen((message(N_("📂 Nothing is open. What can an officer help with?")),), (new,)))
        return
    rows = tuple((Button(_in_list(one), route(words.OWN, str(one.id))),) for one in shown)
    more = Button(message(N_("More ➡️")), route(words.MINE, str(first // _PAGE + 1)))
    turning = ((more,),) if len(cases) > first + _PAGE else ()
    turn.show(Screen((message(N_("📂 <b>My cases</b>")),), (*rows, *turning, new)))


def _in_list(case: Case) -> Line:
    icon = "✅" if case.is_closed else "⏳" if case.waits_since else "💬"
    return message(N_("{icon} {title}"), icon=icon, title=words.title(case))


async def own_case(turn: Turn, argument: str) -> Case | None:
    """The case of a button, if it is this person's: a forged one finds nothing."""
    if not turn.person.id:
        return None
    return await turn.store.cases.of_person(turn.person.id, number_in(argument))


async def open_own(turn: Turn, argument: str) -> None:
    case = await own_case(turn, argument)
    if case is None:
        await open_mine(turn)
        return
    said = await turn.store.case_talk.latest(case.id, _LAST, for_person=True)
    title = message(N_("<b>{title}</b>"), title=words.title(case))
    back = (words.mine(),)
    if case.is_closed:
        rows: tuple[tuple[Button, ...], ...] = (words.again_row(case), back)
    else:
        write = Button(message(N_("✍️ Write")), route(words.SAY, str(case.id)))
        rows = ((write, Button(message(N_("✅ Solved")), route(words.SOLVED, str(case.id)))), back)
    standing = await how_it_stands(turn, case)

    def parts(most: int) -> tuple[Line, ...]:
        lines = tuple(_word(one, most) for one in said)
        return (title, standing, *((Lines(lines),) if lines else ()))

    turn.show(Screen(longest_fitting(turn, parts, _WORDS), rows))


def _word(word: Word, most: int) -> Line:
    who = N_("You: {words}") if word.author is Author.PERSON else N_("Officer: {words}")
    return message(who, words=in_list(word.piece, most))


async def how_it_stands(turn: Turn, case: Case) -> Line:
    """Who answers until when, or what is waited for."""
    owner = await turn.store.case_team.contact(case.owner_id) if case.owner_id else None
    if case.is_closed:
        return message(N_("🏁 Closed. Writing opens it again."))
    if case.state is State.ASKED:
        return message(N_("❔ {officer} asks: is it solved?"), officer=officer(owner))
    if case.due_at is None:
        return message(N_("💬 {officer} has answered."), officer=officer(owner))
    if owner is None:
        return message(N_("⏳ Waits for an officer, until {due} at the latest."), due=case.due_at)
    return message(
        N_("⏳ {officer} answers by {due} at the latest."), officer=officer(owner), due=case.due_at
    )


class SayAnswers(FormAnswers):
    case: int
    words: dict[str, Any] | None = None


def _ask_words(context: Context) -> Line:
    return message(N_("What shall the officer know about #{number}?"), number=str(context.answers["case"]))


async def say(turn: Turn, argument: str) -> None:
    """✍️ under what an officer wrote, and under a closed case."""
    case = await own_case(turn, argument)
    if case is None:
        await open_mine(turn)
    else:
        await begin(turn, SAY, {"case": case.id}, on_top=True)


async def _said(turn: Turn, answers: SayAnswers) -> None:
    case = await own_case(turn, str(answers.case))
    if case is None:
        await open_mine(turn)
    elif answers.words is not None:
        await tell(turn, case, answers.words)
    else:
        turn.say(await how_it_stands(turn, case))


async def tell(turn: Turn, case: Case, said: dict[str, Any]) -> None:
    """Pass it on, and say to whom it went."""
    case = await person_says(scene_of(turn), case, answered(said, turn.person.chat_id))
    turn.show(Screen((await passed_on(turn, case),)))


async def passed_on(turn: Turn, case: Case) -> Line:
    number = Literal(str(case.id))
    owner = await turn.store.case_team.contact(case.owner_id) if case.owner_id else None
    if owner is None:
        return message(
            N_("📨 Added to #{number}. An officer answers by {due} at the latest."), number=number, due=case.due_at
        )  # fmt: skip
    return message(
        N_("📨 Passed on to {officer} (#{number}). Answer by {due} at the latest."),
        officer=officer(owner), number=number, due=case.due_at,
    )  # fmt: skip


async def solved(turn: Turn, argument: str) -> None:
    """ "Ya, beres": the only way in which a case is closed as confirmed."""
    case = await own_case(turn, argument)
    if case is None:
        await open_mine(turn)
        return
    turn.mark_chosen(message(N_("Solved")))
    await confirm(turn, case)


async def confirm(turn: Turn, case: Case) -> None:
    try:
        case = await closing.confirm(scene_of(turn), case)
    except Rejected as refusal:
        turn.show(Screen((refusal.message,), (words.again_row(case),)))
        return
    thanks = message(N_("🎉 #{number} is closed. Thank you!"), number=str(case.id))
    again = message(N_("If something is missing after all, just write: it is opened again."))
    turn.show(Screen((thanks, again), (words.again_row(case),)))


async def not_solved(turn: Turn, argument: str) -> None:
    """ "Belum": the officer hears it at once, and what is missing may be told."""
    case = await own_case(turn, argument)
    if case is None:
        await open_mine(turn)
        return
    turn.mark_chosen(message(N_("Not yet")))
    await deny(turn, case)


async def deny(turn: Turn, case: Case) -> None:
    if not case.is_closed:
        await closing.deny(scene_of(turn), case)
    await begin(turn, MISSING, {"case": case.id}, on_top=True)


async def _missing_said(turn: Turn, answers: SayAnswers) -> None:
    case = await own_case(turn, str(answers.case))
    if case is None or (answers.words is None and case.is_closed):
        turn.say(
            message(CLOSED, number=str(answers.case))
            if case
            else message(N_("That case is not there any more."))
        )
    elif answers.words is None:
        turn.say(await how_it_stands(turn, case))
    else:
        await tell(turn, case, answers.words)


SAY = Form(
    name="case_say", version=1, title=N_("your message"),
    steps=(
        Step("words", N_("Message"), N_("What shall the officer know?"), Anything(), asks=_ask_words,
             why=N_("A photo, a voice note or a place is fine, too.")),
    ),
    answers=SayAnswers, finish=_said, given=("case",),
)  # fmt: skip
MISSING = Form(
    name="case_missing", version=1, title=N_("your message"),
    steps=(
        Step("words", N_("Message"), N_("All right. What is not solved yet?"), Anything(), optional=True,
             why=N_("The officer knows already that it is not solved.")),
    ),
    answers=SayAnswers, finish=_missing_said, given=("case",),
)  # fmt: skip

CONVERSATION = Conversation(
    forms=(SAY, MISSING),
    routes={
        words.MINE: open_mine, words.OWN: open_own, words.SAY: say, words.SOLVED: solved, words.NOT_SOLVED: not_solved,
    },
    aside_routes=frozenset({words.MINE, words.OWN, words.SAY, words.SOLVED, words.NOT_SOLVED}),
)  # fmt: skip

"""What an officer does with a case: take it, answer, note, ask whether it is solved, promise, hand over."""

from typing import Any

from bot.conversation import Conversation, begin
from bot.dialog.form import Context, Form, Step
from bot.dialog.screen import Button, Line, Literal, Screen, route
from bot.turn import Turn
from domain.cases.model import Case
from domain.form_answers import FormAnswers
from domain.messages import N_, Rejected, message
from domain.roles import Action, Role, may
from handlers.cases import one
from handlers.cases.pieces import Anything, answered
from services.cases import closing, owning, talking, words
from services.cases.reach import GONE, find, may_read, myself, number_of
from services.cases.scene import called, in_short, officer, scene_of

_COLLEAGUES = 5


async def take(turn: Turn, argument: str) -> None:
    """ "✋ Saya ambil": the first who taps owns it, the others see by whom."""
    case = await find(turn, argument, hold=True)
    if case is None:
        return
    try:
        case = await owning.take(scene_of(turn), case, await myself(turn))
    except Rejected as refusal:
        await _refused(turn, case, refusal)
        return
    turn.answer_tap(message(N_("It is yours.")))
    await one.show(turn, case, message(N_("✋ It is yours. Answer any message of it, or tap “Answer”.")))


async def _refused(turn: Turn, case: Case, refusal: Rejected) -> None:
    """Somebody was faster, or it is closed: by whom is told, and the case is shown."""
    owner = await turn.store.case_team.contact(case.owner_id) if case.owner_id else None
    told: Line = refusal.message
    if owner is not None and not case.is_closed:
        told = message(N_("✅ {officer} took it already."), officer=officer(owner))
    turn.answer_tap(message(N_("Taken already.")) if owner else None)
    await one.show(turn, case, told)


class WordsAnswers(FormAnswers):
    case: int
    who: str
    words: dict[str, Any]


async def ask_answer(turn: Turn, argument: str) -> None:
    await _ask(turn, argument, ANSWER)


async def ask_note(turn: Turn, argument: str) -> None:
    await _ask(turn, argument, NOTED)


async def _ask(turn: Turn, argument: str, form: Form) -> None:
    """The question names case and person, so that no word goes astray."""
    case = await find(turn, argument)
    if case is not None and case.is_closed:
        await one.show(turn, case)
    elif case is not None:
        who = await turn.store.case_team.contact(case.person_id)
        name = called(who) if may_read(case, turn.person.id) else in_short(who)
        given = {"case": case.id, "who": turn.texts.plain(name)}
        await begin(turn, form, given, on_top=True)


async def _answer(turn: Turn, answers: WordsAnswers) -> None:
    case = await find(turn, str(answers.case), hold=True)
    if case is not None:
        await send_answer(turn, case, answers.words)


async def send_answer(turn: Turn, case: Case, said: dict[str, Any]) -> None:
    """To the person; what comes back says to whom it went."""
    piece = answered(said, turn.person.chat_id)
    try:
        case = await talking.officer_says(scene_of(turn), case, await myself(turn), piece)
    except Rejected as refusal:
        await _refused(turn, case, refusal)
        return
    turn.show(Screen((await sent_to(turn, case),), (words.owner_rows(case)[0],)))


async def sent_to(turn: Turn, case: Case) -> Line:
    who = await turn.store.case_team.contact(case.person_id)
    sent = N_("✅ Sent to {who} (#{number}).")
    if who is None or who.is_away:
        sent = N_("⚠️ Kept for {who} (#{number}), who has left the bot. It is read when they come back.")
    return message(sent, who=called(who), number=Literal(str(case.id)))


async def _note(turn: Turn, answers: WordsAnswers) -> None:
    case = await find(turn, str(answers.case), hold=True)
    if case is not None:
        piece = answered(answers.words, turn.person.chat_id)
        await talking.note(scene_of(turn), case, await myself(turn), piece)
        await one.show(turn, case, message(N_("📝 Noted, for officers alone.")))


async def ask_solved(turn: Turn, argument: str) -> None:
    case = await _own(turn, argument)
    if case is not None:
        await closing.ask(scene_of(turn), case, await myself(turn))
        who = await turn.store.case_team.contact(case.person_id)
        number = Literal(str(case.id))
        turn.show(
            Screen(
                (
                    message(
                        N_("❔ {who} was asked whether #{number} is solved."), who=called(who), number=number
                    ),
                )
            )
        )


async def promise(turn: Turn, argument: str) -> None:
    case = await _own(turn, argument)
    if case is not None:
        case = await owning.promise(scene_of(turn), case, await myself(turn))
        text = N_("⏳ The person knows. Your next word is due by {due} (#{number}).")
        turn.show(Screen((message(text, due=case.due_at, number=Literal(str(case.id))),)))


async def _own(turn: Turn, argument: str) -> Case | None:
    """The officer's own open case, locked; of any other it is shown how it stands."""
    case = await find(turn, argument, hold=True)
    if case is None or (case.owner_id == turn.person.id and not case.is_closed):
        return case
    await one.show(turn, case)
    return None


async def hand_over(turn: Turn, argument: str) -> None:
    """To whom? Colleagues whose area holds the case; an administrator may hand over any."""
    case = await find(turn, argument, hold=True)
    if case is None:
        return
    if case.is_closed or not await _may_hand_over(turn, case):
        await one.show(turn, case, message(N_("Only its officer or an administrator hands it over.")))
        return
    _, _, chosen = argument.partition(".")
    colleagues = await _colleagues(turn, case)
    if number_of(chosen) in colleagues:
        await _handed(turn, case, number_of(chosen))
        return
    page = number_of(chosen.removeprefix("p")) if chosen.startswith("p") else 0
    await _show_colleagues(turn, case, colleagues, page)


async def _may_hand_over(turn: Turn, case: Case) -> bool:
    grants = await turn.store.people.grants(turn.person.id)
    return case.owner_id == turn.person.id or may(grants, Action.HANDLE_CONFIDENTIAL, case.area)


async def _colleagues(turn: Turn, case: Case) -> dict[int, Line]:
    helpers = await turn.store.case_team.helpers(case.area, case.person_id)
    ids = {
        one.person_id for one in helpers
        if one.person_id != case.owner_id and (not case.is_confidential or one.role is Role.ADMIN)
    }  # fmt: skip
    people = await turn.store.case_team.contacts(ids)
    areas = {one.person_id: one.area for one in helpers}
    return {
        who: message(
            N_("{officer} · {place}"), officer=words.short_name(people[who]), place=words.place(areas[who])
        )
        for who in sorted(ids)
    }


async def _show_colleagues(turn: Turn, case: Case, colleagues: dict[int, Line], page: int) -> None:
    number, listed = str(case.id), list(colleagues.items())
    first = page * _COLLEAGUES if page * _COLLEAGUES < len(listed) else 0
    rows = [
        (Button(label, route(words.PASS, f"{number}.{who}")),)
        for who, label in listed[first : first + _COLLEAGUES]
    ]
    if len(listed) > first + _COLLEAGUES:
        rows.append(
            (Button(message(N_("More ➡️")), route(words.PASS, f"{number}.p{first // _COLLEAGUES + 1}")),)
        )
    rows.append((Button(message(N_("⬅️ Back")), route(words.OPEN, number)),))
    title = message(N_("↪️ Who goes on with #{number}?"), number=Literal(number))
    if not listed:
        title = message(N_("No other officer of this area can be reached now."))
    turn.show(Screen((title,), tuple(rows)))


async def _handed(turn: Turn, case: Case, to: int) -> None:
    colleague = await turn.store.case_team.contact(to)
    if colleague is None:
        turn.say(message(GONE))
        return
    case = await owning.hand_over(scene_of(turn), case, colleague, turn.person.id)
    scene_of(turn).show(colleague, _for_you(case), case.area)
    turn.show(
        Screen(
            (
                message(
                    N_("↪️ {officer} goes on with #{number}."), officer=officer(colleague), number=str(case.id)
                ),
            )
        )
    )


def _for_you(case: Case) -> Screen:
    text = message(N_("↪️ handed over to you. The words above wait for an answer."))
    return words.about(case, text, (words.look(case),))


def _ask_answer(context: Context) -> Line:
    return message(
        N_("Your answer to {who} (#{number})?"), who=Literal(str(context.answers["who"])),
        number=Literal(str(context.answers["case"])),
    )  # fmt: skip


def _ask_note(context: Context) -> Line:
    return message(N_("Note on #{number}, for officers alone?"), number=Literal(str(context.answers["case"])))


ANSWER = Form(
    name="case_answer", version=1, title=N_("your answer"),
    steps=(
        Step("words", N_("Answer"), N_("Your answer?"), Anything(), asks=_ask_answer,
             why=N_("The person reads exactly this. Photo, voice note and file are fine.")),
    ),
    answers=WordsAnswers, finish=_answer, given=("case", "who"),
)  # fmt: skip
NOTED = Form(
    name="case_note", version=1, title=N_("your note"),
    steps=(
        Step("words", N_("Note"), N_("Your note?"), Anything(), asks=_ask_note,
             why=N_("The person never sees it.")),
    ),
    answers=WordsAnswers, finish=_note, given=("case", "who"),
)  # fmt: skip

_ROUTES = {
    words.TAKE: take, words.ANSWER: ask_answer, words.NOTE: ask_note, words.ASK_SOLVED: ask_solved, words.PROMISE: promise,
    words.PASS: hand_over,
}  # fmt: skip
CONVERSATION = Conversation(
    forms=(ANSWER, NOTED), routes=_ROUTES, aside_routes=frozenset(_ROUTES), action=Action.HANDLE_CASES
)

"""One case on an officer's phone: who, what was said last, until when; its evidence, files and whole history."""

from datetime import datetime

from bot.conversation import Conversation
from bot.dialog.screen import Button, Line, Lines, Literal, Screen, route
from bot.turn import Turn
from domain.cases.model import STEP_NAMES, Author, Case, Outcome, State
from domain.cases.naming import one_line
from domain.messages import N_, Message, message
from domain.phone import parse_phone
from domain.phone import show as show_phone
from domain.roles import Action
from handlers.cases.fitting import longest_fitting
from handlers.cases.pieces import in_list
from services.cases import evidence, words
from services.cases.reach import find, may_read, number_of
from services.cases.scene import NAME, called, in_short, officer, scene_of
from storage.case_talk import Word
from storage.case_team import Contact

EVIDENCE, SOURCES, FILES, HISTORY, MORE = (
    "case_evidence",
    "case_sources",
    "case_files",
    "case_history",
    "case_more",
)
_LAST, _WORDS = 2, (90, 50, 25, 0)
_MOST_EVIDENCE, _MOST_SOURCES, _MOST_FILES = 8, 5, 10
_HISTORY, _HISTORY_WORDS = 5, 70
_ICONS = {Author.PERSON: "💬", Author.OFFICER: "🙋", Author.NOTE: "📝"}


async def open_case(turn: Turn, argument: str) -> None:
    case = await find(turn, argument)
    if case is not None:
        await show(turn, case)


async def show(turn: Turn, case: Case, note: Line | None = None) -> None:
    """The case as it stands now. That somebody looked is noted."""
    await turn.store.audit.add(turn.now, turn.person.id, case.person_id, "case seen", case=case.id)
    who = await turn.store.case_team.contact(case.person_id)
    can_read = may_read(case, turn.person.id)
    said = await turn.store.case_talk.latest(case.id, _LAST, for_person=False) if can_read else ()
    head = Lines(
        (message(N_("<b>{title}</b>"), title=words.title(case)), *_person(case, who, can_read=can_read))
    )
    standing = await _standing(turn, case)

    def parts(most: int) -> tuple[Line, ...]:
        last = (Lines(tuple(_word(one, most) for one in said)),) if said and most else ()
        secret = () if can_read else (message(words.SECRET),)
        return (*((note,) if note else ()), head, standing, *last, *secret)

    turn.show(Screen(longest_fitting(turn, parts, _WORDS), await _rows(turn, case, can_read=can_read)))


def _person(case: Case, who: Contact | None, *, can_read: bool) -> tuple[Line, ...]:
    if not can_read or who is None:
        return (message(N_("👤 {who}, {place}"), who=in_short(who), place=words.place(case.area)),)
    lines: list[Line] = [message(N_("👤 {who}, {place}"), who=called(who), place=words.place(case.area))]
    if who.business:
        lines.append(message(N_("🏷 {business}"), business=Literal(one_line(who.business, NAME))))
    if who.phone:
        lines.append(message(N_("📞 {phone}"), phone=Literal(show_phone(parse_phone(who.phone)))))
    return tuple(lines)


async def _standing(turn: Turn, case: Case) -> Line:
    owner = await turn.store.case_team.contact(case.owner_id) if case.owner_id else None
    if case.is_closed:
        by = N_("🏁 Closed, solved as the person says.")
        silent = N_("🏁 Closed without a word of the person.")
        return message(by if case.outcome is Outcome.CONFIRMED else silent)
    if case.state is State.ASKED:
        return message(
            N_("❔ The person was asked whether it is solved. ({officer})"), officer=officer(owner)
        )
    if case.due_at is None:
        return message(N_("💬 Answered, it is the person's turn. ({officer})"), officer=officer(owner))
    if owner is None:
        return message(N_("🆕 Nobody took it yet. Answer by {due}."), due=case.due_at)
    return message(N_("⏳ {officer} answers by {due}."), officer=officer(owner), due=case.due_at)


def _word(word: Word, most: int) -> Line:
    return message(N_("{icon} {words}"), icon=_ICONS[word.author], words=in_list(word.piece, most))


async def _rows(turn: Turn, case: Case, *, can_read: bool) -> words.Rows:
    number = str(case.id)
    back = (Button(message(N_("⬅️ Cases")), route("cases")),)
    more = Button(message(N_("📜 History")), route(HISTORY, number))
    proof = Button(message(N_("📎 Evidence")), route(EVIDENCE, number))
    has_proof = can_read and await turn.store.case_talk.evidence(case.id) is not None
    second = (*((proof,) if has_proof else ()), *((more,) if can_read else ()))
    if case.is_closed:
        return (second, back) if second else (back,)
    if case.owner_id is None:
        take = Button(message(N_("✋ I take it")), route(words.TAKE, number))
        return ((take,), second, back) if second else ((take,), back)
    if case.owner_id != turn.person.id:
        over = Button(message(N_("↪️ Hand over")), route(words.PASS, number))
        return (second, (over,), back)
    return (
        (Button(message(N_("✍️ Answer")), route(words.ANSWER, number)), *words.owner_rows(case)[0][:1]),
        (Button(message(N_("⚙️ More")), route(MORE, number)), *second[:1]),
        back,
    )


async def open_more(turn: Turn, argument: str) -> None:
    """What an officer does more rarely."""
    case = await find(turn, argument)
    if case is None:
        return
    number = str(case.id)
    count = await turn.store.case_talk.count(case.id, is_attached=True)
    files = (Button(message(N_("🗂 Files ({count})"), count=count), route(FILES, number)),) if count else ()
    turn.show(
        Screen(
            (message(N_("⚙️ {title}"), title=words.title(case)),),
            (
                (Button(message(N_("📝 Note")), route(words.NOTE, number)),
                 Button(message(N_("↪️ Hand over")), route(words.PASS, number))),
                (Button(message(N_("⏳ Still on it")), route(words.PROMISE, number)), *files),
                (Button(message(N_("📜 History")), route(HISTORY, number)),),
                (Button(message(N_("⬅️ Back")), route(words.OPEN, number)),),
            ),
        )
    )  # fmt: skip


async def readable(turn: Turn, argument: str) -> Case | None:
    """A case whose story may be shown; says so when it may not."""
    case = await find(turn, argument)
    if case is not None and not may_read(case, turn.person.id):
        turn.say(message(words.SECRET))
        return None
    return case


async def open_evidence(turn: Turn, argument: str) -> None:
    """What was known on the day of the complaint, unchanged since."""
    case = await readable(turn, argument)
    proof = await turn.store.case_talk.evidence(case.id) if case else None
    if case is None or proof is None:
        return
    await turn.store.audit.add(turn.now, turn.person.id, case.person_id, "case evidence seen", case=case.id)
    buttons = (
        Button(message(N_("🔗 Sources")), route(SOURCES, str(case.id))),
        Button(message(N_("⬅️ Back")), route(words.OPEN, str(case.id))),
    )
    parts = longest_fitting(turn, lambda most: evidence.shown(proof, most), range(_MOST_EVIDENCE, 0, -1))
    turn.show(Screen(parts, (buttons,)))


async def open_sources(turn: Turn, argument: str) -> None:
    case = await readable(turn, argument)
    proof = await turn.store.case_talk.evidence(case.id) if case else None
    if case is None or proof is None:
        return
    title = message(N_("🔗 #{number}: where this comes from"), number=str(case.id))
    back = (Button(message(N_("⬅️ Back")), route(EVIDENCE, str(case.id))),)
    parts = longest_fitting(
        turn, lambda most: (title, *evidence.sources(proof, most)), range(_MOST_SOURCES, 0, -1)
    )
    turn.show(Screen(parts, (back,)))


async def send_files(turn: Turn, argument: str) -> None:
    """Everything that is not text, once more."""
    case = await readable(turn, argument)
    if case is None:
        return
    await turn.store.audit.add(turn.now, turn.person.id, case.person_id, "case files seen", case=case.id)
    to = await turn.store.case_team.contact(turn.person.id)
    who = await turn.store.case_team.contact(case.person_id)
    said = [one for one in await turn.store.case_talk.words(case.id) if one.piece.kind != "text"]
    for word in said[:_MOST_FILES]:
        if to is not None:
            scene_of(turn).pass_on(to, word.piece, words.word_head(case, who), case.area)
    if not said:
        turn.say(message(N_("There are no files in this case.")))


async def open_history(turn: Turn, argument: str) -> None:
    """Everything that was said and done, the oldest first, a few lines at a time."""
    case = await readable(turn, argument)
    if case is None:
        return
    await turn.store.audit.add(turn.now, turn.person.id, case.person_id, "case history seen", case=case.id)
    page = number_of(argument.partition(".")[2])
    lines = await _happened(turn, case)
    first = page * _HISTORY if page * _HISTORY < len(lines) else 0
    shown = Lines(tuple(lines[first : first + _HISTORY]))
    more = Button(message(N_("More ➡️")), route(HISTORY, f"{case.id}.{first // _HISTORY + 1}"))
    back = Button(message(N_("⬅️ Back")), route(words.OPEN, str(case.id)))
    rows = ((more, back),) if len(lines) > first + _HISTORY else ((back,),)
    title = message(N_("📜 {title}"), title=words.title(case))
    turn.show(Screen((title, shown), rows))


async def _happened(turn: Turn, case: Case) -> list[Line]:
    said = await turn.store.case_talk.words(case.id, most=200)
    steps = await turn.store.case_talk.steps(case.id)
    people = await turn.store.case_team.contacts({one.actor_id for one in steps if one.actor_id})
    found: list[tuple[datetime, Line]] = [(word.at, _word(word, _HISTORY_WORDS)) for word in said]
    for step in steps:
        name = message(N_("• {step}"), step=Message(STEP_NAMES[step.step]))
        if step.actor_id and step.actor_id != case.person_id:
            by = officer(people.get(step.actor_id))
            name = message(N_("• {step} ({officer})"), step=Message(STEP_NAMES[step.step]), officer=by)
        found.append((step.at, name))
    return [line for _, line in sorted(found, key=lambda one: one[0])]


CONVERSATION = Conversation(
    routes={
        words.OPEN: open_case, MORE: open_more, EVIDENCE: open_evidence, SOURCES: open_sources, FILES: send_files,
        HISTORY: open_history,
    },
    links={"kasus_": open_case},
    aside_routes=frozenset({words.OPEN, MORE, EVIDENCE, SOURCES, FILES, HISTORY}),
    action=Action.HANDLE_CASES,
)  # fmt: skip

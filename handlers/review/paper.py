"""One certificate as an officer compares it with its photo: approve it in one tap, return it in two, take it back."""

from bot.conversation import Conversation, begin
from bot.dialog.fields import Text
from bot.dialog.form import Form, Step
from bot.dialog.screen import Button, Line, Lines, Literal, Screen, route, whatsapp
from bot.turn import Turn
from domain.clip import clipped
from domain.dates import calendar_day
from domain.form_answers import FormAnswers
from domain.messages import N_, Message, message
from domain.reviews import OWN, REASONS, find_reason, own_words
from domain.roles import Action
from handlers.review import desk
from services import certificate_words, reviewing
from services.cases.scene import officer
from services.cases.words import place
from services.registration import address
from services.reviewing import Fate, Ticket, ticket
from storage.certificate_reviews import Reviewed

_NAME = 30
OK, RETURN, BECAUSE, WORDS, UNDO = "paper_ok", "paper_return", "paper_because", "paper_words", "paper_undo"
Rows = tuple[tuple[Button, ...], ...]


async def open_next(turn: Turn, argument: str) -> None:
    """The first of a queue that comes after the paper of the button."""
    await show_next(turn, ticket(argument))


async def show_next(turn: Turn, after: Ticket, *notes: Line, undo: Rows = ()) -> None:
    found = await reviewing.following(turn, after)
    if found is None:
        await desk.show_desk(turn, *notes, undo=undo)
        return
    left = sum(one.count for one in await reviewing.waiting(turn, after.area))
    await _show(turn, found, after.area, left, notes, undo)


async def _show(
    turn: Turn, found: Reviewed, area: str, left: int, notes: tuple[Line, ...] = (), undo: Rows = ()
) -> None:
    here = str(Ticket(found.paper.id or 0, found.since, area))
    rows: Rows = (
        (Button(message(N_("✅ It agrees")), route(OK, here)), Button(message(N_("↩️ Return")), route(RETURN, here))),
        (Button(message(N_("⏭ Skip")), route(desk.PAPER, here)), Button(message(N_("⬅️ Review")), route(desk.DESK))),
        *undo,
    )  # fmt: skip
    screen = Screen((*notes, *_told(turn, found, left)), rows, photo=found.paper.photo)
    turn.show(screen)
    turn.listen(screen)


def _told(turn: Turn, found: Reviewed, left: int) -> tuple[Line, ...]:
    head = message(
        N_("🔎 <b>{paper}</b>\nWaits: {time} · {left} in the queue"),
        paper=certificate_words.named(found.paper), left=left,
        time=reviewing.waited(turn, found.since),
    )  # fmt: skip
    who = message(
        N_("👤 {business} – {name}, {place}"), business=Literal(clipped(found.business, _NAME)),
        name=_called(found), place=place(found.area),
    )  # fmt: skip
    photo = () if found.paper.photo else (message(N_("⚠️ There is no photo to compare with.")),)
    return head, who, Lines((*certificate_words.numbered(found.paper), *_days(turn, found))), *photo


def _called(found: Reviewed) -> Line:
    return address(clipped(found.name, _NAME), found.honorific)


def _days(turn: Turn, found: Reviewed) -> tuple[Line, ...]:
    lines: list[Line] = []
    paper = found.paper
    if paper.issued_on is not None:
        lines.append(message(N_("Issued: {day}"), day=calendar_day(paper.issued_on)))
    if paper.expires_on is not None:
        has_ended = paper.expires_on < turn.today
        text = N_("⚠️ Ended {day}") if has_ended else N_("Valid until {day}")
        lines.append(message(text, day=calendar_day(paper.expires_on)))
    if paper.is_reckoned:
        lines.append(message(N_("(reckoned by the rule; the printed date counts)")))
    return tuple(lines)


async def approve(turn: Turn, argument: str) -> None:
    shown = ticket(argument)
    fate, found = await reviewing.approve(turn, shown)
    await _after(turn, shown, fate, found, message(N_("It agrees")), N_("✅ {paper} of {name}: approved."))


async def ask_reason(turn: Turn, argument: str) -> None:
    """The second tap of a return: what the holder must mend."""
    shown = ticket(argument)
    fate, found = await reviewing.looked_at(turn, shown)
    if fate is not Fate.DONE or found is None:
        await _missed(turn, shown, fate, found)
        return
    choices = [Button(Message(one.label), route(BECAUSE, f"{one.id}.{shown}")) for one in REASONS]
    choices.append(Button(message(N_("✍️ Own words")), route(WORDS, str(shown))))
    rows = tuple(tuple(choices[at : at + 2]) for at in range(0, len(choices), 2))
    back = (Button(message(N_("⬅️ Back")), route("review_again", str(shown))),)
    asked = message(N_("↩️ {paper} of {name}: what must be mended?"), paper=certificate_words.named(found.paper),
                    name=_called(found))  # fmt: skip
    screen = Screen((asked,), (*rows, back))
    turn.show(screen)
    turn.listen(screen)


async def show_again(turn: Turn, argument: str) -> None:
    """Back from the reasons to the paper."""
    shown = ticket(argument)
    fate, found = await reviewing.looked_at(turn, shown)
    if fate is not Fate.DONE or found is None:
        await _missed(turn, shown, fate, found)
        return
    left = sum(one.count for one in await reviewing.waiting(turn, shown.area))
    await _show(turn, found, shown.area, left)


async def give_back(turn: Turn, argument: str) -> None:
    """ "number.12.…": the reason, and the paper."""
    reason, _, rest = argument.partition(".")
    known, shown = find_reason(reason), ticket(rest)
    if known is None:
        await show_next(turn, shown)
        return
    fate, found = await reviewing.give_back(turn, shown, known.id)
    await _after(turn, shown, fate, found, Message(known.label), N_("↩️ {paper} of {name}: returned."))


async def ask_words(turn: Turn, argument: str) -> None:
    shown = ticket(argument)
    fate, found = await reviewing.looked_at(turn, shown)
    if fate is not Fate.DONE or found is None:
        await _missed(turn, shown, fate, found)
        return
    await begin(turn, REASON, {"ticket": str(shown)})


class ReasonAnswers(FormAnswers):
    """`ticket`: the paper as it was shown."""

    ticket: str
    words: str


async def _said(turn: Turn, answers: ReasonAnswers) -> None:
    shown = ticket(answers.ticket)
    fate, found = await reviewing.give_back(turn, shown, OWN, answers.words)
    await _after(turn, shown, fate, found, None, N_("↩️ {paper} of {name}: returned."))


async def _after(
    turn: Turn, shown: Ticket, fate: Fate, found: Reviewed | None, chosen: Line | None, text: str
) -> None:
    """Say what was done, with the way to take it back, and show the next one."""
    if fate is not Fate.DONE or found is None:
        await _missed(turn, shown, fate, found)
        return
    if chosen is not None:
        turn.mark_chosen(chosen)
    done = message(text, paper=certificate_words.named(found.paper), name=_called(found))
    undo: Rows = ((Button(message(N_("🔙 Take it back")), route(UNDO, str(shown))),),)
    if await turn.store.people.reachable(found.holder) is None:
        call = Button(message(N_("📤 WhatsApp")), whatsapp("", found.phone)) if found.phone else None
        done = message(N_("{done} They have no chat with Laris: please tell them."), done=done)
        undo = ((*undo[0], *((call,) if call else ())),)
    await show_next(turn, Ticket(area=shown.area), done, undo=undo)


async def _missed(turn: Turn, shown: Ticket, fate: Fate, found: Reviewed | None) -> None:
    """It was not for this tap any more: say why, and go on."""
    note: Line = message(N_("That certificate is no longer here."))
    if fate is Fate.CHANGED and found is not None:
        note = message(N_("✏️ It was changed in the meantime. This is how it stands now:"))
        left = sum(one.count for one in await reviewing.waiting(turn, shown.area))
        await _show(turn, found, shown.area, left, (note,))
        return
    if fate is Fate.ALREADY and found is not None:
        who = await turn.store.case_team.contact(found.by or 0)
        note = message(N_("👀 {paper} was reviewed already, by {officer}."),
                       paper=certificate_words.named(found.paper), officer=officer(who))  # fmt: skip
    await show_next(turn, Ticket(area=shown.area), note)


async def undo(turn: Turn, argument: str) -> None:
    shown = ticket(argument)
    found = await reviewing.undo(turn, shown.number)
    if found is None:
        await show_next(turn, Ticket(area=shown.area), message(N_("It is too late to take that back.")))
        return
    turn.mark_chosen(message(N_("Take it back")))
    left = sum(one.count for one in await reviewing.waiting(turn, shown.area))
    await _show(turn, found, shown.area, left, (message(N_("🔙 Taken back. It waits again.")),))


REASON = Form(
    name="paper_reason", version=1, title=N_("why it is returned"),
    steps=(
        Step("words", N_("Reason"), N_("What should they mend? Write one sentence, they will read it."), Text(own_words)),
    ),
    answers=ReasonAnswers, finish=_said, given=("ticket",),
)  # fmt: skip

CONVERSATION = Conversation(
    forms=(REASON,),
    routes={
        desk.PAPER: open_next, OK: approve, RETURN: ask_reason, BECAUSE: give_back, WORDS: ask_words, UNDO: undo,
        "review_again": show_again,
    },
    action=Action.REVIEW,
)  # fmt: skip

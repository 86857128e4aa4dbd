"""/kasus: the officers' list of cases in their area, what is late, and how well closings were confirmed."""

from bot.conversation import Conversation, Entry
from bot.dialog.argument import number_in
from bot.dialog.pages import turning
from bot.dialog.screen import Button, Line, Lines, Screen, route
from bot.turn import Turn
from domain.areas import zone
from domain.cases import limits
from domain.cases.hours import work_between
from domain.cases.model import Case
from domain.messages import N_, message
from domain.roles import Action
from services import seen
from services.cases import words
from services.cases.reach import may_read, reach_of
from services.cases.scene import in_short
from storage.case_figures import Figures
from storage.case_team import Contact
from storage.cases import Counts

LIST = "cases"
_PAGE = 4
_TITLES = {
    "new": N_("🆕 Nobody's yet"),
    "own": N_("👤 Yours"),
    "open": N_("📋 All open"),
    "closed": N_("🏁 Closed"),
}
_HOUR = 60


async def open_desk(turn: Turn, argument: str = "") -> None:
    """Figures first, then a page of one list; by default what concerns this officer most."""
    reach = await reach_of(turn)
    counts = await turn.store.cases.counts(reach, turn.person.id, turn.now)
    which, _, page = argument.partition(".")
    which = which if which in _TITLES else _first(counts)
    first = number_in(page, 3) * _PAGE
    cases = await turn.store.cases.listed(reach, turn.person.id, which, first, _PAGE + 1)
    told = [one.person_id for one in cases[:_PAGE] if may_read(one, turn.person.id)]
    await seen.note(turn, told, "cases listed")
    figures = await turn.store.case_figures.between(
        reach.areas, limits.figures_since(turn.now), turn.now, turn.now
    )
    people = await turn.store.case_team.contacts({one.person_id for one in cases})
    buttons = tuple(
        (Button(_in_list(turn, one, people.get(one.person_id)), route(words.OPEN, str(one.id))),)
        for one in cases[:_PAGE]
    )
    rows = (*buttons, *_turning(which, first, len(cases)), *_switches(which, counts))
    turn.show(Screen(_figures(counts, figures, which), rows))


def _first(counts: Counts) -> str:
    return "new" if counts.unowned else "own" if counts.own else "open"


def _figures(counts: Counts, figures: Figures, which: str) -> tuple[Line, ...]:
    lines: list[Line] = [
        message(N_("🆕 Nobody's: {new} · 👤 yours: {own}"), new=counts.unowned, own=counts.own),
        message(N_("📋 Open: {open} · ⏰ late: {late}"), open=counts.open, late=counts.late),
    ]
    kpi: list[Line] = []
    if figures.confirmed_share is not None:
        kpi.append(
            message(
                N_("✅ {confirmed} of {closed} closings confirmed ({share}%), 30 days"),
                confirmed=figures.confirmed, closed=figures.closed, share=figures.confirmed_share,
            )
        )  # fmt: skip
    if figures.answered_after is not None:
        kpi.append(message(N_("⚡ First answer after {time} of work"), time=_time(figures.answered_after)))
    title = message(N_("🙋 <b>Cases</b>"))
    return title, Lines((*lines, *kpi)), message(N_("<b>{list}:</b>"), list=message(_TITLES[which]))


def _time(minutes: int) -> Line:
    if minutes < 2 * _HOUR:
        return message(N_("{minutes} minutes"), minutes=minutes)
    return message(N_("{hours} hours"), hours=round(minutes / _HOUR))


def _in_list(turn: Turn, case: Case, who: Contact | None) -> Line:
    """ "🚫 #12 Bu Siti · 3 jam" """
    name = in_short(who) if not may_read(case, turn.person.id) else words.short_name(who)
    said = {"icon": words.icon(case), "number": str(case.id), "who": name}
    if case.is_closed:
        return message(N_("{icon} #{number} {who}"), **said)
    if case.due_at is None:
        return message(N_("{icon} #{number} {who} · answered"), **said)
    if case.due_at < turn.now or case.level:
        return message(N_("⏰ {icon} #{number} {who} · late"), **said)
    left = work_between(turn.now, case.due_at, zone(case.area))
    time = _time(int(left.total_seconds() // 60))
    return message(N_("{icon} #{number} {who} · {time}"), **said, time=time)


def _turning(which: str, first: int, found: int) -> tuple[tuple[Button, ...], ...]:
    return turning(first // _PAGE, lambda to: route(LIST, f"{which}.{to}"), is_more=found > _PAGE)


def _switches(which: str, counts: Counts) -> tuple[tuple[Button, ...], ...]:
    """The other lists, and the group."""
    counted = {"new": counts.unowned, "own": counts.own, "open": counts.open}
    others = [
        Button(
            message(N_("{list} ({count})"), list=message(_TITLES[name]), count=counted[name]),
            route(LIST, name),
        )
        for name in counted
        if name != which
    ]
    closed = Button(message(_TITLES["closed"]), route(LIST, "closed"))
    group = Button(message(N_("👥 Group")), route("case_group"))
    return tuple(others), ((closed, group) if which != "closed" else (group,))


CONVERSATION = Conversation(
    entries=(
        Entry(("kasus", "cases", "case"), open_desk, N_("Cases of your area"), button=N_("🙋 Cases"), aside=True),
    ),
    routes={LIST: open_desk},
    aside_routes=frozenset({LIST}),
    action=Action.HANDLE_CASES,
)  # fmt: skip

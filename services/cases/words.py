"""What people, officers and groups read about a case. Its number always stands in the first line: whoever answers that
message answers that case."""

from bot.dialog.screen import Button, Line, Lines, Literal, Screen, route
from domain.areas import find, full_name, parent
from domain.cases.model import KIND_ICONS, KIND_NAMES, Case
from domain.cases.naming import one_line, without_numbers
from domain.messages import N_, Message, message
from services.cases.scene import NAME, called, in_short, officer
from storage.case_team import Contact

OPEN, TAKE, ANSWER = "case", "case_take", "case_answer"
SAY, SOLVED, NOT_SOLVED, MINE, OWN = "case_say", "case_solved", "case_not_solved", "my_cases", "my_case"
ASK_SOLVED, PROMISE, NOTE, PASS = "case_ask", "case_promise", "case_note", "case_pass"
"""Routes of buttons that live for months; their argument is the number of the case."""
_EXCERPT = 160
SECRET = N_("🔒 Name and story are shown to whoever takes it.")
Rows = tuple[tuple[Button, ...], ...]


def title(case: Case) -> Line:
    """ "#12 · ❓ Pertanyaan" """
    return message(
        N_("#{number} · {icon} {kind}"),
        number=Literal(str(case.id)), icon=KIND_ICONS[case.kind], kind=Message(KIND_NAMES[case.kind]),
    )  # fmt: skip


def place(area: str) -> Line:
    """The kecamatan of an area, or what is known of it."""
    found = find(area)
    while found is not None and found.level > 3:
        found = parent(found)
    return Literal(found.name) if found else message(N_("Indonesia"))


def region(area: str) -> Line:
    """The area of an office: "Kabupaten Batang"."""
    found = find(area)
    return Literal(full_name(found)) if found else message(N_("Indonesia"))


def _to(name: str, case: Case) -> str:
    return route(name, str(case.id))


def look(case: Case) -> Button:
    return Button(message(N_("👀 Look")), _to(OPEN, case))


def alert(case: Case, who: Contact | None, words: str, *, is_late: bool, in_group: bool = False) -> Screen:
    """Somebody needs an officer. Groups see initials and no long numbers; a secret name is shown to nobody yet."""
    hides = in_group or case.hides_name
    head = N_("⏰ <b>{title}</b>\nThe time limit has passed.") if is_late else N_("🆕 <b>{title}</b>")
    said = "" if case.hides_name else one_line(without_numbers(words) if in_group else words, _EXCERPT)
    parts: list[Line] = [Lines((message(head, title=title(case)), _who(case, who, hides=hides)))]
    if said:
        parts.append(message(N_("“{words}”"), words=Literal(said)))
    if case.hides_name:
        parts.append(message(SECRET))
    if case.due_at is not None:
        parts.append(message(N_("Answer by {due}."), due=case.due_at))
    take = Button(message(N_("✋ I take it")), _to(TAKE, case))
    return Screen(tuple(parts), ((take,) if in_group else (take, look(case)),))


def _who(case: Case, who: Contact | None, *, hides: bool) -> Line:
    if hides:
        return message(N_("{who}, {place}"), who=in_short(who), place=place(case.area))
    if who is not None and who.business:
        return message(
            N_("{who} ({business}), {place}"), who=called(who), business=Literal(one_line(who.business, NAME)), place=place(case.area)
        )  # fmt: skip
    return message(N_("{who}, {place}"), who=called(who), place=place(case.area))


def taken(case: Case, by: Contact | None) -> Screen:
    """What stands in the place of an alert once somebody took the case."""
    return Screen(
        (message(N_("✅ {title}\nTaken by {officer}."), title=title(case), officer=officer(by)),),
        ((look(case),),),
    )


def over(case: Case) -> Screen:
    """What stands there once the case is closed before anybody took it."""
    return Screen((message(N_("🏁 {title}\nClosed."), title=title(case)),), ((look(case),),))


def word_head(case: Case, who: Contact | None, *, in_group: bool = False) -> Screen:
    """Above what the person wrote, for officers."""
    name = in_short(who) if in_group else called(who)
    head = message(N_("💬 <b>#{number} · {who}</b>"), number=Literal(str(case.id)), who=name)
    answer = Button(message(N_("✍️ Answer")), _to(ANSWER, case))
    return Screen((head,), () if in_group else ((answer, Button(message(N_("📋 Open")), _to(OPEN, case))),))


def answer_head(case: Case, by: Contact | None) -> Screen:
    """Above what an officer wrote, for the person."""
    head = message(N_("🙋 <b>{officer}</b> (#{number}):"), officer=officer(by), number=Literal(str(case.id)))
    return Screen(
        (head,),
        (
            (
                Button(message(N_("✍️ Reply")), _to(SAY, case)),
                Button(message(N_("✅ Solved")), _to(SOLVED, case)),
            ),
        ),
    )


def solved_rows(case: Case) -> Rows:
    """ "Sudah beres?" """
    yes = Button(message(N_("✅ Yes, solved")), _to(SOLVED, case))
    return ((yes, Button(message(N_("✋ Not yet")), _to(NOT_SOLVED, case))),)


def solved_question(case: Case, by: Contact | None) -> Screen:
    asks = message(
        N_("🙋 #{number}: {officer} asks: is it solved?"), number=Literal(str(case.id)), officer=officer(by)
    )
    return Screen((asks,), solved_rows(case))


def mine() -> Button:
    return Button(message(N_("📂 My cases")), route(MINE))


def about(case: Case, text: Line, *rows: tuple[Button, ...]) -> Screen:
    """One sentence about a case, with its number in front."""
    return Screen((message(N_("#{number}: {text}"), number=Literal(str(case.id)), text=text),), rows)


def owner_rows(case: Case) -> Rows:
    """What an officer does with a case beside answering."""
    ask = Button(message(N_("✅ Solved?")), _to(ASK_SOLVED, case))
    return ((ask, Button(message(N_("⏳ Still on it")), _to(PROMISE, case))),)


def again_row(case: Case) -> tuple[Button, ...]:
    """The way back into a closed case."""
    return (Button(message(N_("🔄 Not solved")), _to(SAY, case)),)


def plain(*parts: Line) -> Screen:
    return Screen(parts)


def icon(case: Case) -> str:
    return KIND_ICONS[case.kind]


def short_name(who: Contact | None) -> Line:
    """A name that fits on a button beside other things."""
    return Literal(one_line(who.name, 12)) if who and who.name else in_short(who)

"""The card of one paper that somebody holds: number, days, what an officer said, and what can be done with it."""

from datetime import date

from bot.dialog.screen import Button, Line, Lines, Literal, Screen, route
from bot.turn import Turn
from domain.dates import calendar_day
from domain.messages import N_, message
from domain.paper_numbers import NO_NUMBER
from domain.papers import rules
from handlers.certificates import words as w
from services import certificate_words, certificates
from services.certificates import token_of
from storage.certificates import Certificate, Review


def urgency(one: Certificate) -> tuple[date, int]:
    return one.expires_on or date.max, one.id or 0


def icon_of(one: Certificate, today: date) -> str:
    if one.state is Review.REJECTED or (one.expires_on is not None and one.expires_on < today):
        return "❌"
    return "⚠️" if is_ending(one, today) else "✅"


def is_ending(one: Certificate, today: date) -> bool:
    """Whether it is time to think of renewing."""
    paper = rules().papers.get(one.paper)
    if one.expires_on is None or paper is None:
        return False
    return (one.expires_on - today).days <= paper.terms_on(today).validity.renew_before


def in_list(one: Certificate, today: date) -> Line:
    return message(
        N_("{icon} {paper}: {left}"), icon=icon_of(one, today), paper=named(one), left=left(one, today)
    )


def on_button(one: Certificate, today: date) -> Line:
    return message(N_("{icon} {name}"), icon=icon_of(one, today), name=named(one))


def named(one: Certificate) -> Line:
    """ "PIRT keripik tempe" """
    if not one.product:
        return w.paper_name(one.paper)
    return message(N_("{paper} {product}"), paper=w.paper_name(one.paper), product=w.clipped(one.product))


def left(one: Certificate, today: date) -> Line:
    """How long it still holds."""
    if one.paper in NO_NUMBER:
        return message(N_("done"))
    if not certificates.ends(one.paper):
        return message(N_("no end date"))
    if one.expires_on is None:
        return message(N_("end not known"))
    days, day = (one.expires_on - today).days, calendar_day(one.expires_on)
    if days < 0:
        return message(N_("ended {day}"), day=day)
    if days == 0:
        return message(N_("ends today"))
    if days == 1:
        return message(N_("1 day left ({day})"), day=day)
    if days <= 365:
        return message(N_("{days} days left ({day})"), days=days, day=day)
    return message(N_("until {day}"), day=day)


async def show_card(turn: Turn, one: Certificate, argument: str = "", note: Line | None = None) -> None:
    token = token_of(one)
    first = (
        Button(message(N_("🔄 Renew")), route("renew_paper", token)),
        Button(message(N_("✏️ Change")), route("edit_certificate", token)),
    )
    photo = (Button(message(N_("🖼 Photo")), route("certificate_photo", token)),) if one.photo else ()
    second = (
        *photo,
        Button(message(N_("📖 Guide")), route("paper_guide", one.paper)),
        Button(message(N_("🗑 Remove")), route("remove_certificate", token)),
    )
    back = (Button(message(N_("⬅️ My certificates")), route("certificates")),)
    parts = (*((note,) if note else ()), *await _told(turn, one))
    w.show(
        turn,
        Screen(parts, (first if may_renew(one) else first[1:], second, back)),
        argument,
        anew=note is not None,
    )


def may_renew(one: Certificate) -> bool:
    return one.id is not None and certificates.ends(one.paper) and one.paper not in NO_NUMBER


async def _told(turn: Turn, one: Certificate) -> tuple[Line, ...]:
    title = message(N_("{icon} <b>{paper}</b>"), icon=icon_of(one, turn.today), paper=w.paper_name(one.paper))
    before = await turn.store.certificates.before(turn.person.id, one)
    history = (message(N_("🗂 Renewed {count} times before."), count=len(before)),) if before else ()
    return title, Lines((*_numbered(one), *_dated(turn, one))), _state(one), *history


def _numbered(one: Certificate) -> tuple[Line, ...]:
    lines: list[Line] = []
    if one.product:
        lines.append(message(N_("For: {product}"), product=Literal(one.product)))
    if one.paper not in NO_NUMBER:
        lines += certificate_words.numbered(one)
    return tuple(lines)


def _dated(turn: Turn, one: Certificate) -> tuple[Line, ...]:
    lines: list[Line] = []
    if one.issued_on is not None:
        lines.append(message(N_("Issued: {day}"), day=calendar_day(one.issued_on)))
    if one.paper not in NO_NUMBER:
        lines.append(message(N_("Validity: {left}"), left=left(one, turn.today)))
    if one.is_reckoned:
        lines.append(message(N_("(reckoned by the rule; the printed date counts)")))
    return tuple(lines)


def _state(one: Certificate) -> Line:
    match one.state:
        case Review.VERIFIED:
            return message(N_("✅ Compared by an officer."))
        case Review.REJECTED:
            return message(
                N_("❌ An officer could not accept it: {reason}"), reason=certificate_words.reason(one.reason)
            )
    return message(N_("⏳ Not yet compared by an officer."))

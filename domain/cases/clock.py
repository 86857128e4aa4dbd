"""What is to happen by itself with a case, worked out from how it stands: planned anew after every change."""

from collections.abc import Iterator
from datetime import datetime

from domain.cases import limits
from domain.cases.model import Case, State
from domain.reminders import Plan

RING, HALF, LATE = "case_ring", "case_half", "case_late"
"""Nobody took it and the office opens; half of the time has passed; all of it has."""
ASK, SILENT = "case_ask", "case_silent"
"""It is time to ask whether it is solved; the person has been silent for too long."""
CONFIRM = "case_confirm"
"""What the person is reminded of: to say whether it is solved."""
KINDS = (RING, HALF, LATE, ASK, SILENT, CONFIRM)


def plans(case: Case, now: datetime) -> Iterator[Plan]:
    """Everything that is still to come, as plans of reminders and deeds (`domain.reminders`)."""
    if case.is_closed:
        return
    if case.waits_since is not None and case.due_at is not None:
        yield from _while_waiting(case, case.waits_since, case.due_at, now)
    elif case.state is State.ASKED and case.asked_at is not None:
        yield from _after_asking(case, case.asked_at)
    elif case.officer_wrote_at is not None:
        yield _deed(case, ASK, case.officer_wrote_at + limits.ask_after())


def _while_waiting(case: Case, since: datetime, due_at: datetime, now: datetime) -> Iterator[Plan]:
    opens = limits.rings_at(now, case.area)
    if case.owner_id is None and opens is not None and opens < due_at:
        yield _deed(case, RING, opens)
    half = limits.half(since, due_at, case.area)
    if half > now:
        yield _deed(case, HALF, half)
    yield _deed(case, LATE, due_at)


def _after_asking(case: Case, asked_at: datetime) -> Iterator[Plan]:
    ends = asked_at + limits.silent_after()
    for after in limits.remind_after():
        yield Plan(
            CONFIRM, str(case.id), f"{asked_at.isoformat()}/{after.days}", case.person_id,
            at=asked_at + after, until=ends,
        )  # fmt: skip
    yield _deed(case, SILENT, ends)


def first_question(case: Case, now: datetime) -> Plan:
    """The question itself, when it is not asked by an officer: at the next decent moment."""
    ends = now + limits.silent_after()
    return Plan(CONFIRM, str(case.id), f"{now.isoformat()}/0", case.person_id, at=now, until=ends)


def _deed(case: Case, kind: str, at: datetime) -> Plan:
    return Plan(kind, str(case.id), at.isoformat(), case.person_id, at=at, is_deed=True)

"""What happens to a case, one function per happening: the case before and after. Pure; who hears of it is not known here.

Refusals are `Rejected`: the case stands otherwise than whoever acts believed.
"""

from dataclasses import replace
from datetime import datetime

from domain.cases import limits
from domain.cases.model import Case, Outcome, State
from domain.messages import N_, Rejected

CLOSED = N_("Case #{number} is closed.")


def heard(case: Case, now: datetime) -> Case:
    """The person wrote. They wait from their first word that got no answer; a closed case is open again."""
    before = reopened(case, now) if case.is_closed else replace(case, state=State.OPEN, asked_at=None)
    return replace(_waiting(before, now), person_wrote_at=now)


def _waiting(case: Case, now: datetime) -> Case:
    if case.waits_since is not None:
        return case
    return replace(case, waits_since=now, due_at=limits.due(case.kind, now, case.area))


def taken(case: Case, officer: int) -> Case:
    """An officer takes it. Raises Rejected when it is somebody's already, or closed."""
    _refuse_closed(case)
    if case.owner_id is not None and case.owner_id != officer:
        raise Rejected(N_("Somebody else took it already."))
    return replace(case, owner_id=officer)


def passed(case: Case, officer: int) -> Case:
    """It is handed over. Raises Rejected when it is closed."""
    _refuse_closed(case)
    return replace(case, owner_id=officer)


def answered(case: Case, now: datetime) -> Case:
    """An officer wrote: it is the person's turn. Raises Rejected when it is closed."""
    _refuse_closed(case)
    return replace(
        case, state=State.OPEN, asked_at=None, waits_since=None, due_at=None, officer_wrote_at=now, level=0,
        first_answer_at=case.first_answer_at or now,
    )  # fmt: skip


def freed(case: Case, now: datetime) -> Case:
    """Its officer may not handle it any more: it is nobody's, and the person waits for another one."""
    return replace(_waiting(case, now), owner_id=None, state=State.OPEN, asked_at=None)


def promised(case: Case, now: datetime) -> Case:
    """An officer is still working on it: the person waits on, until the new day. Raises Rejected when it is closed."""
    _refuse_closed(case)
    since = case.waits_since or now
    return replace(
        case, state=State.OPEN, asked_at=None, waits_since=since, due_at=limits.promised(now, case.area)
    )


def late(case: Case, now: datetime) -> Case:
    """The limit has passed: it is nobody's again, offered more widely, with a new limit."""
    level = case.level + 1
    return replace(case, owner_id=None, level=level, due_at=limits.due(case.kind, now, case.area))


def asked(case: Case, now: datetime) -> Case:
    """The person is asked whether it is solved. Raises Rejected when it is closed."""
    _refuse_closed(case)
    return replace(case, state=State.ASKED, asked_at=now, waits_since=None, due_at=None)


def denied(case: Case, now: datetime) -> Case:
    """It is not solved: they wait again. Raises Rejected when it is closed (then it is opened again by a word)."""
    _refuse_closed(case)
    return replace(_waiting(replace(case, state=State.OPEN, asked_at=None), now), person_wrote_at=now)


def closed(case: Case, outcome: Outcome, now: datetime) -> Case:
    """It is over. Raises Rejected when it was already."""
    _refuse_closed(case)
    return replace(
        case, state=State.CLOSED, outcome=outcome, closed_at=now, waits_since=None, due_at=None, level=0
    )


def reopened(case: Case, now: datetime) -> Case:
    """It goes on; whoever owned it owns it still."""
    opened = replace(case, state=State.OPEN, outcome=None, closed_at=None, asked_at=None)
    return _waiting(opened, now)


def _refuse_closed(case: Case) -> None:
    if case.is_closed:
        raise Rejected(CLOSED, number=case.id)

"""What happens to a case, whom it is offered to, what the clock will do about it, and how it is written."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from domain.cases import clock, limits, moves
from domain.cases.circle import Helper, circle, containing
from domain.cases.model import Case, Kind, Outcome, State
from domain.cases.naming import case_named, initials, one_line, without_numbers
from domain.messages import Rejected
from domain.roles import Role

NOW = datetime(2026, 11, 24, 3, tzinfo=UTC)  # a Tuesday, 10.00 WIB
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
RATNA, EKO = 7, 8
CASE = Case(
    id=12, person_id=1, kind=Kind.QUESTION, area="33.25.08.2005", is_confidential=False, state=State.OPEN, level=0,
    owner_id=None, opened_at=NOW, waits_since=NOW, due_at=limits.due(Kind.QUESTION, NOW, "33.25"),
    first_answer_at=None, asked_at=None, closed_at=None, outcome=None, group_id=None, topic=None,
    person_wrote_at=NOW, officer_wrote_at=None,
)  # fmt: skip
TAKEN = moves.taken(CASE, RATNA)
ANSWERED = moves.answered(TAKEN, NOW + HOUR)
ASKED = moves.asked(ANSWERED, NOW + 2 * HOUR)
CLOSED = moves.closed(ASKED, Outcome.CONFIRMED, NOW + 3 * HOUR)


def test_the_first_who_takes_it_owns_it() -> None:
    assert TAKEN.owner_id == RATNA
    assert moves.taken(TAKEN, RATNA) == TAKEN
    with pytest.raises(Rejected, match="took it already"):
        moves.taken(TAKEN, EKO)
    assert moves.passed(TAKEN, EKO).owner_id == EKO


def test_an_answer_ends_the_waiting_and_the_next_word_begins_it_anew() -> None:
    assert (ANSWERED.waits_since, ANSWERED.due_at, ANSWERED.first_answer_at) == (None, None, NOW + HOUR)
    again = moves.heard(ANSWERED, NOW + DAY)
    assert again.waits_since == NOW + DAY
    assert again.due_at == limits.due(Kind.QUESTION, NOW + DAY, CASE.area)
    assert (
        moves.heard(again, NOW + 2 * DAY).waits_since == NOW + DAY
    )  # since the first word without an answer
    assert moves.answered(again, NOW + 2 * DAY).first_answer_at == NOW + HOUR


def test_still_working_on_it_gives_more_time_without_an_answer() -> None:
    promised = moves.promised(TAKEN, NOW + HOUR)
    assert promised.waits_since == NOW
    assert promised.due_at == limits.promised(NOW + HOUR, CASE.area) > (CASE.due_at or NOW)
    assert moves.promised(ASKED, NOW + DAY).state is State.OPEN


def test_a_limit_that_passed_frees_it_for_others() -> None:
    late = moves.late(TAKEN, CASE.due_at or NOW)
    assert (late.owner_id, late.level, late.waits_since) == (None, 1, NOW)
    assert (late.due_at or NOW) > (CASE.due_at or NOW)
    assert moves.answered(moves.taken(late, EKO), NOW + DAY).level == 0


def test_it_is_closed_by_the_person_and_opened_again_by_a_word() -> None:
    assert (ASKED.state, ASKED.asked_at, ASKED.due_at) == (State.ASKED, NOW + 2 * HOUR, None)
    denied = moves.denied(ASKED, NOW + DAY)
    assert (denied.state, denied.asked_at, denied.waits_since) == (State.OPEN, None, NOW + DAY)
    assert (CLOSED.state, CLOSED.outcome, CLOSED.closed_at) == (
        State.CLOSED, Outcome.CONFIRMED, NOW + 3 * HOUR,
    )  # fmt: skip
    opened = moves.heard(CLOSED, NOW + 9 * DAY)
    assert (opened.state, opened.outcome, opened.closed_at, opened.owner_id) == (
        State.OPEN, None, None, RATNA,
    )  # fmt: skip
    assert opened.waits_since == NOW + 9 * DAY
    assert moves.heard(ASKED, NOW + DAY).state is State.OPEN


@pytest.mark.parametrize(
    "move",
    [
        lambda: moves.taken(CLOSED, EKO), lambda: moves.passed(CLOSED, EKO), lambda: moves.answered(CLOSED, NOW),
        lambda: moves.asked(CLOSED, NOW), lambda: moves.denied(CLOSED, NOW), lambda: moves.promised(CLOSED, NOW),
        lambda: moves.closed(CLOSED, Outcome.SILENT, NOW),
    ],
)  # fmt: skip
def test_nothing_but_a_word_moves_a_closed_case(move) -> None:
    with pytest.raises(Rejected, match="is closed"):
        move()


LIMPUNG, BATANG, COUNTRY = "33.25.08", "33.25", ""
HELPERS = (
    Helper(1, Role.OFFICER, LIMPUNG), Helper(2, Role.OFFICER, LIMPUNG), Helper(3, Role.OFFICER, BATANG),
    Helper(4, Role.ADMIN, BATANG), Helper(5, Role.ADMIN, COUNTRY),
)  # fmt: skip


@pytest.mark.parametrize(
    ("helpers", "level", "late", "secret", "alerted"),
    [
        (HELPERS, 0, None, False, {1, 2}),
        (HELPERS, 1, 1, False, {2, 3, 4}),
        (HELPERS, 2, None, False, {4, 5}),
        (HELPERS, 3, None, False, {1, 2, 3, 4, 5}),
        (HELPERS, 9, None, False, {1, 2, 3, 4, 5}),
        (HELPERS[2:], 0, None, False, {3, 4}),
        (HELPERS, 0, None, True, {4}),
        (HELPERS, 1, 4, True, {5}),
        (HELPERS[:1], 1, 1, False, {1}),  # nobody else is there
        (HELPERS[:2], 2, None, False, {1, 2}),  # no administrator
        ((), 0, None, False, set()),
        (HELPERS[:3], 0, None, True, set()),
    ],
)  # fmt: skip
def test_whom_a_case_is_offered_to(helpers, level, late, secret, alerted) -> None:
    assert circle(helpers, level, late, is_confidential=secret) == alerted


def test_areas_that_contain_a_village() -> None:
    assert containing("33.25.08.2005") == ("", "33", "33.25", "33.25.08", "33.25.08.2005")
    assert containing("") == ("",)


def planned(case: Case, now: datetime = NOW) -> list[tuple[str, datetime]]:
    return [(plan.kind, plan.at) for plan in clock.plans(case, now)]


def test_while_somebody_waits_half_and_whole_limit_are_planned() -> None:
    half = limits.half(NOW, CASE.due_at or NOW, CASE.area)
    assert planned(CASE) == [(clock.HALF, half), (clock.LATE, CASE.due_at)]
    assert planned(TAKEN, half + HOUR) == [(clock.LATE, CASE.due_at)]
    night = datetime(2026, 11, 24, 15, tzinfo=UTC)
    opened = replace(CASE, waits_since=night, due_at=limits.due(Kind.QUESTION, night, CASE.area))
    assert planned(opened, night)[0] == (clock.RING, datetime(2026, 11, 25, 0, 30, tzinfo=UTC))
    assert clock.RING not in dict(planned(replace(opened, owner_id=RATNA), night))


def test_after_an_answer_it_is_asked_then_reminded_twice_then_closed() -> None:
    assert planned(ANSWERED) == [(clock.ASK, NOW + HOUR + 3 * DAY)]
    asked_at = NOW + 2 * HOUR
    assert planned(ASKED) == [
        (clock.CONFIRM, asked_at + 2 * DAY), (clock.CONFIRM, asked_at + 4 * DAY), (clock.SILENT, asked_at + 11 * DAY),
    ]  # fmt: skip
    assert planned(CLOSED) == []
    assert all(plan.person_id == 1 and plan.subject == "12" for plan in clock.plans(ASKED, NOW))
    assert [plan.is_deed for plan in clock.plans(ASKED, NOW)] == [False, False, True]


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("💬 #12 · Ibu Siti\n\nhalo #13", 12), ("#7", 7), ("halo", None), ("halo\n#7", None), ("", None),
        ("\n#3 x", 3), ("#12345678901234", None), ("a#5", 5),
    ],
)  # fmt: skip
def test_the_first_line_names_the_case(text: str, number: int | None) -> None:
    assert case_named(text) == number


@pytest.mark.parametrize(
    ("name", "short"),
    [("Siti Aminah", "S. A."), ("siti", "S."), ("R. A. Kartini Sri Wahyuni", "R. A. K."), ("", "?"), ("123", "?")],
)  # fmt: skip
def test_initials(name: str, short: str) -> None:
    assert initials(name) == short


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("HP 0812-3456-7890 ya", "HP 081••• ya"), ("nik 3325081234560001", "nik 332•••"), ("+62 812 3456 789", "+62•••"),
        ("setor 50 keripik 8000", "setor 50 keripik 8000"), ("tgl 24/11/2026", "tgl 24/11/2026"), ("uang 1.250.000 blm cair", "uang 1.250.000 blm cair"), ("Rp1.250.000", "Rp1.250.000"),
    ],
)  # fmt: skip
def test_groups_see_no_long_numbers(text: str, shown: str) -> None:
    assert without_numbers(text) == shown


def test_long_words_are_clipped_on_one_line() -> None:
    assert one_line("satu\ndua  tiga", 20) == "satu dua tiga"
    assert one_line("satu dua tiga", 9) == "satu dua…"

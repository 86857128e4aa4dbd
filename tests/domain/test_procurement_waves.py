"""Fair waves: reproducible from the seed, explained, and nobody who fits starves in a simulated year."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from domain.procurement.matching import Candidate, judge
from domain.procurement.need import Need, Offer, OfferState, Payment
from domain.procurement.rules import rules
from domain.procurement.waves import is_enough, lot, next_wave, pause, ranking

START = datetime(2026, 1, 5, 2, tzinfo=UTC)
NEED = Need(
    "snack box", ("jasa_boga",), 100, "kotak", START, "Asia/Jakarta", "Dinkes", "33.25.11", 15_000, (), START,
    Payment.TRANSFER, 3, "33.25", "s", id=1,
)  # fmt: skip


def maker(number: int) -> Candidate:
    return Candidate(number, "jasa_boga", "33.25.11.2001", {"halal_sd": None}, capacity=50 + number % 5 * 50)


def need(number: int, now: datetime) -> Need:
    at = now + timedelta(days=3)
    return replace(NEED, id=number, seed=f"{number:04x}", at=at, deadline=at - timedelta(days=1))


@settings(max_examples=20, deadline=None)
@given(
    makers=st.integers(1, 40),
    minutes=st.lists(st.integers(0, 364 * 24 * 60), min_size=30, max_size=60, unique=True),
    winners=st.randoms(use_true_random=False),
)
def test_nobody_who_fits_starves_in_a_year(makers: int, minutes: list[int], winners: st.DataObject) -> None:
    people = {number: maker(number) for number in range(1, makers + 1)}
    times = dict.fromkeys(people, 0)
    for number, minute in enumerate(sorted(minutes), 1):
        now = START + timedelta(minutes=minute)
        one = need(number, now)
        ranks = ranking(one, [judge(one, person, ()) for person in people.values()])
        assert ranks == ranking(one, [judge(one, person, ()) for person in reversed(people.values())])
        wave = next_wave(ranks, ())
        assert [rank.lot for rank in wave] == [lot(one.seed, rank.person_id) for rank in wave]
        for rank in wave:
            people[rank.person_id] = replace(people[rank.person_id], asked_at=now)
            times[rank.person_id] += 1
        if wave:
            winner = winners.choice(wave).person_id  # type: ignore[attr-defined]
            people[winner] = replace(people[winner], ordered_at=now)
    asked_in_all = len(minutes) * min(makers, rules().waves.size)
    assert min(times.values()) >= asked_in_all // makers // 3


def test_whoever_waits_longest_comes_first_and_an_order_counts_as_more_waiting() -> None:
    old, new = START - timedelta(days=40), START - timedelta(days=20)
    verdicts = [
        judge(NEED, replace(maker(1), asked_at=new), ()),
        judge(NEED, replace(maker(2), asked_at=old), ()),
        judge(NEED, replace(maker(3), asked_at=old, ordered_at=START - timedelta(days=30)), ()),
        judge(NEED, maker(4), ()),
        judge(NEED, replace(maker(5), is_silent=True), ()),
    ]
    ranks = ranking(NEED, verdicts)
    assert [one.person_id for one in ranks] == [4, 2, 1, 3]
    assert [one.since for one in ranks] == [None, old, new, START - timedelta(days=16)]
    assert [one.place for one in next_wave(ranks, {4, 2})] == [3, 4]


def test_the_draw_decides_between_equals_and_another_seed_decides_otherwise() -> None:
    verdicts = [judge(NEED, replace(maker(5 * number), capacity=None), ()) for number in range(1, 9)]
    orders = {
        tuple(one.person_id for one in ranking(replace(NEED, seed=seed), verdicts))
        for seed in ("a", "b", "c")
    }
    assert len(orders) == 3


def test_enough_is_enough_and_waves_hurry_when_the_deadline_is_near() -> None:
    offers = [Offer(1, person, OfferState.OFFERED, 100, 15_000) for person in (1, 2)]
    assert [is_enough(NEED, offers[:count]) for count in (1, 2)] == [False, True]
    near = replace(NEED, deadline=START + timedelta(hours=2))
    assert (pause(near, START), pause(replace(NEED, deadline=START + timedelta(days=5)), START)) == (
        timedelta(minutes=30), timedelta(hours=2),
    )  # fmt: skip

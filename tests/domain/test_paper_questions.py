"""What is asked: as little as possible, never twice, nothing the category says; readiness copes with any facts."""

from collections.abc import Iterator
from datetime import date
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.papers import UNSURE, Facts, Held, Step, Ware, path, questions, readiness, rules
from domain.papers.logic import is_answer

TODAY = date(2026, 11, 22)
BOOK = rules()
CATEGORIES, CHANNELS = tuple(BOOK.categories), tuple(BOOK.channels)

values = st.one_of(
    st.sampled_from(sorted({str(choice.value) for fact in BOOK.facts.values() for choice in fact.choices})),
    st.integers(-5, 5_000),
    st.just(UNSURE),
    st.text(max_size=5),
)
answers = st.dictionaries(
    st.one_of(st.sampled_from(tuple(BOOK.facts)), st.text(max_size=8)), values, max_size=25
)
days = st.dates(date(2019, 1, 1), date(2032, 1, 1))
held = st.lists(
    st.builds(
        Held,
        st.one_of(st.sampled_from(tuple(BOOK.papers)), st.text(max_size=4)),
        st.none() | days,
        st.none() | days,
    ),
    max_size=6,
).map(tuple)
wares = st.builds(Ware, st.sampled_from(CATEGORIES) | st.text(max_size=4), st.none() | st.integers(0, 3_650))
channels = st.sampled_from(CHANNELS)


@given(wares, channels, st.builds(Facts, answers, held), days)
@settings(max_examples=400, deadline=None)
def test_readiness_is_total(ware: Ware, channel: str, facts: Facts, today: date) -> None:
    ready = readiness(ware, channel, facts, today)
    asked = questions(ware, channel, facts, today)
    assert set(ready.done) <= set(ready.required) <= set(ready.lines)
    assert len({line.subject for line in ready.lines}) == len(ready.lines)
    if ready.next_step.kind is Step.ANSWER:
        assert ready.next_step.fact in {question.fact for question in asked}
    way = path(ready)
    assert 0 <= way.done <= way.total
    assert way.least_days <= way.most_days
    assert way.least_rupiah <= way.most_rupiah
    assert sorted(name for stage in way.stages for name in stage) == sorted(
        {line.paper for line in ready.required if line not in ready.done}
    )


@given(wares, channels, st.builds(Facts, answers, held), days, st.data())
@settings(max_examples=400, deadline=None)
def test_answering_leaves_no_question(
    ware: Ware, channel: str, facts: Facts, today: date, data: st.DataObject
) -> None:
    told = dict(facts.answers)
    for _ in range(len(BOOK.facts) + 1):
        asked = questions(ware, channel, Facts(told, facts.held), today)
        if not asked:
            break
        first = asked[0]
        assert not (first.fact in told and is_answer(BOOK.facts[first.fact], told[first.fact]))
        told[first.fact] = data.draw(st.sampled_from([UNSURE, *(choice.value for choice in first.choices)]))
    assert questions(ware, channel, Facts(told, facts.held), today) == ()
    assert readiness(ware, channel, Facts(told, facts.held), today).next_step.kind is not Step.ANSWER


def told_ways(ware: Ware, channel: str, told: dict[str, str | int]) -> Iterator[dict[str, str | int]]:
    """Every way to answer all questions, one after the other."""
    asked = questions(ware, channel, Facts(told), TODAY)
    if not asked:
        yield told
        return
    for choice in asked[0].choices:
        yield from told_ways(ware, channel, {**told, asked[0].fact: choice.value})


def shape(ware: Ware, channel: str, told: dict[str, str | int]) -> tuple[object, ...]:
    ready = readiness(ware, channel, Facts(told), TODAY)
    return ready.closed, *((line.paper, line.need, line.status, line.instead) for line in ready.lines)


@pytest.mark.parametrize(
    ("category", "channel"), list(product(CATEGORIES, ("langsung", "minimarket", "ekspor")))
)
def test_every_question_can_change_the_result(category: str, channel: str) -> None:
    """Whatever was answered so far, two answers of the question that comes next lead to different ends."""
    ware = Ware(category)
    ends: dict[tuple[tuple[str, str | int], ...], set[tuple[object, ...]]] = {}
    for told in told_ways(ware, channel, {}):
        end = shape(ware, channel, told)
        steps = tuple(told.items())
        for length in range(len(steps) + 1):
            ends.setdefault(steps[:length], set()).add(end)
    for told_so_far, reached in ends.items():
        if questions(ware, channel, Facts(dict(told_so_far)), TODAY):
            assert len(reached) > 1, told_so_far


@pytest.mark.parametrize(("category", "channel"), list(product(CATEGORIES, CHANNELS)))
def test_when_all_is_answered_nothing_waits_for_an_answer(category: str, channel: str) -> None:
    for told in told_ways(Ware(category), channel, {}):
        ready = readiness(Ware(category), channel, Facts(told), TODAY)
        assert ready.closed or not any(line.open_facts for line in ready.lines)


@pytest.mark.parametrize("category", CATEGORIES)
def test_nothing_is_asked_that_category_or_product_say(category: str) -> None:
    known = set(BOOK.categories[category].known) | {name for name, fact in BOOK.facts.items() if fact.assumed}
    for channel in CHANNELS:
        asked = {question.fact for question in questions(Ware(category, 60), channel, Facts(), TODAY)}
        assert not asked & (known | {"shelf_life_days"})
        assert len(asked) <= 6


def test_who_sells_chips_answers_five_taps_at_most_and_only_three_for_the_second_product() -> None:
    asked = questions(Ware("makanan_kering", 90), "minimarket", Facts(), TODAY)
    assert [question.fact for question in asked] == ["sort", "claims", "workshop", "ingredients", "outlets"]
    of_maker = {
        question.fact: question.choices[0].value for question in asked if question.about == "producer"
    }
    again = questions(Ware("makanan_kering", 30), "minimarket", Facts(of_maker), TODAY)
    assert [question.fact for question in again] == ["sort", "claims", "ingredients"]


def test_the_supplier_is_asked_only_after_meat_was_said() -> None:
    first = questions(Ware("daging_ikan_kering", 90), "langsung", Facts(), TODAY)
    assert "supplier" not in {question.fact for question in first}
    meat = questions(Ware("daging_ikan_kering", 90), "langsung", Facts({"animal": "meat"}), TODAY)
    assert "supplier" in {question.fact for question in meat}
    fish = questions(Ware("daging_ikan_kering", 90), "langsung", Facts({"animal": "fish"}), TODAY)
    assert "supplier" not in {question.fact for question in fish}


def test_choices_fit_the_category() -> None:
    [storage] = [
        q for q in questions(Ware("makanan_basah"), "langsung", Facts(), TODAY) if q.fact == "storage"
    ]
    assert [choice.value for choice in storage.choices] == ["fresh", "chilled", "frozen", "vacuum", "canned"]


def test_who_has_the_halal_certificate_is_not_asked_about_the_route() -> None:
    facts = Facts({}, (Held("halal_sd"),))
    asked = {question.fact for question in questions(Ware("makanan_kering", 90), "langsung", facts, TODAY)}
    assert asked == {"sort", "claims", "workshop"}


def test_a_closed_channel_asks_only_what_may_open_it() -> None:
    assert questions(Ware("minuman_saji"), "minimarket", Facts(), TODAY) == ()
    asked = questions(Ware("makanan_basah"), "minimarket", Facts(), TODAY)
    assert [question.fact for question in asked] == ["storage"]
    assert questions(Ware("makanan_basah"), "minimarket", Facts({"storage": "fresh"}), TODAY) == ()


@pytest.mark.parametrize("fact", BOOK.facts)
def test_questions_are_short_and_buttons_have_one_to_three_words(fact: str) -> None:
    one = BOOK.facts[fact]
    for language in ("id", "en"):
        assert len(one.question.said_in(language)) + len(one.reason.said_in(language)) <= 300
        for choice in one.choices:
            assert len(choice.label.said_in(language).split()) <= 3
            assert len(choice.label.said_in(language)) <= 22


@pytest.mark.parametrize("category", CATEGORIES)
def test_with_i_do_not_know_there_are_at_most_six_buttons(category: str) -> None:
    for channel in CHANNELS:
        for told in told_ways(Ware(category), channel, {}):
            for length in range(len(told)):
                so_far = Facts(dict(list(told.items())[:length]))
                for question in questions(Ware(category), channel, so_far, TODAY):
                    assert 2 <= len(question.choices) <= 5
            break

"""The checker on days and with papers held: the halal day, staleness, expiry, doubt, the one next step."""

from datetime import date, timedelta

import pytest

from domain.papers import Facts, Held, Need, Status, Step, Ware, readiness, rules
from domain.papers.answer import Doubt

TODAY = date(2026, 11, 22)
DRY = {
    "claims": "no",
    "sort": "ordinary",
    "shelf_life_days": 90,
    "ingredients": "clean",
    "outlets": "one",
    "workshop": "home",
}
ALL = ("nib", "npwp", "spp_irt", "pkp", "halal_sd", "label", "ing", "merek", "barcode")


def keripik(
    channel: str = "langsung", today: date = TODAY, held: tuple[Held, ...] = (), **changed: str | int
):
    return readiness(Ware("makanan_kering"), channel, Facts({**DRY, **changed}, held), today)


def line(ready, subject: str):
    return next(line for line in ready.lines if line.subject == subject)


FOOD = [
    "makanan_kering", "makanan_basah", "minuman_kering_serbuk", "minuman_botol", "minuman_saji", "frozen",
    "daging_ikan_kering", "daging_ikan_basah_beku", "olahan_susu", "kosmetik", "jamu_kemasan", "jamu_gendong", "jasa_boga",
]  # fmt: skip


@pytest.mark.parametrize("category", FOOD)
@pytest.mark.parametrize("channel", rules().channels)
@pytest.mark.parametrize(("day", "is_duty"), [(16, False), (17, False), (18, True), (19, True)])
def test_halal_becomes_a_duty_on_18_october_2026(
    category: str, channel: str, day: int, is_duty: bool
) -> None:
    ready = readiness(Ware(category), channel, Facts(), date(2026, 10, day))
    halal = line(ready, "halal")
    assert (halal.need is Need.MUST) is is_duty
    asked = channel in {"minimarket", "supermarket_horeka", "pemerintah"}
    assert is_duty or halal.need is (Need.ASKED if asked else Need.SUGGESTED)
    assert is_duty or "18 Oktober 2026" in halal.why.id


@pytest.mark.parametrize("category", ["fashion_batik", "kerajinan", "mebel"])
def test_animal_goods_follow_on_the_same_day(category: str) -> None:
    leather = Facts({"leather": "yes"})
    before = readiness(Ware(category), "langsung", leather, date(2026, 10, 17))
    after = readiness(Ware(category), "langsung", leather, date(2026, 10, 18))
    assert (line(before, "halal").need, line(after, "halal").need) == (Need.SUGGESTED, Need.MUST)


def test_the_day_is_data_and_can_be_moved() -> None:
    """No line of code knows the date: the versions of the data do."""
    versions = [rule for rule in rules().rules[("makanan_kering", "langsung")] if rule.subject == "halal"]
    assert [(rule.valid_from, rule.valid_to) for rule in versions] == [
        (date(2024, 10, 17), date(2026, 10, 17)),
        (date(2026, 10, 18), None),
    ]


@pytest.mark.parametrize(
    ("changed", "paper"),
    [
        ({}, "halal_sd"),
        ({"ingredients": "unclear"}, "halal_reg"),
        ({"workshop": "machine"}, "halal_reg"),
        ({"outlets": "many"}, "halal_reg"),
        ({"names": "more"}, "halal_reg"),
        ({"sales": "over_15b"}, "halal_reg"),
        ({"animal": "meat", "supplier": "yes"}, "halal_sd"),
        ({"animal": "meat", "supplier": "no"}, "halal_reg"),
        ({"animal": "fish"}, "halal_sd"),
        ({"ingredients": "haram"}, "non_halal"),
    ],
)
def test_the_halal_route_and_why(changed: dict[str, str], paper: str) -> None:
    halal = line(keripik(**changed), "halal")
    assert (halal.paper, halal.need) == (paper, Need.MUST)
    assert ("jalur gratis" in halal.why.id) == (paper != "non_halal")


@pytest.mark.parametrize("category", ["frozen", "daging_ikan_basah_beku"])
@pytest.mark.parametrize(
    ("animal", "paper"), [("meat", "halal_reg"), ("poultry", "halal_reg"), ("fish", "halal_sd")]
)
def test_frozen_meat_goes_the_regular_route(category: str, animal: str, paper: str) -> None:
    facts = Facts(
        {"animal": animal, "workshop": "home", "ingredients": "clean", "outlets": "one", "supplier": "yes"}
    )
    assert line(readiness(Ware(category), "online", facts, TODAY), "halal").paper == paper


@pytest.mark.parametrize(
    ("premises", "names", "paper"),
    [
        ("warung", "upto_30", "halal_sd"), ("warung", "more", "halal_reg"), ("restaurant", "upto_10", "halal_sd"),
        ("restaurant", "upto_30", "halal_reg"), ("home", "more", "halal_reg"),
    ],
)  # fmt: skip
def test_a_warung_may_have_30_dishes_a_restaurant_10(premises: str, names: str, paper: str) -> None:
    known = {"storage": "fresh", "animal": "none", "ingredients": "clean", "outlets": "one"}
    facts = Facts({**known, "premises": premises, "names": names})
    assert line(readiness(Ware("makanan_basah"), "langsung", facts, TODAY), "halal").paper == paper


def test_papers_held_count_and_the_next_step_moves_on_until_ready() -> None:
    held: tuple[Held, ...] = ()
    steps = []
    for _ in range(20):
        ready = keripik("minimarket", held=held)
        assert len(ready.done) == len(held)
        if ready.next_step.kind is Step.READY:
            break
        assert ready.next_step.kind is Step.GET
        steps.append(ready.next_step.paper)
        held = (*held, Held(steps[-1] or ""))
    assert set(steps) == set(ALL)
    assert len(ready.required) == len(ALL)
    assert steps.index("nib") < steps.index("spp_irt") < steps.index("halal_sd") < steps.index("label")
    assert steps.index("label") < steps.index("merek") < steps.index("barcode")


def test_a_stronger_paper_counts_for_a_weaker_one() -> None:
    assert line(keripik(held=(Held("halal_reg"),)), "halal").status is Status.HAVE
    assert line(keripik(held=(Held("bpom_md"),)), "spp_irt").status is Status.HAVE
    basah = {"storage": "fresh", "premises": "home"}
    ready = readiness(Ware("makanan_basah"), "langsung", Facts(basah, (Held("slhs"),)), TODAY)
    assert line(ready, "hygiene").status is Status.HAVE
    basah = {"storage": "fresh", "premises": "restaurant"}
    ready = readiness(Ware("makanan_basah"), "langsung", Facts(basah, (Held("hsp"),)), TODAY)
    assert line(ready, "hygiene").status is Status.MISSING


@pytest.mark.parametrize(
    ("left", "status", "step"),
    [
        (181, Status.HAVE, None), (180, Status.CHECK, Step.RENEW), (0, Status.CHECK, Step.RENEW),
        (-1, Status.MISSING, Step.RENEW),
    ],
)  # fmt: skip
def test_a_paper_near_its_end_is_to_be_renewed(left: int, status: Status, step: Step | None) -> None:
    held = (
        *(Held(paper) for paper in ALL if paper != "spp_irt"),
        Held("spp_irt", expires_on=TODAY + timedelta(days=left)),
    )
    ready = keripik(held=held)
    pirt = line(ready, "spp_irt")
    assert pirt.status is status
    assert pirt.expires_on == TODAY + timedelta(days=left)
    assert (pirt.doubt is Doubt.EXPIRING) == (status is Status.CHECK)
    if step:
        assert (ready.next_step.kind, ready.next_step.paper) == (step, "spp_irt")
    assert len(ready.done) == len(ready.required) - (left < 0)


def test_of_two_papers_the_longer_lasting_counts() -> None:
    held = (Held("spp_irt", expires_on=date(2026, 1, 1)), Held("spp_irt", expires_on=date(2031, 1, 1)))
    assert line(keripik(held=held), "spp_irt").status is Status.HAVE


@pytest.mark.parametrize(("days", "is_stale"), [(0, False), (180, False), (181, True), (900, True)])
def test_a_rule_unchecked_for_more_than_180_days_says_so(days: int, is_stale: bool) -> None:
    checked = date(2026, 11, 22)
    ready = keripik(today=checked + timedelta(days=days))
    assert {line.checked_on for line in ready.lines} == {checked}
    assert {line.is_stale for line in ready.lines} == {is_stale}


def test_what_is_not_sure_sends_to_the_office() -> None:
    facts = Facts({**DRY, "animal": "fish"})
    skp = line(readiness(Ware("daging_ikan_kering"), "langsung", facts, TODAY), "skp")
    assert (skp.status, skp.doubt) == (Status.CHECK, Doubt.LOW_CONFIDENCE)
    assert "Perikanan" in skp.office.name.id
    barcode = line(keripik("minimarket"), "barcode")
    assert barcode.cost is not None
    assert not barcode.cost.is_sure
    assert barcode.cost.note is not None


def test_an_open_question_is_a_warning_and_the_next_step_is_to_answer_it() -> None:
    ready = readiness(Ware("makanan_kering", 90), "langsung", Facts({}, (Held("nib"),)), TODAY)
    pirt = line(ready, "spp_irt")
    assert (pirt.status, pirt.doubt, pirt.is_required) == (Status.CHECK, Doubt.OPEN_QUESTION, True)
    assert (ready.next_step.kind, ready.next_step.fact) == (Step.ANSWER, pirt.open_facts[0])
    assert not line(ready, "bpom_md").is_required
    assert line(ready, "bpom_md").why.id.startswith("Mungkin perlu")


def test_the_reason_names_what_was_told() -> None:
    why = line(keripik(claims="yes", workshop="machine"), "spp_irt").why.id
    assert "kata khasiat" in why
    assert "mesin otomatis" in why
    assert "tahan 7 hari atau kurang" in line(keripik(shelf_life_days=5), "spp_irt").why.id
    assert line(keripik(), "spp_irt").why.id.count(".") == 1
    assert "tokonya lebih dari satu" in line(keripik(outlets="many"), "halal").why.id
    assert "cocok untuk jalur gratis" in line(keripik(), "halal").why.id
    assert "jalur gratis" not in line(keripik(outlets="unsure"), "halal").why.id


def test_what_is_not_possible_either_way_is_not_called_open() -> None:
    """Serabi never has PIRT; only what it needs instead hangs on the kind of place."""
    pirt = line(readiness(Ware("makanan_basah"), "langsung", Facts(), TODAY), "spp_irt")
    assert (pirt.status, pirt.doubt, pirt.instead) == (Status.IMPOSSIBLE, None, None)
    assert pirt.open_facts == ("storage", "premises")
    told = Facts({"storage": "fresh", "premises": "cafe"})
    settled = line(readiness(Ware("makanan_basah"), "langsung", told, TODAY), "spp_irt")
    assert (settled.status, settled.instead, settled.open_facts) == (Status.IMPOSSIBLE, "slhs", ())


def test_who_does_not_know_is_sent_to_the_office_instead_of_being_asked_again() -> None:
    facts = Facts({**DRY, "claims": "unsure"}, (Held("nib"),))
    ready = readiness(Ware("makanan_kering"), "langsung", facts, TODAY)
    assert line(ready, "spp_irt").open_facts == ()
    assert (ready.next_step.kind, ready.next_step.paper) == (Step.CHECK, "spp_irt")


def test_loose_goods_are_told_to_pack_first_where_loose_goods_are_sold() -> None:
    assert line(keripik("toko_bazar", packaged="no"), "spp_irt").need is Need.SUGGESTED
    assert line(keripik("minimarket", packaged="no"), "spp_irt").need is Need.MUST


def test_something_else_ends_with_an_officer() -> None:
    first = readiness(Ware("lainnya"), "langsung", Facts(), TODAY)
    assert (first.next_step.kind, first.next_step.paper) == (Step.GET, "nib")
    then = readiness(Ware("lainnya"), "langsung", Facts({"produce": "no"}, (Held("nib"),)), TODAY)
    assert then.next_step.kind is Step.ASK_OFFICER


@pytest.mark.parametrize(("category", "channel"), [("none", "langsung"), ("makanan_kering", "none")])
def test_an_unknown_category_or_channel_ends_with_an_officer(category: str, channel: str) -> None:
    ready = readiness(Ware(category), channel, Facts(), TODAY)
    assert (ready.lines, ready.next_step.kind) == ((), Step.ASK_OFFICER)


def test_before_our_oldest_version_the_oldest_counts() -> None:
    assert line(keripik(today=date(2020, 1, 1)), "nib").need is Need.MUST


def test_every_line_says_why_where_from_and_who_decides() -> None:
    book = rules()
    for category in book.categories:
        for channel in book.channels:
            for one in readiness(Ware(category), channel, Facts(), TODAY).lines:
                assert one.why is not None
                assert one.sources
                assert set(one.sources) | set(one.basis) <= book.sources.keys()
                assert one.office.name.id

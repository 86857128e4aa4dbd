"""How long papers hold, when to remind of them, and the way to the shelf: from the data alone."""

from datetime import date, timedelta

import pytest

from domain.papers import Facts, Held, Ware, expiry, occasions, path, readiness, rules

TODAY = date(2026, 11, 22)
DRY = {
    "claims": "no",
    "sort": "ordinary",
    "shelf_life_days": 90,
    "ingredients": "clean",
    "outlets": "one",
    "workshop": "home",
}


@pytest.mark.parametrize(
    ("paper", "issued", "number", "ends"),
    [
        ("spp_irt", date(2021, 12, 1), "", date(2026, 12, 1)),
        ("spp_irt", date(2024, 2, 29), "", date(2029, 2, 28)),
        ("spp_irt", None, "2073671040052-26", date(2026, 12, 31)),
        ("spp_irt", None, "P-IRT No. 206317402045227", date(2027, 12, 31)),
        ("spp_irt", date(2022, 3, 1), "2073671040052-26", date(2027, 3, 1)),
        ("spp_irt", None, "", None),
        ("spp_irt", None, "206317402045", None),
        ("bpom_md", date(2025, 5, 5), "", date(2030, 5, 5)),
        ("kosmetik", date(2025, 5, 5), "", date(2028, 5, 5)),
        ("merek", date(2025, 5, 5), "", date(2035, 5, 5)),
        ("jamu_tr", date(2025, 5, 5), "", date(2030, 5, 5)),
        ("barcode", date(2026, 1, 31), "", date(2027, 1, 31)),
        ("tkdn_ik", date(2026, 1, 31), "", date(2031, 1, 31)),
        ("skp", date(2026, 1, 31), "", date(2028, 1, 31)),
        ("svlk", date(2026, 1, 31), "", date(2032, 1, 31)),
        ("cppob", date(2025, 5, 5), "", None),
        ("halal_sd", date(2022, 1, 1), "", None),
        ("nib", date(2022, 1, 1), "", None),
        ("npwp", date(2022, 1, 1), "", None),
        ("slhs", date(2024, 6, 1), "", date(2027, 6, 1)),
        ("slhs", date(2025, 10, 2), "", date(2028, 10, 2)),
        ("slhs", date(2025, 10, 3), "", None),
        ("hsp", date(2024, 6, 1), "", date(2026, 6, 1)),
        ("hsp", date(2026, 6, 1), "", None),
        ("merek", None, "2073671040052-26", None),
        ("nothing", date(2022, 1, 1), "", None),
    ],
)  # fmt: skip
def test_the_end_of_a_paper(paper: str, issued: date | None, number: str, ends: date | None) -> None:
    assert expiry(paper, issued, number=number) == ends


def test_the_printed_end_wins() -> None:
    printed = date(2027, 1, 15)
    assert expiry("spp_irt", date(2021, 1, 1), number="2073671040052-26", printed_on=printed) == printed
    assert expiry("slhs", date(2026, 1, 1), printed_on=printed) == printed


WINDOWS = {
    "spp_irt": {180, 90, 30, 7, 0}, "bpom_md": {270, 180, 90, 30, 7, 0}, "slhs": {180, 120, 90, 30, 7, 0},
    "hsp": {180, 90, 30, 7, 0}, "kosmetik": {180, 90, 30, 7, 0}, "jamu_tr": {270, 180, 90, 30, 7, 0},
    "merek": {270, 180, 90, 60, 30, 7, 0}, "barcode": {180, 90, 60, 30, 7, 0}, "tkdn_ik": {180, 90, 30, 7, 0},
    "skp": {180, 90, 30, 7, 0},
}  # fmt: skip
"""Five steps for all, and the windows that certifications.md 9 names beside them."""


@pytest.mark.parametrize(("paper", "days"), WINDOWS.items())
def test_the_days_of_reminding(paper: str, days: set[int]) -> None:
    ends = TODAY + timedelta(days=400)
    found = occasions(paper, None, ends, TODAY)
    assert {one.days_before for one in found} == days
    assert [one.on for one in found] == sorted(ends - timedelta(days=one) for one in days)


def test_what_lies_behind_is_not_planned() -> None:
    ends = TODAY + timedelta(days=30)
    assert [one.days_before for one in occasions("spp_irt", None, ends, TODAY)] == [30, 7, 0]
    assert occasions("spp_irt", None, TODAY - timedelta(days=1), TODAY) == ()


@pytest.mark.parametrize("paper", ["halal_sd", "halal_reg", "nib"])
@pytest.mark.parametrize(
    ("issued", "on"),
    [
        (date(2026, 11, 22), date(2027, 11, 22)), (date(2025, 11, 22), date(2026, 11, 22)),
        (date(2025, 11, 21), date(2027, 11, 21)), (date(2024, 2, 29), date(2027, 2, 28)),
        (date(2019, 12, 24), date(2026, 12, 24)), (date(2027, 5, 1), date(2028, 5, 1)),
    ],
)  # fmt: skip
def test_papers_without_end_are_asked_about_once_a_year(paper: str, issued: date, on: date) -> None:
    [occasion] = occasions(paper, issued, None, TODAY)
    assert (occasion.kind, occasion.on) == ("yearly", on)


def test_nothing_is_planned_where_nothing_is_known() -> None:
    assert occasions("npwp", TODAY, None, TODAY) == ()
    assert occasions("halal_sd", None, None, TODAY) == ()
    assert occasions("nothing", TODAY, TODAY, TODAY) == ()


def keripik(*held: str):
    facts = Facts(DRY, tuple(Held(paper) for paper in held))
    return readiness(Ware("makanan_kering"), "minimarket", facts, TODAY)


def test_the_way_to_the_minimarket_counts_steps_days_and_rupiah() -> None:
    way = path(keripik("nib", "spp_irt", "npwp"))
    assert (way.done, way.total) == (3, 9)
    assert way.stages == (("pkp", "halal_sd", "ing", "merek"), ("label", "barcode"))
    assert (way.least_rupiah, way.most_rupiah) == (500_000, 500_000)
    assert way.unsure_cost == ("barcode",)
    assert way.least_days == 17 + 3  # 12 working days of halal, then the barcode
    assert way.most_days == 90  # waiting for the class


def test_what_comes_first_comes_first_and_what_can_runs_side_by_side() -> None:
    stages = path(keripik()).stages
    at = {name: number for number, stage in enumerate(stages) for name in stage}
    for name, number in at.items():
        for before in rules().papers[name].after:
            assert before not in at or at[before] < number
    assert at["spp_irt"] == at["halal_sd"] == at["nib"] + 1


def test_when_all_is_there_nothing_is_left() -> None:
    way = path(keripik("nib", "npwp", "spp_irt", "pkp", "halal_sd", "ing", "label", "merek", "barcode"))
    assert (way.done, way.total, way.stages, way.most_days, way.most_rupiah) == (9, 9, (), 0, 0)


def test_bpom_and_its_kitchen_run_one_after_the_other() -> None:
    known = {"animal": "none", "workshop": "home", "ingredients": "clean", "outlets": "one"}
    ready = readiness(Ware("frozen"), "langsung", Facts(known, (Held("nib"),)), TODAY)
    way = path(ready)
    at = {name: number for number, stage in enumerate(way.stages) for name in stage}
    assert at["cppob"] < at["bpom_md"] < at["label"]
    assert way.most_days >= 180 + 42
    assert "cppob" in way.unsure_cost

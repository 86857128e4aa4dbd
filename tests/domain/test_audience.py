"""An audience as a value: what it means, how it is changed tap by tap, how it is kept."""

import pytest
from pydantic import ValidationError

from domain.areas import overlap
from domain.audience import MOST, Audience, PaperGap
from domain.messages import Rejected


@pytest.mark.parametrize(
    ("areas", "scope", "both"),
    [
        ((), ("33.25",), ("33.25",)),
        ((), (), ()),
        ((), ("",), ("",)),
        (("33.25.08",), ("33.25",), ("33.25.08",)),
        (("33",), ("33.25", "33.24"), ("33.24", "33.25")),
        (("33.24",), ("33.25",), ()),
        (("33.25.08", "33.25.08.2001"), ("33.25",), ("33.25.08",)),
        (("33.25.08", "33.25.09"), ("33.25.08.2001", "33.25.09"), ("33.25.08.2001", "33.25.09")),
        (("33.2",), ("33.25",), ()),
    ],
)
def test_only_what_lies_in_the_scope_is_meant(
    areas: tuple[str, ...], scope: tuple[str, ...], both: tuple[str, ...]
) -> None:
    assert overlap(areas or ("",), scope) == both
    if areas != ("33.2",):
        assert Audience(areas=areas).within(scope) == both


def test_a_kecamatan_takes_the_place_of_its_villages_and_the_other_way_round() -> None:
    one = Audience().with_area("33.25.08.2001").with_area("33.25.08.2002").with_area("33.25.05")
    assert one.areas == ("33.25.05", "33.25.08.2001", "33.25.08.2002")
    assert one.with_area("33.25.08").areas == ("33.25.05", "33.25.08")
    assert one.with_area("33.25.08").with_area("33.25.08.2003").areas == ("33.25.05", "33.25.08.2003")
    assert one.with_area("33.25.05").areas == ("33.25.08.2001", "33.25.08.2002")


def test_a_group_takes_the_place_of_its_kinds_and_the_other_way_round() -> None:
    one = Audience().with_category("makanan_kering").with_category("mebel")
    assert one.with_category("makanan").categories == ("mebel", "makanan")
    assert one.with_category("makanan").with_category("frozen").categories == ("mebel", "frozen")
    assert one.with_category("mebel").categories == ("makanan_kering",)
    assert set(Audience(categories=("jasa", "mebel")).kinds) == {"jasa_boga", "jasa_lain", "mebel"}


def test_a_shop_is_added_and_taken_away() -> None:
    assert Audience().with_outlet(3).with_outlet(5).with_outlet(3).outlets == (5,)
    assert Audience().with_event(3).with_event(5).with_event(3).events == (5,)


def test_too_many_places_are_refused_kindly() -> None:
    many = Audience()
    for number in range(MOST):
        many = many.with_area(f"33.25.08.{2001 + number}")
    with pytest.raises(Rejected):
        many.with_area("33.25.09.2001")
    assert many.with_area("33.25.08").areas == ("33.25.08",)


def test_any_way_to_halal_counts() -> None:
    assert PaperGap(paper="halal").papers == ("halal_sd", "halal_reg")
    assert PaperGap(paper="spp_irt").papers == ("spp_irt",)
    assert PaperGap(paper="batikmark").papers == ("batikmark",)


def test_it_is_kept_as_json() -> None:
    full = Audience(
        areas=("33.25.08",), categories=("makanan",), paper=PaperGap(paper="halal", within=30), outlets=(4,),
        silent_days=90,
    )  # fmt: skip
    assert Audience.model_validate_json(full.model_dump_json()) == full
    assert Audience.model_validate({"version": 1}) == Audience()


@pytest.mark.parametrize(
    "faulty",
    [
        {"version": 2}, {"event": 5}, {"areas": ["33.2"]}, {"areas": ["33.25%"]}, {"areas": ["33.25.08.200"]},
        {"categories": ["x' OR 1"]}, {"outlets": [0]}, {"silent_days": 0}, {"paper": {"paper": "nib", "within": 0}},
        {"areas": ["33.25"] * (MOST + 1)},
    ],
)  # fmt: skip
def test_what_this_program_does_not_understand_is_no_audience(faulty: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        Audience.model_validate(faulty)

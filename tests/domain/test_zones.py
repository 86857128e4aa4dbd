"""Zones: what may supply what, what is said about what may not, and the proposal to begin with."""

import pytest

from domain.areas import children
from domain.messages import Rejected
from domain.zone_proposals import proposal
from domain.zones import (
    Supply,
    Zone,
    chosen,
    kecamatan,
    left_over,
    names,
    reason_given,
    regency,
    supply,
    too_far,
    zone_name,
    zones_of,
)

EAST = Zone("33.25", "Timur", ("33.25.06", "33.25.07", "33.25.08"))
WEST = Zone("33.25", "Barat", ("33.25.11", "33.25.12", "33.25.06"))
ZONES = (EAST, WEST)
LIMPUNG, GRINGSING, BATANG, SUBAH, ELSEWHERE = "33.25.08", "33.25.07", "33.25.11", "33.25.06", "33.72.01"


@pytest.mark.parametrize(
    ("producer", "place", "named", "is_far", "zone"),
    [
        (GRINGSING, LIMPUNG, None, False, "Timur"),
        (GRINGSING + ".2001", LIMPUNG + ".2005", None, False, "Timur"),
        (BATANG, LIMPUNG, None, True, "Timur"),
        (ELSEWHERE, LIMPUNG, None, True, "Timur"),
        (LIMPUNG, ELSEWHERE, None, False, None),
        (GRINGSING, SUBAH, None, False, "Timur"),
        (BATANG, SUBAH, None, False, "Timur"),
        (GRINGSING, SUBAH, "barat", True, "Barat"),
        (SUBAH, SUBAH, "barat", False, "Barat"),
        (BATANG, LIMPUNG, "BARAT", False, "Barat"),
        (BATANG, LIMPUNG, "pesisir", True, "Timur"),
        ("33.25", LIMPUNG, None, False, "Timur"),
        (LIMPUNG, BATANG, "Timur", False, "Timur"),
        (BATANG, BATANG, "Timur", False, "Timur"),
    ],
)
def test_a_place_is_supplied_from_its_zone(
    producer: str, place: str, named: str | None, is_far: bool, zone: str | None
) -> None:
    found = supply(producer, place, ZONES, named=named)
    assert (found.is_far, found.zone) == (is_far, zone)


def test_nobody_is_far_where_no_zone_is_drawn() -> None:
    assert not supply(BATANG, LIMPUNG, ()).is_far
    assert not supply(BATANG, LIMPUNG, (Zone("33.26", "Utara", ("33.26.01",)),)).is_far


def test_a_reason_lets_somebody_in_and_is_kept() -> None:
    allowed = supply(BATANG, LIMPUNG, ZONES, reason="ikut mobil toko")
    assert (allowed.is_far, allowed.reason) == (False, "ikut mobil toko")
    assert supply(GRINGSING, LIMPUNG, ZONES, reason="ikut mobil toko").reason is None


def test_too_far_tells_the_distance_as_about() -> None:
    found = supply("36.04.12", "36.04.30", proposal("36.04").zones)  # type: ignore[union-attr]
    assert found.is_far
    assert 30 < (found.km or 0) < 50
    assert dict(too_far(found).params)["km"] == round(found.km or 0)
    assert "km" not in dict(too_far(Supply(True, "Timur")).params)


def test_the_proposal_for_serang_holds_every_kecamatan_once() -> None:
    drawn = proposal("36.04")
    assert drawn is not None
    held = [code for zone in drawn.zones for code in zone.kecamatan]
    assert sorted(held) == [one.code for one in children("36.04")]
    assert len(held) == len(set(held)) == 29
    assert left_over("36.04", drawn.zones) == ()
    assert proposal("33.25") is None


@pytest.mark.parametrize("said", ["x", "/zona", "123", "n" * 41, ""])
def test_no_name_of_a_zone(said: str) -> None:
    with pytest.raises(Rejected):
        zone_name(said)


def test_names_reasons_and_codes() -> None:
    assert zone_name(" Utara. ") == "Utara"
    assert reason_given("tiap hari lewat sana") == "tiap hari lewat sana"
    assert len(reason_given("a" * 500)) == 200
    with pytest.raises(Rejected):
        reason_given("ok")
    assert chosen([LIMPUNG, "36.04.12", "x", LIMPUNG, BATANG], "33.25") == (LIMPUNG, BATANG)
    assert names((LIMPUNG, BATANG)) == ("Batang", "Limpung")
    assert left_over("33.25", ZONES)[0] == "33.25.01"
    assert (regency("33.25.08.2001"), kecamatan("33.25.08.2001"), kecamatan("33.25")) == (
        "33.25",
        LIMPUNG,
        "",
    )
    assert zones_of(SUBAH, ZONES) == ZONES

import pytest

from domain import areas, places


@pytest.mark.parametrize(
    ("latitude", "longitude", "within", "name"),
    [
        (-7.0186, 109.9273, "33.25", "Limpung"),
        (-6.9087, 109.7303, "33.25", "Batang"),
        (-6.2600, 107.0560, "32.16", "Tambun Selatan"),
        (-6.0570, 105.9200, "36.04", "Anyar"),
        (-7.5450, 110.8200, "33.72", "Banjarsari"),
        (-2.5337, 140.7181, "", "Jayapura Utara"),
    ],
)
def test_the_nearest_kecamatan(latitude, longitude, within, name):
    near = places.nearest(latitude, longitude, within)
    assert near[0].area.name == name
    assert [one.km for one in near] == sorted(one.km for one in near)
    assert len(near) == 3


@pytest.mark.parametrize(
    ("latitude", "longitude", "within", "far"),
    [
        (-7.0186, 109.9273, "33.25", False),
        (-2.5337, 140.7181, "33.25", True),
        (-2.5337, 140.7181, "", False),
        (-6.2, 106.8, "33.25", True),
        (0.0, 0.0, "", True),
        (-7.0, 109.9, "99", True),
    ],
)
def test_far_from_the_office(latitude, longitude, within, far):
    assert places.is_far(latitude, longitude, within) is far


def test_a_village_prefix_means_its_kecamatan():
    assert places.nearest(-7.0, 109.9, "33.25.08.2001")[0].area == areas.find("33.25.08")


def test_no_points_no_guess():
    assert places.nearest(-7.0, 109.9, "99") == ()


def test_distance_is_in_kilometres():
    near = places.nearest(-7.018, 109.925 + 0.9, "33.25.08")
    assert near[0].km == pytest.approx(99.3, abs=1)


@pytest.mark.parametrize("regency", ["33.25", "32.16", "36.04", "33.72"])
def test_every_kecamatan_of_the_pilots_has_a_point(regency):
    near = places.nearest(-7.0, 109.9, regency, limit=99)
    assert {one.area for one in near} == set(areas.children(regency))


def test_nearly_every_kecamatan_of_the_country_has_a_point():
    assert len(places.nearest(-7.0, 109.9, "", limit=9_999)) > 7_200

import pytest

from domain import areas


@pytest.fixture(scope="module", autouse=True)
def _loaded():
    areas.preload()


@pytest.mark.parametrize(
    ("code", "name", "kind"),
    [
        ("33", "Jawa Tengah", "provinsi"),
        ("33.25", "Kabupaten Batang", "kabupaten"),
        ("33.72", "Kota Surakarta", "kota"),
        ("33.25.08", "Limpung", "kecamatan"),
        ("32.16.17", "Muaragembong", "kecamatan"),
        ("36.04.08", "Pulo Ampel", "kecamatan"),
    ],
)
def test_an_area_is_found_by_its_code(code, name, kind):
    assert areas.find(code) == areas.Area(code, name, kind)


@pytest.mark.parametrize("code", ["", "3325", "33.25.99", "33.2", "abc", "33.25.08.", "33.25.08.9999", "٣٣"])
def test_no_area_for_a_wrong_code(code):
    assert areas.find(code) is None


@pytest.mark.parametrize(
    ("prefix", "count"),
    [("", 38), ("33.25", 15), ("32.16", 23), ("36.04", 29), ("33.72", 5), ("99", 0), ("x", 0)],
)
def test_children_as_counted_in_the_knowledge_file(prefix, count):
    assert len(areas.children(prefix)) == count


@pytest.mark.parametrize(
    ("regency", "villages"), [("33.25", 248), ("32.16", 187), ("36.04", 326), ("33.72", 54)]
)
def test_villages_as_counted_in_the_knowledge_file(regency, villages):
    assert sum(len(areas.children(one.code)) for one in areas.children(regency)) == villages


def test_villages_have_no_children_and_a_parent():
    village = areas.children("33.25.08")[0]
    assert areas.children(village.code) == ()
    assert areas.parent(village) == areas.find("33.25.08")
    assert village.level == 4


def test_nothing_lies_above_a_province():
    province = areas.find("33")
    assert province is not None
    assert areas.parent(province) is None


@pytest.mark.parametrize(
    ("code", "prefix", "expected"),
    [
        ("33.25.11", "33.25.1", False),
        ("33.25.11", "33.25.11", True),
        ("33.25.11.1001", "33.25", True),
        ("33.25", "33.25.11", False),
        ("33.25", "", True),
        ("", "", True),
        ("", "33", False),
        ("32.16", "33", False),
    ],
)
def test_the_prefix_rule_goes_by_whole_segments(code, prefix, expected):
    assert areas.is_within(code, prefix) is expected


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("33.25.08", "33.25.08"),
        ("332508", "33.25.08"),
        ("33-25-08", "33.25.08"),
        ("33_25_08", "33.25.08"),
        (" 33 25 08 ", "33.25.08"),
        ("33", "33"),
        ("33.72", "33.72"),
        ("3325082001", "33.25.08.2001"),
        ("33.25.99", None),
        ("3325", "33.25"),
        ("333", None),
        ("", None),
        ("33.25.08; DROP TABLE", None),
        ("٣٣.٢٥", None),
    ],
)
def test_codes_in_all_writings(text, code):
    assert areas.parse_code(text) == code


@pytest.mark.parametrize(
    ("code", "name"),
    [
        ("33", "Jawa Tengah"),
        ("33.25", "Kabupaten Batang"),
        ("33.25.08", "Kecamatan Limpung, Kabupaten Batang"),
        ("33.25.08.2001", "Desa {}, Kecamatan Limpung, Kabupaten Batang"),
        ("33.72.01.1001", "Kelurahan {}, Kecamatan Laweyan, Kota Surakarta"),
        ("91.71.01", "Distrik {}, Kota Jayapura"),
    ],
)
def test_full_names(code, name):
    area = areas.find(code)
    assert area is not None
    assert areas.full_name(area) == name.format(area.name)


@pytest.mark.parametrize(
    ("code", "zone"),
    [
        ("33.25", "Asia/Jakarta"),
        ("36.04.30", "Asia/Jakarta"),
        ("61", "Asia/Jakarta"),
        ("62", "Asia/Jakarta"),
        ("63", "Asia/Makassar"),
        ("51.71", "Asia/Makassar"),
        ("73", "Asia/Makassar"),
        ("81", "Asia/Jayapura"),
        ("91", "Asia/Jayapura"),
        ("96", "Asia/Jayapura"),
        ("", "Asia/Jakarta"),
    ],
)
def test_zones(code, zone):
    assert areas.zone(code) == zone


def test_every_province_has_its_zone():
    zones = {areas.zone(province.code) for province in areas.children("")}
    assert zones == {"Asia/Jakarta", "Asia/Makassar", "Asia/Jayapura"}

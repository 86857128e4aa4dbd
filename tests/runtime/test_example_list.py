"""The example list of the demo shows every kind of row, and no real number of a card."""

from pathlib import Path

from bot.bench.people_list import read

FILE = Path(__file__).parents[2] / "docs" / "contoh" / "daftar-bpum.xlsx"


def test_the_example_has_something_of_everything() -> None:
    about = {"scope": ["33.25"], "home": "33.25", "columns": None}
    answer, _ = read({"name": FILE.name, "about": about}, FILE.read_bytes())
    assert answer["skipped"] == ["REKAP"]
    assert answer["heading"] == "DAFTAR PENERIMA BANTUAN PRODUKTIF USAHA MIKRO (BPUM)"
    counts = answer["counts"]
    assert (counts["people"], counts["faulty"], counts["outside"], counts["double"]) == (54, 6, 3, 4)

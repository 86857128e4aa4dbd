"""The rules of papers from the command line: refused with file and line, compared before they are published."""

import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from domain.papers.load import SHIPPED
from storage import migrate
from storage.engine import Database
from tests.command_line.laris import ROOT, Laris
from tests.storage.test_storage_paper_census import sells


@pytest.fixture
def spoilt(tmp_path: Path) -> Callable[..., str]:
    """A tree of Laris of its own, with faults in its rule data; its address for PYTHONPATH."""

    def make(**changes: tuple[str, str]) -> str:
        tree = tmp_path / "tree"
        for package in ("bot", "handlers", "services", "storage", "domain", "locales"):
            shutil.copytree(ROOT / package, tree / package, ignore=shutil.ignore_patterns("__pycache__"))
        for name, (before, after) in changes.items():
            [file] = (tree / "domain/knowledge").rglob(f"{name}.toml")
            text = file.read_text("utf-8")
            assert before in text
            file.write_text(text.replace(before, after, 1), "utf-8")
        return str(tree)

    return make


FAULTS = {
    "nib": ('sources = ["S5", "S8"]\n', ""),
    "halal": ('when = "regular_only"', 'when = "moon"'),
    "spp_irt": ("rank = 40", "rank = 40\ncolour = 1"),
}
SKP = (
    next((ROOT / "domain/knowledge").rglob("paper_words.toml"))
    .read_text("utf-8")
    .partition("\nskp = ")[0]
    .count("\n")
    + 2
)
TOLD = (
    "paper/nib.toml, line 11: `terms.0.sources` is missing.",
    "need/halal.toml, line 17: there is no condition `moon`.",
    "paper/spp_irt.toml, line 5: `colour` is not a known key.",
)


@pytest.mark.parametrize("command", ["run", "doctor", "rules check"])
async def test_bad_rules_are_named_by_file_and_line_and_nothing_starts(
    ready: Laris, spoilt: Callable[..., str], command: str
) -> None:
    ended = await ready(*command.split(), cold=True, PYTHONPATH=spoilt(**FAULTS))
    said = ended.out + ended.err
    assert ended.code == 2
    assert all(line in said for line in TOLD), said
    assert "3 faults" in said
    ended.is_discreet()
    assert answers_owed(ready.folder / "laris.db") == 0  # the door may have stood open; nobody was answered


@pytest.mark.parametrize("command", ["run", "doctor"])
@pytest.mark.parametrize(
    ("faults", "told"),
    [
        ({"quiet_hours": ('"07:00-20:00"', '"07:00-26:00"')},
         ["quiet_hours.toml, line 6: `usual_day`: 26:00 is no time of the day such as 08:00."]),
        ({"holidays": ('"2027-12-26"', '"2027-12-36"'), "paper_words": ("\nskp = ", "\nskpp = "), "answers": ("=", "= =")},
         ["holidays.toml, line 69: `years.2027.holidays.17`: input should be a valid date",
          f"paper_words.toml, line {SKP}: there is no paper `skpp`.", "answers.toml, line 3: this is not TOML: "]),
    ],
    ids=["read while loading", "read later"],
)  # fmt: skip
async def test_other_data_files_are_named_in_the_same_way(
    ready: Laris,
    spoilt: Callable[..., str],
    command: str,
    faults: dict[str, tuple[str, str]],
    told: list[str],
) -> None:
    ended = await ready(command, cold=True, PYTHONPATH=spoilt(**faults))
    said = ended.out + ended.err
    assert ended.code == 2
    assert all(line in said for line in told), said
    ended.is_discreet()


def answers_owed(file: Path) -> int:
    if not file.exists():
        return 0
    with closing(sqlite3.connect(file)) as database:
        return int(database.execute("SELECT count(*) FROM outbox").fetchone()[0])


async def test_the_doctor_says_that_the_rules_are_right(ready: Laris) -> None:
    assert "ok  the rules of 32 papers are right" in (await ready("doctor")).out


async def test_rules_can_be_checked_without_any_setting(laris: Laris, tmp_path: Path) -> None:
    assert (await laris("rules", "check")).out.startswith("the rules of 32 papers are right")
    shutil.copytree(SHIPPED, tmp_path / "rules")
    assert (await laris("rules", "check", "rules")).code == 0
    (tmp_path / "rules" / "channels.toml").unlink()
    ended = await laris("rules", "check", "rules")
    assert ended.code == 2
    assert "there is no [[channel]] in any file" in ended.err
    (await laris("rules", "check", "nowhere")).is_discreet()


async def test_a_change_is_listed_before_it_is_published(ready: Laris, tmp_path: Path) -> None:
    database = Database(ready.always["DATABASE_URL"])
    await migrate.upgrade(database)
    from storage.producers import Product

    await sells(database, 1, "makanan_kering", Product("Keripik Tempe"))
    await sells(database, 2, "jasa_lain", Product("Jahit"))
    await database.close()
    old = tmp_path / "halal.toml"
    text = (SHIPPED / "need" / "halal.toml").read_text("utf-8")
    old.write_text(text.replace("2026-10-17", "2027-10-17").replace("2026-10-18", "2027-10-18"), "utf-8")
    ended = await ready("rules", "diff", str(old), "--today", "2026-11-22")
    assert ended.code == 0, ended.err
    assert 'product 1 "Keripik Tempe" of "Keripik Budi" (makanan_kering, 33.25.11.2001)' in ended.out
    assert (
        "halal: asked halal_sd (check) -> must halal_sd (check) [minimarket, supermarket_horeka, pemerintah]"
        in ended.out
    )
    assert "Jahit" not in ended.out
    assert "1 of 2 products change (2026-11-22)." in ended.out
    calm = await ready(
        "rules", "diff", str(SHIPPED), str(SHIPPED), "--since", "2026-10-17", "--today", "2026-10-18"
    )
    assert "1 of 2 products change (2026-10-17 -> 2026-10-18)." in calm.out
    (await ready("rules", "diff", str(old), "--today", "tomorrow")).is_refused("tomorrow", "2026-10-18")


async def test_without_a_database_there_is_nothing_to_compare(ready: Laris) -> None:
    (await ready("rules", "diff", str(SHIPPED))).is_refused("There is no database")
    assert not (ready.folder / "laris.db").exists()

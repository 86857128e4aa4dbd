"""The decision table (16 categories, 7 channels), cell by cell: each is asked of the checker with ordinary answers."""

from collections.abc import Mapping

import pytest

from domain.papers import Facts, Need, Status, Step, Ware, readiness, rules
from tests.domain.paper_table import COLUMNS, DEVIATIONS, NEEDS, ORDINARY, ROWS, TODAY, lines, others, row_id


def test_the_table_is_whole() -> None:
    assert len(ROWS) == 16 * 7
    assert (
        {row["kategori"] for row in ROWS}
        == ORDINARY.keys()
        == rules().categories.keys() - {"mebel", "lainnya"}
    )
    assert {row["saluran"] for row in ROWS} == rules().channels.keys()


@pytest.mark.parametrize("row", ROWS, ids=row_id)
def test_every_plain_cell(row: Mapping[str, str]) -> None:
    found = lines(row["kategori"], row["saluran"])
    for column, subject in COLUMNS.items():
        cell = row[column]
        if cell == "-":
            assert subject not in found, column
        elif cell in NEEDS:
            assert found[subject].need is NEEDS[cell], column
    for subject, code in others(row):
        if code != "C":
            assert found[subject].need is NEEDS[code], subject


@pytest.mark.parametrize("row", ROWS, ids=row_id)
def test_nothing_is_asked_that_the_table_does_not_name(row: Mapping[str, str]) -> None:
    named = {subject for column, subject in COLUMNS.items() if row[column] != "-"}
    named |= {subject for subject, _ in others(row)} | papers_of_bpom(row["bpom"])
    found = lines(row["kategori"], row["saluran"])
    beyond = found.keys() - named
    assert beyond <= DEVIATIONS.keys(), beyond


def papers_of_bpom(cell: str) -> set[str]:
    if cell == "W notifikasi+cpkb":
        return {"kosmetik", "cpkb"}
    if cell == "W tr+umot/ukot":
        return {"jamu_tr", "jamu_maker"}
    return set() if cell == "-" else {"bpom_md", "cppob"}


@pytest.mark.parametrize("row", ROWS, ids=row_id)
def test_the_column_of_bpom(row: Mapping[str, str]) -> None:
    category, channel, cell = row["kategori"], row["saluran"], row["bpom"]
    found = lines(category, channel)
    if cell.startswith("W"):
        assert {found[paper].need for paper in papers_of_bpom(cell)} == {Need.MUST}
    else:
        assert not {"bpom_md", "cppob", "kosmetik", "jamu_tr"} & found.keys()
    if cell in {"C1", "C2"}:
        made = {"claims": "yes"} if cell == "C1" else {"storage": "vacuum"}
        changed = lines(category, channel, **made)
        assert {changed["bpom_md"].need, changed["cppob"].need} == {Need.MUST}
        assert changed["spp_irt"].status is Status.IMPOSSIBLE
        assert changed["spp_irt"].instead == "bpom_md"


@pytest.mark.parametrize("row", ROWS, ids=row_id)
def test_closed_channels(row: Mapping[str, str]) -> None:
    ready = readiness(Ware(row["kategori"]), row["saluran"], Facts(ORDINARY[row["kategori"]]), TODAY)
    assert (ready.closed is not None) == ("TUTUP" in row["lain"])
    if ready.closed:
        assert ready.next_step.kind is Step.OTHER_CHANNEL
        for channel in ready.next_step.channels:
            other = readiness(Ware(row["kategori"]), channel, Facts(ORDINARY[row["kategori"]]), TODAY)
            assert other.closed is None

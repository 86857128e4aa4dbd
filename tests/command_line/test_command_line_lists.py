"""`laris import`, and a doctor who looks whether kept balances are what the entries say."""

import io
from datetime import date

import pytest
from python_calamine import CalamineWorkbook

from domain.consignment.commands import Deliver, DeliveryLine
from storage.engine import Database
from tests.command_line.laris import Laris
from tests.storage.book import bookkeeper
from tests.storage.rows import ask
from tests.support import lists as people

LIST = """Daftar toko Kabupaten Batang;;;;
Nama Toko;Jenis;Kecamatan;PIC;No HP
Indomaret Limpung;minimarket;Limpung;Pak Tarno;081234567890
Koperasi Setda;koperasi;33.25.11;;
;;;;
Toko Solo;;33.72.01;;
Toko Ajaib;;Atlantis;;
"""


async def rows(laris: Laris, query: str) -> list[tuple[object, ...]]:
    database = Database(laris.always["DATABASE_URL"])
    try:
        return await ask(database, query)
    finally:
        await database.close()


async def test_the_list_of_shops_is_taken_and_faults_are_told_by_line(ready: Laris) -> None:
    (ready.folder / "toko.csv").write_text(LIST)
    ended = await ready("import", "outlets", "toko.csv", LARIS_AREA="33.25")
    ended.is_refused("2 lines were not taken")
    assert ended.out.splitlines() == [
        "2 shops are new, 0 were changed, 0 stood there just so.",
        "!!  line 6: “33.72.01” lies outside the area of this office.",
        "!!  line 7: I do not know the kecamatan “Atlantis”.",
    ]
    assert await rows(ready, "SELECT name, kind, area, chain, phone, owner FROM outlets ORDER BY id") == [
        ("Indomaret Limpung", "minimarket", "33.25.08", "Indomaret", "+6281234567890", None),
        ("Koperasi Setda", "cooperative", "33.25.11", None, None, None),
    ]  # fmt: skip
    (ready.folder / "toko.csv").write_text(LIST.replace("Pak Tarno", "Bu Endah").rpartition("Toko Solo")[0])
    again = await ready("import", "outlets", "toko.csv", LARIS_AREA="33.25")
    assert (again.code, again.out) == (0, "0 shops are new, 1 were changed, 1 stood there just so.\n")


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", ("empty",)),
        (b"toko,alamat\nSari,Limpung\n", ("“nama”", "“kecamatan”")),
        (b"\x89PNG\r\n\x1a\n" + bytes(40), ("table",)),
    ],
)
async def test_what_is_no_list_is_refused(ready: Laris, content: bytes, words: tuple[str, ...]) -> None:
    (ready.folder / "toko.csv").write_bytes(content)
    (await ready("import", "outlets", "toko.csv")).is_refused("toko.csv", *words)
    (await ready("import", "outlets", "nothing.csv")).is_refused("nothing.csv", "cannot be read")
    (await ready("import", "people", "toko.csv")).is_refused("people", "producers or outlets")


async def test_the_doctor_finds_balances_that_are_not_true(ready: Laris) -> None:
    await ready("migrate")
    database = Database(ready.always["DATABASE_URL"])
    keeper = await bookkeeper(database)
    await keeper.tells("d1", Deliver((DeliveryLine(keeper.products[0], 50, 8_000),)), on=date(2026, 11, 1))
    well = await ready("doctor")
    assert "ok  the balances of 1 books of titip jual are what their entries say" in well.out
    async with database.transaction() as tx:
        await tx.exec_driver_sql("UPDATE consignment_accounts SET shelf_value = 1")
    await database.close()
    ill = await ready("doctor")
    ill.is_refused("!!")
    assert (
        f"!!  The balances of 1 of 1 books do not say what their entries say: producer {keeper.producer}"
        in ill.out
    )


INVITED = "SELECT listed_people.name, area, phone FROM listed_people JOIN people_lists ON people_lists.id = list_id WHERE verdict = 'new' AND state = 'taken' ORDER BY line"


async def test_the_list_of_people_is_taken_and_what_is_left_out_is_written_down(ready: Laris) -> None:
    (ready.folder / "bpum.csv").write_bytes(people.csv(*people.EVERYTHING))
    looked = await ready("import", "producers", "bpum.csv", "--check", LARIS_AREA="33.25")
    looked.is_refused("2 rows have mistakes")
    assert "4 people would be invited." in looked.out
    assert await rows(ready, INVITED) == []
    ended = await ready("import", "producers", "bpum.csv", "--source", "Daftar BPUM 2021", LARIS_AREA="33.25")
    ended.is_refused("2 rows have mistakes", "bpum-left-out.xlsx")
    assert ended.out.splitlines() == [
        "4 people are invited now. 0 are registered already, 0 stood on another list, 2 stand twice in the file, 2 have mistakes, "
        "1 lie outside the area.",
        "Rows that were left out: bpum-left-out.xlsx",
    ]  # fmt: skip
    assert await rows(ready, INVITED) == [
        ("Siti Aminah", "33.25.08.2005", "+6281234567110"), ("Karmi Lestari", "33.25.08.2010", "+6281234567111"),
        ("Budi Santoso", "33.25.05.2001", "+6281234567112"), ("Partinah", "33.25.05.2001", None),
    ]  # fmt: skip
    assert await rows(ready, "SELECT DISTINCT source FROM people_lists WHERE state = 'taken'") == [
        ("Daftar BPUM 2021",)
    ]
    book = CalamineWorkbook.from_filelike(io.BytesIO((ready.folder / "bpum-left-out.xlsx").read_bytes()))
    assert [row[1] for row in book.get_sheet_by_name("Salah").to_python()] == [
        "Alasan", "Nama kosong.", "Nomor HP “0812-345” kurang lengkap atau kepanjangan.",
    ]  # fmt: skip
    again = await ready("import", "producers", "bpum.csv", LARIS_AREA="33.25")
    assert "0 people are invited now. 0 are registered already, 4 stood on another list" in again.out
    only = await ready(
        "import", "producers", "bpum.csv", "--area", "332505", "--left-out", "x.xlsx", LARIS_AREA="33.25"
    )
    assert "5 lie outside the area" in only.out
    assert (ready.folder / "x.xlsx").exists()


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", ("empty",)), (b"A;B\nx;y\nz;w\n", ("not clear which column", "A, B")), (people.csv(), ("titles", "nobody")),
        (b"\x89PNG\r\n\x1a\n" + bytes(40), ("table",)),
    ],
)  # fmt: skip
async def test_what_is_no_list_of_people_is_refused(
    ready: Laris, content: bytes, words: tuple[str, ...]
) -> None:
    (ready.folder / "a.csv").write_bytes(content)
    (await ready("import", "producers", "a.csv", LARIS_AREA="33.25")).is_refused(*words)
    (await ready("import", "producers", "no.csv")).is_refused("no.csv", "cannot be read")
    (await ready("import", "producers", "a.csv", "--area", "99")).is_refused("99")

"""`laris import outlets`, and a doctor who looks whether kept balances are what the entries say."""

from datetime import date

import pytest

from domain.consignment.commands import Deliver, DeliveryLine
from storage.engine import Database
from tests.command_line.laris import Laris
from tests.storage.book import bookkeeper
from tests.storage.rows import ask

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
    (await ready("import", "people", "toko.csv")).is_refused("people", "outlets")


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

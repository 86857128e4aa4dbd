"""Any number of producers of Batang, made by the database itself: 15 kecamatan, three kinds of goods."""

from sqlalchemy import text

from storage.engine import Database


async def crowd(database: Database, size: int) -> None:
    """Made by the database itself; every 33rd blocked the bot, every 20th has no chat, half hold a PIRT."""
    numbers = (
        "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < :size) "
        if database.is_sqlite else "WITH n AS (SELECT generate_series(1, :size) AS i) "
    )  # fmt: skip
    day = (
        "date('2026-11-22', '-' || (i % 300) || ' days')"
        if database.is_sqlite
        else "DATE '2026-11-22' - i % 300"
    )
    end = (
        "date('2026-11-22', '+' || (i % 900) || ' days')"
        if database.is_sqlite
        else "DATE '2026-11-22' + i % 900"
    )
    two = "substr('0' || (1 + i % 15), -2)" if database.is_sqlite else "right('0' || (1 + i % 15), 2)"
    statements = (
        "INSERT INTO people (id, chat_id, language, stopped_at, created_at) {n} "
        "SELECT i, CASE WHEN i % 20 > 0 THEN i END, 'id', CASE WHEN i % 33 = 0 THEN 5 END, 1 FROM n",
        "INSERT INTO producers (person_id, name, business, category, area, phone, phone_verified, nib_status, "
        "registered_at, changed_at, heard_on) {n} SELECT i, 'Siti', 'Keripik Siti', "
        "CASE i % 3 WHEN 0 THEN 'makanan_kering' WHEN 1 THEN 'makanan_basah' ELSE 'fashion_batik' END, "
        f"'33.25.' || {two} || '.' || (2001 + i % 17), '+62812', {'1' if database.is_sqlite else 'true'}, 'none', "
        f"1, 1, {day} FROM n",
        "INSERT INTO consents (person_id, version, language, text, given_at, withdrawn_at) {n} "
        "SELECT i, '1', 'id', 'x', 1, CASE WHEN i % 100 = 0 THEN 5 END FROM n",
        "INSERT INTO certificates (producer_id, paper, number, is_odd, is_reckoned, state, recorded_at, changed_at, "
        f"expires_on) {{n}} SELECT i, 'spp_irt', 'x', {'0, 0' if database.is_sqlite else 'false, false'}, "
        f"'unverified', 1, 1, {end} FROM n WHERE i % 2 = 0",
    )
    async with database.transaction(heavy=True) as tx:
        for statement in statements:
            into, _, rest = statement.partition("{n} ")
            filled = f"{numbers}{into}{rest}" if not database.is_sqlite else f"{into}{numbers}{rest}"
            await tx.execute(text(filled), {"size": size})
    async with database.transaction() as tx:
        await tx.execute(text("ANALYZE"))

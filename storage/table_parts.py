"""What every module of tables is made with: one metadata, and the columns that all of them share.

Which rows an index holds is said here in SQLite's dialect alone. On PostgreSQL it holds the same rows, and codes of areas are
ordered for prefixes (`varchar_pattern_ops`): the migrations make both. To name that dialect here would load it into every bot, which
takes three megabytes.
"""

from sqlalchemy import BigInteger, Column, ForeignKey, Integer, MetaData

metadata = MetaData(
    naming_convention={
        "pk": "pk_%(table_name)s",
        "uq": "uq_%(table_name)s_%(column_0_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "ix": "ix_%(table_name)s_%(column_0_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
    }
)

Key = BigInteger().with_variant(Integer, "sqlite")
"""The type of ids."""


def own_id() -> Column[int]:
    """The number of a row, given by the database."""
    return Column("id", Key, primary_key=True, autoincrement=True)


def person(name: str = "person_id", *, nullable: bool = False) -> Column[int]:
    """Whose row it is."""
    return Column(name, Key, ForeignKey("people.id"), nullable=nullable)

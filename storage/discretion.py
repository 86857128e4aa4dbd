"""Keeps what people said out of the texts of PostgreSQL's faults, which quote rows and parameters.

SQLite never quotes values, and SQLAlchemy hides parameters itself; what is left is the driver's own text.
"""

from typing import Any

from sqlalchemy import event
from sqlalchemy.engine import Engine, ExceptionContext

_TOLD_ELSEWHERE = ("detail", "hint", "message", "internal_query", "context", "query")


def keep_values_out(engine: Engine) -> None:
    """From now on faults of this engine say their kind, their code and the broken rule, nothing else."""
    event.listen(engine, "handle_error", _strike_values)


def _strike_values(context: ExceptionContext) -> None:
    links: list[BaseException] = []
    fault: BaseException | None = context.original_exception
    if not isinstance(fault, context.dialect.loaded_dbapi.Error):
        return  # not of the database: a fault of our own, which quotes nothing
    while fault is not None and fault not in links:
        links.append(fault)
        fault = fault.__cause__ or fault.__context__
    told = _summary(links)
    for link in links:
        link.args = (told,)
        for name in _TOLD_ELSEWHERE:
            if getattr(link, name, None):
                setattr(link, name, None)
    if context.sqlalchemy_exception is not None:
        context.sqlalchemy_exception.args = (told,)


def _summary(links: list[BaseException]) -> str:
    parts: list[Any] = [type(links[-1]).__name__]
    for name in ("sqlstate", "constraint_name", "table_name", "column_name"):
        parts += dict.fromkeys(found for link in links if (found := getattr(link, name, None)))
    return " ".join(str(part) for part in dict.fromkeys(parts))

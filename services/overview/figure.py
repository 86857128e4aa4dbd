"""What a subject contributes to the picture: figures, tables and problems, each with where it comes from and what it means."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from bot.dialog.screen import Line
from domain.messages import N_, Message
from services.overview.view import View
from storage.store import Store


class Origin(StrEnum):
    """Who says so."""

    TOLD = "told"
    OFFICE = "office"
    VERIFIED = "verified"


ORIGINS: dict[Origin, str] = {
    Origin.TOLD: N_("told by the businesses"),
    Origin.OFFICE: N_("registered in Laris"),
    Origin.VERIFIED: N_("verified by officers"),
}


class Unit(StrEnum):
    RUPIAH = "rupiah"
    WHOLE = "whole"
    TENTHS = "tenths"
    """Tenths of a percent."""


@dataclass(frozen=True, slots=True)
class Figure:
    """`title` and `meaning` are message ids. `now` None: about fewer than five businesses, or it would give such a figure away;
    `before`: of the month before, likewise, if `has_before`."""

    name: str
    title: str
    unit: Unit
    now: int | None
    origin: Origin
    meaning: str
    before: int | None = None
    has_before: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """Rows behind figures. `columns`: message id and kind ("text", "rupiah", "whole"); None in a cell of numbers: withheld."""

    name: str
    title: str
    columns: tuple[tuple[str, str], ...]
    rows: tuple[tuple[Line | int | None, ...], ...]
    meaning: str
    origin: Origin


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that needs a decision. `weight`: the heaviest are told first; `button` leads to the screen (`to`, data of a route)
    where it is decided."""

    weight: int
    line: Message
    button: Message
    to: str


@dataclass(frozen=True, slots=True)
class Told:
    """`drawn`: JSON that the picture needs besides the figures, by name."""

    figures: tuple[Figure, ...] = ()
    tables: tuple[Table, ...] = ()
    problems: tuple[Problem, ...] = ()
    drawn: dict[str, Any] = field(default_factory=dict)


Subject = Callable[[Store, View], Awaitable[Told]]

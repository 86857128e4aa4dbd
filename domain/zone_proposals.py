"""Divisions of a regency into zones to begin with, from knowledge/zones.toml. None is official: offices make them theirs."""

from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from pydantic import BaseModel, ConfigDict

from domain.areas import children
from domain.data_files import KNOWLEDGE, shaped
from domain.name_search import fold
from domain.zones import Zone, chosen


@dataclass(frozen=True, slots=True)
class Proposal:
    """Zones of one regency, and where they come from."""

    zones: tuple[Zone, ...]
    source: str


class _Told(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    area: str
    source: str
    checked: date
    zones: dict[str, tuple[str, ...]]


class _File(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    proposal: tuple[_Told, ...]


def proposal(area: str) -> Proposal | None:
    """A division of this regency to begin with, if there is one."""
    return _proposals().get(area)


@lru_cache(maxsize=1)
def _proposals() -> dict[str, Proposal]:
    return {one.area: _proposal(one) for one in shaped(KNOWLEDGE / "zones.toml", _File).proposal}


def _proposal(told: _Told) -> Proposal:
    codes = {fold(one.name): one.code for one in children(told.area)}
    zones = (
        Zone(told.area, name, chosen((codes.get(fold(one), "") for one in held), told.area))
        for name, held in told.zones.items()
    )
    return Proposal(tuple(zones), told.source)

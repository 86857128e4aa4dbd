"""The census of an area: registered, awaited, target, and the same for the areas below; live, for whoever may see it."""

from collections.abc import Sequence
from dataclasses import dataclass

from domain.areas import find, is_within, overlap
from domain.census import Count, Target, below, level_below, targets
from storage.census import Source
from storage.store import Store


@dataclass(frozen=True, slots=True)
class Board:
    """`area`: "" for all that somebody may see; `rows`: the areas below, with those people last whose village is not known
    (their area is the kecamatan itself)."""

    area: str
    total: Count
    target: Target | None
    rows: tuple[Count, ...]
    targets: dict[str, Target]
    sources: tuple[Source, ...]


def root(scope: Sequence[str]) -> str:
    """Where somebody with this scope begins: their one area, or "" when there are several."""
    widest = overlap(scope, scope)
    return widest[0] if len(widest) == 1 else ""


def seen(area: str, scope: Sequence[str]) -> str:
    """The area that was asked for if it lies within the scope; else where they begin."""
    is_there = not area or find(area) is not None
    return area if area and is_there and any(is_within(area, prefix) for prefix in scope) else root(scope)


def areas_below(area: str, scope: Sequence[str]) -> tuple[str, ...]:
    """The areas that somebody with this scope may go down to; "" is where their areas lie side by side."""
    return _asked(scope, area)[1]


def can_go_up(area: str, scope: Sequence[str]) -> bool:
    """Whether there is anything above this area that somebody with this scope may see."""
    above = area.rpartition(".")[0]
    return bool(area) and area != root(scope) and (seen(above, scope) == above or root(scope) == "")


async def board(store: Store, scope: Sequence[str], area: str) -> Board:
    """The board of an area within the scope (see `seen`), or of all of it."""
    prefixes, codes = _asked(scope, area)
    level = level_below(area) if area or "" in scope else max(code.count(".") for code in codes) + 1
    registered = await store.census.registered(prefixes, level)
    awaited, sources = await store.census.invited(prefixes, level)
    counts = tuple(Count(code, *_sum(code, registered, awaited)) for code in codes)
    told = await store.census.targets()
    rows = counts + _unknown(area, codes, registered, awaited)
    total = Count(area, sum(registered.values()), sum(awaited.values()))
    target = await target_of(store, area, told) if area else _whole(scope, told)
    return Board(area, total, target, rows, targets(target, counts, told), sources)


def _asked(scope: Sequence[str], area: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Prefixes to be counted, and the areas to be shown below."""
    if area or "" in scope:
        return (area,), below(area)
    codes = overlap(scope, scope)
    return codes, codes


def _sum(code: str, registered: dict[str, int], awaited: dict[str, int]) -> tuple[int, int]:
    """Also of codes that are cut finer than this one."""
    return (
        sum(count for key, count in registered.items() if is_within(key, code)),
        sum(count for key, count in awaited.items() if is_within(key, code)),
    )


def _unknown(
    area: str, codes: Sequence[str], registered: dict[str, int], awaited: dict[str, int]
) -> tuple[Count, ...]:
    """People of whom only the kecamatan is told, and whoever lives in a village that there is no longer."""
    strange = [key for key in {*registered, *awaited} if not any(is_within(key, code) for code in codes)]
    if not area or not strange:
        return ()
    return (
        Count(
            area, sum(registered.get(key, 0) for key in strange), sum(awaited.get(key, 0) for key in strange)
        ),
    )


def _whole(scope: Sequence[str], told: dict[str, int]) -> Target | None:
    """Of several areas together only what was set for the country counts."""
    return Target(told[""], is_set=True) if "" in told and "" in scope else None


async def target_of(store: Store, area: str, told: dict[str, int]) -> Target | None:
    """The target of an area: as it was set, or its share of the nearest one above that was."""
    if area in told:
        return Target(told[area], is_set=True)
    above = area.rpartition(".")[0]
    parent = await target_of(store, above, told) if area else None
    if parent is None:
        return None
    codes, level = below(above), level_below(above)
    registered, (awaited, _) = (
        await store.census.registered((above,), level), await store.census.invited((above,), level)
    )  # fmt: skip
    counts = tuple(Count(code, registered.get(code, 0), awaited.get(code, 0)) for code in codes)
    return targets(parent, counts, told).get(area)

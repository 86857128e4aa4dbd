"""Frozen values of the ledger as plain JSON values and back, by their own field types; fast enough for a replay.

Knows dataclasses, enums, dates and tuples; nothing of meaning.
"""

from collections.abc import Callable, Iterable
from dataclasses import fields
from datetime import date
from enum import Enum
from functools import lru_cache
from typing import Any, TypeVar, get_args, get_origin, get_type_hints

_Convert = Callable[[Any], Any]
_T = TypeVar("_T")


def kind_name(value_type: type) -> str:
    """ "ReturnedGood" → "returned_good"."""
    name = value_type.__name__
    return "".join(f"_{one.lower()}" if one.isupper() else one for one in name).lstrip("_")


def kinds(values: Iterable[type]) -> dict[str, type]:
    """Types by the name they have in JSON."""
    return {kind_name(one): one for one in values}


def plain(value: Any) -> dict[str, Any]:
    """Fields that differ from their default, as JSON values."""
    told: dict[str, Any] = {}
    value_type: Any = type(value)
    for name, default, write, _ in _fields(value_type):
        one = getattr(value, name)
        if one != default:
            told[name] = write(one) if write else one
    return told


def build(value_type: type[_T], told: dict[str, Any]) -> _T:
    """The value again. Raises TypeError for a missing or unknown field, ValueError for a wrong word or date."""
    wanted: Any = value_type
    read = _readers(wanted)
    return value_type(**{name: (read[name](one) if name in read else one) for name, one in told.items()})


@lru_cache(maxsize=128)
def _readers(value_type: Any) -> dict[str, _Convert]:
    return {name: read for name, _, _, read in _fields(value_type) if read}


@lru_cache(maxsize=128)
def _fields(value_type: Any) -> tuple[tuple[str, Any, _Convert | None, _Convert | None], ...]:
    hints = get_type_hints(value_type)
    return tuple((one.name, one.default, *_converters(hints[one.name])) for one in fields(value_type))


def _converters(hint: Any) -> tuple[_Convert | None, _Convert | None]:
    if get_origin(hint) is tuple:
        inside = get_args(hint)[0]
        return lambda many: [plain(one) for one in many], lambda many: tuple(
            build(inside, one) for one in many
        )
    wanted = [one for one in get_args(hint) or (hint,) if one is not type(None)]
    if wanted[0] is date:
        return _write_date, _read_date
    if isinstance(wanted[0], type) and issubclass(wanted[0], Enum):
        return _write_enum, _enum_reader(wanted[0])
    return None, None


def _write_date(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _read_date(told: str | None) -> date | None:
    return date.fromisoformat(told) if told else None


def _write_enum(word: Enum | None) -> Any:
    return word.value if word is not None else None


def _enum_reader(words: type[Enum]) -> _Convert:
    by_value = {one.value: one for one in words}

    def read(told: Any) -> Enum | None:
        return by_value[told] if told is not None else None

    return read

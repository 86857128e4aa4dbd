"""Reads an amount of money or things out of words and digits. No floats: Fraction until the end.

Knows numbers only. What is ambiguous comes back with all its readings, the likeliest first.
"""

import re
from dataclasses import dataclass
from fractions import Fraction

from domain.number_words import Atom, atoms_of

_TOKEN = re.compile(r"\d+\s*/\s*\d+|\d+(?:[.,]\d+)*|[^\W\d_]+|[½¼¾]|\S")
_SIGNS = {"½": Fraction(1, 2), "¼": Fraction(1, 4), "¾": Fraction(3, 4)}
_GROUPED = re.compile(r"\d{1,3}(?:\.\d{3})+(?:,(\d{1,2}))?|\d{1,3}(?:,\d{3})+(?:\.(\d{1,2}))?")
_DECIMAL = re.compile(r"(\d+)[.,](\d+)")
_QUARTER = {"seperempat", "saparapat", "seprapat", "saprapat"}


@dataclass(frozen=True, slots=True)
class Reading:
    """`values`: the readings, likeliest first, never empty; `scaled`: whether ribu, juta … was said."""

    values: tuple[Fraction, ...]
    scaled: bool


def read_number(text: str) -> Reading | None:
    """A number in digits and words ("1jt 500rb", "rong puluh lima ewu"); None for anything else."""
    tokens = _TOKEN.findall(text.casefold())
    choices: list[tuple[Fraction, ...]] = []
    steps: list[Atom] = []
    for at, token in enumerate(tokens):
        following = tokens[at + 1] if at + 1 < len(tokens) else ""
        atoms = _atoms(token, following, choices)
        if atoms is None:
            return None
        steps.extend(atoms)
    return _combined(steps, choices) if steps else None


def read_literal(token: str, scale_follows: bool) -> tuple[Fraction, ...] | None:
    """Readings of one number in digits, by Indonesian habit: 1.500 = 1500, 1,5 = one and a half."""
    if token.isascii() and token.isdigit():
        return (Fraction(token),)
    if grouped := _GROUPED.fullmatch(token):
        sen = grouped[1] or grouped[2] or ""
        whole = re.sub(r"[.,]", "", token[: len(token) - len(sen)] if sen else token)
        value = Fraction(whole) + (Fraction(sen) / 10 ** len(sen) if sen else 0)
        small = Fraction(re.sub(r"[.,]", ".", token)) if token.count(".") + token.count(",") == 1 else None
        return (value, small) if scale_follows and small is not None else (value,)
    if decimal := _DECIMAL.fullmatch(token):
        return (Fraction(f"{decimal[1]}.{decimal[2]}"),)
    return None


def _atoms(token: str, following: str, choices: list[tuple[Fraction, ...]]) -> tuple[Atom, ...] | None:
    if token in _SIGNS:
        return (Atom("half", _SIGNS[token]),)
    if token in _QUARTER:
        return (Atom("half", Fraction(1, 4)),)
    if "/" in token and token[0].isdigit():
        above, below = (int(part) for part in token.split("/"))
        return (Atom("half", Fraction(above, below)),) if below > above > 0 else None
    if token[0].isdigit():
        scaled = any(atom.step == "scale" for atom in (following and atoms_of(following)) or ())
        return _literal_atoms(read_literal(token, scaled), choices)
    return atoms_of(token)


def _literal_atoms(
    values: tuple[Fraction, ...] | None, choices: list[tuple[Fraction, ...]]
) -> tuple[Atom, ...] | None:
    if values is None:
        return None
    if len(values) > 1:
        choices.append(values)
    return (Atom("digit", values[0]),)


def _combined(steps: list[Atom], choices: list[tuple[Fraction, ...]]) -> Reading | None:
    reader = _Reader()
    if not all(reader.take(atom) for atom in steps):
        return None
    reading = reader.finished()
    if reading is None or not choices:
        return reading
    if len(choices) > 1 or len(reading.values) > 1:
        return None
    whole, small = choices[0]
    return Reading((reading.values[0], reading.values[0] * small / whole), True) if len(steps) == 2 else None


class _Reader:
    """Adds one step after the other; `take` says False when the words do not make a number."""

    def __init__(self) -> None:
        self._total = Fraction(0)
        self._group = Fraction(0)
        self._pending: Fraction | None = None
        self._half = Fraction(0)
        self._last_scale: Fraction | None = None
        self._said = False

    def take(self, atom: Atom) -> bool:
        if atom.step == "scale":
            return self._take_scale(atom.value)
        if atom.step == "half":
            free, self._half = not self._half, atom.value
            return free
        if atom.step in {"digit", "add"}:
            return self._take_value(atom)
        return self._take_multiple(atom)

    def _take_value(self, atom: Atom) -> bool:
        if self._pending is not None or self._half:
            return False
        self._said = True
        if atom.step == "digit":
            self._pending = atom.value
        else:
            self._group += atom.value
        return True

    def _take_multiple(self, atom: Atom) -> bool:
        if self._pending is None or self._pending >= 10 or self._half:
            return False
        if atom.step in {"teen", "likur"}:
            self._group += atom.value + self._pending
        else:
            self._group += atom.value * self._pending
        self._pending = None
        return True

    def _below_scale(self) -> Fraction:
        return self._group + (self._pending or 0) + self._half

    def _take_scale(self, scale: Fraction) -> bool:
        if not (self._said or self._half) or (self._last_scale is not None and scale >= self._last_scale):
            return False
        self._total += self._below_scale() * scale
        self._group, self._pending, self._half, self._said = Fraction(0), None, Fraction(0), False
        self._last_scale = scale
        return True

    def finished(self) -> Reading | None:
        rest, scale = self._group + (self._pending or 0), self._last_scale
        if scale is None:
            return Reading((rest + self._half,), False) if self._said or self._half else None
        if self._half:
            return Reading((self._total + self._half * scale,), True) if not self._said else None
        return Reading(self._with_rest(rest, scale), True)

    def _with_rest(self, rest: Fraction, scale: Fraction) -> tuple[Fraction, ...]:
        """ "3rb500" is 3500; "3rb5" and "1jt500" have two readings (market.md 6.4 rows 13 and 14)."""
        if not self._said or rest >= 1_000 or (scale == 1_000 and rest >= 100) or rest.denominator > 1:
            return (self._total + rest,)
        short = self._total + rest * scale / 10 ** len(str(int(rest)))
        thousands = self._total + rest * 1_000
        wide = (thousands,) if scale > 1_000 else ()
        return tuple(dict.fromkeys((short, *wide, self._total + rest)))

"""How many of how many: "laku 9 dari 12", "dari 30 peyek laku 22", "30 tempe laku 22 dibawa pulang 8".

Knows pieces of a line. What lay there is no number of its own: what is left of it is.
"""

from collections.abc import Sequence

from domain.consignment.line.tokens import Token
from domain.consignment.line.words import Told
from domain.money import Unclear
from domain.quantities import Count

_OF = frozenset(("dari", "dr", "ti", "saka", "seko", "soko", "saking"))
_THAT = frozenset(("yang", "yg", "sing", "nu", "ingkang"))
_HALF = ("setengah", "separo", "separuh", "satengah")
_GONE = frozenset({Told.SOLD, Told.RETURNED, Told.DAMAGED, Told.EXPIRED, Told.MISSING})


def put_apart(tokens: Sequence[Token]) -> list[Token]:
    """The pieces with what lay there turned into what is left."""
    return _of_all(_of_what_lay(_stock_first(list(tokens))))


def _of_all(tokens: list[Token]) -> list[Token]:
    """ "laku 9 dari 12" → laku 9 sisa 3; "separo dari 20" → 10 sisa 10."""
    for at in range(2, len(tokens) - 1):
        whole = _count(tokens[at + 1])
        if tokens[at].text not in _OF or whole is None or not tokens[at + 1].bare:
            continue
        place = next((one for one in (at - 1, at - 2) if tokens[one].quantity is not None), None)
        if place is None or not _after_sold(tokens, place):
            continue
        part = _part(tokens[place], whole)
        if part is not None and part <= whole:
            behind = _without_relative(tokens[at + 2 :])
            return [*tokens[:place], _number(part), *_left(whole - part), *behind]
    return tokens


def _part(token: Token, whole: int) -> int | None:
    if isinstance(token.quantity, Unclear):
        return whole // 2 if token.text.startswith(_HALF) and whole % 2 == 0 else None
    return _count(token)


def _without_relative(tokens: list[Token]) -> list[Token]:
    """ "dari 20 yang dititip": it says once more that they were brought."""
    is_one = len(tokens) > 1 and tokens[0].text in _THAT and tokens[1].told is Told.DELIVERED
    return tokens[2:] if is_one else tokens


def _after_sold(tokens: list[Token], place: int) -> bool:
    told = [one.told for one in tokens[:place] if one.told]
    return bool(told) and told[-1] is Told.SOLD


def _of_what_lay(tokens: list[Token]) -> list[Token]:
    """ "dari 30 peyek laku 22" → 30 peyek laku 22."""
    if len(tokens) > 2 and tokens[0].text in _OF and _count(tokens[1]) is not None:
        return _stock_first(tokens[1:])
    return tokens


def _stock_first(tokens: list[Token]) -> list[Token]:
    """ "30 tempe laku 22 dibawa pulang 8": one number more than words, and it comes first; the rest lies there still."""
    whole = _count(tokens[0]) if tokens else None
    numbers = [at for at, one in enumerate(tokens) if one.is_number]
    kinds = [at for at, one in enumerate(tokens) if one.told]
    if whole is None or not kinds or any(tokens[at].told not in _GONE for at in kinds):
        return tokens
    parts = [_count(tokens[at]) for at in numbers[1:]]
    if (
        len(numbers) != len(kinds) + 1
        or numbers[-1] < kinds[-1]
        or None in parts
        or tokens[kinds[0]].told is not Told.SOLD
    ):
        return tokens
    rest = whole - sum(part or 0 for part in parts)
    return tokens[1:] if rest < 0 or len(kinds) > 1 else [*tokens[1:], *_left(rest)]


def _count(token: Token) -> int | None:
    return token.quantity.pieces if isinstance(token.quantity, Count) and token.money is None else None


def _number(pieces: int) -> Token:
    return Token(str(pieces), quantity=Count(pieces), bare=True)


def _left(pieces: int) -> list[Token]:
    return [Token("sisa", told=Told.LEFT), _number(pieces)]

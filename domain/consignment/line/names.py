"""Which words of a line name a shop and which a product, among those that are known. What is unknown is said so.

Source: market.md 6.4; names are found by `domain.name_search`.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from domain.name_search import find_name, fold
from domain.outlets import kind_of

TITLES = frozenset(("bu", "ibu", "pak", "bapak", "mas", "mbak", "mbah", "yu", "kang", "haji"))
_SAYS_LITTLE = TITLES | {"toko", "warung", "kios", "depot", "kedai"}


_OWN = re.compile(r"(?<=[^\W\d_]{3})(?:nya|ku|mu|ne|e)\b")
"""Endings that say whose it is: "keripiknya"."""
_MOST_WORDS = 8
"""A longer run of words is chat, not a shop beside a product."""


@dataclass(frozen=True, slots=True)
class Named:
    """A shop or product that was named: `id` when it is clear, else `choices` to ask, or neither: unknown."""

    said: str
    id: int | None = None
    choices: tuple[int, ...] = ()

    @property
    def worth(self) -> int:
        """How well it is known: 0, 1 or 3."""
        return 3 if self.id is not None else int(bool(self.choices))


@dataclass(frozen=True, slots=True)
class Names:
    """What a run of words names. Both None: nothing known; then `said` may still be a name."""

    said: str
    shop: Named | None = None
    product: Named | None = None
    of_shop: bool = field(default=False)

    @property
    def is_known(self) -> bool:
        return self.shop is not None or self.product is not None


def names_of(
    words: Sequence[str], after_to: bool, shops: Mapping[int, str], products: Mapping[int, str]
) -> Names:
    """`after_to`: "ke", "dari" or the like stands before them. Both may be in one run ("keripik warung sari")."""
    said = " ".join(words)
    tries = [
        (Named(said) if shop is None else _found(shop, shops), Named(said) if product is None else _found(product, products))
        for shop, product in _cuts(words)
    ]  # fmt: skip
    found = [
        _Try(shop, product, at, after_to, at > len(words) or _is_full(shop, shops))
        for at, (shop, product) in enumerate(tries)
    ]
    best = max(found, key=lambda one: one.score)
    of_shop = after_to or kind_of(said) is not None
    if not best.score:
        return Names(said, of_shop=of_shop)
    if best.at < 2:
        shop, product = (best.shop, None) if best.shop.worth else (None, best.product)
        return Names(said, shop, product, of_shop)
    return Names(said, best.shop, best.product, of_shop)


@dataclass(frozen=True, slots=True)
class _Try:
    """One way to read the words; `at` 0: as a shop, 1: as a product, others: cut in two.

    A part that is not known stays a name as it was said: it is asked for, not dropped. Behind a shop it is only
    a product if the shop's name was said in full: "alfamart weleri" is another shop, not weleri at alfamart.
    """

    shop: Named
    product: Named
    at: int
    after_to: bool
    may_have_stranger: bool

    @property
    def score(self) -> int:
        """Twice as much for each part that is clear; whole before cut; "ke" makes a shop likelier."""
        known = (self.shop.worth + self.product.worth) * 10
        if not known or (self.at >= 2 and not self._is_whole):
            return 0
        stranger = 5 if self.at >= 2 and not (self.shop.worth and self.product.worth) else 0
        return known - stranger + (3 if self.at < 2 else 0) + (2 if self.after_to and self.shop.worth else 0)

    @property
    def _is_whole(self) -> bool:
        """Both parts are known, or one is clear and the other a name of its own ("es dawet", "toko berkah")."""
        if not is_telling(self.shop.said):
            return False
        if self.shop.worth and self.product.worth:
            return True
        strange_product = (
            self.shop.id is not None and self.may_have_stranger and is_telling(self.product.said)
        )
        return strange_product or (self.product.id is not None and kind_of(self.shop.said) is not None)


def _is_full(shop: Named, shops: Mapping[int, str]) -> bool:
    name = fold(shops[shop.id]).split() if shop.id is not None else ["?"]
    return set(name) - _SAYS_LITTLE <= set(fold(shop.said).split())


def is_telling(said: str) -> bool:
    """Whether there is more than a title or a sort of shop: "warung" alone names none in a longer name."""
    return not set(said.split()) <= _SAYS_LITTLE


def _cuts(words: Sequence[str]) -> list[tuple[str | None, str | None]]:
    """(shop, product): all as one, then shop first, then product first."""
    whole = " ".join(words)
    if len(words) > _MOST_WORDS:
        return [(whole, None), (None, whole)]
    parts = [(" ".join(words[:at]), " ".join(words[at:])) for at in range(1, len(words))]
    return [(whole, None), (None, whole), *parts, *((tail, head) for head, tail in parts)]


def _found(said: str, names: Mapping[int, str]) -> Named:
    numbers = list(names)
    match = find_name(said, list(names.values()))
    if match.exact is None and not match.candidates and (bare := _OWN.sub("", said)) != said:
        match = find_name(bare, list(names.values()))
    if match.exact is not None:
        return Named(said, numbers[match.exact])
    return Named(said, None, tuple(numbers[at] for at in match.candidates))

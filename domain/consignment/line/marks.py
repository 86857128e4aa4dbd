"""The pieces of a line in order, with names found and chat left out: what `talk` puts together."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from domain.consignment.line.names import TITLES, Named, Names, names_of
from domain.consignment.line.tokens import Token
from domain.consignment.line.words import Told, words_table


class Sort(StrEnum):
    """What a mark is. NONE without a kind: "belum" at the end of nothing."""

    KIND = "kind"
    NUMBER = "number"
    NAME = "name"
    ALL = "all"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Mark:
    """`kind` for KIND and NONE ("belum laku"), `token` for NUMBER, `product` and `shop` for NAME.

    `said`: the words; `of_shop`: they seem to mean a shop; `fresh`: a comma or the like stands before it.
    """

    sort: Sort
    kind: Told | None = None
    token: Token | None = None
    shop: Named | None = None
    product: Named | None = None
    said: str = ""
    of_shop: bool = False
    fresh: bool = False


def marks(tokens: Sequence[Token], shops: Mapping[int, str], products: Mapping[int, str]) -> list[Mark]:
    """The line as marks."""
    reader = _Reader(shops, products)
    for token in tokens:
        reader.take(token)
    reader.end_run()
    return [*reader.found, Mark(Sort.NONE)] if reader.negated else reader.found


class _Reader:
    """Goes through the pieces once; a run of unknown words is looked up as a name when it ends."""

    def __init__(self, shops: Mapping[int, str], products: Mapping[int, str]) -> None:
        self._shops, self._products = shops, products
        self._run: list[str] = []
        self._after_to = False
        self._fresh = False
        self.negated = False
        self.found: list[Mark] = []

    def _add(self, mark: Mark) -> None:
        self.found.append(replace(mark, fresh=self._fresh) if self._fresh else mark)
        self._fresh = False

    def take(self, token: Token) -> None:
        if token.is_word:
            self._word(token.text)
            return
        self.end_run()
        self._fresh = self._fresh or token.stop
        if token.told:
            self._kind(token.told, token.text)
        elif token.is_number or token.percent_bp is not None:
            self._add(Mark(Sort.NUMBER, token=token))
        elif token.shop is not None:
            self._add(Mark(Sort.NAME, shop=Named(self._shops[token.shop], token.shop), said=token.text))
        elif token.product is not None:
            known = Named(self._products[token.product], token.product)
            self._add(Mark(Sort.NAME, product=known, said=token.text))
        self._after_to = False

    def _kind(self, kind: Told, said: str) -> None:
        self._add(Mark(Sort.NONE if self.negated else Sort.KIND, kind, said=said))
        self.negated = False

    def _word(self, word: str) -> None:
        table = words_table()
        if word in table.negations:
            self.end_run()
            self.negated = True
        elif word in table.to_shop:
            self.end_run()
            self._after_to = True
        elif word in table.all_sold:
            self.end_run()
            self._add(Mark(Sort.KIND, Told.SOLD, said=word))
            self._add(Mark(Sort.ALL))
        elif word in table.all:
            self.end_run()
            self._add(Mark(Sort.ALL))
        elif word in table.joining:
            self.end_run()
        else:
            self._run.append(word)

    def end_run(self) -> None:
        """Looks the words up; chat around a name is left out when the name is not known with it."""
        words, self._run = self._run, []
        bare = [word for word in words if word not in words_table().fillers]
        if not bare:
            return
        found = [names_of(run, self._after_to, self._shops, self._products) for run in (bare, words)]
        best = max(found, key=_worth)
        self._add(_mark(best if best.is_known else replace(found[0], said=_said(words))))


def _said(words: Sequence[str]) -> str:
    """A name that is not known, as it was said, without the chat before and behind it ("warung mbak yuli")."""
    fillers = words_table().fillers
    first = next(at for at, word in enumerate(words) if word not in fillers or word in TITLES)
    titled = {at + 1 for at, word in enumerate(words[:-1]) if word in TITLES}
    last = max(at for at, word in enumerate(words) if word not in fillers or at in titled)
    return " ".join(words[first : last + 1])


def _worth(names: Names) -> int:
    return sum(part.worth for part in (names.shop, names.product) if part)


def _mark(names: Names) -> Mark:
    return Mark(Sort.NAME, shop=names.shop, product=names.product, said=names.said, of_shop=names.of_shop)

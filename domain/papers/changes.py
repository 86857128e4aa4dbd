"""What another book of rules would change for one product: which papers it would then need, or need no more.

Knows two books and two days; who is concerned is for others to find. Products that the books cannot tell apart
share a `key`, so that each kind of case is looked at once.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

from domain.papers.answer import Facts, Held, Readiness, Ware
from domain.papers.readiness import readiness
from domain.papers.rule_book import RuleBook
from domain.papers.rule_model import FactValue

CLOSED = "channel"
"""The subject of a flip that opens or closes the whole channel."""
PERHAPS = "perhaps"
Key = tuple[str, int | None, frozenset[tuple[str, FactValue]], frozenset[tuple[str, int | None]]]


@dataclass(frozen=True, slots=True)
class Standing:
    """How one subject stands: "must, missing: halal_sd". All empty: it does not concern the product."""

    need: str = ""
    status: str = ""
    paper: str = ""

    def __str__(self) -> str:
        return f"{self.need} {self.paper} ({self.status})" if self.need else "not needed"


@dataclass(frozen=True, slots=True, order=True)
class Flip:
    """A subject that stands otherwise under the new rules, in these channels. `before`, `after`: in words."""

    subject: str
    before: str
    after: str
    channels: tuple[str, ...]


@dataclass(frozen=True)
class Comparison:
    """Two books of rules, each with the day on which it is asked."""

    old: RuleBook
    new: RuleBook
    old_day: date
    new_day: date

    def key(self, ware: Ware, facts: Facts) -> Key:
        """Equal for products that neither book tells apart."""
        days = ware.shelf_life_days
        told = facts.answers.items() if facts.answers else ()
        kept = (
            (
                name,
                self._shortened(int(value))
                if name == "shelf_life_days" and isinstance(value, int)
                else value,
            )
            for name, value in told
        )
        held = frozenset((one.paper, self._days_left(one)) for one in facts.held)
        return ware.category, None if days is None else self._shortened(days), frozenset(kept), held

    def flips(self, key: Key) -> tuple[Flip, ...]:
        """What stands otherwise for products with this key, the same changes of several channels together."""
        category, days, answers, held = key
        ware = Ware(category, days)
        found: dict[tuple[str, str, str], list[str]] = {}
        for channel in dict.fromkeys((*self.old.channels, *self.new.channels)):
            before = self._standings(ware, channel, dict(answers), held, self.old, self.old_day)
            after = self._standings(ware, channel, dict(answers), held, self.new, self.new_day)
            for subject in sorted(before.keys() | after.keys()):
                was, is_now = before.get(subject, Standing()), after.get(subject, Standing())
                if was != is_now:
                    found.setdefault((subject, str(was), str(is_now)), []).append(channel)
        return tuple(sorted(Flip(*change, tuple(channels)) for change, channels in found.items()))

    def _standings(
        self,
        ware: Ware,
        channel: str,
        answers: dict[str, FactValue],
        held: Iterable[tuple[str, int | None]],
        book: RuleBook,
        day: date,
    ) -> dict[str, Standing]:
        papers = tuple(
            Held(paper, expires_on=None if left is None else day + timedelta(days=left))
            for paper, left in held
        )
        return standings(readiness(ware, channel, Facts(answers, papers), day, book))

    def _days_left(self, held: Held) -> int | None:
        """Days to the end, as coarse as both books see them."""
        if held.expires_on is None:
            return None
        left = (held.expires_on - self.new_day).days
        windows = (
            book.papers[held.paper].terms_on(day).validity.renew_before
            for book, day in ((self.old, self.old_day), (self.new, self.new_day))
            if held.paper in book.papers
        )
        return coarse(left, tuple(sorted({-1, *windows})))

    @cached_property
    def _limits(self) -> tuple[int, ...]:
        """All numbers of days that a condition of the two books compares with, less one: at most, not below."""
        conditions = (*self.old.conditions.values(), *self.new.conditions.values())
        tests = [test for condition in conditions for test in (*condition.any, *condition.all)]
        return tuple(
            sorted({one - 1 for test in tests for one in (test.below, test.at_least) if one is not None})
        )

    def _shortened(self, days: int) -> int:
        return coarse(days, self._limits)


def standings(ready: Readiness) -> dict[str, Standing]:
    """Every subject of a readiness with how it stands; whether the channel is closed stands with them. What an open
    question may still dismiss (leather in a batik?) is only "perhaps" needed, under either law."""
    found = {
        line.subject: Standing(PERHAPS if line.may_fall_away else line.need, line.status, line.paper)
        for line in ready.lines
    }
    if ready.closed:
        found[CLOSED] = Standing("closed", "no entry")
    return found


def coarse(value: int, limits: tuple[int, ...]) -> int:
    """The smallest of the ascending limits that the value does not pass, or one above the last."""
    return next((limit for limit in limits if value <= limit), limits[-1] + 1 if limits else value)

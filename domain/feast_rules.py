"""Phrases about feasts: "habis lebaran", "sebelum puasa", "H-7 lebaran". Nobody means one certain day by them."""

from datetime import date, timedelta

from domain.day_reckoning import Frame, clipped
from domain.day_rules import ON_WHICH_DATE
from domain.festivals import FEASTS, feasts
from domain.heard_days import HeardDay, Lean, UnclearDay
from domain.rules_of_days import Match, Rule, rule

_FEAST = rf"(?:hari )?(?P<feast>{'|'.join(sorted(FEASTS))})"


def _feast(found: Match, frame: Frame) -> HeardDay:
    """A feast itself, the days after it ("habis lebaran") or before it; always asked, since nobody means one day."""
    named = feasts(found["feast"], frame.today)
    past = [feast for feast in named if feast.first <= frame.today]
    ahead = [feast for feast in named if feast.last >= frame.today]
    feast = (past[-1:] or ahead[:1]) if frame.lean is Lean.PAST else (ahead[:1] or [])
    if not feast:
        return UnclearDay((), ON_WHICH_DATE)
    one, day, week = feast[0], timedelta(1), timedelta(7)
    if found.groupdict().get("count"):
        return UnclearDay((clipped(one.first, int(found["sign"] + found["count"])),), ON_WHICH_DATE)
    when: dict[str, tuple[date, ...]] = {
        "habis": (one.last + day, one.last + week),
        "sebelum": (one.first - day, one.first - week),
    }
    return UnclearDay(when.get(found["when"] or "", (one.first,)), ON_WHICH_DATE)


RULES: tuple[Rule, ...] = (
    rule(rf"(?:(?P<when>habis|sebelum|pas) )?{_FEAST}", _feast),
    rule(rf"h ?(?P<sign>[-+]) ?(?P<count>\d{{1,3}}) (?P<when>){_FEAST}", _feast),
)

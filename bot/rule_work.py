"""What the command line does with the rules of papers: look whether they are right, tell what a change would do."""

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import aclosing, suppress
from datetime import date
from functools import partial
from pathlib import Path
from zoneinfo import ZoneInfo

from bot.config import Misconfigured, Settings
from bot.opening import existing
from bot.runtime.clock import Clock
from domain.calendar_holidays import known_until
from domain.data_files import KNOWLEDGE, BadData, Fault, read
from domain.paper_talk import words as paper_words
from domain.paper_talk.questions import Topic
from domain.papers import BadRules, rules
from domain.papers.changes import Comparison
from domain.papers.load import SHIPPED
from domain.papers.rule_book import RuleBook
from services.rule_changes import Concerned, Tally, concerned

_ZONE = ZoneInfo("Asia/Jakarta")


def check_words() -> str:
    """The same of the other data files: words, holidays, quiet hours. Raises Misconfigured with every fault."""
    looks: list[Callable[[], object]] = [partial(read, file) for file in KNOWLEDGE.glob("*.toml")]
    faults: list[Fault] = []
    for look in (*looks, known_until, _check_paper_words):
        try:
            look()
        except BadData as bad:
            faults += bad.faults
    if faults:
        raise Misconfigured(str(BadData(faults)))
    return "words, holidays and quiet hours can be read"


def _check_paper_words() -> None:
    """Every paper that free text may name is one of the rules."""
    with suppress(BadRules):  # told elsewhere
        paper_words.check(rules().papers, [*Topic])


def check(place: Path | None = None) -> str:
    """What was found right, in words. Raises Misconfigured with one sentence for each fault."""
    return f"the rules of {len(checked(place).papers)} papers are right"


def checked(place: Path | None = None) -> RuleBook:
    """The rules of a folder, of the shipped ones with this file, or the shipped ones. Raises Misconfigured."""
    try:
        return rules(place)
    except BadRules as fault:
        count = "1 fault" if len(fault.faults) == 1 else f"{len(fault.faults)} faults"
        raise Misconfigured(
            f"{fault}\nThe rule data in {place or SHIPPED} cannot be used: {count}."
        ) from None


async def diff(
    settings: Settings, old: Path, new: Path | None, since: date | None, today: date | None
) -> None:
    """Print the products whose papers change from one book of rules to the other, and a summary."""
    day = today or Clock(settings.laris_clock_file).now().astimezone(_ZONE).date()
    comparison = Comparison(checked(old), checked(new), since or day, day)
    try:
        await _print_changes(settings, comparison)
    except BrokenPipeError:  # `| head` has read enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


async def _print_changes(settings: Settings, comparison: Comparison) -> None:
    tally = Tally()
    async with existing(settings) as database, aclosing(concerned(database, comparison, tally)) as changes:
        async for found in changes:
            sys.stdout.write("\n".join(_told(found)) + "\n")
    sys.stdout.write("\n".join(_summary(tally, comparison)) + "\n")


def _told(found: Concerned) -> Iterator[str]:
    one = found.product
    yield f'product {one.id} "{one.name}" of "{one.business}" ({found.category}, {one.area})'
    for flip in found.flips:
        yield f"    {flip.subject}: {flip.before} -> {flip.after} [{', '.join(flip.channels)}]"


def _summary(tally: Tally, comparison: Comparison) -> Iterator[str]:
    days = f"{comparison.new_day}"
    if comparison.old_day != comparison.new_day:
        days = f"{comparison.old_day} -> {comparison.new_day}"
    yield f"{tally.changed} of {tally.products} products change ({days})."
    for flip, count in sorted(tally.flips.items(), key=lambda counted: (-counted[1], counted[0])):
        yield f"{count:8}  {flip.subject}: {flip.before} -> {flip.after} [{', '.join(flip.channels)}]"

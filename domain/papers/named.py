"""What the name of goods says of them by itself ("dimsum ayam", "kursi jati"): facts that need not be asked.

The words stand in facts.toml. What is ambiguous is left open: then the question is asked.
"""

import re
from collections.abc import Mapping
from functools import lru_cache

from domain.papers.load import rules
from domain.papers.rule_book import RuleBook
from domain.papers.rule_model import Fact, FactValue

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")


@lru_cache(maxsize=50_000)
def named(goods: str, category: str, book: RuleBook | None = None) -> Mapping[str, FactValue]:
    """Facts by id, read from a name; only such as matter for the category, and answers that make sense for it."""
    book = book or rules()
    words = _WORD.findall(goods.casefold())
    telling = (one for one in _telling(category, book) if not one[2].isdisjoint(words))
    found = ((fact.id, _value(fact, phrases, words)) for fact, phrases, _ in telling)
    return {name: value for name, value in found if value is not None}


Phrases = Mapping[tuple[str, ...], FactValue]


@lru_cache(maxsize=100)
def _telling(category: str, book: RuleBook) -> tuple[tuple[Fact, Phrases, frozenset[str]], ...]:
    """The facts on which the rules of this category hang, with the phrases that give them away and their first words."""
    among = book.categories[category].choices if category in book.categories else {}
    return tuple(
        (book.facts[name], phrases, frozenset(first for first, *_ in phrases))
        for name in _asked(category, book)
        if (phrases := {
            tuple(words.split()): choice.value
            for choice in book.facts[name].choices if choice.value in among.get(name, (choice.value,))
            for words in choice.words
        })
    )  # fmt: skip


def _asked(category: str, book: RuleBook) -> set[str]:
    """Every fact in a condition of any rule for this category."""
    rules_ = (rule for (one, _), versions in book.rules.items() if one == category for rule in versions)
    waiting = {case.when for rule in rules_ for case in rule.cases if case.when}
    facts: set[str] = set()
    seen: set[str] = set()
    while waiting - seen:
        name = (waiting - seen).pop()
        seen.add(name)
        tests = (*book.conditions[name].any, *book.conditions[name].all)
        waiting |= {test.condition for test in tests if test.condition}
        facts |= {test.fact for test in tests if test.fact}
    return facts


def _value(fact: Fact, phrases: Phrases, words: list[str]) -> FactValue | None:
    """The one choice whose words occur; None for none and for several. "rasa ayam" has no chicken in it."""
    longest = max(map(len, phrases))
    found: set[FactValue] = set()
    at = 0
    while at < len(words) and words[at] not in fact.not_after:
        lengths = range(longest, 0, -1)
        length = next((n for n in lengths if tuple(words[at : at + n]) in phrases), 0)
        if length:
            found.add(phrases[tuple(words[at : at + length])])
        at += max(1, length)
    return found.pop() if len(found) == 1 else None

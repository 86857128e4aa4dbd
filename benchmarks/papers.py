"""The rules of papers: what reading them costs a start, a check costs a turn, and a change costs a regency.

`make bench-papers`. Laris alone: nobody else does this.
"""

import argparse
import statistics
import time
from collections.abc import Callable
from datetime import date

from domain.paper_talk.questions import read_question
from domain.papers import Facts, Held, Ware, path, questions, readiness, rules
from domain.papers.changes import Comparison
from domain.papers.load import SHIPPED
from domain.papers.named import named

_TODAY = date(2026, 11, 24)
_TOLD = {
    "claims": "no",
    "sort": "ordinary",
    "shelf_life_days": 90,
    "ingredients": "clean",
    "workshop": "home",
    "outlets": "one",
}


def milliseconds(work: Callable[[], object], rounds: int) -> float:
    """The median of so many rounds, in time of this process: a busy machine disturbs it least."""
    taken = []
    for _ in range(rounds):
        began = time.process_time()
        work()
        taken.append((time.process_time() - began) * 1000)
    return statistics.median(taken)


def main() -> None:
    """Print one line per measure."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.papers", description=__doc__)
    parser.add_argument("--rounds", type=int, default=200)
    rounds = parser.parse_args().rounds
    book, ware, facts = rules(), Ware("makanan_kering"), Facts(_TOLD, (Held("nib"),))
    channels = {channel.id: channel.words for channel in book.channels.values()}
    comparison = Comparison(book, book, date(2026, 10, 17), date(2026, 10, 18))
    for name, work, times in (
        ("reading and checking all rule files", lambda: rules(SHIPPED), max(5, rounds // 20)),
        (
            "one check: readiness for a minimarket",
            lambda: readiness(ware, "minimarket", facts, _TODAY),
            rounds,
        ),
        ("what is still open", lambda: questions(ware, "minimarket", Facts(), _TODAY), rounds),
        ("the way to the shelf", lambda: path(readiness(ware, "minimarket", facts, _TODAY)), rounds),
        (
            "taking a sentence apart",
            lambda: read_question("keripik pisang perlu bpom gak?", channels),
            rounds,
        ),
        ("facts from a name, not seen before", lambda: named.__wrapped__("dimsum ayam", "frozen"), rounds),
        (
            "one kind of product under two rules",
            lambda: comparison.flips(comparison.key(ware, facts)),
            rounds,
        ),
    ):
        print(f"{name:45} {milliseconds(work, times):8.2f} ms")


if __name__ == "__main__":
    main()

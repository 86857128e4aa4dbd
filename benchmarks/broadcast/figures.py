"""What was measured, in figures and in words."""

import argparse
import json
import os
import statistics
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from .crowd import Crowd
from .lives import Lives

GOAL_MINUTES, GOAL_P95 = 42.0, 1.0


@dataclass(frozen=True, slots=True)
class Figures:
    """`seconds` from the first copy to the last one, `whole` from the bot's first start to its own word that all is
    done; `rate`: copies a second; `missed` got nothing and are not counted unknown; `doubled` got it more than once,
    `needless` copies in all; `overrun`: calls refused because the bot was too fast; `gave_up`: others who waited for a
    minute in vain; `processor`: cores it kept busy; `wrong`: where the bot's own report and what arrived disagree."""

    name: str
    people: int
    kills: int
    stalls: int
    is_over: bool
    seconds: float
    whole: float
    rate: float
    missed: int
    doubled: int
    needless: int
    unknown: int | None
    overrun: int
    replies: int
    p50: float
    p95: float
    worst: float
    gave_up: int
    memory: float
    processor: float
    wrong: tuple[str, ...]

    def told(self) -> str:
        """Two lines for the eye."""
        unknown = "no report" if self.unknown is None else f"{self.unknown} unknown"
        agrees = f"; report WRONG in {len(self.wrong)}: {self.wrong[:3]}" if self.wrong else ""
        still = f", stood still and was started anew {self.stalls}×" if self.stalls else ""
        end = "" if self.is_over else " NOT TO THE END;"
        return (
            f"{self.name}: {self.people:,} people, killed {self.kills}×{still}:{end} {self.seconds / 60:.2f} min from first to last "
            f"({self.whole / 60:.2f} in all), {self.rate:.1f} copies/s; {self.missed} missed, {self.doubled} doubled "
            f"({self.needless} needless copies), {unknown}{agrees}\n"
            f"   others wait p50 {self.p50 * 1000:.0f} ms, p95 {self.p95 * 1000:.0f} ms, longest {self.worst:.1f} s of "
            f"{self.replies:,}, {self.gave_up} in vain; {self.overrun} calls over the limit; memory {self.memory:.0f} MB, "
            f"{self.processor * 100:.0f} % of a core"
        )


def figures_of(
    name: str, crowd: Crowd, lives: Lives, unknown: int | None = None, wrong: Sequence[str] = ()
) -> Figures:
    """What these lives come to. Whoever is counted unknown and got nothing is not missed: the report says so."""
    result = lives.result
    missed, doubled = crowd.told(result["got"])
    reported = sum(1 for chat in missed) if unknown is None else len([one for one in wrong if "got 0" in one])
    waits = sorted(60.0 if wait is None else wait for wait in result["waits"]) or [0.0]
    return Figures(
        name, crowd.people, lives.kills, lives.stalls, lives.is_over, result["seconds"], lives.seconds,
        result["copies"] / max(result["seconds"], 0.001), reported, len(doubled),
        sum(copies - 1 for copies in result["got"] if copies > 1), unknown, result["overrun"], len(result["waits"]),
        statistics.median(waits), waits[int(len(waits) * 0.95)], waits[-1], result["waits"].count(None),
        lives.memory / 1e6, lives.processor / lives.seconds, tuple(wrong),
    )  # fmt: skip


def verdict(one: Figures, options: argparse.Namespace) -> str:
    """Against the goals: 42 minutes for 60,000 people at 30 messages a second, less for less; replies within a second."""
    most = GOAL_MINUTES * one.people / 60_000 * 30 / options.overall
    minutes = "within" if one.is_over and one.seconds <= most * 60 else "OVER"
    replies = "within" if one.p95 <= GOAL_P95 else "OVER"
    whole = "adds up" if one.is_over and not (one.wrong or one.missed or one.doubled) else "DOES NOT ADD UP"
    return (
        f"   goals: {minutes} {most:.2f} min; replies {replies} {GOAL_P95:.0f} s (p95); {whole}; others used the machine: "
        f"load {os.getloadavg()[2]:.1f}"
    )


def heading(options: argparse.Namespace) -> str:
    """What the weather is like."""
    return (
        f"Telegram: {options.overall} messages/s, {options.latency * 1000:.0f} ms a call, one in 25 has blocked the bot; of each "
        f"1,000 calls {options.faults * 1000:g} end with 500, {options.faults * 1000:g} are reset before and "
        f"{options.faults * 1000:g} after they were accepted, {options.floods * 1000:g} get 429 for {options.flood_seconds:g} s; "
        f"{options.asks:g} others ask for help a second"
    )


def write(file: Path, options: argparse.Namespace, found: Sequence[Figures]) -> None:
    """Every figure, for comparing later."""
    file.write_text(
        json.dumps({"options": vars(options), "figures": [asdict(one) for one in found]}, indent=1)
    )

"""Runs all contestants in turn, round after round, and prints the tables. Started by `benchmarks/run`."""

import argparse
import asyncio
import sys
import tempfile
from pathlib import Path

import orjson

from . import report
from .contestants import CLOSED, DISTURBED, PACED, START, Contestant, chosen
from .measure import measures_of, once
from .processes import DidNotRunError


def arguments() -> argparse.Namespace:
    """The command line."""
    parser = argparse.ArgumentParser(prog="benchmarks/run", description=__doc__)
    parser.add_argument("--only", default="", help="names, with commas between them (see contestants.py)")
    parser.add_argument("--database", choices=("sqlite", "postgres", "both"), default="sqlite")
    parser.add_argument("--measures", default=f"{CLOSED},{PACED},{START}", help="closed,paced,start")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--seconds", type=float, default=8.0, help="of measuring in each run")
    parser.add_argument("--warmup", type=float, default=2.0, help="seconds before it")
    parser.add_argument("--people", type=int, default=64, help="at once, in the closed loop")
    parser.add_argument("--rate", type=float, default=200.0, help="steps a second when paced")
    parser.add_argument("--latency", type=float, default=0.0, help="round trip to Telegram, seconds")
    parser.add_argument(
        "--gather", type=float, default=0.002, help="a poll waits so long for company, seconds"
    )
    parser.add_argument("--patience", type=int, default=3, help="tries while others use the machine")
    parser.add_argument("--trace", action="store_true", help="show what the first person says and sees")
    parser.add_argument("--dir", default=None, help="where databases live while measuring (a real disk)")
    parser.add_argument("--out", type=Path, default=None, help="JSON file with every figure")
    return parser.parse_args()


async def _quiet(who: Contestant, what: str, options: argparse.Namespace) -> dict:
    """A run that others did not disturb, or the least disturbed of a few. The figures themselves have no say."""
    tries: list[dict] = []
    while len(tries) < options.patience:
        tries.append(await once(who, what, options))
        if tries[-1]["rest_cpu"] <= DISTURBED or what == START or who.store == "postgres":
            break
    return min(tries, key=lambda run: run["rest_cpu"]) | {"tries": len(tries)}


async def _try(
    who: Contestant, what: str, options: argparse.Namespace, missing: dict[str, str]
) -> dict | None:
    try:
        result = await _quiet(who, what, options)
    except (DidNotRunError, TimeoutError) as reason:
        missing[who.name] = str(reason) or "took too long"
        print(f"  {who.name} {what}: {missing[who.name]}", file=sys.stderr, flush=True)
        return None
    if what == START:
        figures = f"first poll after {result['start_seconds']} s, {result['resident_mb']} MB"
    else:
        figures = f"{result['steps_per_second']} steps/s, p50 {result['p50_ms']} p99 {result['p99_ms']} ms"
    print(
        f"  {who.name} {what}: {figures} {result['errors'] or ''} tries {result['tries']}",
        file=sys.stderr,
        flush=True,
    )
    for sample in result["samples"][:3]:
        print(f"    {sample}", file=sys.stderr, flush=True)
    return result


async def run(options: argparse.Namespace) -> None:
    """All rounds; each starts with another contestant, so that nobody is always first."""
    who = chosen(options.only, options.database)
    wanted = options.measures.split(",")
    about = report.machine()
    runs: report.Runs = {contestant.name: {} for contestant in who}
    missing: dict[str, str] = {}
    for number in range(options.rounds):
        print(f"round {number + 1} of {options.rounds}", file=sys.stderr, flush=True)
        turn = number % len(who)
        for contestant in who[turn:] + who[:turn]:
            for what in measures_of(contestant, wanted):
                if contestant.name in missing:
                    break
                if result := await _try(contestant, what, options, missing):
                    runs[contestant.name].setdefault(what, []).append(result)
    _tell(options, who, runs, missing, about)


def _tell(
    options: argparse.Namespace, who: list[Contestant], runs: report.Runs, missing: dict, about: dict
) -> None:
    shown = {contestant.name: contestant.shown for contestant in who}
    print(report.tables(runs, shown, options.people, options.rate))
    for line in (*report.disturbed(runs), *report.complaints(runs)):
        print(line)
    for name, reason in missing.items():
        print(f"Not measured: {name}: {reason}")
    versions = ", ".join(f"{name} {version}" for name, version in about["versions"].items())
    print(f"{about['measured']}, {about['processor']}, {about['cores']} cores, {about['system']},", end=" ")
    print(f"Python {about['python']}; {versions}; load before: {about['load_before']}")
    out = options.out or Path(tempfile.mkdtemp(prefix="laris-bench-result-")) / "result.json"
    settings = {name: str(value) for name, value in vars(options).items() if name not in {"out", "dir"}}
    figures = {"about": about, "settings": settings, "missing": missing, "runs": runs}
    out.write_bytes(orjson.dumps(figures, option=orjson.OPT_INDENT_2))
    print(f"Every figure: {out}")


if __name__ == "__main__":
    asyncio.run(run(arguments()))

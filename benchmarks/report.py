"""Figures of all rounds as a table: medians, spread, and Laris divided by each other contestant."""

import importlib.metadata
import os
import platform
import statistics
from datetime import UTC, datetime
from pathlib import Path

from .contestants import CLOSED, DISTURBED, PACED, START

Runs = dict[str, dict[str, list[dict]]]
PACKAGES = (
    "python-telegram-bot",
    "httpx",
    "aiohttp",
    "orjson",
    "aiogram",
    "redis",
    "SQLAlchemy",
    "aiosqlite",
)


def machine() -> dict:
    """What the figures depend on; no names of hosts or folders."""
    cpuinfo = Path("/proc/cpuinfo")
    lines = cpuinfo.read_text().splitlines() if cpuinfo.exists() else []
    model = next((line.split(":", 1)[1].strip() for line in lines if line.startswith("model name")), "")
    return {
        "measured": datetime.now(UTC).date().isoformat(),
        "processor": model or platform.processor() or platform.machine(),
        "cores": os.cpu_count(),
        "system": f"{platform.system()} {platform.release().split('-')[0]}",
        "python": platform.python_version(),
        "versions": {name: importlib.metadata.version(name) for name in PACKAGES},
        "load_before": round(os.getloadavg()[0], 2),
    }


def median(runs: list[dict], key: str) -> float | None:
    """The median over the rounds that have this figure."""
    values = [run[key] for run in runs if run.get(key) is not None]
    return statistics.median(values) if values else None


def number(value: float | None, digits: int = 0) -> str:
    """A figure for the table."""
    return "–" if value is None else f"{value:,.{digits}f}"


def spread(runs: list[dict], key: str) -> str:
    """Lowest and highest, so that a reader sees what a ratio is worth."""
    values = [run[key] for run in runs if run.get(key) is not None]
    return f"{min(values):,.0f}–{max(values):,.0f}" if values else "–"


def ratio(ours: float | None, theirs: float | None) -> str:
    """Ours divided by theirs."""
    return f"{ours / theirs:.2f}×" if ours and theirs else "–"


def reference(runs: Runs, what: str) -> str:
    """Whom the ratios are about: Laris when it ran, otherwise the plain echo, otherwise the first."""
    ran = [name for name, measured in runs.items() if measured.get(what)]
    preferred = [name for name in ("laris", "laris_postgres", "ptb_echo") if name in ran]
    return (preferred or ran or [""])[0]


def load_table(runs: Runs, what: str, shown: dict[str, str]) -> list[str]:
    """The table of a closed or paced load."""
    first = reference(runs, what)
    lines = [
        f"| contestant | steps/s | lowest–highest | {first} ÷ this | p50 ms | p99 ms | {first} p50, p99 ÷ "
        "this | registrations/s | calls/step | updates/poll | bot, server, rest CPU % | errors |",
        "|---|---|---|---|---|---|---|---|---|---|---|---|",
    ]
    ours = runs[first][what] if first else []
    for name, measured in runs.items():
        if not (got := measured.get(what)):
            continue
        p50, p99 = median(got, "p50_ms"), median(got, "p99_ms")
        errors = sum(sum(run["errors"].values()) + run["starved"] for run in got)
        registered = median(got, "completed_per_second")
        cells = [
            shown[name],
            number(median(got, "steps_per_second")),
            spread(got, "steps_per_second"),
            ratio(median(ours, "steps_per_second"), median(got, "steps_per_second")),
            number(p50, 1),
            number(p99, 1),
            f"{ratio(median(ours, 'p50_ms'), p50)}, {ratio(median(ours, 'p99_ms'), p99)}",
            number(registered or None, 1),
            number(median(got, "calls_per_step"), 2),
            number(median(got, "updates_per_poll"), 1),
            ", ".join(
                number(max(0, median(got, f"{part}_cpu") or 0) * 100) for part in ("bot", "server", "rest")
            ),
            str(errors),
        ]
        lines.append("| " + " | ".join(cells) + " |")
    return lines


def start_table(runs: Runs, shown: dict[str, str]) -> list[str]:
    """Start and idle memory."""
    lines = [
        "| process | start to first poll, s | idle memory, MB | start, memory ÷ bare |",
        "|---|---|---|---|",
    ]
    bare = runs.get("ptb_idle", {}).get(START, [])
    for name, measured in runs.items():
        if got := measured.get(START):
            start, memory = median(got, "start_seconds"), median(got, "resident_mb")
            against = (
                f"{ratio(start, median(bare, 'start_seconds'))}, {ratio(memory, median(bare, 'resident_mb'))}"
            )
            lines.append(f"| {shown[name]} | {number(start, 2)} | {number(memory)} | {against} |")
    return lines


def disturbed(runs: Runs) -> list[str]:
    """The runs during which something else took much of the machine: better repeated than believed."""
    return [
        f"Disturbed: {name} {what}, round {number}: {run['rest_cpu']:.0%} of a core went to others."
        for name, measured in runs.items()
        for what, got in measured.items()
        for number, run in enumerate(got, 1)
        if what != START and run["rest_cpu"] > DISTURBED
    ]


def complaints(runs: Runs) -> list[str]:
    """Contestants that wrote to their log: look before believing their figures."""
    return [
        f"Log of {name} {what}, round {number}: {run['log_lines']} lines, the end: {run['log']}"
        for name, measured in runs.items()
        for what, got in measured.items()
        for number, run in enumerate(got, 1)
        if run["log_lines"]
    ]


def tables(runs: Runs, shown: dict[str, str], people: int, rate: float) -> str:
    """All that was measured, as Markdown."""
    parts = []
    if any(measured.get(CLOSED) for measured in runs.values()):
        parts += [f"**Closed loop, {people} people at once**", "", *load_table(runs, CLOSED, shown), ""]
    if any(measured.get(PACED) for measured in runs.values()):
        parts += [f"**{rate:g} steps a second**", "", *load_table(runs, PACED, shown), ""]
    if any(measured.get(START) for measured in runs.values()):
        parts += ["**Start and idle memory**", "", *start_table(runs, shown), ""]
    return "\n".join(parts)

"""Counts what happened between the end of the warm-up and the end of a run."""

import time
from array import array
from collections import Counter


def quantile(ordered: list[float], share: float) -> float | None:
    """The value below which `share` of the sorted values lie, in the unit of the values; None without any."""
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))] if ordered else None


def milliseconds(seconds: float | None) -> float | None:
    """Seconds as milliseconds, rounded to the microsecond."""
    return None if seconds is None else round(seconds * 1e3, 3)


class Tally:
    """Steps, calls, completions, errors and waiting times (seconds) of one measured window."""

    def __init__(self) -> None:
        self.open = False
        self.began = self.ended = self.cpu = 0.0
        self.waits = array("d")
        self.handed = self.polls = self.completed = self.starved = 0
        self.calls: Counter[str] = Counter()
        self.errors: Counter[str] = Counter()
        self.samples: list[str] = []

    def start(self) -> None:
        """From now on things count."""
        self.open, self.began, self.cpu = True, time.monotonic(), time.process_time()

    def stop(self) -> None:
        """From now on nothing counts any more."""
        self.open, self.ended, self.cpu = False, time.monotonic(), time.process_time() - self.cpu

    def error(self, kind: str, sample: str = "") -> None:
        """A thing that should not have happened; the first few are kept to be read, warm-up included."""
        self.errors[kind] += 1
        if sample and len(self.samples) < 8:
            self.samples.append(f"{kind}: {sample}")

    def result(self) -> dict:
        """The figures, in seconds⁻¹ and milliseconds."""
        seconds = self.ended - self.began
        waits = sorted(self.waits)
        steps, calls = len(waits), self.calls.total()
        return {
            "seconds": round(seconds, 3),
            "steps": steps,
            "steps_per_second": round(steps / seconds, 1),
            "completed": self.completed,
            "completed_per_second": round(self.completed / seconds, 2),
            "p50_ms": milliseconds(quantile(waits, 0.50)),
            "p99_ms": milliseconds(quantile(waits, 0.99)),
            "max_ms": milliseconds(waits[-1] if waits else None),
            "calls": dict(self.calls.most_common()),
            "calls_per_step": round(calls / self.handed, 3) if self.handed else None,
            "updates_per_poll": round(self.handed / self.polls, 2) if self.polls else None,
            "starved": self.starved,
            "errors": dict(self.errors),
            "samples": self.samples,
            "server_cpu": round(self.cpu / seconds, 3),
        }

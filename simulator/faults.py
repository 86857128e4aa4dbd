"""Trouble on purpose: errors, broken connections and delays for chosen methods. Knows nothing of chats."""

from __future__ import annotations

import secrets
from collections.abc import Iterable
from dataclasses import dataclass

KINDS = frozenset({"429", "500", "502", "reset_before", "reset_after", "delay", "timeout"})
_chance = secrets.SystemRandom()


@dataclass(slots=True)
class Fault:
    methods: frozenset[str]
    kind: str
    seconds: float
    times: int | None
    probability: float

    def strikes(self, method: str) -> bool:
        if self.times == 0 or not ({method.lower(), "*"} & self.methods):
            return False
        return self.probability >= 1.0 or _chance.random() < self.probability


class Faults:
    """`429`: flood wait of `seconds`. `500`/`502`: HTML bodies. `reset_before`: broken, not accepted.
    `reset_after`: accepted, the answer lost. `delay`: accepted `seconds` late.
    `timeout`: accepted, the answer comes `seconds` late."""

    def __init__(self) -> None:
        self._planned: list[Fault] = []

    def add(
        self,
        method: str | Iterable[str] = "*",
        *,
        kind: str,
        seconds: float = 1.0,
        times: int | None = 1,
        probability: float = 1.0,
    ) -> Fault:
        """Plan a fault; `times=None` means for ever."""
        if kind not in KINDS:
            raise ValueError(f"unknown fault {kind!r}; there are {', '.join(sorted(KINDS))}")
        names = (method,) if isinstance(method, str) else method
        fault = Fault(frozenset(name.lower() for name in names), kind, seconds, times, probability)
        self._planned.append(fault)
        return fault

    def clear(self) -> None:
        self._planned.clear()

    def next_for(self, method: str) -> Fault | None:
        """The fault this call meets, used up by meeting it."""
        if not self._planned:
            return None
        for fault in self._planned:
            if fault.strikes(method):
                self._use(fault)
                return fault
        return None

    def _use(self, fault: Fault) -> None:
        if fault.times is not None:
            fault.times -= 1
            if fault.times <= 0:
                self._planned.remove(fault)

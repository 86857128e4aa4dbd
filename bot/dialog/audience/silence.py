"""Choosing by silence: whoever nothing was heard from for so many days."""

from collections.abc import Sequence

from bot.dialog.audience.part import Step, days_in, to_hub
from bot.dialog.audience.picking import Picking
from bot.dialog.form import Context, Option
from bot.dialog.screen import Line
from domain.audience import Audience
from domain.messages import N_, message

_QUICK = (30, 90, 180, 365)


class Silence:
    icon = "💤"
    label = N_("💤 Long silent")
    everything = N_("📋 Heard from or not")

    def is_offered(self, context: Context) -> bool:
        return True

    def question(self, now: Picking) -> str:
        return N_("Not heard from for how long? Tap, or write it, for example 2 bulan.")

    def choices(self, now: Picking, context: Context) -> Sequence[Option]:
        return tuple(Option(message(N_("{days} days"), days=days), str(days)) for days in _QUICK)

    def wide(self, now: Picking, context: Context) -> tuple[Option, ...]:
        return ()

    def tapped(self, choice: str, now: Picking, context: Context) -> Step:
        return to_hub(now.chose(now.audience.with_silence(int(choice))))

    def heard(self, text: str, now: Picking, context: Context) -> Step | None:
        return to_hub(now.chose(now.audience.with_silence(days_in(text))))

    def cleared(self, now: Picking) -> Picking:
        return now.chose(now.audience.with_silence(None)).moved()


def shown(audience: Audience) -> Line | None:
    """The silence in one line, if it is asked for."""
    days = audience.silent_days
    return None if days is None else message(N_("not heard from for {days} days"), days=days)

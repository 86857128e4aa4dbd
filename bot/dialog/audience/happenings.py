"""Choosing by event: whoever has, or had, a place in it. The newest stands first."""

from collections.abc import Mapping

from bot.dialog.audience.listed import Listed, in_one_line
from bot.dialog.audience.picking import names_of
from bot.dialog.screen import Line
from domain.audience import Audience
from domain.messages import N_

HAPPENINGS = Listed(
    icon="📅", label=N_("📅 Joined event"), everything=N_("📋 Joined or not"),
    ask=N_("Who joined which event? Tap it, or write its name."), facts=lambda context: names_of(context).events,
    has_any="audience_has_events", chosen=lambda audience: audience.events, put=Audience.with_event,
)  # fmt: skip


def shown(audience: Audience, names: Mapping[int, str]) -> Line | None:
    """The events in one line."""
    return in_one_line(audience.events, names, N_("{count} events"))

"""The question "for whom?", for every conversation that speaks to many: announcements, events, needs."""

from collections.abc import Mapping
from typing import Any

from bot.dialog.audience import field, told
from bot.dialog.audience.picking import around, opening
from bot.dialog.form import Step
from bot.turn import Turn
from domain.messages import N_
from domain.reminders import Topic
from domain.roles import Action
from services import audiences


def audience_step(action: Action, ask: str, topic: Topic | None = None, **more: Any) -> Step:
    """The step `audience`, whose answer is an `Audience` as JSON. `action`: what the asker needs permission for: only
    their own area can be chosen and is counted; `topic`: whoever switched it off is not counted."""

    async def load(turn: Turn, _answers: Mapping[str, Any], view: str) -> Mapping[str, Any]:
        return await audiences.load(turn, action, view)

    async def shows(turn: Turn, _answers: Mapping[str, Any], view: str) -> Mapping[str, Any]:
        return await audiences.count(turn, action, view, topic)

    return Step(
        "audience", N_("For whom"), ask, field.AudienceField(), asks=lambda context: field.asks(ask, context),
        tells=told.told, load=load, shows=shows, opens=opening, around=around, **more,
    )  # fmt: skip

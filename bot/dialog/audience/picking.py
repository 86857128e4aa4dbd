"""Where somebody stands while choosing an audience, kept as the view of the question."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from pydantic import BaseModel, ConfigDict

from bot.dialog.form import Context
from domain.audience import Audience

HUB = ""


class Picking(BaseModel):
    """`at`: the inner screen, `HUB` for none; `node`: what is opened there (an area, a group, a paper); `page` of its
    choices; `among`: some of them that may be meant; `audience`: what is chosen so far."""

    model_config = ConfigDict(frozen=True)

    at: str = HUB
    node: str = ""
    page: int = 0
    among: tuple[str, ...] = ()
    audience: Audience = Audience()

    def view(self) -> str:
        """The name of this view."""
        return self.model_dump_json(exclude_defaults=True)

    def moved(self, at: str | None = None, node: str = "", page: int = 0) -> "Picking":
        """At another screen, or another part of this one."""
        place = {"at": self.at if at is None else at, "node": node, "page": page, "among": ()}
        return self.model_copy(update=place)

    def chose(self, audience: Audience) -> "Picking":
        """Still here, with something else chosen."""
        return self.model_copy(update={"audience": audience, "among": ()})

    def asks_among(self, choices: tuple[str, ...]) -> "Picking":
        """Which of these is meant?"""
        return self.model_copy(update={"among": choices, "page": 0})


def picking(context: Context) -> Picking:
    """Where the question stands now."""
    return read_view(context.view)


def read_view(view: str) -> Picking:
    """Where a question with this view stands."""
    return Picking.model_validate_json(view) if view else Picking()


def opening(kept: Any) -> str:
    """The view that a question opens with, given the answer it had before."""
    return Picking(audience=Audience.model_validate(kept)).view() if kept else ""


def around(view: str) -> str | None:
    """The view around an inner one."""
    now = read_view(view)
    if now.at == HUB:
        return None
    return (now.moved() if now.node or now.among else now.moved(HUB)).view()


def scope_of(context: Context) -> tuple[str, ...]:
    """Where the asker may act."""
    scope: tuple[str, ...] = context.facts["audience_scope"]
    return scope


@dataclass(frozen=True, slots=True)
class Names:
    """Shops and events by number: all there are while one is to be chosen, else those that are."""

    shops: Mapping[int, str] = field(default_factory=dict)
    events: Mapping[int, str] = field(default_factory=dict)


def names_of(context: Context) -> Names:
    """The names that the facts hold."""
    return Names(context.facts.get("audience_shops", {}), context.facts.get("audience_events", {}))

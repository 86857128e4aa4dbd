"""The question "for whom?" alone, played by an officer; the facts are those that a turn would load."""

from datetime import date
from types import SimpleNamespace
from typing import Any

from pydantic import BaseModel

from bot.dialog import engine
from bot.dialog.audience import field, told
from bot.dialog.audience.picking import around, opening, read_view
from bot.dialog.engine import Moment, Outcome
from bot.dialog.event import Event, Said, Tapped
from bot.dialog.form import Context, Form, Step
from bot.dialog.state import State
from bot.texts import Texts
from domain.audience import Audience

SHOPS = {1: "Indomaret Limpung", 2: "Indomaret Tersono", 3: "Alfamart Batang"}
EVENTS = {7: "Pelatihan kem… (03/12/26)", 5: "Bazar Ramadan (02/03/26)"}
RENDER = Texts("id").plain


class Answers(BaseModel):
    audience: Audience


async def finish(_turn: Any, _answers: Any) -> None: ...


FORM = Form(
    "to_many", 1, "x",
    (
        Step(
            "audience", "Untuk", "Siapa yang dikirimi?", field.AudienceField(), tells=told.told, opens=opening, around=around,
            asks=lambda context: field.asks("Siapa yang dikirimi?", context),
        ),
    ),
    Answers, finish, card="Benar?",
)  # fmt: skip


class Officer:
    """Whoever is asked."""

    def __init__(self, *scope: str, shops: dict[int, str] = SHOPS) -> None:
        self.facts = {
            "today": date(2026, 11, 22), "audience_scope": scope, "audience_shops": shops,
            "audience_has_shops": bool(shops), "audience_events": EVENTS, "audience_has_events": True,
            "audience_size": SimpleNamespace(people=1234, without_chat=14),
        }  # fmt: skip
        self.now = 1_000_000
        self.last = engine.begin(FORM, self._context({}), self._moment())

    def _moment(self) -> Moment:
        self.now += 1
        return Moment(self.now, f"t{self.now}"[-5:])

    def _context(self, answers: dict[str, Any]) -> Context:
        return Context(answers, self.facts, RENDER)

    @property
    def state(self) -> State:
        assert self.last.state is not None
        return self.last.state

    def does(self, event: Event) -> Outcome:
        kept = State.model_validate_json(self.state.model_dump_json())
        self.last = engine.advance(FORM, kept, event, self._context(kept.answers), self._moment())
        return self.last

    def says(self, *texts: str) -> None:
        for text in texts:
            self.does(Said(text))

    def taps(self, *labels: str) -> None:
        """The button of which these are the words, whatever icon it has."""
        assert self.last.screen is not None
        for label in labels:
            data = next(
                button.data for row in self.last.screen.buttons for button in row
                if RENDER(button.label).endswith(label)
            )  # fmt: skip
            self.does(Tapped(*data.split(":", 2)))

    def forges(self, choice: str) -> None:
        self.does(Tapped(self.state.token, "audience", choice))

    def labels(self) -> list[str]:
        assert self.last.screen is not None
        return [RENDER(button.label) for row in self.last.screen.buttons for button in row]

    def text(self) -> str:
        assert self.last.screen is not None
        return "\n".join(RENDER(part) for part in self.last.screen.parts)

    @property
    def chosen(self) -> Audience:
        if "audience" in self.state.answers:
            return Audience.model_validate(self.state.answers["audience"])
        return read_view(self.state.view).audience

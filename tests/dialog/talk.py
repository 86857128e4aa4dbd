"""A form that is played event by event, without anything around it."""

from typing import Any

from bot.dialog import engine
from bot.dialog.engine import Moment, Outcome
from bot.dialog.event import Event, Tapped
from bot.dialog.form import Form
from bot.dialog.state import State
from bot.texts import Texts
from tests.dialog.sample import FORM, context


class Talk:
    """A form and the moment it is at; every event comes a second after the last."""

    def __init__(self, form: Form = FORM, answers: dict[str, Any] | None = None) -> None:
        self.form, self.now = form, 1_000_000
        self.last = engine.begin(form, context(answers or {}), self._moment(), answers)

    def _moment(self) -> Moment:
        self.now += 1
        return Moment(self.now, f"t{self.now}"[-5:], can_ask_officer=True)

    @property
    def state(self) -> State:
        assert self.last.state is not None
        return self.last.state

    def does(self, *events: Event) -> Outcome:
        for event in events:
            kept = State.model_validate_json(self.state.model_dump_json())
            self.last = engine.advance(self.form, kept, event, context(kept.answers), self._moment())
        return self.last

    def taps(self, choice: str, step: str = "!") -> Outcome:
        return self.does(Tapped(self.state.token, step, choice))

    def labels(self) -> list[str]:
        assert self.last.screen is not None
        keys = [key.label for row in self.last.screen.keys for key in row]
        buttons = [button.label for row in self.last.screen.buttons for button in row]
        return [Texts("en").plain(label) for label in (*buttons, *keys)]

"""The kind of answer that is what recipients can tap: nothing, "I have read it", or some words of the officer's own."""

from typing import Any

from bot.dialog.event import Event, Said, Tapped
from bot.dialog.fields import in_rows, named, unsuitable
from bot.dialog.form import Context, Option, Options, Value, View
from bot.dialog.screen import Line, Literal
from domain.announcements.content import Buttons
from domain.messages import N_, Rejected, message

_MOST, _LONGEST, _IN_SIGHT = 6, 30, 23
_READY: dict[str, Buttons] = {
    "none": Buttons(), "read": Buttons(read=True), "join": Buttons(answers=("✋ Ikut", "🙏 Tidak bisa")),
    "yes": Buttons(answers=("👍 Ya", "👎 Tidak")),
}  # fmt: skip


class ButtonsField:
    """The answer is `Buttons` as JSON."""

    def options(self, context: Context) -> Options:
        return Options(in_rows(_options(), 2))

    def read(self, event: Event, context: Context) -> Value | View:
        if isinstance(event, Tapped):
            return _chosen(event.choice)
        if not isinstance(event, Said):
            raise unsuitable(event)
        found = named(event.text, _options(), context)
        return _chosen(found.choice) if found else _written(event.text)

    def show(self, value: Any, context: Context) -> Line:
        return told(Buttons.model_validate(value))


def told(buttons: Buttons) -> Line:
    """The buttons in one line."""
    if buttons.is_empty:
        return message(N_("no buttons"))
    if not buttons.answers:
        return message(N_("✅ I have read it"))
    listed = " · ".join(buttons.answers)
    return Literal(listed if len(listed) <= _IN_SIGHT else listed[: _IN_SIGHT - 1] + "…")


def _options() -> list[Option]:
    return [
        Option(message(N_("🚫 No buttons")), "none"), Option(message(N_("✅ I have read it")), "read"),
        Option(Literal(" / ".join(_READY["join"].answers)), "join"), Option(Literal(" / ".join(_READY["yes"].answers)), "yes"),
    ]  # fmt: skip


def _chosen(choice: str) -> Value:
    if choice not in _READY:
        raise Rejected(
            N_("Please tap one of the buttons, or write the answers with commas: Ikut, Tidak, Mungkin.")
        )
    return Value(_READY[choice].model_dump(mode="json"))


def _written(text: str) -> Value:
    answers = tuple(
        dict.fromkeys(part.strip() for part in text.replace("\n", ",").split(",") if part.strip())
    )
    if not 2 <= len(answers) <= _MOST or any(len(one) > _LONGEST for one in answers):
        raise Rejected(
            N_("Please write 2 to {most} short answers with commas between them, for example: Ikut, Tidak, Mungkin."),
            most=_MOST,
        )  # fmt: skip
    return Value(Buttons(answers=answers).model_dump(mode="json"))

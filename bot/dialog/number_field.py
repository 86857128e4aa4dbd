"""The kind of answer that is the number of a paper: read by its form, or kept as written; "I do not know" for any."""

from dataclasses import dataclass

from bot.dialog.event import Event, Said, Tapped
from bot.dialog.fields import named, unsuitable
from bot.dialog.form import Context, Field, Option, Options, Value, View
from bot.dialog.screen import Line, Literal
from domain.answers import knows_not
from domain.messages import N_, Rejected, message
from domain.paper_numbers import as_typed, numbering, read_number, show

_ODD = "odd"


def paper_of(context: Context) -> str:
    return str(context.answers.get("paper") or "")


@dataclass(frozen=True, slots=True)
class OrUnknown:
    """The same, but words such as "lupa" leave the question open."""

    inner: Field

    def options(self, context: Context) -> Options:
        return self.inner.options(context)

    def read(self, event: Event, context: Context) -> Value | View:
        if isinstance(event, Said) and knows_not(event.text):
            return Value(None)
        return self.inner.read(event, context)

    def show(self, value: object, context: Context) -> Line:
        return self.inner.show(value, context)


class NumberField:
    """The number of the paper in the answers. View `?what was typed`: it did not fit, and may be kept as it is."""

    def options(self, context: Context) -> Options:
        typed = _kept(context)
        if typed is None:
            return Options()
        return Options(((Option(message(N_("💾 Keep it as written")), _ODD),),))

    def read(self, event: Event, context: Context) -> Value | View:
        typed = _kept(context)
        if isinstance(event, Tapped):
            return _odd(typed)
        if not isinstance(event, Said):
            raise unsuitable(event)
        if typed is not None and named(event.text, [_KEEP], context) and not event.text.strip().isdecimal():
            return _odd(typed)
        return self._read(event.text, context)

    def _read(self, text: str, context: Context) -> Value | View:
        paper = paper_of(context)
        try:
            found = read_number(paper, text)
        except Rejected as refusal:
            if as_typed(paper, text) is None:
                raise
            return View("?" + text[:200], refusal.message, is_refusal=True)
        return Value({"number": found.stored, "odd": False}, found.note)

    def show(self, value: dict[str, object], context: Context) -> Line:
        return Literal(show(paper_of(context), str(value["number"])))


_KEEP = Option(message(N_("💾 Keep it as written")), _ODD)


def _kept(context: Context) -> str | None:
    if not context.view.startswith("?"):
        return None
    return as_typed(paper_of(context), context.view[1:])


def _odd(typed: str | None) -> Value:
    if typed is None:
        raise Rejected(N_("Please write the number, or tap “I don't know”."))
    note = message(N_("👍 Kept as written. An officer will look at it."))
    return Value({"number": typed, "odd": True}, note)


def asked_number(context: Context) -> Line:
    """The question with the form of this paper's numbers."""
    return message(numbering(paper_of(context)).ask)

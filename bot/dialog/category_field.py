"""The kind of answer that is a category: tap a group, then a kind; or write what is sold and be understood.

Views of the question: `>makanan` the kinds of that group, `?kind,kind` some that may be meant.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from bot.dialog.event import Event, Said, Tapped
from bot.dialog.fields import in_rows, named, unsuitable
from bot.dialog.form import Context, Option, Options, Value, View
from bot.dialog.screen import Line, Lines, Literal
from domain.categories import GROUPS, Kind, find_group, find_kind, match
from domain.messages import N_, Message, Rejected, message

_ALL = Option(message(N_("📋 All kinds")), "")


@dataclass(frozen=True, slots=True)
class CategoryField:
    def options(self, context: Context) -> Options:
        rows = in_rows(_listed(context.view), 2)
        return Options((*rows, (_ALL,)) if context.view else rows)

    def read(self, event: Event, context: Context) -> Value | View:
        if isinstance(event, Tapped):
            return _chosen(event.choice)
        if not isinstance(event, Said):
            raise unsuitable(event)
        shown = [option for row in self.options(context).rows for option in row]
        found = named(event.text, shown, context) or named(event.text, _kinds(_every_kind()), context)
        return _chosen(found.choice) if found else _understood(event.text)

    def show(self, value: str, context: Context) -> Line:
        kind = find_kind(value)
        return _label(kind.icon, kind.name) if kind else Literal(value)


def _listed(view: str) -> list[Option]:
    if view.startswith("?"):
        return _kinds(kind for name in view[1:].split(",") if (kind := find_kind(name)))
    group = find_group(view.removeprefix(">"))
    if group is not None:
        return _kinds(group.kinds)
    return [Option(_label(group.icon, group.name), group.id) for group in GROUPS]


def _kinds(kinds: Iterable[Kind]) -> list[Option]:
    return [Option(_label(kind.icon, kind.name), kind.id) for kind in kinds]


def _every_kind() -> Iterable[Kind]:
    return (kind for group in GROUPS for kind in group.kinds)


def _explained(kinds: Iterable[Kind]) -> Lines:
    """Each kind with its examples: the names alone do not tell a snack maker what is meant."""
    return Lines(
        tuple(
            message(
                N_("{icon} <b>{name}</b>: {example}"),
                icon=k.icon,
                name=Message(k.name),
                example=Message(k.example),
            )
            for k in kinds
        )
    )


def _label(icon: str, name: str) -> Message:
    return message(N_("{icon} {name}"), icon=icon, name=Message(name))


def _chosen(choice: str) -> Value | View:
    if not choice:
        return View("")
    if find_kind(choice):
        return Value(choice)
    group = find_group(choice)
    if group is None:
        raise Rejected(
            N_("Please tap one of the buttons, or write what you sell, for example: keripik pisang.")
        )
    return (
        Value(group.kinds[0].id) if len(group.kinds) == 1 else View(">" + group.id, _explained(group.kinds))
    )


def _understood(text: str) -> Value | View:
    kinds = match(text)
    if not kinds:
        raise Rejected(
            N_("Please tap one of the buttons, or write what you sell, for example: keripik pisang.")
        )
    if len(kinds) == 1:
        label = _label(kinds[0].icon, kinds[0].name)
        return Value(kinds[0].id, message(N_("👍 Noted: {answer}"), answer=label))
    return View("?" + ",".join(kind.id for kind in kinds), _explained(kinds))

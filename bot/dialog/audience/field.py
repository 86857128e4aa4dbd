"""The kind of answer that is an audience: all of one's area with one tap, or narrowed down on inner screens."""

from collections.abc import Mapping
from dataclasses import dataclass

from bot.dialog.audience import part as parts
from bot.dialog.audience import sentence, told
from bot.dialog.audience.goods import Goods
from bot.dialog.audience.happenings import HAPPENINGS
from bot.dialog.audience.papers import Papers
from bot.dialog.audience.part import DONE, Part, Step
from bot.dialog.audience.picking import HUB, Picking, picking
from bot.dialog.audience.places import Places
from bot.dialog.audience.shops import SHOPS
from bot.dialog.audience.silence import Silence
from bot.dialog.event import Event, Said, Tapped
from bot.dialog.fields import in_rows, named, unsuitable
from bot.dialog.form import Context, Option, Options, Value, View
from bot.dialog.screen import Line
from domain.audience import Audience
from domain.messages import N_, Message, message

PARTS: Mapping[str, Part] = {
    "place": Places(), "goods": Goods(), "paper": Papers(), "shop": SHOPS, "event": HAPPENINGS,
    "silence": Silence(),
}  # fmt: skip
"""What an audience can be chosen by, in the order of the buttons. Another one is added here."""
_ALL = "=all"
_MORE, _MOST_DOORS = "more", 5
_DONE = Option(message(N_("👌 Done")), DONE)
_USE = Option(message(N_("✅ Use this")), "=use")


@dataclass(frozen=True, slots=True)
class AudienceField:
    """The answer is an `Audience` as JSON."""

    def options(self, context: Context) -> Options:
        now = picking(context)
        if now.at == HUB:
            return Options((*in_rows(_doors(context), 2), (_USE,)))
        if now.at == _MORE:
            return Options((*in_rows(_behind(context), 1), (_DONE,)))
        part = PARTS[now.at]
        wide = in_rows(part.wide(now, context), 1)
        return Options((*parts.rows(part.choices(now, context), now), *wide, _ends(part)))

    def read(self, event: Event, context: Context) -> Value | View:
        now = picking(context)
        if isinstance(event, Tapped):
            return self._tapped(event.choice, now, context)
        if not isinstance(event, Said):
            raise unsuitable(event)
        found = named(event.text, _in_sight(now, context), context)
        if found is not None:
            return self._tapped(found.choice, now, context)
        return self._settled(_heard(event.text, now, context), now)

    def _settled(self, step: Step, now: Picking) -> Value | View:
        """ "semua" where nothing was chosen yet is the answer."""
        if step.picking == now and now.at == HUB:
            return Value(now.audience.model_dump(mode="json"))
        return _view(step)

    def show(self, value: object, context: Context) -> Line:
        return told.in_lines(Audience.model_validate(value), context)

    def _tapped(self, choice: str, now: Picking, context: Context) -> Value | View:
        if now.at == HUB:
            return _from_hub(choice, now, context)
        if now.at == _MORE:
            return _view(_from_more(choice, now, context))
        part = PARTS[now.at]
        if choice == DONE:
            return _view(parts.to_hub(now))
        if choice == _ALL:
            return _view(parts.to_hub(part.cleared(now)))
        if choice.startswith("~"):
            return View(_paged(now, choice).view())
        listed = (*part.choices(now, context), *part.wide(now, context))
        return _view(part.tapped(parts.known(choice, listed), now, context))


def _paged(now: Picking, choice: str) -> Picking:
    """Another page of the same choices; a forged one is the first."""
    page = choice.removeprefix("~")
    return now.model_copy(update={"page": int(page[:3]) if page.isascii() and page.isdecimal() else 0})


def asks(question: str, context: Context) -> Line:
    """What is asked: `question` at the hub, else what the inner screen asks."""
    now = picking(context)
    if now.at == _MORE:
        return message(N_("What else shall it be chosen by?"))
    return Message(question if now.at == HUB else PARTS[now.at].question(now))


def _offered(context: Context) -> list[Option]:
    return [Option(Message(part.label), name) for name, part in PARTS.items() if part.is_offered(context)]


def _doors(context: Context) -> list[Option]:
    """What stands at the hub: more than fits there stands behind one of its buttons."""
    offered = _offered(context)
    if len(offered) <= _MOST_DOORS:
        return offered
    return [*offered[: _MOST_DOORS - 1], Option(message(N_("➕ Other")), _MORE)]


def _behind(context: Context) -> list[Option]:
    offered = _offered(context)
    return offered[_MOST_DOORS - 1 :] if len(offered) > _MOST_DOORS else []


def _ends(part: Part) -> tuple[Option, ...]:
    return Option(Message(part.everything), _ALL), _DONE


def _in_sight(now: Picking, context: Context) -> tuple[Option, ...]:
    """What is on the screen, in the order of the buttons: a number means one of the choices alone."""
    if now.at == HUB:
        return (*_doors(context), _USE, *_behind(context))
    if now.at == _MORE:
        return (*_behind(context), _DONE)
    part = PARTS[now.at]
    return (*parts.shown(part.choices(now, context), now), *part.wide(now, context), *_ends(part))


def _from_hub(choice: str, now: Picking, context: Context) -> Value | View:
    if choice == _USE.choice:
        return Value(now.audience.model_dump(mode="json"))
    parts.known(choice, (*_doors(context), *_behind(context)))
    return View(now.moved(choice).view())


def _from_more(choice: str, now: Picking, context: Context) -> Step:
    if choice == DONE:
        return parts.to_hub(now)
    return Step(now.moved(parts.known(choice, _behind(context))))


def _heard(text: str, now: Picking, context: Context) -> Step:
    """On an inner screen its own words; at the hub a whole sentence: places and goods, most often."""
    if now.at not in (HUB, _MORE):
        found = PARTS[now.at].heard(text, now, context)
        if found is None:
            raise parts.unknown()
        return found
    return sentence.heard(text, now, context)


def _view(step: Step) -> View:
    return View(step.picking.view(), step.note)

"""Choosing by shop: whoever has an agreement or goods there. All shops that a name fits can be taken at once."""

from collections.abc import Sequence

from bot.dialog.audience.part import Step, ticked
from bot.dialog.audience.picking import Picking, shops_of
from bot.dialog.form import Context, Option
from bot.dialog.screen import Line, Literal
from domain.audience import MOST, Audience
from domain.messages import N_, message
from domain.name_search import find_name

_EVERY = "=every"


class Shops:
    icon = "🏪"
    label = N_("🏪 Shop")
    everything = N_("📋 In any shop")

    def is_offered(self, context: Context) -> bool:
        return bool(context.facts.get("audience_has_shops"))

    def question(self, now: Picking) -> str:
        return (
            N_("Is it one of these?")
            if now.among
            else N_("Whose goods stand in which shop? Tap it, or write its name.")
        )

    def choices(self, now: Picking, context: Context) -> Sequence[Option]:
        shops = shops_of(context)
        listed = [int(one) for one in now.among] or sorted(shops, key=lambda shop: shops[shop])
        return tuple(_option(shop, shops[shop], now) for shop in listed if shop in shops)

    def wide(self, now: Picking, context: Context) -> tuple[Option, ...]:
        every = Option(message(N_("☑️ All {count}"), count=len(now.among)), _EVERY)
        return (every,) if now.among else ()

    def tapped(self, choice: str, now: Picking, context: Context) -> Step:
        if choice != _EVERY:
            return Step(now.chose(now.audience.with_outlet(int(choice))))
        audience = now.audience
        for shop in now.among:
            audience = _with(audience, int(shop))
        return Step(now.chose(audience))

    def heard(self, text: str, now: Picking, context: Context) -> Step | None:
        shops = shops_of(context)
        numbers = tuple(shops)
        found = find_name(text, tuple(shops.values()), MOST)
        if found.exact is not None:
            return Step(now.chose(_with(now.audience, numbers[found.exact])))
        if not found.candidates:
            return None
        return Step(now.asks_among(tuple(str(numbers[at]) for at in found.candidates)))

    def cleared(self, now: Picking) -> Picking:
        return now.chose(now.audience.model_copy(update={"outlets": ()})).moved()


def _with(audience: Audience, shop: int) -> Audience:
    return audience if shop in audience.outlets else audience.with_outlet(shop)


def _option(shop: int, name: str, now: Picking) -> Option:
    return Option(ticked(Literal(name), shop in now.audience.outlets), str(shop))


def shown(audience: Audience, names: dict[int, str]) -> Line | None:
    """The shops in one line, at most three by name."""
    if not audience.outlets:
        return None
    known = [names[shop] for shop in audience.outlets[:3] if shop in names]
    rest = len(audience.outlets) - len(known)
    if rest and known:
        return message(N_("{names} and {count} more"), names=", ".join(known), count=rest)
    return Literal(", ".join(known)) if known else message(N_("{count} shops"), count=rest)

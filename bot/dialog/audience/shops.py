"""Choosing by shop: whoever has an agreement or goods there."""

from collections.abc import Mapping

from bot.dialog.audience.listed import Listed, in_one_line
from bot.dialog.audience.picking import names_of
from bot.dialog.form import Context
from bot.dialog.screen import Line
from domain.audience import Audience
from domain.messages import N_


def _by_name(context: Context) -> dict[int, str]:
    shops = names_of(context).shops
    return {one: shops[one] for one in sorted(shops, key=lambda shop: shops[shop])}


SHOPS = Listed(
    icon="🏪", label=N_("🏪 Shop"), everything=N_("📋 In any shop"),
    ask=N_("Whose goods stand in which shop? Tap it, or write its name."), facts=_by_name,
    has_any="audience_has_shops", chosen=lambda audience: audience.outlets, put=Audience.with_outlet,
)  # fmt: skip


def shown(audience: Audience, names: Mapping[int, str]) -> Line | None:
    """The shops in one line."""
    return in_one_line(audience.outlets, names, N_("{count} shops"))

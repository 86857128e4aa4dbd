"""How the bot introduces itself in Telegram before anybody has written to it."""

from collections.abc import Callable

from bot.dialog.screen import Line
from bot.runtime.profile import Profile
from bot.texts import Texts
from domain.messages import N_, message

_DESCRIPTION = N_(
    "Laris helps small businesses: register your business, keep your products in order, and hear of permits, "
    "trainings and orders from offices. Free. Just tap Start."
)
_SHORT_DESCRIPTION = N_("For owners of small businesses: register, products, permits, orders. Free.")


def introduction(commands: Callable[[str], list[dict[str, str]]]) -> Profile:
    """Descriptions and command menu, by language."""

    def told(text: Line, language: str) -> str:
        return Texts(language).plain(text)

    return Profile(
        commands,
        lambda language: told(message(_DESCRIPTION), language),
        lambda language: told(message(_SHORT_DESCRIPTION), language),
    )

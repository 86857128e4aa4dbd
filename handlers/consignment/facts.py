"""What the questions about shops are asked with: the desk, loaded for the shop in hand."""

from collections.abc import Mapping
from typing import Any

from bot.dialog.form import Context
from bot.turn import Turn
from services.consignment.shelves import Desk, desk


async def load(turn: Turn, answers: Mapping[str, Any]) -> dict[str, Any]:
    """Facts of a form: `desk`, with the book of the shop that was answered."""
    shop = answers.get("shop")
    return {"desk": await desk(turn, shop if isinstance(shop, int) else None)}


def view(context: Context) -> Desk:
    """The desk among the facts."""
    found: Desk = context.facts["desk"]
    return found

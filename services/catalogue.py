"""The catalogue for those who show goods in it and those who look: consent, search within the own areas, one good with what
is worth knowing. A link opens one good for everybody, also for strangers; what it shows is what its maker agreed to.
"""

from dataclasses import dataclass

from bot.dialog.argument import number_in
from bot.dialog.screen import Lines
from bot.turn import Turn
from domain.catalogue import Sought, read_search
from domain.messages import N_, message
from domain.roles import Action, scope
from domain.zones import Supply, at_outlet, regency, supply, zones_of
from services import seen
from storage.catalogue import Good
from storage.certificates import Certificate, Review

LINK = "p_"
_MOST_CODE = 16


@dataclass(frozen=True, slots=True)
class Shown:
    """A good with the papers that hold for it today, and what the person who looks needs: `zone`, the zones in which it
    is made; `far`: why a retailer's own shop is too far."""

    good: Good
    papers: tuple[Certificate, ...]
    zone: str = ""
    far: Supply | None = None


def consent_text() -> Lines:
    """What a producer agrees to. Its very words are kept with the consent."""
    return Lines(
        (
            message(N_("If you agree, everybody on Telegram can find and see:")),
            message(N_("• your goods with photo and price, and how many you make")),
            message(N_("• the name of your business, your kecamatan, your papers")),
            message(N_("• your phone number, only if you want")),
            message(N_("Not shown: your own name, your desa, the numbers of your papers.")),
            message(N_("You can stop at any time with one tap.")),
        )
    )


async def agree(turn: Turn, *, shows_phone: bool) -> None:
    """From now on this producer's goods can be found."""
    await turn.store.catalogue.agree(
        turn.person.id, shows_phone=shows_phone, language=turn.texts.language,
        text=turn.texts.plain(consent_text()), now=turn.now,
    )  # fmt: skip
    await _note(turn, "catalogue joined", phone=shows_phone)


async def withdraw(turn: Turn) -> None:
    """From now on nothing of this producer is shown."""
    await turn.store.catalogue.withdraw(turn.person.id, turn.now)
    await _note(turn, "catalogue left")


async def _note(turn: Turn, action: str, **detail: object) -> None:
    await turn.store.audit.add(turn.now, turn.person.id, turn.person.id, action, **detail)


async def reach(turn: Turn) -> tuple[str, ...]:
    """The areas whose goods this person may look through in the chat."""
    return scope(await turn.store.people.grants(turn.person.id), Action.SEARCH_CATALOGUE)


async def search(turn: Turn, said: str, first: int, most: int) -> tuple[Good, ...]:
    """Goods of the own areas that fit the words, and that they were seen."""
    found = await turn.store.catalogue.search(understood(said), await reach(turn), turn.today, first, most)
    await seen.note(turn, (good.producer_id for good in found), "good found")
    return found


def understood(said: str) -> Sought:
    return read_search(said)


async def find(turn: Turn, argument: str) -> Shown | None:
    """A good of the own areas, by whatever a button carries."""
    good = await turn.store.catalogue.find(number_in(argument), await reach(turn))
    return None if good is None else await shown(turn, good)


async def of_code(turn: Turn, code: str) -> Shown | None:
    """The good of a link, for whoever has the link."""
    good = await turn.store.catalogue.of_code(code[:_MOST_CODE])
    return None if good is None else await shown(turn, good)


async def of_own(turn: Turn, argument: str) -> Shown | None:
    """An own good as buyers see it; None when it is not shown."""
    good = await turn.store.catalogue.find_own(turn.person.id, number_in(argument))
    return None if good is None else await shown(turn, good)


async def shown(turn: Turn, good: Good) -> Shown:
    """The good with its papers and zone; that somebody known looked at it is noted."""
    if turn.person.id:
        await seen.note(turn, (good.producer_id,), "good seen")
    drawn = await turn.store.zones.of([regency(good.area)])
    zone = ", ".join(one.name for one in zones_of(good.area, drawn))
    return Shown(good, await papers_of(turn, good), zone, await _far(turn, good))


async def papers_of(turn: Turn, good: Good) -> tuple[Certificate, ...]:
    """The papers that are valid today for this good, each kind once."""
    held = [
        one for one in await turn.store.certificates.of(good.producer_id)
        if one.product_id in (None, good.id) and one.state is not Review.REJECTED
        and (one.expires_on is None or one.expires_on >= turn.today)
    ]  # fmt: skip
    return tuple({one.paper: one for one in held}.values())


async def _far(turn: Turn, good: Good) -> Supply | None:
    """For somebody who looks after one shop: whether it is too far from there."""
    grants = await turn.store.people.grants(turn.person.id)
    mine = [grant.outlet for grant in grants if grant.outlet is not None]
    if not mine:
        return None
    outlet = await turn.store.outlets.find_listed(mine[0], scope(grants, Action.SEARCH_CATALOGUE))
    if outlet is None:
        return None
    held = (await turn.store.zones.allowances(at_outlet(outlet.id or 0))).get(good.producer_id)
    found = supply(
        good.area, outlet.area, await turn.store.zones.of([regency(outlet.area)]), named=outlet.zone,
        reason=held.reason if held else None,
    )  # fmt: skip
    return found if found.is_far else None


def link(turn: Turn, good: Good) -> str:
    """The link that opens this good."""
    return turn.house.link(LINK + good.code)

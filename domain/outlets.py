"""Shops that take goods: their kinds, what is usual there, and how a list of them is read.

Knows no producer and no goods. Source of kinds: market.md 1.6; of what is usual: 1.1 (all of it a suggestion).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from domain.areas import find, parse_code, search_place
from domain.lists.cells import phone_of
from domain.messages import N_, Rejected, message
from domain.spoken import clean

NAME_LIMIT = 60


class OutletKind(StrEnum):
    """What sort of shop it is: it decides what is suggested, never what is allowed."""

    STALL = "stall"
    GIFT_SHOP = "gift_shop"
    MINIMARKET = "minimarket"
    SUPERMARKET = "supermarket"
    COOPERATIVE = "cooperative"
    CANTEEN = "canteen"


KIND_NAMES: dict[OutletKind, str] = {
    OutletKind.STALL: N_("🏠 Small shop"),
    OutletKind.GIFT_SHOP: N_("🎁 Gift shop"),
    OutletKind.MINIMARKET: N_("🏪 Minimarket"),
    OutletKind.SUPERMARKET: N_("🛒 Supermarket"),
    OutletKind.COOPERATIVE: N_("🤝 Cooperative"),
    OutletKind.CANTEEN: N_("🍽 Canteen"),
}
_SPOKEN: dict[OutletKind, str] = {
    OutletKind.STALL: "warung toko kios kelontong kedai pasar lapak stall wr wrg tk",
    OutletKind.GIFT_SHOP: "oleh oleholeh suvenir souvenir gift cinderamata",
    OutletKind.MINIMARKET: "minimarket indomaret alfamart alfamidi indomart alfa idm swalayan mart",
    OutletKind.SUPERMARKET: "supermarket hypermart hypermarket superindo transmart mall mal giant lotte",
    OutletKind.COOPERATIVE: "koperasi kopkar kpri kud cooperative kop",
    OutletKind.CANTEEN: "kantin canteen cafe kafe resto restoran rumahmakan",
}
_CHAINS = (
    "Indomaret", "Alfamart", "Alfamidi", "Hypermart", "Superindo", "Lawson", "Circle K", "Transmart",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Outlet:
    """A shop. `area`: Kemendagri code of its kecamatan (or desa); `owner`: the producer who added it, None when
    it is of the office's list. `pic`: whom to talk to there, `phone` in E.164."""

    name: str
    kind: OutletKind
    area: str
    chain: str | None = None
    zone: str | None = None
    pic: str | None = None
    phone: str | None = None
    owner: int | None = None
    id: int | None = None


def outlet_name(text: str) -> str:
    """The name of a shop, 2 to 60 characters with a letter. Raises Rejected."""
    name = clean(text).strip(" ,.;:!?\"'")
    if len(name) < 2 or not any(character.isalpha() for character in name) or name.startswith("/"):
        raise Rejected(N_("Please write the name of the shop, for example: Warung Bu Tini."))
    if len(name) > NAME_LIMIT:
        raise Rejected(
            N_("That name is too long. Please write up to {limit} letters, for example: Warung Bu Tini."),
            limit=NAME_LIMIT,
        )
    return capitalised(name)


def capitalised(name: str) -> str:
    """ "warung bu tini" → "Warung Bu Tini"; whoever wrote capitals meant them."""
    if name.islower():
        return " ".join(word[:1].upper() + word[1:] for word in name.split())
    return name[0].upper() + name[1:]


def kind_of(text: str) -> OutletKind | None:
    """The kind of shop that a word or a name speaks of ("minimarket", "Warung Bu Tini"); None when it says none."""
    words = clean(text).casefold().replace("-", "").split()
    for kind in (
        OutletKind.COOPERATIVE, OutletKind.CANTEEN, OutletKind.GIFT_SHOP, OutletKind.SUPERMARKET,
        OutletKind.MINIMARKET, OutletKind.STALL,
    ):  # fmt: skip
        if set(words) & set(_SPOKEN[kind].split()) or any(clean(text).casefold() == one for one in (kind,)):
            return kind
    return None


def chain_of(name: str) -> str | None:
    """The chain that a shop's name begins with; None for a shop of its own."""
    return next((chain for chain in _CHAINS if name.casefold().startswith(chain.casefold())), None)


def read_outlet(row: Mapping[str, str], within: str) -> Outlet:
    """One line of the list. `within`: the area the list is about. Raises Rejected with what is wrong."""
    name = outlet_name(row.get("name", ""))
    kind = kind_of(row.get("kind", "")) or kind_of(name) or OutletKind.STALL
    return Outlet(
        name=name,
        kind=kind,
        area=_area(row.get("area", ""), within),
        chain=clean(row.get("chain", ""))[:40] or chain_of(name),
        zone=clean(row.get("zone", ""))[:40] or None,
        pic=clean(row.get("pic", ""))[:60] or None,
        phone=phone_of(row.get("phone")),
    )


def _area(text: str, within: str) -> str:
    said = clean(text)
    code = parse_code(said)
    if code and code.count(".") >= 2 and find(code):
        return code
    found = search_place(said, within).exact if said else None
    if found is None:
        raise Rejected(message(N_("I do not know the kecamatan “{place}”."), place=said).id, place=said)
    return found.code

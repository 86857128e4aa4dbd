"""What an officer writes of a place and of what goes along with an event: a pin, a link, the words beside them.

Must not know who asks. A short link of a map says nothing without the network, so it stays a link.
"""

import re
from dataclasses import dataclass

from domain.agenda.event import Pin
from domain.messages import N_, Rejected
from domain.spoken import clean

PLACE_LIMIT, NOTE_LIMIT, LINK_LIMIT = 80, 250, 300
_PAIR = re.compile(r"(?<![\d.])(-?\d{1,2}\.\d{3,})\s*[, ]\s*(-?\d{2,3}\.\d{3,})(?![\d.])")
_LINK = re.compile(
    r"https?://\S+|(?:www\.)?(?:[a-z0-9-]+\.)+(?:go\.id|co\.id|or\.id|com|id|org|net|gle|me|ly)(?:/\S*)?",
    re.IGNORECASE,
)
_COUNTRY = (-11.5, 6.5, 94.5, 141.5)
"""South, north, west, east of Indonesia, degrees (WGS 84), with a little sea around it."""


@dataclass(frozen=True, slots=True)
class Told:
    """Words with what was found in them. `text`: the rest, "" for nothing; `link`: an address that can be opened."""

    text: str
    link: str | None = None
    pin: Pin | None = None


def pin(latitude: float, longitude: float) -> Pin:
    """A place within Indonesia. Raises Rejected for one elsewhere."""
    south, north, west, east = _COUNTRY
    if not (south <= latitude <= north and west <= longitude <= east):
        raise Rejected(N_("That place is not in Indonesia. Please send the place of the event."))
    return Pin(round(latitude, 6), round(longitude, 6))


def place_key(name: str) -> str:
    """The same for "Aula Kec. Limpung" and "aula kec limpung"."""
    return " ".join("".join(one if one.isalnum() else " " for one in clean(name).casefold()).split())


def place_in(text: str) -> Told:
    """The name of a place, and coordinates if they are written or stand in a map's link. Raises Rejected."""
    said = clean(text)
    pair = _PAIR.search(said)
    found = pin(float(pair[1]), float(pair[2])) if pair else None
    name = clean(_LINK.sub(" ", _PAIR.sub(" ", said) if pair and not _LINK.search(said) else said)).strip(
        " ,.;:"
    )
    if name and len(name) > PLACE_LIMIT:
        raise Rejected(
            N_("That is too long. Please write up to {limit} letters, for example: Aula Kecamatan Limpung."),
            limit=PLACE_LIMIT,
        )
    if not found and (len(name) < 3 or not any(c.isalpha() for c in name) or name.startswith("/")):
        raise Rejected(
            N_("Where is it? For example: Aula Kecamatan Limpung. You may also send the location.")
        )
    return Told(name if any(c.isalpha() for c in name) else "", None, found)


def note_in(text: str) -> Told:
    """What people should know, and the first link in it. Raises Rejected when it is too long, or says nothing."""
    said = clean(text)
    found = _LINK.search(said)
    link = _opened(found[0]) if found else None
    words = clean(said.replace(found[0], " ", 1) if found else said).strip()
    if len(words) > NOTE_LIMIT or (link and len(link) > LINK_LIMIT):
        raise Rejected(N_("That is too long. Please write up to {limit} letters."), limit=NOTE_LIMIT)
    if said.startswith("/") or not (words or link):
        raise Rejected(N_("What should people know or bring? For example: bawa contoh produk dan KTP."))
    return Told(words, link)


def _opened(address: str) -> str:
    """As a phone opens it: with https, without what ends the sentence."""
    bare = address.rstrip(".,;:!?)\"'")
    return "https://" + re.sub(r"^https?://", "", bare, flags=re.IGNORECASE)

"""What a subject declares when it keeps records of businesses whose owners have not come yet (a coordinator's
neighbours, an imported list), so that an owner can claim them. One door for all of them:

* The owner shares their own contact (Telegram vouches for the number) or brings a slip: a link `?start=c_…`, or six
  digits and the name on the record. `services.claiming` finds the record, the conversation `handlers.registration.claim`
  shows the business and asks "is it yours?", then for the owner's own consent, and hands it over in one turn.
* A subject keeps its records as it likes. It describes them in a `Source` and adds that to
  `services.claim_sources.SOURCES`; posters, `/klaim`, registration and slips then know them by themselves.
* `claiming.slip(turn, source, record)` makes a slip for one record (a new one ends the older ones).

Nothing of a record is told before it is proven: not that a number is known, not that a code was nearly right.
"""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from typing import Any

from bot.dialog.screen import Line
from bot.turn import Turn
from services.registration import Phoned
from storage.store import Store


@dataclass(frozen=True, slots=True)
class Held:
    """A business that waits for its owner: enough to be recognised by, no more. `source`: who keeps the record; `id`:
    its number there; `phone`: E.164, None when nobody knows one; `written_by`: "a coordinator", "the office's list"."""

    source: str
    id: int
    name: str
    business: str
    area: str
    phone: str | None
    written_by: Line


@dataclass(frozen=True)
class Source:
    """`name` is stored with slips and in dialogs: one to twelve letters, never to be renamed.

    `waits`: whether any record with a phone number waits; only then is registration worth beginning with the number.
    `with_phone`, `find`: records that still wait, by number or by id; what has been claimed is not found.
    `adopt`: make the record the turn's person's, who agreed and is no producer yet. Returns None when they are
    registered now, or the answers of `RegistrationAnswers` that are known: registration goes on with the others. Mark the
    record as claimed in any case. `phone`: the number they proved or gave.
    `merge`: the same for somebody who is a producer already: add what they do not have, and mark the record.
    """

    name: str
    waits: Callable[[Store], Awaitable[bool]]
    with_phone: Callable[[Store, str], Awaitable[tuple[Held, ...]]]
    find: Callable[[Store, int], Awaitable[Held | None]]
    adopt: Callable[[Turn, int, Phoned | None], Awaitable[Mapping[str, Any] | None]]
    merge: Callable[[Turn, int], Awaitable[None]]

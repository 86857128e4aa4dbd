"""Reviewing papers: what waits in an officer's areas, what they found, who is told. Two officers at once, a paper that
changed while it was looked at, a second tap: each is found out here, before anything is written."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum

from bot.dialog.screen import Button, Line, Screen, route
from bot.turn import Turn
from domain.messages import N_, message
from domain.reviews import find_reason, stored
from domain.roles import Action, scope
from services import certificate_words, seen
from services.certificates import token_of
from storage.certificate_reviews import Reviewed, Waiting
from storage.certificates import Review

UNDO = timedelta(minutes=10)
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)


class Fate(StrEnum):
    """What came of a tap."""

    DONE = "done"
    ALREADY = "already"
    CHANGED = "changed"
    GONE = "gone"


@dataclass(frozen=True, slots=True)
class Ticket:
    """What a button carries: a paper, when it was last changed before it was shown, and the area whose queue it is in
    ("": all). A paper that was changed since is not the one that was looked at."""

    number: int = 0
    since: datetime = _EPOCH
    area: str = ""

    def __str__(self) -> str:
        return f"{self.number}.{(self.since - _EPOCH) // _MICROSECOND}.{self.area}"


def ticket(argument: str) -> Ticket:
    """Of a button; whatever is forged finds nothing."""
    number, _, rest = argument.partition(".")
    since, _, area = rest.partition(".")
    if not all(part.isascii() and part.isdecimal() and len(part) < 18 for part in (number, since)):
        return Ticket()
    return Ticket(int(number), _EPOCH + int(since) * _MICROSECOND, area[:8])


def waited(turn: Turn, since: datetime) -> Line:
    """How long something waits, in days."""
    days = (turn.now - since).days
    return message(N_("{days} days"), days=days) if days else message(N_("less than a day"))


async def areas(turn: Turn, area: str = "") -> tuple[str, ...]:
    """Where this person reviews; only in this part of it, if one is given."""
    within = scope(await turn.store.people.grants(turn.person.id), Action.REVIEW)
    if not area:
        return within
    return (area,) if any(area == one or area.startswith(f"{one}.") or not one for one in within) else ()


async def waiting(turn: Turn, area: str = "") -> tuple[Waiting, ...]:
    """How many papers wait where."""
    return await turn.store.certificate_reviews.waiting(await areas(turn, area), turn.person.id)


async def waiting_line(turn: Turn) -> tuple[Line, ...]:
    """How many papers wait, for an officer's other screens; nothing when there is none, or for others."""
    count = sum(one.count for one in await waiting(turn))
    return (message(N_("📜 Certificates that wait: <b>{count}</b>"), count=count),) if count else ()


async def following(turn: Turn, after: Ticket) -> Reviewed | None:
    """The next paper of a queue; whoever looks at it is noted."""
    place = (after.since, after.number) if after.number else None
    within = await areas(turn, after.area)
    found = await turn.store.certificate_reviews.following(within, turn.person.id, place)
    if found is not None:
        await seen.note(turn, (found.holder,), "certificate seen")
    return found


async def looked_at(turn: Turn, shown: Ticket) -> tuple[Fate, Reviewed | None]:
    """The paper of a button, held until the end of the turn, if it still is as it was shown and waits."""
    within = await areas(turn)
    found = await turn.store.certificate_reviews.hold(within, turn.person.id, shown.number)
    if found is None:
        return Fate.GONE, None
    await seen.note(turn, (found.holder,), "certificate seen")
    if found.paper.state is not Review.UNVERIFIED:
        return Fate.ALREADY, found
    return (Fate.DONE if found.since == shown.since else Fate.CHANGED), found


async def approve(turn: Turn, shown: Ticket) -> tuple[Fate, Reviewed | None]:
    """Record and paper agree."""
    return await _decide(turn, shown, Review.VERIFIED, None)


async def give_back(turn: Turn, shown: Ticket, reason: str, words: str = "") -> tuple[Fate, Reviewed | None]:
    """The holder must do something. `reason`: one of `domain.reviews.REASONS`, or "other" with `words`."""
    return await _decide(turn, shown, Review.REJECTED, stored(reason, words))


async def _decide(
    turn: Turn, shown: Ticket, verdict: Review, reason: str | None
) -> tuple[Fate, Reviewed | None]:
    fate, found = await looked_at(turn, shown)
    if fate is not Fate.DONE or found is None:
        return fate, found
    await turn.store.certificates.review(shown.number, verdict, turn.person.id, turn.now, reason)
    await turn.store.audit.add(
        turn.now, turn.person.id, found.holder, f"certificate {verdict}", paper=found.paper.paper
    )
    await _tell(turn, found, _news(found, reason))
    return fate, found


async def undo(turn: Turn, number: int) -> Reviewed | None:
    """Take back what this officer just found; the paper waits again. None when it is too late, or not theirs."""
    found = await turn.store.certificate_reviews.hold(await areas(turn), turn.person.id, number)
    since = turn.now - UNDO
    if found is None or not await turn.store.certificate_reviews.reopen(number, turn.person.id, since):
        return None
    await turn.store.audit.add(
        turn.now, turn.person.id, found.holder, "certificate review undone", paper=found.paper.paper
    )
    told = message(
        N_("⏳ {paper}: an officer looks at it once more. You need do nothing."), paper=_named(found)
    )
    await _tell(turn, found, Screen((told,), ((_look(found),),)))
    return found


async def _tell(turn: Turn, found: Reviewed, screen: Screen) -> None:
    holder = await turn.store.people.reachable(found.holder)
    if holder is not None:
        turn.tell(holder, screen)


def _named(found: Reviewed) -> Line:
    return certificate_words.named(found.paper)


def _look(found: Reviewed) -> Button:
    return Button(message(N_("📜 See it")), route("certificate", f"{token_of(found.paper)}!"))


def _news(found: Reviewed, reason: str | None) -> Screen:
    """What the holder reads: what was found, and the one button that leads on."""
    if reason is None:
        told = message(
            N_("✅ {paper}: an officer compared it with the photo, and it agrees."), paper=_named(found)
        )
        onward = message(N_("Now see which shops your goods are ready for."))
        check = Button(message(N_("📜 Check goods")), route("go", "sertifikat"))
        return Screen((told, onward), ((check, _look(found)),))
    why = certificate_words.reason(reason)
    told = message(N_("↩️ {paper} needs your hand: {reason}"), paper=_named(found), reason=why)
    return Screen(
        (told, message(N_("After that an officer looks again by itself."))), _mending(found, reason)
    )


def _mending(found: Reviewed, reason: str) -> tuple[tuple[Button, ...], ...]:
    known, token = find_reason(reason), token_of(found.paper)
    mend = (
        Button(message(N_("🔄 Renew")), route("renew_paper", token))
        if known is not None and known.renews
        else Button(message(N_("✏️ Mend it")), route("edit_certificate", token))
    )
    return ((mend,), (_look(found), Button(message(N_("🙋 Ask an officer")), route("ask_officer"))))

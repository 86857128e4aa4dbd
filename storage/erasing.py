"""Takes out of every table what it holds about somebody, as `holdings_register` says. Done twice it changes nothing more.

At once: everything that names them or could be sent to them. Late, when the last word to them has left: the traces of the
chat itself, and words inside the notes of the books.
"""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Select,
    Text,
    delete,
    false,
    func,
    literal,
    or_,
    select,
    type_coerce,
    update,
)
from sqlalchemy.ext.asyncio import AsyncConnection

from domain.name_search import fold
from storage import tables as t
from storage import tables_consignment as c
from storage.calls import Lane
from storage.holdings import NOW, Holding, Subject, digits_in
from storage.holdings_register import REGISTER
from storage.tables_announcements import announcements, recipients
from storage.tables_catalogue import catalogue_spellings, catalogue_words
from storage.tables_shop_sheets import shop_sheets

_a, _r, _e, _s, _d = announcements.c, recipients.c, c.entries.c, shop_sheets.c, t.dialogs.c
_WORDS = ("reason", "note")


async def erase(tx: AsyncConnection, who: Subject, now: datetime) -> None:
    """From this transaction on nothing tells who this person was, and nothing is sent to them any more."""
    await _count_out(tx, who)
    await _clear_elsewhere(tx, who)
    await _take_invitations_back(tx, who, now)
    words = {word for (word,) in await tx.execute(_catalogue_words(who))}
    await _apply(tx, (one for one in REGISTER.holdings if not one.is_late), who, now)
    await _forget_spellings(tx, words)


async def silence(tx: AsyncConnection, who: Subject) -> None:
    """Notices and copies for many that have not left never will."""
    o = t.outbox.c
    await _count_out(tx, who)
    waiting = (o.chat_id == who.chat_id, o.state == "new", o.lane >= Lane.NOTICE)
    await tx.execute(delete(t.outbox).where(*waiting))


async def finish(tx: AsyncConnection, who: Subject, now: datetime) -> None:
    """What is left of their chat, and words in the notes of their book."""
    await _apply(tx, (one for one in REGISTER.holdings if one.is_late), who, now)
    await _clear_notes(tx, who)


async def _apply(tx: AsyncConnection, holdings: Iterable[Holding], who: Subject, now: datetime) -> None:
    """First what stays is emptied, then what goes is deleted, children before parents."""
    chosen = tuple(holdings)
    for one in chosen:
        if one.blank:
            await tx.execute(update(one.table).where(one.whose(who)).values(_values(one, now)))
    for one in reversed(chosen):
        if one.blank is None:
            await tx.execute(delete(one.table).where(one.whose(who)))


def _values(one: Holding, now: datetime) -> dict[str, Any]:
    columns = one.table.c
    return {
        name: func.coalesce(columns[name], literal(now, columns[name].type)) if value is NOW else value
        for name, value in (one.blank or {}).items()
    }


async def _count_out(tx: AsyncConnection, who: Subject) -> None:
    """Copies of announcements that have not left never will: they count as those of people who left. One that is just
    being sent is counted when it is known how it ended."""
    o = t.outbox.c
    in_hand = select(o.id).where(
        o.announcement_id == _r.announcement_id, o.person_id == _r.person_id, o.state == "sending"
    )
    theirs = (
        _r.person_id == who.person_id, _r.state.in_(("waiting", "queued", "carry")), ~in_hand.exists()
    )  # fmt: skip
    on_their_way = select(_r.announcement_id).where(*theirs, _r.state != "carry")
    await tx.execute(update(announcements).where(_a.id.in_(on_their_way)).values(blocked=_a.blocked + 1))
    await tx.execute(update(recipients).where(*theirs).values(state="blocked"))


async def _take_invitations_back(tx: AsyncConnection, who: Subject, now: datetime) -> None:
    i = t.invitations.c
    open_ones = (i.invited_by == who.person_id, i.used_at.is_(None), i.revoked_at.is_(None))
    await tx.execute(
        update(t.invitations).where(*open_ones).values(revoked_at=now, name=None, organisation=None)
    )


async def _clear_elsewhere(tx: AsyncConnection, who: Subject) -> None:
    """Where others speak of them: half-filled forms of coordinators and officers, and sheets that shops sent."""
    p = t.producers.c
    found = (await tx.execute(select(p.name, p.business).where(p.person_id == who.person_id))).first()
    state = type_coerce(_d.state, Text)
    named: ColumnElement[bool] = false()
    if found is not None:
        named = state.contains(found.name, autoescape=True) & state.contains(found.business, autoescape=True)
    await tx.execute(delete(t.dialogs).where(or_(named, digits_in(_d.state, who.phone))))
    if found is None:
        return
    goods = {row.id: row.name for row in await tx.execute(_goods(who))}
    names = {fold(one) for one in (found.name, found.business, *goods.values()) if one}
    rows = await tx.execute(select(_s.id, _s.rows, _s.chosen).where(_s.outlet_id.in_(_shops(who))))
    for row in rows.all():
        await _clear_sheet(tx, row, goods, names)


def _catalogue_words(who: Subject) -> Select[str]:
    theirs = select(t.products.c.id).where(t.products.c.producer_id == who.person_id)
    return select(catalogue_words.c.word).where(catalogue_words.c.product_id.in_(theirs)).distinct()


async def _forget_spellings(tx: AsyncConnection, words: set[str]) -> None:
    """Words of the catalogue that only their goods and their business bore."""
    s = catalogue_spellings.c
    others = select(catalogue_words.c.word).where(catalogue_words.c.word == s.word).exists()
    await tx.execute(delete(catalogue_spellings).where(s.word.in_(words), ~others))


def _goods(who: Subject) -> Any:
    return select(t.products.c.id, t.products.c.name).where(t.products.c.producer_id == who.person_id)


def _shops(who: Subject) -> Any:
    return select(c.accounts.c.outlet_id).where(c.accounts.c.producer_id == who.person_id)


async def _clear_sheet(tx: AsyncConnection, row: Any, goods: Mapping[int, str], names: set[str]) -> None:
    def is_theirs(told: Mapping[str, Any]) -> bool:
        said = {fold(str(told.get(name, ""))) for name in ("product", "maker")}
        chosen = row.chosen.get(str(told.get("line")))
        return bool(said & names) or told.get("code") in goods or chosen in goods

    left = [told for told in row.rows if not is_theirs(told)]
    if len(left) != len(row.rows):
        await tx.execute(update(shop_sheets).where(_s.id == row.id).values(rows=left))


async def _clear_notes(tx: AsyncConnection, who: Subject) -> None:
    """Figures of the book stay as they are; words that somebody wrote beside them go, and where they came from."""
    rows = await tx.execute(select(_e.id, _e.body).where(_e.producer_id == who.person_id))
    emptied = [{"b_id": row.id, "body": _without_words(row.body)} for row in rows if _has_words(row.body)]
    for one in emptied:
        await tx.execute(update(c.entries).where(_e.id == one["b_id"]).values(body=one["body"]))


def _has_words(body: Mapping[str, Any]) -> bool:
    return bool(body.get("source") or body.get("asked")) or any(
        fact.get(name) for fact in body["facts"] for name in _WORDS
    )


def _without_words(body: Mapping[str, Any]) -> dict[str, Any]:
    facts = [
        {name: "" if name in _WORDS else value for name, value in fact.items()} for fact in body["facts"]
    ]
    return {**body, "source": "", "asked": "", "facts": facts}

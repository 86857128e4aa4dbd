"""Evidence of a complaint, frozen as of its day: how ready the product was for the channel, or what the shop owed.

Kept as JSON with the texts of that day: later rules, papers and payments change nothing in it.
"""

from datetime import date
from typing import Any

from bot.dialog.screen import Line, Lines, Literal, Written
from bot.turn import Turn
from domain.cases.naming import one_line
from domain.consignment.clock import OpenBill
from domain.messages import N_, message
from domain.papers import Line as PaperLine
from domain.papers import Readiness, Status, rules
from domain.papers.model import Text
from domain.rupiah import Rupiah
from services import papers
from services.cases import order_evidence
from services.cases.order_evidence import ORDER
from services.consignment import bills
from services.papers import Goods
from storage.case_talk import Evidence

READINESS, BILL = "readiness", "bill"
ICONS = {Status.HAVE: "✅", Status.CHECK: "⚠️", Status.MISSING: "❌", Status.IMPOSSIBLE: "🚫"}
_SOURCES = 3
_NAME = 40


async def of_readiness(turn: Turn, goods: Goods, channel: str, shop: str) -> Evidence:
    """The check of these goods for a channel, today: each paper with its state, its sources and the day of the rule."""
    ready = await papers.ready(turn, goods, channel)
    body = {
        "product": goods.name, "channel": _text(rules().channels[channel].name), "shop": shop,
        "done": len(ready.done), "required": len(ready.required),
        "closed": _text(ready.closed) if ready.closed else None,
        "lines": [_paper(line) for line in _important_first(ready)],
    }  # fmt: skip
    return Evidence(READINESS, turn.today, body)


def _important_first(ready: Readiness) -> list[PaperLine]:
    return sorted(ready.lines, key=lambda line: not line.is_required)


def _paper(line: PaperLine) -> dict[str, Any]:
    return {
        "icon": ICONS[line.status], "paper": _text(rules().papers[line.paper].name),
        "is_required": line.is_required, "sources": [_source(one) for one in line.sources[:_SOURCES]],
        "basis": list(line.basis), "checked": line.checked_on.isoformat(),
        "expires": line.expires_on.isoformat() if line.expires_on else None,
    }  # fmt: skip


def _source(name: str) -> str:
    source = rules().sources.get(name)
    return name if source is None else f"{source.title} ({source.date})" if source.date else source.title


def _text(text: Text) -> dict[str, str]:
    return {"id": text.id, "en": text.en}


async def of_bill(turn: Turn, outlet: int) -> Evidence | None:
    """What this shop owes today, bill by bill; None when nothing was ever told of it."""
    found = await bills.of_shop(turn, outlet)
    if found is None:
        return None
    body = {
        "shop": found.standing.name, "unpaid": found.summary.sold_unpaid, "overdue": found.summary.overdue,
        "days_late": found.summary.most_days_late, "bills": [_bill(one) for one in found.days],
        "yardstick": {language: bills.yardstick_label(language) for language in ("id", "en")},
    }  # fmt: skip
    return Evidence(BILL, turn.today, body)


def _bill(bill: OpenBill) -> dict[str, Any]:
    return {
        "rupiah": bill.balance, "due": bill.due_on.isoformat() if bill.due_on else None, "days_late": bill.days_late,
        "yardstick": bill.yardstick_on.isoformat() if bill.yardstick_on else None,
    }  # fmt: skip


def shown(evidence: Evidence, most: int) -> tuple[Line, ...]:
    """The evidence in words, with at most so many of its lines. It accuses nobody: it says what the books and rules said."""
    day = message(N_("As of {day}, unchanged since."), day=evidence.as_of)
    return (*_lines(evidence, most), day)


def _lines(evidence: Evidence, most: int) -> tuple[Line, ...]:
    if evidence.about == ORDER:
        return order_evidence.lines(evidence.body)
    return _readiness(evidence.body, most) if evidence.about == READINESS else _bills(evidence.body, most)


def _readiness(body: dict[str, Any], most: int) -> tuple[Line, ...]:
    goods, shop = Literal(one_line(body["product"], _NAME)), body["shop"]
    title = message(N_("📎 <b>{goods}</b> → {channel}"), goods=goods, channel=_written(body["channel"]))
    where: tuple[Line, ...] = (message(N_("🏪 {shop}"), shop=Literal(one_line(shop, _NAME))),) if shop else ()
    count = message(N_("{done} of {total} are there."), done=body["done"], total=body["required"])
    closed = (message(N_("🚪 {why}"), why=_written(body["closed"])),) if body["closed"] else ()
    papers = tuple(map(_paper_line, body["lines"][:most]))
    return Lines((title, *where)), Lines((*closed, count, *papers, *_rest(body["lines"], most)))


def _rest(lines: list[Any], most: int) -> tuple[Line, ...]:
    return (message(N_("… and {more} more"), more=len(lines) - most),) if len(lines) > most else ()


def _paper_line(line: dict[str, Any]) -> Line:
    text = N_("{icon} {paper}") if line["is_required"] else N_("{icon} {paper} (not required)")
    return message(text, icon=line["icon"], paper=_written(line["paper"]))


def _bills(body: dict[str, Any], most: int) -> tuple[Line, ...]:
    title = message(N_("📎 <b>{shop}</b>"), shop=Literal(one_line(body["shop"], _NAME)))
    unpaid = message(N_("Sold and not yet paid: {money}"), money=Rupiah(body["unpaid"]))
    late = message(
        N_("Past its day: {money} (at most {days} days)"), money=Rupiah(body["overdue"]), days=body["days_late"]
    )  # fmt: skip
    due = tuple(map(_bill_line, body["bills"][:most]))
    return Lines((title, unpaid, late)), Lines((*due, *_rest(body["bills"], most)))


def _bill_line(bill: dict[str, Any]) -> Line:
    money = Rupiah(bill["rupiah"])
    if bill["due"] is None:
        return message(N_("⏳ {money}: waits for papers (kontra bon)"), money=money)
    day = date.fromisoformat(bill["due"])
    if bill["days_late"]:
        return message(
            N_("🔴 {money}: due {day}, {days} days ago"), money=money, day=day, days=bill["days_late"]
        )
    return message(N_("📅 {money}: due {day}"), money=money, day=day)


def sources(evidence: Evidence, most: int) -> tuple[Line, ...]:
    """Where the lines of the evidence come from."""
    if evidence.about == ORDER:
        return ()
    if evidence.about == BILL:
        label = _written(evidence.body["yardstick"])
        days = [date.fromisoformat(one["yardstick"]) for one in evidence.body["bills"] if one["yardstick"]]
        return (
            (message(N_("ℹ️ <i>For comparison: {day} ({label}).</i>"), day=min(days), label=label),)
            if days
            else ()
        )
    found: list[Line] = []
    for line in evidence.body["lines"]:
        named = [*line["basis"][:1], *line["sources"][:1]]
        if named:
            found.append(
                message(
                    N_("• {paper}: {source}"),
                    paper=_written(line["paper"]),
                    source=Literal(one_line(named[0], 60)),
                )
            )
    return (Lines(tuple(found[:most])),) if found else ()


def _written(text: dict[str, str]) -> Written:
    return Written(text["id"], text["en"])

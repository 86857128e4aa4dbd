"""The longest answers that every form can hold, and the facts its questions look at, for tests of what fits a screen."""

from datetime import UTC, date, datetime
from types import SimpleNamespace
from typing import Any

from bot.dialog.form import Form
from domain.consignment.clock import Summary
from domain.consignment.commands import Deliver, DeliveryLine
from domain.consignment.events import Stamp
from domain.consignment.facts import Disputed
from domain.consignment.ledger import Ledger
from domain.consignment.state import OpenDispute
from domain.consignment.terms import Agreement
from domain.outlets import Outlet, OutletKind
from domain.papers import rules
from services.consignment.bills import ShopBills
from services.consignment.disputes import Difference
from services.consignment.shelves import Desk
from services.consignment.writing import carried_out
from storage.consignments import Shelf, Standing
from storage.producers import Product
from tests.conversations import (
    longest_announcements,
    longest_census,
    longest_curation,
    longest_outlets,
    longest_procurement,
    longest_roles,
)
from tests.conversations.longest_announcements import AUDIENCE

_TODAY = date(2026, 11, 25)
_NOW = datetime(2026, 11, 25, 3, tzinfo=UTC)
_LATER = datetime(2026, 12, 28, 3, tzinfo=UTC)
_LONGEST: dict[str, Any] = {
    "name": {"name": "N" * 60, "honorific": "bapak"}, "business": "U" * 80, "category": "daging_ikan_basah_beku",
    "sells": ["p" * 60] * 20, "kecamatan": "33.25.01", "desa": "33.25.11.1002",
    "phone": {"number": "+6281234567890123", "verified": True}, "nib": "1234567890123", "turnover": "50m_150m",
    "unit": "u" * 20, "price": 9_999_999_999, "shelf_life": 3_649, "capacity": 1_000_000, "photo": "file",
    "product": "p" * 60, "id": 1, "area": "", "sure": "yes", "agreed": "yes",
    "hours": [180, 360], "every_day": "yes", "title": "T" * 70,
}  # fmt: skip
_PIECES = 99_999
_GOODS = [{"product": number, "pieces": _PIECES, "fate": "returned_damaged"} for number in range(1, 9)]
_COUNTS = [
    {"product": number, "left": 19_000, "sold": 30_000, "damaged": 20_000, "expired": 20_000}
    for number in range(1, 9)
]
_TOLD = {"key": "k", "shop": 1, "on": "2026-09-23", "photo": "file", "next": None}
_TERMS: dict[str, Any] = {"how": "c1250", "paid": {"basis": "documents", "days": 365}, "visits": 365}
_PAPER = {
    "paper": "sertifikat_standar", "among": None, "renews": 1, "id": 1, "product": "1", "issued": "2026-11-12",
    "number": {"number": "9" * 60, "odd": True}, "expires": "2031-11-12", "photo": "file",
}  # fmt: skip
_SAID = {"kind": "text", "text": "w" * 4_000, "message": 1}
_OWN: dict[str, dict[str, Any]] = {
    "record_certificate": {**_PAPER, "paper": "spp_irt"}, "certificate": {**_PAPER, "paper": "spp_irt"},
    "certificate_removal": {"id": "1", "paper": "P" * 60}, "paper_kind": {"goods": "p123456789", "channel": "minimarket"},
    "paper_goods": {"then": "shelf", "channel": "", "goods": {"category": "daging_ikan_basah_beku", "name": "g" * 60}},
    "paper_facts": {
        "goods": "p123456789", "channel": "minimarket", "then": "shelf", "category": "jasa_boga", "days": None,
        "told": {}, "held": [], "today": "2026-11-24", "again": "",
        **{fact.id: fact.choices[-1].value for fact in rules().facts.values()},
    },
    "month_reason": {"month": "2026-09-01", "trend": "down", "reason": "=" + "r" * 200},
    "product": {"name": "p" * 60},
    "new_product": {"name": "p" * 60},
    "tell_delivered": {
        **_TOLD, "what": "delivered", "goods": _GOODS, "expires": "2026-09-23",
        "prices": {str(number): 9_999_999 for number in range(1, 9)},
    },
    "tell_visited": {**_TOLD, "what": "visited", "counts": _COUNTS, "paid": 9_999_999_999},
    "tell_returned": {**_TOLD, "what": "returned", "goods": _GOODS},
    "tell_paid": {**_TOLD, "what": "paid", "money": 9_999_999_999},
    "tell_down_paid": {**_TOLD, "what": "down_paid", "money": 9_999_999_999},
    "tell_deducted": {**_TOLD, "what": "deducted", "money": 9_999_999_999, "reason": "r" * 60},
    "tell_billed": {**_TOLD, "what": "billed"},
    "what_was_told": {"text": "t" * 300, "about": "money", "told": "dibayar"},
    "tell_papers": {**_TOLD, "what": "papers"},
    "tell_priced": {**_TOLD, "what": "priced", "product": 1, "prices": {"1": 9_999_999}},
    "new_shop": {
        **_TERMS, "said": "T" * 60, "draft": None, "outlet": {"name": "T" * 60}, "kind": "cooperative",
        "kecamatan": "33.25.01",
    },
    "plan_event": {
        "id": 1, "title": "T" * 70, "kind": "permits", "papers": ["nib", "spp_irt", "halal_sd", "bpom_md"],
        "when": {"start": "2026-12-27T09:00", "end": "2026-12-31T21:00"}, "place": {"name": "P" * 80, "pin": None},
        "quota": 100_000, "audience": AUDIENCE,
        "extras": {"note": "n" * 250, "link": "https://x", "photo": "file", "document": {"file_id": "d", "name": "d"}},
    },
    "issue_paper": {**_PAPER, "event": 1, "person": 1, "name": "N" * 60, "page": "0", "paper": "spp_irt"},
    "event_results": {"event": 1, "file": {"file_id": "f", "name": "d.xlsx", "size": 1, "mime": None}},
    "call_off_event": {"reason": "r" * 120}, "event_word": {"word": "w" * 200}, "find_event_person": {"said": "yul"},
    "settle_dispute": {"shop": 1, "number": 1, "agreed": 9_999, "rest": "returned_damaged"},
    "shop_differs": {"id": 1, "key": "k", "product": 1, "theirs": 99_999},
    "agreement": {
        **_TERMS, "shop": 1, "name": "T" * 60, "shift": "yes", "missing": "producer", "damaged": "producer",
        "expired": "producer",
    },
    "ask_officer": {"words": _SAID}, "case_say": {"case": 2**40, "words": _SAID},
    "case_missing": {"case": 2**40, "words": _SAID},
    "ask_officer_here": {"stuck": "s" * 400, "area": "", "words": _SAID},
    "complaint": {"kind": "illegal_fees", "words": _SAID},
    "refused": {"product": "1", "channel": "minimarket", "shop": "T" * 60, "words": _SAID},
    "late_payment": {"shop": "1", "words": _SAID},
    "case_answer": {"case": 2**40, "who": "N" * 60, "words": _SAID},
    "case_note": {"case": 2**40, "who": "N" * 60, "words": _SAID},
    "case_for_whom": {"said": _SAID, "case": 2**40, "who": "N" * 60, "sure": "yes"},
    "case_which": {"said": _SAID, "listed": [(99_990 + n, "N" * 12) for n in range(5)], "case": "other"},
}  # fmt: skip


_DIFFERENCE = Difference(1, "d", OpenDispute(Disputed("d", 1, _PIECES, 9_000), _TODAY))


def longest(form: Form) -> dict[str, Any]:
    """Answers to all questions of a form."""
    own = {
        **_OWN.get(form.name, {}),
        **longest_roles.ANSWERS.get(form.name, {}),
        **longest_census.ANSWERS.get(form.name, {}),
        **longest_outlets.ANSWERS.get(form.name, {}),
        **longest_curation.ANSWERS.get(form.name, {}),
        **longest_announcements.ANSWERS.get(form.name, {}),
        **longest_procurement.ANSWERS.get(form.name, {}),
    }
    return {name: {**_LONGEST, **own}[name] for name in form.answers.model_fields}


def facts_of(form: Form) -> dict[str, Any]:
    """What its questions look at."""
    return {
        "home": "33.25", "today": _TODAY, "desk": _desk(), "sold": {1: _PIECES, 2: 5}, "names": {1: "p" * 60, 2: "q"}, "difference": _DIFFERENCE, "kecamatan": "33.25.12", "record": "R" * 250, "owing": _owing(),
        "products": {str(number): f"{number}" + "p" * 59 for number in range(1, 9)},
        "now": _NOW, "zone": "Asia/Jakarta", "others": [(9, "B" * 70, _LATER, _LATER)], "taken": 99_999,
        "audience_scope": ("33.25",), "audience_shops": {n: "T" * 58 + f"{n:02}" for n in range(10, 20)},
        "audience_has_shops": True, "audience_has_events": True,
        "audience_events": {n: "A" * 12 + f"{n:02} (03/12/26)" for n in range(10, 20)}, "audience_size": SimpleNamespace(people=105_000, without_chat=99_999),
        "listed": tuple(Outlet("T" * 57 + f"{n}", OutletKind.STALL, "33.25.12", id=n) for n in range(10, 99)),
        **longest_roles.facts(form.name), **longest_census.facts(form.name), **longest_outlets.facts(form.name),
        **longest_curation.facts(form.name), **longest_announcements.facts(form.name),
        **longest_procurement.facts(form.name),
    }  # fmt: skip


def _owing() -> dict[str, ShopBills]:
    """Eight shops with the longest names that owe much."""
    figures = Summary(unbilled=999_999_999, overdue=999_999_999)
    return {
        str(n): ShopBills(Standing(n, "T" * 60, 0, 0, 0, 0, 0, None, None), figures, ()) for n in range(1, 9)
    }


def _desk() -> Desk:
    """Ten shops and ten products with the longest names, eight of them lying in the first shop."""
    shops = {number: "T" * 58 + f"{number:02}" for number in range(1, 11)}
    goods = {
        number: Product("p" * 58 + f"{number:02}", "bungkus", 9_999_999, 90, id=number)
        for number in range(1, 11)
    }
    terms = Agreement(commission_bp=1_250)
    lines = tuple(DeliveryLine(number, _PIECES, 99_999) for number in range(1, 9))
    _, book = carried_out(Ledger(), terms, Stamp("d", 1, _NOW, date(2026, 9, 1)), (Deliver(lines),))
    return Desk(
        person=1, now=_NOW, today=_TODAY, shops=shops, goods=goods,
        names={number: product.name for number, product in goods.items()},
        shelves={(1, number): Shelf(1, number, _PIECES, _PIECES, 9_999_999, _TODAY) for number in range(1, 9)},
        outlet=Outlet(shops[1], OutletKind.STALL, "33.25.12", id=1), agreement=terms, ledger=book,
    )  # fmt: skip

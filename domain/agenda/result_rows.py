"""Whose paper each line of a sheet is: by the code of our own sheet, by phone, by name; and whether its number can be
one of that paper. What is not clear is never guessed."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from domain.agenda.result_sheet import ResultRow, day_of
from domain.dates import ExactDay, Lean, parse_day
from domain.lists.cells import phone_of
from domain.lists.names import listed_name, name_key
from domain.messages import N_, Message, Rejected, message
from domain.name_search import fold
from domain.paper_numbers import read_number
from domain.papers import rules


@dataclass(frozen=True, slots=True)
class Known:
    """A member as the book has them. `phone`: E.164; `products`: names by number."""

    person: int
    name: str
    business: str
    phone: str | None
    products: Mapping[int, str]


@dataclass(frozen=True, slots=True)
class Placed:
    """A line that can be written down. `product` None: for all of their products, or the whole business."""

    line: int
    person: int
    name: str
    paper: str
    product: int | None
    number: str
    issued: date | None


@dataclass(frozen=True, slots=True)
class Fault:
    """A line that cannot, and why."""

    line: int
    why: Message


def place(
    rows: Iterable[ResultRow], members: Sequence[Known], papers: Sequence[str], today: date
) -> tuple[tuple[Placed, ...], tuple[Fault, ...]]:
    """Each line with its member, paper and goods; or why not. One number is one person's."""
    placed: list[Placed] = []
    faults: list[Fault] = []
    owner: dict[tuple[str, str], Placed] = {}
    for row in rows:
        try:
            found = _placed(row, members, papers, today)
            before = owner.setdefault((found.paper, found.number), found)
            if before.person != found.person:
                raise Rejected(N_("The same number stands in line {line}, for {name}."), line=before.line, name=before.name)  # fmt: skip
        except Rejected as refusal:
            faults.append(Fault(row.line, refusal.message))
        else:
            placed.append(found)
    return tuple(placed), tuple(faults)


def _placed(row: ResultRow, members: Sequence[Known], papers: Sequence[str], today: date) -> Placed:
    member = _member(row, members)
    paper = _paper(row, papers)
    number = read_number(paper, row.number).stored
    return Placed(
        row.line, member.person, member.name, paper, _product(row, member, paper), number, _issued(row, today)
    )


def _member(row: ResultRow, members: Sequence[Known]) -> Known:
    found = _by_code(row, members) or _by_phone(row, members) or _by_name(row, members)
    if len(found) == 1:
        return found[0]
    said = row.name or row.phone
    if found:
        raise Rejected(
            N_("“{name}” may be several people. Please add the business or the phone number."), name=said[:40]
        )
    raise Rejected(N_("“{name}” is not among the people of this event."), name=said[:40])


def _by_code(row: ResultRow, members: Sequence[Known]) -> list[Known]:
    return [one for one in members if row.person is not None and one.person == row.person]


def _by_phone(row: ResultRow, members: Sequence[Known]) -> list[Known]:
    """A phone of nobody here says nothing: it may be new. One that a family shares is told apart by the name."""
    try:
        phone = phone_of(row.phone)
    except Rejected:
        return []
    found = [one for one in members if phone is not None and one.phone == phone]
    return found if len(found) < 2 else _by_name(row, found) or found


def _by_name(row: ResultRow, members: Sequence[Known]) -> list[Known]:
    try:
        key = listed_name(row.name).key
    except Rejected:
        return []
    same = [one for one in members if name_key(one.name) == key]
    nearer = [one for one in same if row.business and fold(one.business) == fold(row.business)]
    return nearer or same


def _paper(row: ResultRow, papers: Sequence[str]) -> str:
    """What its column or title says; of an event about one paper that one; else what the number looks like."""
    if row.paper is not None:
        if row.paper not in papers:
            raise Rejected(N_("This event is not about that paper."))
        return row.paper
    if len(papers) == 1:
        return papers[0]
    fitting = [paper for paper in papers if _fits(paper, row.number)]
    if len(fitting) == 1:
        return fitting[0]
    raise Rejected(N_("I do not know which paper that is. Please fill in the column “Izin”."))


def _fits(paper: str, number: str) -> bool:
    try:
        read_number(paper, number)
    except Rejected:
        return False
    return True


def _product(row: ResultRow, member: Known, paper: str) -> int | None:
    """A paper of the business is for no product; the only product need not be named."""
    if not rules().papers[paper].per_product or not member.products:
        return None
    if row.product in member.products:
        return row.product
    if len(member.products) == 1:
        return next(iter(member.products))
    named = [number for number, name in member.products.items() if fold(name) == fold(row.goods)]
    if len(named) == 1:
        return named[0]
    raise Rejected(N_("Which of their products is it for? Please write it as in their book: {products}"), products=_listed(member))  # fmt: skip


def _listed(member: Known) -> str:
    return ", ".join(member.products.values())[:80]


def _issued(row: ResultRow, today: date) -> date | None:
    if not row.issued:
        return None
    day = day_of(row.issued) or _read_day(row.issued, today)
    if day is None or day > today:
        raise Rejected(N_("I cannot read the day “{day}”, or it has not come yet."), day=row.issued[:20])
    return day


def _read_day(text: str, today: date) -> date | None:
    try:
        heard = parse_day(text, today, Lean.PAST)
    except Rejected:
        return None
    return heard.day if isinstance(heard, ExactDay) else None


def told(fault: Fault) -> Message:
    """ "Baris 7: …" """
    return message(N_("Line {line}: {why}"), line=fault.line, why=fault.why)

"""A collective permit, member by member: what the checker of papers says of their goods, and which documents they
have ticked. Whoever asks must be allowed to see these people."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from bot.dialog.screen import Line, Literal
from domain.agenda.cohort import Item, Standing, Want, wants, worst
from domain.agenda.event import COHORT_PAPERS, Event
from domain.messages import N_, message
from domain.papers import Facts, Ware, rules
from domain.papers.named import named
from services import papers
from services.certificate_words import paper_name
from storage.store import Store

SIGNS: Mapping[Standing, str] = {
    Standing.MISSING: "❌", Standing.RENEW: "🔄", Standing.ASK: "❔", Standing.OTHER: "↪️", Standing.HAVE: "✅",
    Standing.NOT_NEEDED: "➖",
}  # fmt: skip
DUE = frozenset({Standing.MISSING, Standing.RENEW, Standing.ASK})
"""For such papers something is to be brought."""


@dataclass(frozen=True, slots=True)
class Bundle:
    """The papers of one member. `documents`: for each paper how many of what is to be brought are ticked, of how many."""

    wants: tuple[Want, ...]
    documents: Mapping[str, tuple[int, int]]

    def of(self, paper: str) -> tuple[Want, ...]:
        """How this paper stands for each of their goods."""
        return tuple(want for want in self.wants if want.paper == paper)

    def worst(self, paper: str) -> Standing:
        """What is most to be done for it."""
        return worst(self.of(paper)) or Standing.NOT_NEEDED


def about(event: Event) -> tuple[str, ...]:
    """The papers that a day of permits is about."""
    return event.papers or COHORT_PAPERS


async def bundle(store: Store, event: Event, person_id: int, today: date) -> Bundle:
    """How the papers of an event stand for one member."""
    asked = about(event)
    documents = {paper: await _documents(store, paper, person_id, today) for paper in asked}
    return Bundle(wants(asked, await _items(store, person_id), today), documents)


async def _items(store: Store, person_id: int) -> tuple[Item, ...]:
    """Their products; of whoever has written none down, their trade."""
    producer = await store.producers.find(person_id)
    held = await store.certificates.of(person_id)
    goods = [await papers.of_maker(store, person_id, one) for one in await store.products.of(person_id)]
    if producer is not None and not goods:
        known = named("", producer.category)
        trade = papers.Goods("", "", producer.category, None, known)
        return (Item(None, "", Ware(producer.category), Facts(known, papers.held_for(trade, held))),)
    return tuple(
        Item(one.product_id, one.name, one.ware, Facts(one.known, papers.held_for(one, held)))
        for one in goods
    )


async def _documents(store: Store, paper: str, person_id: int, today: date) -> tuple[int, int]:
    wanted = rules().papers[paper].guide_on(today).documents
    ticked = await store.paper_notes.ticked(person_id, paper)
    return sum(one.key in ticked for one in wanted), len(wanted)


def told(want: Want) -> Line:
    """ "❌ PIRT, Keripik tempe: belum ada. Sebelumnya: NIB." """
    what = paper_name(want.paper)
    if want.goods:
        what = message(N_("{paper}, {goods}"), paper=what, goods=Literal(want.goods))
    sign = SIGNS[want.standing]
    if want.first:
        first = paper_name(want.first[0])
        return message(N_("{sign} {what}: {standing}. Before it: {first}"), sign=sign, what=what, standing=_standing(want), first=first)  # fmt: skip
    return message(N_("{sign} {what}: {standing}"), sign=sign, what=what, standing=_standing(want))


def _standing(want: Want) -> Line:
    if want.standing is Standing.OTHER and want.instead is not None:
        return message(N_("the way is {paper}"), paper=paper_name(want.instead))
    return message(_STANDINGS[want.standing])


_STANDINGS: Mapping[Standing, str] = {
    Standing.MISSING: N_("not there yet"),
    Standing.RENEW: N_("must be renewed"),
    Standing.ASK: N_("a question is open"),
    Standing.OTHER: N_("not possible for these goods"),
    Standing.HAVE: N_("there"),
    Standing.NOT_NEEDED: N_("not needed"),
}


def urgent_first(bundle: Bundle) -> tuple[Want, ...]:
    """What is most to be done first."""
    order = tuple(Standing)
    return tuple(sorted(bundle.wants, key=lambda want: order.index(want.standing)))

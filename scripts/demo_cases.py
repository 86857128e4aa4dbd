"""Cases of the demo: one that was solved, one in the topic of a group, and two for whoever becomes an officer of Batang: a shop
that refuses, and one that pays late."""

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.dialog.event import Origin, Said
from bot.texts import Texts
from bot.turn import House, Office, Turn
from domain.cases.model import Case, Kind, Piece
from domain.roles import Grant, Role
from scripts.demo_certificates import make_ready
from services import papers
from services.cases import closing, evidence, owning, talking
from services.cases.opening import Opened, open_case, told_person
from services.cases.scene import scene_of
from storage.case_team import Contact
from storage.outbox import Call
from storage.people import Person
from storage.role_holders import RoleHolders
from storage.store import Store

WAHYU, GROUP, GROUP_AREA, OFFICE_AREA = 7009, -1_001_000_007_900, "33.25.02", "33.25"
_ZONE = "Asia/Jakarta"
_LATE_SHOP, _REFUSING_SHOP = "Indomaret Limpung", "Alfamart Bandar"
_HOUSE = House(
    Office(OFFICE_AREA), home_keys=lambda _: (), commands=lambda *_: [], doors=lambda _: (), link=lambda _: ""
)


async def add(store: Store, asks: int, waits_for_money: int, roles: RoleHolders, now: datetime) -> list[Call]:
    """Cases of two producers (numbers of people), and what the bot has to say about them when it starts."""
    wahyu = await store.people.add(WAHYU, "id", now)
    await roles.give(wahyu.id, Grant(Role.OFFICER, GROUP_AREA), "Wahyu", now)
    officer = await store.case_team.contact(wahyu.id)
    asker, seller = await store.people.reachable(asks), await store.people.reachable(waits_for_money)
    if officer is None or asker is None or seller is None:
        raise LookupError("the people of the demo are not there")
    await _solved(store, asker, officer, _a_working_day(now))
    await store.case_groups.link(GROUP, GROUP_AREA, wahyu.id, now)
    return [
        *await _asked(store, asker, now - timedelta(minutes=20)),
        *await _refused(store, seller, now - timedelta(hours=3)),
        *await _paid_late(store, seller, now - timedelta(minutes=50)),
    ]


def _a_working_day(now: datetime) -> datetime:
    """Ten past nine on a Tuesday, a week ago or a little more."""
    ago = now.astimezone(ZoneInfo(_ZONE)) - timedelta(days=7)
    return datetime.combine(ago - timedelta(days=(ago.weekday() - 1) % 7), time(9, 10), ago.tzinfo)


def turn_of(store: Store, person: Person, at: datetime) -> Turn:
    """A moment in which somebody of the demo did something."""
    origin = Origin(person.chat_id, "")
    return Turn(store, person, Said("/tanya"), at, Texts("id", _ZONE), _HOUSE, origin=origin)


async def _solved(store: Store, asker: Person, officer: Contact, at: datetime) -> None:
    """Asked, answered within the hour, and solved as she says. Nobody has to be told any more."""
    case = (
        await _opened(turn_of(store, asker, at), Kind.QUESTION, "Kopi bubuk perlu izin BPOM atau PIRT?")
    ).case
    scene = scene_of(turn_of(store, asker, at + timedelta(minutes=35)))
    case = await owning.take(scene, case, officer)
    words = "PIRT sudah cukup, Bu. Urusnya lewat OSS, gratis. Kalau bingung, sini saya temani."
    case = await talking.officer_says(scene, case, officer, Piece("text", words, WAHYU, None))
    scene.now += timedelta(hours=5)
    await closing.ask(scene, case, officer)
    await closing.confirm(scene, await _again(store, case))


async def _again(store: Store, case: Case) -> Case:
    found = await store.cases.held(case.id)
    if found is None:
        raise LookupError(case.id)
    return found


async def _asked(store: Store, asker: Person, at: datetime) -> list[Call]:
    turn = turn_of(store, asker, at)
    opened = await _opened(
        turn, Kind.QUESTION, "Label kopi saya harus ditulis apa saja ya? Mau titip ke Alfamart."
    )
    turn.show(told_person(opened, ""))
    return turn.calls


async def _paid_late(store: Store, seller: Person, at: datetime) -> list[Call]:
    """With the bill of the shop as of that day. Her officer comes to the demo a little later, and is told then."""
    turn = turn_of(store, seller, at)
    shops = {one.name: one.id or 0 for one in await store.outlets.of_office((OFFICE_AREA,))}
    proof = await evidence.of_bill(turn, shops[_LATE_SHOP])
    opened = await open_case(
        turn, Kind.LATE, [_said(seller, "Sudah saya ingatkan dua kali, katanya tunggu pusat.")], proof
    )
    turn.show(told_person(Opened(opened.case, frozenset({0}), OFFICE_AREA), ""))
    return turn.calls


async def _refused(store: Store, seller: Person, at: datetime) -> list[Call]:
    """A shop does not take what may be sold there: with the check of that day. Her officer comes to the demo later."""
    turn = turn_of(store, seller, at)
    [product, *_] = await store.products.of(seller.id)
    await make_ready(store, seller.id, product.id or 0, at)
    goods = await papers.of_product(turn, product)
    proof = await evidence.of_readiness(turn, goods, "minimarket", _REFUSING_SHOP)
    said = _said(seller, "Katanya harus lewat pusat dulu, padahal PIRT dan halalnya ada.")
    opened = await open_case(turn, Kind.REFUSED, [said], proof)
    turn.show(told_person(Opened(opened.case, frozenset({0}), OFFICE_AREA), ""))
    return turn.calls


async def _opened(turn: Turn, kind: Kind, words: str) -> Opened:
    return await open_case(turn, kind, [_said(turn.person, words)])


def _said(who: Person, words: str) -> Piece:
    return Piece("text", words, who.chat_id, None)

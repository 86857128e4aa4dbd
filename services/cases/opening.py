"""Opening a case: somebody asks or complains, officers are told at once, and the person hears who answers until when.

The door for other subjects as well: `open_case` with a kind, what was said, and evidence.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.dialog.screen import Line, Screen
from bot.turn import Turn
from domain.cases import limits
from domain.cases.circle import Helper
from domain.cases.model import Author, Case, Kind, Piece, Step
from domain.messages import N_, message
from domain.roles import Role
from services.cases import alerting, words
from services.cases.scene import scene_of
from storage.case_talk import Evidence


@dataclass(frozen=True, slots=True)
class Opened:
    """A new case; `circle`: the officers who were told; `region`: the area that they serve."""

    case: Case
    circle: frozenset[int]
    region: str


async def open_case(
    turn: Turn, kind: Kind, pieces: Sequence[Piece], evidence: Evidence | None = None, area: str = ""
) -> Opened:
    """Open a case of the turn's person. `area`: where they live, when they are not registered."""
    person = await turn.known_person()
    await turn.store.case_team.call(person.id, turn.origin.name)
    producer = await turn.store.producers.find(person.id)
    scene, lives = scene_of(turn), producer.area if producer else area or turn.office.area
    helpers = await turn.store.case_team.helpers(lives, person.id)
    secret = kind is Kind.FEES and any(one.role is Role.ADMIN for one in helpers)
    due = limits.due(kind, turn.now, lives)
    case = await turn.store.cases.open(person.id, kind, lives, due, turn.now, is_confidential=secret)
    for piece in pieces:
        await turn.store.case_talk.add(case.id, Author.PERSON, person.id, piece, turn.now)
    if evidence is not None:
        await turn.store.case_talk.attach(case.id, evidence)
    await turn.store.audit.add(turn.now, person.id, person.id, "case opened", case=case.id, kind=kind)
    await turn.store.case_talk.did(case.id, Step.OPENED, person.id, turn.now)
    await scene.replan(case)
    told = await alerting.alert(scene, case)
    return Opened(case, told, _region(helpers, told))


def _region(helpers: Sequence[Helper], told: frozenset[int]) -> str:
    """The area that those who were told serve, the smallest."""
    areas = [one.area for one in helpers if one.person_id in told]
    return max(areas, key=len, default="")


def told_person(opened: Opened, contact: str) -> Screen:
    """What the person reads: the number, who answers, and until when."""
    case = opened.case
    if not opened.circle:
        return Screen((_number(case), alerting.nobody(contact), _more()), ((words.mine(),),))
    answers = N_("The officers of {region} have been told. One of them answers by {due} at the latest.")
    if case.is_confidential:
        answers = N_(
            "🔒 Only the administrator of {region} reads it, and sees your name only after taking it. Answer by {due} at the latest."
        )
    who = message(answers, region=words.region(opened.region), due=case.due_at)
    return Screen((_number(case), who, _more()), ((words.mine(),),))


def _number(case: Case) -> Line:
    return message(N_("📨 Sent. It has the number <b>#{number}</b>."), number=str(case.id))


def _more() -> Line:
    return message(N_("Anything to add? Just write it here, or send a photo or a voice note."))

"""Every command, button and form × role × area: who gets in, what they see of others, and what they can change.

Worked out from the book of conversations and the demo's data: a new conversation is covered by itself.
"""

import re
import secrets as chance
from collections.abc import Iterable

import pytest

from bot.conversation import Entry
from domain.roles import Action, Grant, Role, scope
from handlers.registry import BOOK
from tests.permissions.secrets import forgeries, marks, producers, secrets
from tests.permissions.stage import Actor, Stage, Try
from tests.support.measuring import unmeasured

REFUSED = "Bagian itu khusus petugas."
OWN, CHILD, OTHER = "33.25", "33.25.08", "33.26"
"""The regency of the demo's town, one kecamatan of it, another regency."""
ACTORS = [(role, area) for role in Role for area in (OWN, CHILD, OTHER)]
ALL = [*ACTORS, (None, "")]


def grants(role: Role | None, area: str) -> tuple[Grant, ...]:
    return () if role is None else (Grant(role, area),)


def every_role(area: str) -> tuple[Grant, ...]:
    return tuple(Grant(role, area) for role in Role)


def doors_from(entry: Entry) -> list[Entry]:
    """The door, and those to which it leads somebody who is no producer."""
    found, beside = [entry], BOOK.by_command(entry.otherwise) if entry.otherwise else None
    while beside is not None and beside not in found:
        found.append(beside)
        beside = BOOK.by_command(beside.otherwise) if beside.otherwise else None
    return [one for one in found if one is entry or not one.for_producers]


@pytest.mark.parametrize(("role", "area"), ALL)
async def test_commands_and_doors_open_to_whom_the_table_says(
    stage: Stage, role: Role | None, area: str
) -> None:
    held = grants(role, area)
    actor = await stage.actor(*held)
    for entry in BOOK.entries:
        is_open = any(one.action is None or scope(held, one.action) for one in doors_from(entry))
        for tried in (
            await stage.says(actor, f"/{entry.words[0]}"),
            await stage.taps(actor, f"-:go:{entry.words[-1]}"),
        ):
            assert (REFUSED in tried.said) is not is_open, entry.words
            assert is_open or tried.intruded == frozenset()


@pytest.mark.parametrize(("role", "area"), ALL)
async def test_menu_and_desk_show_what_opens(stage: Stage, role: Role | None, area: str) -> None:
    held = grants(role, area)
    actor = await stage.actor(*held, area="33.25.08.2005")
    assert actor.person is not None
    opens = [entry for entry in BOOK.entries if entry.action is None or scope(held, entry.action)]
    shown = [one["command"] for one in BOOK.commands_of(actor.person, held)]
    assert sorted(shown) == sorted(entry.words[0] for entry in opens)
    doors = [entry for entry in opens if entry.action not in (None, Action.SEE_DESK)]
    assert sorted(button.data for button in BOOK.doors(held)) == sorted(
        f"-:go:{entry.words[0]}" for entry in doors
    )


@pytest.mark.parametrize("form", BOOK.guarded_forms)
async def test_a_form_is_gone_with_the_role_it_needs(stage: Stage, form: str) -> None:
    known = BOOK.forms[form]
    half = {
        "form": form, "version": known.version, "step": known.steps[0].name, "token": "t", "asked_at": 2_000_000_000,
    }  # fmt: skip
    others = tuple(one for one in every_role(OWN) if not scope((one,), BOOK.guarded_forms[form]))
    for actor in (await stage.actor(), await stage.actor(*others)):
        tried = await stage.says(actor, "1", dialog=half)
        assert tried.turn.dialog is None
        assert tried.intruded == frozenset()


async def tries(stage: Stage, actor: Actor, arguments: tuple[str, ...]) -> dict[str, Try]:
    """Every command with words behind it, every start parameter, and every button with every argument. Coverage is
    measured with the first argument and the last: the others run the same lines of four hundred buttons once more."""
    told = {f"/{entry.words[0]} {words}": "" for entry in BOOK.entries for words in ("", "keripik")}
    told |= {f"/start {prefix}{words}": "" for prefix in BOOK.links for words in ("1", "33.25.08", "x")}
    done = {words: await stage.says(actor, words) for words in told}
    first, *others, last = arguments
    done |= await taps(stage, actor, (first, last))
    with unmeasured():
        return done | await taps(stage, actor, others)


async def taps(stage: Stage, actor: Actor, arguments: Iterable[str]) -> dict[str, Try]:
    """Every button with every one of these."""
    forged = [f"-:{name}:{argument}" for name in BOOK.routes for argument in arguments]
    return {data: await stage.taps(actor, data) for data in forged if len(data.encode()) <= 64}


@pytest.fixture
def no_chance(monkeypatch: pytest.MonkeyPatch) -> None:
    """Fresh codes and tokens are the same wherever they are made."""
    monkeypatch.setattr(chance, "choice", lambda letters: letters[0])
    monkeypatch.setattr(chance, "token_urlsafe", lambda length=32: "x" * length)
    monkeypatch.setattr(chance, "randbelow", lambda _most: 0)


def timeless(shown: str) -> str:
    """Without times of day; and without the one button that stands there as soon as any record waits for anybody."""
    return re.sub(r"\b\d{1,2}[.:]\d{2}\b", "hh.mm", shown).replace(" | 📇 Sudah didata?", "")


@pytest.mark.usefixtures("no_chance")
@pytest.mark.parametrize("held", [(), every_role(OTHER)], ids=["producer", "every role"])
async def test_for_somebody_from_elsewhere_the_town_might_as_well_be_empty(
    stage: Stage, empty_stage: Stage, held: tuple[Grant, ...]
) -> None:
    """What they are shown does not depend on whether there is anybody: no count, hit, file or error tells."""
    area = "" if held else "33.26.01.2001"
    arguments = await forgeries(stage.tx)
    here = await tries(stage, await stage.actor(*held, area=area), arguments)
    nowhere = await tries(empty_stage, await empty_stage.actor(*held, area=area), arguments)
    assert {
        data: tried.shown
        for data, tried in here.items()
        if timeless(tried.shown) != timeless(nowhere[data].shown)
    } == {}
    assert {data: tried.intruded for data, tried in here.items() if tried.intruded} == {}


async def test_somebody_from_a_part_of_the_area_sees_no_business_beyond_it(stage: Stage) -> None:
    hidden = await secrets(stage.tx, CHILD)
    actor = await stage.actor(*every_role(CHILD))
    done = await tries(stage, actor, await forgeries(stage.tx))
    assert [(data, told) for data, tried in done.items() for told in hidden.within(tried.said)] == []


async def test_whoever_looks_at_a_business_leaves_a_note_about_it(stage: Stage) -> None:
    """The same looks through the eyes of somebody who may: what is hidden from others is seen, and noted."""
    actor, whose = await stage.actor(*every_role(OWN)), await marks(stage.tx)
    numbers = tuple(str(number) for number in await producers(stage.tx, 4))
    done = await tries(stage, actor, (*await forgeries(stage.tx), *numbers))
    seen = [
        (data, tried, people) for data, tried in done.items() for told, people in whose.items() if told in tried.said
    ]  # fmt: skip
    assert len(seen) > 2
    assert [data for data, tried, people in seen if not people & tried.noted] == []


HOSTILE = ("9" * 20, f"1.{'9' * 20}", f"{'9' * 20}.1.{'9' * 15}", "-1", "٣.٣", "1~" + "9" * 20, "..", "\x00")


_UNMEASURED = [pytest.param(one, marks=pytest.mark.no_cover) for one in HOSTILE[1:]]
"""They run the lines that the first one runs."""


@pytest.mark.parametrize("argument", [HOSTILE[0], *_UNMEASURED])
async def test_no_argument_of_a_forged_button_ends_in_a_fault(stage: Stage, argument: str) -> None:
    """Numbers that no database can hold, other people's digits, and nothing at all: each is answered like any other."""
    actor = await stage.actor(*every_role(OWN), area="33.25.08.2005")
    assert await taps(stage, actor, [argument])


async def test_what_others_could_change_would_be_noticed(stage: Stage) -> None:
    actor = await stage.actor(*every_role(OWN))
    changed = [await stage.taps(actor, f"-:holder_ended:{number}") for number in range(1, 4)]
    assert "grants" in {table for tried in changed for table in tried.intruded}

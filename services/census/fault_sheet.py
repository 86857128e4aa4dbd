"""The workbook of the rows of a list that were not taken: what it is made of."""

from collections.abc import Mapping
from pathlib import PurePath
from typing import Any

from bot.dialog.screen import Painting
from bot.painter import Painter
from bot.texts import Texts
from domain.areas import find, full_name
from domain.lists.verdicts import Verdict
from domain.messages import N_, Message
from storage.people_lists import PeopleList
from storage.store import Store

NAME = "list_faults"
_LEFT_OUT = N_("left out")
_WORDS: dict[str, str] = {
    "faulty": N_("Mistakes"), "outside": N_("Other areas"), "skipped": N_("Known already"), "line": N_("Line"), "reason": N_("Reason"),
    "name": N_("Name"), "place": N_("Place"), "phone": N_("Phone"), "beyond": N_("Outside of your area."),
}  # fmt: skip
_VERDICTS: dict[Verdict, str] = {
    Verdict.DOUBLE: N_("The same person as in line {line}."), Verdict.LISTED: N_("On another list already."),
    Verdict.REGISTERED: N_("Registered already."),
}  # fmt: skip


def painting(one: PeopleList) -> Painting:
    """The file of this list."""
    return Painting(NAME, {"list": one.id}, as_document=True)


async def gather(store: Store, spec: Mapping[str, Any], texts: Texts) -> Any:
    one = await store.people_lists.find(spec["list"])
    faults = await store.listed_people.faults(spec["list"])
    skipped = await store.listed_people.skipped(spec["list"])
    reasons = {reason for row in faults for reason, _ in row[4]}
    return {
        "name": f"{_stem(one)}-{texts.plain(Message(_LEFT_OUT))}.xlsx".replace(" ", "-"),
        "words": {name: texts.plain(Message(text)) for name, text in _WORDS.items()},
        "templates": {reason: texts.template(reason) for reason in reasons},
        "verdicts": {str(verdict): texts.template(text) for verdict, text in _VERDICTS.items()},
        "sheets": one.about.get("sheets", []) if one else [],
        "faults": faults,
        "skipped": [(*row[:3], _place(row[3]), *row[4:]) for row in skipped],
    }


def _stem(one: PeopleList | None) -> str:
    return PurePath(one.name).stem[:60] if one else "daftar"


def _place(code: str) -> str:
    area = find(code)
    return full_name(area) if area else code


PAINTERS = {NAME: Painter(gather, "bot.bench.fault_book:write")}

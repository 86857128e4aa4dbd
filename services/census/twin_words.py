"""A doubtful row of a list beside the one it was taken for. Words and buttons only."""

from bot.dialog.screen import Button, Line, Literal, Screen, route
from domain.areas import find, full_name
from domain.lists.verdicts import Verdict
from domain.messages import N_, message
from storage.listed_people import Doubtful
from storage.people_lists import PeopleList


def twin(one: PeopleList, doubtful: Doubtful) -> Screen:
    """One doubtful row beside the one it was taken for."""
    area = find(doubtful.area)
    row = message(
        N_("👀 Row {line}: <b>{name}</b>, {place}, {product}"), line=doubtful.line, name=Literal(doubtful.name),
        place=Literal(full_name(area) if area else doubtful.area), product=Literal(doubtful.product or "–"),
    )  # fmt: skip
    argument = f"{one.id}.{doubtful.id}"
    buttons = (
        (Button(message(N_("👥 Same person")), route("list_twin", argument + ".s")),
         Button(message(N_("➕ Somebody else")), route("list_twin", argument + ".n"))),
        (Button(message(N_("🏁 Enough")), route("list", str(one.id))),),
    )  # fmt: skip
    return Screen((row, _like(doubtful), message(N_("Is it the same person?"))), buttons)


def _like(doubtful: Doubtful) -> Line:
    by_phone = {
        Verdict.DOUBLE: N_("Same phone number as row {line}: {name}"),
        Verdict.LISTED: N_("Same phone number as {name} on another list"),
        Verdict.REGISTERED: N_("Same phone number as {name}, who is registered"),
    }
    by_name = {
        Verdict.DOUBLE: N_("Same name, place and product as row {line}, another phone number"),
        Verdict.LISTED: N_("Same name, place and product as somebody on another list, another phone number"),
        Verdict.REGISTERED: N_(
            "Same name, place and product as somebody who is registered, another phone number"
        ),
    }
    texts = by_phone if doubtful.why == "phone" else by_name
    return message(
        texts[doubtful.verdict], line=doubtful.other_line or 0, name=Literal(doubtful.other_name or "?")
    )


def no_more_twins() -> Line:
    return message(N_("👍 No more doubtful rows."))

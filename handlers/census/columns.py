"""An officer shows which column of a list is which; the file is read once more with that."""

from collections.abc import Mapping
from typing import Any

from bot.conversation import Conversation, begin
from bot.dialog.fields import Choice
from bot.dialog.form import Context, Form, Option, Step
from bot.dialog.screen import Line, Lines, Literal
from bot.turn import Turn
from domain.clip import clipped
from domain.form_answers import FormAnswers
from domain.lists.columns import ASKED, letters
from domain.lists.verdicts import ListState
from domain.messages import N_, Rejected, message
from domain.roles import Action
from handlers.census import lists
from services.census import receiving

_LABEL = 20


class ColumnAnswers(FormAnswers):
    """Columns by their place, as texts, from "0"; None where the list has none."""

    list: str
    name: str
    kecamatan: str | None = None
    desa: str | None = None
    phone: str | None = None
    business: str | None = None
    product: str | None = None


async def _open(turn: Turn, number: str) -> None:
    one = await lists.listed(turn, number)
    if one is None:
        return
    if one.state not in (ListState.ASKING, ListState.READY) or not one.file_id:
        await lists.open_list(turn, number)
        return
    await begin(turn, COLUMNS, {"list": str(one.id), **_known(one.about)})


def _known(about: Mapping[str, Any]) -> dict[str, Any]:
    """What was recognised stands on the card, to be changed there; what is not clear yet is asked."""
    known = about["asked"]["known"] if "asked" in about else about["sheets"][0]["columns"]
    is_whole = "asked" not in about
    told = {name: None if at is None else str(at) for name, at in known.items() if name in ASKED}
    return {name: at for name, at in told.items() if at is not None or (is_whole and name != "name")}


async def _load(turn: Turn, answers: Mapping[str, Any]) -> dict[str, Any]:
    one = await turn.store.people_lists.find(int(answers["list"]))
    about = one.about if one is not None else {}
    if "asked" in about:
        return {"columns": about["asked"]["columns"]}
    sheets = about.get("sheets") or [{"titles": []}]
    return {
        "columns": [
            {"at": at, "title": title, "examples": []} for at, title in enumerate(sheets[0]["titles"])
        ]
    }


def _options(context: Context) -> list[Option]:
    return [Option(Literal(_label(column)), str(column["at"])) for column in context.facts["columns"]]


def _label(column: Mapping[str, Any]) -> str:
    """ "C · NO HP", or for a column without a title its first example."""
    said = column["title"] or (column["examples"] or [""])[0]
    return clipped(f"{letters(column['at'])} · {said}".rstrip(" ·"), _LABEL)


def _question(text: str) -> Any:
    def asks(context: Context) -> Line:
        shown = [one for one in context.facts["columns"] if one["examples"]][:6]
        examples = tuple(
            Literal(clipped(f"{letters(one['at'])}: {', '.join(one['examples'])}", 50)) for one in shown
        )
        return Lines((message(text), *examples)) if examples else message(text)

    return asks


def _step(name: str, label: str, text: str, *, optional: bool = True) -> Step:
    return Step(
        name,
        label,
        text,
        Choice(_options),
        asks=_question(text),
        optional=optional,
        skip=N_("🚫 Not there") if optional else "",
    )


async def _told(turn: Turn, answers: ColumnAnswers) -> None:
    one = await lists.listed(turn, answers.list, for_change=True)
    if one is None:
        return
    if one.state not in (ListState.ASKING, ListState.READY):
        await lists.open_list(turn, answers.list)
        return
    if answers.kecamatan is None and answers.desa is None:
        raise Rejected(
            N_(
                "Without kecamatan or desa I cannot tell where the people live. Please add such a column to the file."
            )
        )
    given = answers.model_dump(exclude={"list"})
    await receiving.read_again(
        turn, one, {name: None if at is None else int(at) for name, at in given.items()}
    )


COLUMNS = Form(
    name="list_columns", version=1, title=N_("the columns of your list"), given=("list",),
    steps=(
        _step("name", N_("Name"), N_("Which column holds the names of the owners?"), optional=False),
        _step("kecamatan", N_("Kecamatan"), N_("Which column holds the kecamatan?")),
        _step("desa", N_("Desa"), N_("Which column holds the desa or kelurahan?")),
        _step("phone", N_("Phone"), N_("Which column holds the phone numbers?")),
        _step("business", N_("Business"), N_("Which column holds the names of the businesses?")),
        _step("product", N_("Products"), N_("Which column tells what they make or sell?")),
    ),
    answers=ColumnAnswers, load_for=_load, finish=_told, card=N_("Please check. Are these the right columns?"),
)  # fmt: skip

CONVERSATION = Conversation(forms=(COLUMNS,), routes={"list_columns": _open}, action=Action.IMPORT)

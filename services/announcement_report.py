"""The report of an announcement as an Excel file: what became of each copy, who has read it, what they answered."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from bot.painter import Painter
from bot.texts import Texts
from domain.areas import find
from domain.messages import N_, Message, message
from storage.announcements import Announcement
from storage.store import Store

NAME = "siaran_report"
_STATES: dict[str, str] = {
    "waiting": N_("not sent"), "queued": N_("on its way"), "sent": N_("sent"), "blocked": N_("blocked the bot"),
    "failed": N_("failed"), "unknown": N_("unknown"), "carry": N_("no Telegram"),
}  # fmt: skip
_FIXES: dict[str, str] = {
    "edited": N_("changed"), "told": N_("told anew"), "failed": N_("failed"), "again": N_("on its way"),
    "queued": N_("on its way"),
}  # fmt: skip
_COLUMNS = (
    N_("Name"), N_("Business"), N_("Kecamatan"), N_("Desa"), N_("Phone"), N_("What became of it"), N_("At"),
    N_("Correction"), N_("Read"), N_("Answer"), N_("Told by the coordinator"),
)  # fmt: skip


async def _gather(store: Store, spec: Mapping[str, Any], texts: Texts) -> dict[str, Any]:
    one = await store.announcements.get(int(spec["announcement"]))
    if one is None:
        raise KeyError(spec["announcement"])
    rows = [_row(row, one, texts) for row in await store.announcements.report(one.id)]
    columns = [{"title": texts.plain(Message(title)), "kind": "text"} for title in _COLUMNS]
    title = texts.plain(message(N_("Announcement {number}"), number=str(one.id)))
    sheet = {"title": title, "notes": [one.content.title], "columns": columns, "rows": rows}
    return {"name": f"siaran-{one.id}.xlsx", "sheets": [sheet]}


def _row(row: Mapping[str, Any], one: Announcement, texts: Texts) -> list[str | None]:
    answers = one.buttons.answers
    answer = answers[row["answer"]] if row["answer"] is not None and row["answer"] < len(answers) else None
    state = texts.plain(Message(_STATES[row["state"]]))
    fix = texts.plain(Message(_FIXES[row["fix"]])) if row["fix"] else None
    return [
        row["name"], row["business"], _place(row["area"], 3), _place(row["area"], 4), row["phone"], state,
        _at(row["ended_at"], texts), fix, _at(row["read_at"], texts), answer, _at(row["carried_at"], texts),
    ]  # fmt: skip


def _place(code: str | None, level: int) -> str | None:
    area = find(".".join(code.split(".")[:level])) if code else None
    return area.name if area is not None and area.level == level else None


def _at(moment: datetime | None, texts: Texts) -> str | None:
    return None if moment is None else f"{moment.astimezone(ZoneInfo(texts.zone)):%d/%m/%Y %H.%M}"


PAINTER = Painter(_gather, "bot.bench.workbook:write")

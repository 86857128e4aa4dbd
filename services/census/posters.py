"""Posters that lead whoever points a phone at them into the registration of their own kecamatan or desa."""

from collections.abc import Mapping
from typing import Any

from bot.dialog.pages import turning
from bot.dialog.screen import Button, Line, Literal, Painting, Screen, route
from bot.painter import Painter
from bot.texts import Texts
from bot.turn import Turn
from domain.areas import find, title
from domain.census import below
from domain.clip import clipped
from domain.messages import N_, Message, message
from services.census.board_words import place
from storage.store import Store

NAME = "posters"
PAGE = 6
_WORDS: dict[str, str] = {
    "title": N_("Do you run a business?"), "free": N_("Register here. It is free!"), "typed": N_("Cannot scan it? Open {bot} in Telegram"),
    "foot": N_("No NIK, no KTP, no fee."),
}  # fmt: skip
_STEPS = (
    N_("1. Point your phone's camera at this square"), N_("2. Tap the link, then tap START"), N_("3. Answer a few questions, 5 minutes"),
)  # fmt: skip
_OFFICE = N_("UMKM office")


def screen(area: str, page: int, inner: tuple[str, ...], *, can_go_up: bool) -> Screen:
    """What posters there are for an area, and the areas below it (`inner`)."""
    found = find(area)
    asked = message(N_("🖼 Posters for {place}: one page each, to print on A4."), place=place(area))
    buttons: list[tuple[Button, ...]] = []
    if found is not None and found.level >= 3:
        buttons.append(
            (
                Button(
                    message(N_("📄 One for {place}"), place=Literal(clipped(found.name, 12))),
                    route("poster", area),
                ),
            )
        )
    if found is not None and found.level in (2, 3) and inner:
        label = N_("📄 All {count} kecamatan") if found.level == 2 else N_("📄 All {count} desa")
        buttons.append((Button(message(label, count=len(inner)), route("poster_set", area)),))
    buttons += _areas(inner[page * PAGE : (page + 1) * PAGE])
    return Screen((asked, _advice()), (*buttons, *_ways(area, page, len(inner), can_go_up)))


def _advice() -> Line:
    return message(N_("Hang them up where people wait: balai desa, market, warung, puskesmas."))


def _areas(codes: tuple[str, ...]) -> list[tuple[Button, ...]]:
    """A village has one poster, which comes at once; others lead on."""
    buttons = [
        Button(Literal(clipped(area.name, 18)), route("poster" if area.level == 4 else "posters", area.code))
        for code in codes
        if (area := find(code))
    ]
    return [tuple(buttons[at : at + 2]) for at in range(0, len(buttons), 2)]


def _ways(area: str, page: int, total: int, can_go_up: bool) -> list[tuple[Button, ...]]:
    turns = turning(page, lambda to: route("posters", f"{area}~{to}"), is_more=(page + 1) * PAGE < total)
    up = Button(message(N_("⬆️ Up")), route("posters", area.rpartition(".")[0]))
    return [*turns, (up,)] if can_go_up else [*turns]


def painting(turn: Turn, area: str, *, each: bool) -> Painting:
    """One poster for the area, or one for `each` area below it."""
    spec = {"area": area, "each": each, "link": turn.house.link("d_"), "office": turn.office.name}
    return Painting(NAME, spec, as_document=True)


def caption(area: str, *, each: bool) -> Line:
    count = len(below(area)) if each else 1
    return message(N_("🖼 {count} posters for {place}, ready to print on A4."), count=count, place=place(area))


async def gather(_store: Store, spec: Mapping[str, Any], texts: Texts) -> Any:
    codes = below(spec["area"]) if spec["each"] else (spec["area"],)
    areas = [area for code in codes if (area := find(code))]
    words = {name: texts.template(text) for name, text in _WORDS.items()}
    office = spec["office"] or texts.plain(Message(_OFFICE))
    steps = [texts.plain(Message(step)) for step in _STEPS]
    return {
        "name": f"poster-{spec['area'].replace('.', '')}{'-semua' if spec['each'] else ''}.pdf",
        "pages": [
            {"place": title(area), "link": spec["link"] + area.code.replace(".", "")} for area in areas
        ],
        "words": {**words, "office": office, "steps": steps},
    }


PAINTERS = {NAME: Painter(gather, "bot.bench.poster:draw")}

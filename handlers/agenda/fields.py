"""The answers that describe an event: its place with a pin, how many places, which papers, what goes along with it."""

from dataclasses import dataclass
from typing import Any

import orjson

from bot.dialog.event import Event, Said, SentDocument, SentPhoto, SharedLocation, Tapped
from bot.dialog.fields import in_rows, named, unsuitable
from bot.dialog.file_field import check_size
from bot.dialog.form import Context, Field, Option, Options, Value, View
from bot.dialog.screen import Line, Literal
from domain.agenda.event import COHORT_PAPERS, MOST_PLACES
from domain.agenda.places import note_in, pin, place_in, place_key
from domain.agenda.titles import papers_in
from domain.answers import is_no
from domain.clip import clipped
from domain.messages import N_, Rejected, message
from domain.number_reading import read_number
from services.agenda.planning import too_few
from services.certificate_words import paper_name

NO_LIMIT = "none"
_NO_MAP, _DONE = "=none", "=done"
_SHOWN = 36


def kept(value: Any) -> str:
    """The view that such a question opens with, given its answer before: what is sent now is laid over it."""
    return orjson.dumps(value).decode() if value else ""


def _before(context: Context) -> dict[str, Any]:
    return dict(orjson.loads(context.view)) if context.view.startswith("{") else {}


@dataclass(frozen=True, slots=True)
class DoorField:
    """A place in words, and a pin on the map: sent as a location, written as coordinates, or known from an event that was
    there before. The answer is `{"name", "pin": [latitude, longitude] or None}`."""

    def options(self, context: Context) -> Options:
        without = Option(message(N_("⏭ Without map")), _NO_MAP)
        return Options(((without,),) if _before(context).get("name") else ())

    def read(self, event: Event, context: Context) -> Value | View:
        before = _before(context)
        if isinstance(event, Tapped) or (
            isinstance(event, Said) and before.get("name") and is_no(event.text)
        ):
            return self._without(before)
        if isinstance(event, SharedLocation):
            found = pin(event.latitude, event.longitude)
            return self._settled({**before, "pin": [found.latitude, found.longitude]})
        if not isinstance(event, Said):
            raise unsuitable(event)
        told = place_in(event.text)
        found = told.pin or context.facts.get("pins", {}).get(place_key(told.text))
        place = {
            "name": told.text or before.get("name"),
            "pin": [found.latitude, found.longitude] if found else None,
        }
        waiting = before.get("pin") if not before.get("name") else None
        return self._settled({**place, "pin": place["pin"] or waiting})

    def _settled(self, place: dict[str, Any]) -> Value | View:
        if not place.get("name"):
            return View(
                kept(place),
                message(N_("📍 Got it. What is this place called? For example: Aula Kecamatan Limpung")),
            )
        if not place.get("pin"):
            return View(
                kept(place),
                message(N_("Now send its location, so that nobody gets lost: 📎, then Location.")),
            )
        return Value(place)

    def _without(self, before: dict[str, Any]) -> Value:
        if not before.get("name"):
            raise Rejected(
                N_("Where is it? For example: Aula Kecamatan Limpung. You may also send the location.")
            )
        return Value({"name": before["name"], "pin": None})

    def show(self, value: Any, context: Context) -> Line:
        if value["pin"]:
            return message(N_("{place} (with map)"), place=Literal(clipped(value["name"], 30)))
        return Literal(value["name"])


@dataclass(frozen=True, slots=True)
class OnOneLine:
    """Another kind of answer, whose lines stand in one on the card."""

    field: Field

    def options(self, context: Context) -> Options:
        return self.field.options(context)

    def read(self, event: Event, context: Context) -> Value | View:
        return self.field.read(event, context)

    def show(self, value: Any, context: Context) -> Line:
        return Literal(", ".join(context.render(self.field.show(value, context)).splitlines()))


@dataclass(frozen=True, slots=True)
class QuotaField:
    """How many places there are, or no limit. A number that is written is always the places."""

    quick: tuple[int, ...] = (20, 30, 50, 100)

    def options(self, context: Context) -> Options:
        numbers = [Option(message(N_("{number}"), number=number), str(number)) for number in self.quick]
        return Options((*in_rows(numbers, 4), (self._free(),)))

    def _free(self) -> Option:
        return Option(message(N_("♾ No limit")), NO_LIMIT)

    def read(self, event: Event, context: Context) -> Value | View:
        if isinstance(event, Tapped):
            return Value(NO_LIMIT if event.choice == NO_LIMIT else _enough(_places(event.choice), context))
        if not isinstance(event, Said):
            raise unsuitable(event)
        said = event.text.strip().casefold()
        is_free = any(
            word in said.split() for word in ("bebas", "tanpa", "semua", "unlimited", "tak", "none")
        )
        if is_free or (named(event.text, [self._free()], context) and not said.isdecimal()):
            return Value(NO_LIMIT)
        return Value(_enough(_places(event.text), context))

    def show(self, value: Any, context: Context) -> Line:
        return message(N_("no limit")) if value == NO_LIMIT else message(N_("{number} people"), number=value)


def _enough(places: int, context: Context) -> int:
    """Nobody who has a place may lose it."""
    taken = int(context.facts.get("taken", 0))
    if places < taken:
        raise too_few(taken)
    return places


def _places(text: str) -> int:
    words = " ".join(
        word
        for word in text.casefold().split()
        if word not in ("orang", "peserta", "kursi", "org", "maks", "max")
    )
    reading = read_number(words.replace(".", "")) if words else None
    number = reading.values[0] if reading and len(reading.values) == 1 else None
    if number is None or number.denominator != 1 or not 1 <= number <= MOST_PLACES:
        raise Rejected(
            N_("How many people fit in? Please write at least 1, for example 30, or tap “No limit”.")
        )
    return int(number)


@dataclass(frozen=True, slots=True)
class PapersField:
    """Which papers a day of permits is about: tick one or several, or write them. The answer is a list of ids."""

    def options(self, context: Context) -> Options:
        ticked = _before(context).get("papers", [])
        rows = in_rows([Option(_ticked(paper, paper in ticked), paper) for paper in COHORT_PAPERS], 2)
        return Options((*rows, *(((Option(message(N_("👌 Done")), _DONE),),) if ticked else ())))

    def read(self, event: Event, context: Context) -> Value | View:
        ticked = list(_before(context).get("papers", []))
        if isinstance(event, Said):
            written = papers_in(event.text)
            shown = [option for row in self.options(context).rows for option in row]
            found = named(event.text, shown, context)
            if written and found is None:
                return Value(list(written))
            return self._tapped(found.choice if found else "", ticked)
        if not isinstance(event, Tapped):
            raise unsuitable(event)
        return self._tapped(event.choice, ticked)

    def _tapped(self, choice: str, ticked: list[str]) -> Value | View:
        if choice == _DONE and ticked:
            return Value([paper for paper in COHORT_PAPERS if paper in ticked])
        if choice not in COHORT_PAPERS:
            raise Rejected(N_("Please tap the papers it is about, for example NIB or PIRT, then “Done”."))
        changed = [one for one in ticked if one != choice] if choice in ticked else [*ticked, choice]
        return View(kept({"papers": changed}))

    def show(self, value: Any, context: Context) -> Line:
        return Literal(", ".join(context.render(paper_name(paper)) for paper in value))


def _ticked(paper: str, is_ticked: bool) -> Line:
    label = N_("✅ {paper}") if is_ticked else N_("⬜ {paper}")
    return message(label, paper=paper_name(paper))


@dataclass(frozen=True, slots=True)
class ExtrasField:
    """What goes along: words with a link, a poster, a file. What is sent later is laid over what was there. The answer
    is `{"note", "link", "photo", "document"}`."""

    def options(self, context: Context) -> Options:
        return Options()

    def read(self, event: Event, context: Context) -> Value | View:
        before = _before(context)
        if isinstance(event, Said):
            return Value({**before, **_words(event.text)})
        if isinstance(event, SentPhoto):
            return Value({**before, "photo": event.file_id, **_caption(event.caption)})
        if isinstance(event, SentDocument):
            check_size(event)
            document = {"file_id": event.file_id, "name": event.name}
            return Value({**before, "document": document, **_caption(event.caption)})
        raise unsuitable(event)

    def show(self, value: Any, context: Context) -> Line:
        signs = (
            sign for name, sign in (("link", "🔗"), ("photo", "🖼"), ("document", "📎")) if value.get(name)
        )
        note = clipped(value["note"], _SHOWN) if value.get("note") else ""
        return Literal(" ".join(filter(None, (note, "".join(signs)))))


def _words(text: str) -> dict[str, Any]:
    told = note_in(text)
    return {"note": told.text or None, **({"link": told.link} if told.link else {})}


def _caption(text: str) -> dict[str, Any]:
    return _words(text) if text.strip() else {}

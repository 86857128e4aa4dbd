"""Three questions about an agreement: how goods are given, when they are paid, how often one looks in; and the rest,
which has usual answers and can be changed on a card later."""

import re
from dataclasses import dataclass
from typing import Any

from bot.dialog.event import Event, Said, Tapped
from bot.dialog.fields import Choice, in_rows, named, unsuitable
from bot.dialog.form import Context, Option, Options, Step, Value, View
from bot.dialog.screen import Line
from domain.consignment.terms import Basis
from domain.durations import parse_duration_days
from domain.messages import N_, Rejected, message
from domain.percent import parse_percent
from domain.spoken import clean
from services.consignment.shops import AHEAD, NET, OUTRIGHT

_MOST_DAYS = 366
_HOW_WORDS = (
    (OUTRIGHT, re.compile(r"\b(?:beli|dibeli|putus|outright|kontan|cash)\b")),
    (AHEAD, re.compile(r"\b(?:dp|uang muka|panjer|down)\b")),
    (NET, re.compile(r"\b(?:setor|net|bersih|harga saya)\b")),
)
_PAPERS = re.compile(r"\b(?:kontra\s*bon|kontrabon|faktur|dokumen|surat|nota|tagihan|invoice|tukar)\b")
_AT_ONCE = re.compile(r"\b(?:langsung|saat|kunjungan|tunai|kontan|cash|cod|ditempat|tempat|on the spot)\b")


class How:
    """ "c1250" (a commission of 12,5 %), "net", "outright" or "ahead"."""

    _choice = Choice(
        lambda _: [
            Option(message(N_("Commission {percent}"), percent="10%"), "c1000"),
            Option(message(N_("Commission {percent}"), percent="15%"), "c1500"),
            Option(message(N_("Commission {percent}"), percent="20%"), "c2000"),
            Option(message(N_("Net price")), NET),
            Option(message(N_("Shop buys it")), OUTRIGHT),
            Option(message(N_("Part paid ahead")), AHEAD),
        ],
        understand=lambda text, _: _how_in_words(text),
        refusal=N_("Please tap one, or write the commission, for example 12,5%."),
    )

    def options(self, context: Context) -> Options:
        return self._choice.options(context)

    def read(self, event: Event, context: Context) -> Value | View:
        return self._choice.read(event, context)

    def show(self, value: str, context: Context) -> Line:
        if value.startswith("c"):
            return message(N_("Commission {percent}"), percent=percent(int(value[1:])))
        return self._choice.show(value, context)


def percent(basis_points: int) -> str:
    """ "12,5%" """
    whole, rest = divmod(basis_points, 100)
    return f"{whole}{',' + f'{rest:02d}'.rstrip('0') if rest else ''}%"


def _how_in_words(text: str) -> Value | None:
    said = text.casefold()
    if any(character.isdigit() for character in said):
        return Value(f"c{parse_percent(said)}")
    return next((Value(how) for how, known in _HOW_WORDS if known.search(said)), None)


_WHEN = (
    (Basis.SALE_REPORT, 0),
    (Basis.SALE_REPORT, 14),
    (Basis.SALE_REPORT, 30),
    (Basis.DOCUMENTS, 14),
    (Basis.DOCUMENTS, 30),
)


@dataclass(frozen=True, slots=True)
class When:
    """{"basis", "days"}: so many days after sales were told, or after the shop has all papers."""

    def options(self, context: Context) -> Options:
        first, *others = (Option(_when(*one), f"{one[0]}.{one[1]}") for one in _WHEN)
        return Options(((first,), *in_rows(others, 2)))

    def read(self, event: Event, context: Context) -> Value | View:
        if isinstance(event, Tapped):
            return self._tapped(event.choice)
        if not isinstance(event, Said):
            raise unsuitable(event)
        shown = [option for row in self.options(context).rows for option in row]
        found = named(event.text, shown, context)
        return self._tapped(found.choice) if found else _when_in_words(clean(event.text).casefold())

    def show(self, value: Any, context: Context) -> Line:
        return _when(Basis(value["basis"]), value["days"])

    def _tapped(self, choice: str) -> Value:
        basis, _, days = choice.partition(".")
        if (basis, days) not in [(str(one), str(number)) for one, number in _WHEN]:
            raise Rejected(_WHEN_EXAMPLE)
        return Value({"basis": basis, "days": int(days)})


_WHEN_EXAMPLE = N_("Please tap one, or write it like: 14 hari, or 30 hari setelah kontra bon.")


def _when(basis: Basis, days: int) -> Line:
    if basis is Basis.DOCUMENTS:
        return message(N_("Papers + {days} days"), days=days)
    return message(N_("{days} days"), days=days) if days else message(N_("At once, on the spot"))


def _when_in_words(said: str) -> Value:
    basis = Basis.DOCUMENTS if _PAPERS.search(said) else Basis.SALE_REPORT
    if not any(character.isdigit() for character in said) and _AT_ONCE.search(said):
        return Value({"basis": Basis.SALE_REPORT, "days": 0})
    bare = re.sub(
        r"[+]|\b(?:setelah|sesudah|habis|sejak|dari|tempo)\b", " ", _AT_ONCE.sub(" ", _PAPERS.sub(" ", said))
    )
    return Value({"basis": basis, "days": _days(bare, _WHEN_EXAMPLE)})


def _days(said: str, example: str) -> int:
    """A length of time in days; a bare number counts as days. Raises Rejected with the example."""
    bare = " ".join(said.split())
    try:
        days = (
            int(bare) if bare.isascii() and bare.isdecimal() and len(bare) < 5 else parse_duration_days(bare)
        )
    except Rejected:
        raise Rejected(example) from None
    if not isinstance(days, int) or not 0 < days <= _MOST_DAYS:
        raise Rejected(example)
    return days


_RHYTHMS = (
    (message(N_("Every 3 days")), 3),
    (message(N_("Every week")), 7),
    (message(N_("Every 2 weeks")), 14),
    (message(N_("Every month")), 30),
    (message(N_("Not fixed")), 0),
)


@dataclass(frozen=True, slots=True)
class Rhythm:
    """Every so many days; 0: not fixed."""

    def options(self, context: Context) -> Options:
        return Options(in_rows([Option(label, str(days)) for label, days in _RHYTHMS], 2))

    def read(self, event: Event, context: Context) -> Value | View:
        if isinstance(event, Tapped):
            if event.choice not in {str(days) for _, days in _RHYTHMS}:
                raise Rejected(_RHYTHM_EXAMPLE)
            return Value(int(event.choice))
        if not isinstance(event, Said):
            raise unsuitable(event)
        shown = [option for row in self.options(context).rows for option in row]
        if found := named(event.text, shown, context):
            return Value(int(found.choice))
        return _rhythm_in_words(clean(event.text).casefold())

    def show(self, value: int, context: Context) -> Line:
        known = next((label for label, days in _RHYTHMS if days == value), None)
        return known or message(N_("Every {days} days"), days=value)


_RHYTHM_EXAMPLE = N_("Please tap one, or write it like: 10 hari sekali.")
_NOT_FIXED = re.compile(r"\b(?:tidak tentu|gak tentu|ga tentu|kadang|bebas|jarang|tidak pasti)\b")


def _rhythm_in_words(said: str) -> Value:
    if _NOT_FIXED.search(said):
        return Value(0)
    return Value(_days(re.sub(r"\b(?:tiap|setiap|sekali|per|sak)\b", " ", said), _RHYTHM_EXAMPLE))


HOW = Step(
    "how", N_("How"), N_("How do you give your goods to this shop?"), How(),
    why=N_("Commission: the shop keeps a share of what it sells. Net price (harga setor): you name what you get."),
)  # fmt: skip
WHEN = Step(
    "paid", N_("Paid"), N_("When does this shop pay? Tap it, or write it: 45 hari"), When(),
    why=N_("Days count from the day you tell what was sold; “papers”: from the day the shop has them (kontra bon)."),
)  # fmt: skip
VISITS = Step(
    "visits", N_("Visits"), N_("How often do you look in at this shop?"), Rhythm(),
    why=N_("So that I remind you, and can say how much to bring."),
)  # fmt: skip


def _bearer(name: str, label: str, ask: str) -> Step:
    return Step(
        name, label, ask,
        Choice(lambda _: [Option(message(N_("I do")), "producer"), Option(message(N_("The shop")), "shop")]),
        why=N_("If it is the shop, they are billed as if they were sold."),
    )  # fmt: skip


LATER = (
    Step(
        "shift", N_("Days off"), N_("When the day of payment is a day off, does it move to the next working day?"),
        Choice(lambda _: [Option(message(N_("Yes, it moves")), "yes"), Option(message(N_("No, it stays")), "no")]),
    ),
    _bearer("missing", N_("Missing"), N_("Who bears goods that go missing in the shop?")),
    _bearer("damaged", N_("Damaged"), N_("Who bears goods that get damaged in the shop?")),
    _bearer("expired", N_("Expired"), N_("Who bears goods that expire in the shop?")),
)  # fmt: skip

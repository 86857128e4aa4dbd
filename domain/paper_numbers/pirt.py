"""What the fifteen digits of a PIRT number mean. Read leniently: an unknown code is left out, never refused.

Source: certifications.md 2.1 and 8 (order of the parts: medium confidence).
"""

from dataclasses import dataclass

from domain.areas import find
from domain.messages import N_, Message

_PACKS = {
    "1": N_("glass"), "2": N_("plastic"), "3": N_("cardboard or paper"), "4": N_("tin"),
    "5": N_("aluminium foil"), "6": N_("another material"), "7": N_("mixed material"), "8": N_("two layers"),
}  # fmt: skip
_GOODS = {
    "01": N_("dried meat"), "02": N_("dried fish"), "03": N_("dried poultry"), "04": N_("vegetables"),
    "05": N_("coconut"), "06": N_("flour, cakes, crackers"), "07": N_("oil and fat"), "08": N_("jam and jelly"),
    "09": N_("sugar, sweets, honey"), "10": N_("dry coffee and tea"), "11": N_("seasoning"),
    "12": N_("spices"), "13": N_("powder drinks"), "14": N_("fruit products"), "15": N_("beans, nuts, roots"),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class PirtParts:
    """What is known of a number. `pack`, `goods`: message ids, "" when unknown; `regency`: Kemendagri code
    (`33.25`), "" when it is on no list; `year`: in which it ends."""

    pack: str
    goods: str
    regency: str
    year: int

    @property
    def told(self) -> tuple[Message, ...]:
        """Pack and goods as messages, what is unknown left out."""
        return tuple(Message(one) for one in (self.goods, self.pack) if one)


def pirt_parts(number: str) -> PirtParts | None:
    """The parts of a stored number; None when it was kept as typed and has another form."""
    if not (number.isascii() and number.isdecimal() and len(number) == 15):
        return None
    code = f"{number[3:5]}.{number[5:7]}"
    return PirtParts(
        pack=_PACKS.get(number[0], ""),
        goods=_GOODS.get(number[1:3], ""),
        regency=code if find(code) else "",
        year=2000 + int(number[13:]),
    )

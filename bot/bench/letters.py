"""The fonts for pictures and documents, and the characters they have. What a font lacks is shown as a box, never an error.

Noto Sans, cut down to Latin, Greek, Cyrillic and common signs (OFL, see `fonts/OFL.txt`): the machine's own fonts
would make every installation look different.
"""

import unicodedata
from pathlib import Path

FONTS = Path(__file__).with_name("fonts")
REGULAR, BOLD = FONTS / "NotoSans-Regular.ttf", FONTS / "NotoSans-Bold.ttf"
_BOX = "□"
_KNOWN = (
    (0x20, 0x7E), (0xA0, 0x24F), (0x259, 0x259), (0x2B0, 0x2FF), (0x300, 0x36F), (0x370, 0x3FF), (0x400, 0x45F),
    (0x1E00, 0x1EFF), (0x2010, 0x2027), (0x2030, 0x203A), (0x20A0, 0x20BF), (0x2122, 0x2122), (0x2212, 0x2212),
    (0x25A1, 0x25A1),
)  # fmt: skip


def legible(text: str, most: int = 0) -> str:
    """One line of what these fonts can show: pictures (emoji) and invisible signs left out, unknown letters as boxes.

    `most`: at that many characters it is cut with "…"; 0: never.
    """
    composed = unicodedata.normalize("NFC", text)
    shown = " ".join("".join(_shown(character) for character in composed).split())
    return shown if not most or len(shown) <= most else shown[: most - 1].rstrip() + "…"


def _shown(character: str) -> str:
    code, kind = ord(character), unicodedata.category(character)
    if character.isspace():
        return " "
    if kind.startswith("C"):
        return ""
    if any(first <= code <= last for first, last in _KNOWN):
        return character
    return _BOX if kind[0] in "LN" else ""

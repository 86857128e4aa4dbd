"""Photos of the demo's goods, drawn by a program: a plate, a cup or a cloth in the colours of what it is. Uploaded to the stand-in
for Telegram as a bot does it, so that the page shows them like any other photo."""

import asyncio
import json
import random
import urllib.request
from collections.abc import Iterable
from io import BytesIO

from PIL import Image, ImageDraw

WIDE, HIGH, _FINE = 640, 480, 2
_ALBUM = 20_000
"""The first of the chats that get one each: people without a phone on the page. Whoever uploads must say to whom, and one
chat takes no more than one a second."""
_COLOURS = {
    "tempe": "#c98b3c", "singkong": "#f0d9a0", "rempeyek": "#d9a441", "emping": "#ecd489", "ikan": "#b98a5e",
    "kopi": "#4a2c1a", "jahe": "#d8b26a", "serabi": "#a9c76b", "lapis": "#d86f8c", "batik": "#6b3d1e", "jati": "#8a5a33",
    "meja": "#8a5a33", "bambu": "#c9a55a",
}  # fmt: skip
_TABLES = ("#7a9a8b", "#b9785f", "#6f86a6", "#a98a5c", "#8f7aa0")


def drawn(name: str) -> bytes:
    """A JPEG of a few kilobytes, always the same for a name."""
    chance = random.Random(name)
    picture = Image.new("RGB", (WIDE * _FINE, HIGH * _FINE), chance.choice(_TABLES))
    pen = ImageDraw.Draw(picture)
    colour = next((one for word, one in _COLOURS.items() if word in name), "#d9a441")
    if any(word in name for word in ("kopi", "jahe")):
        _cup(pen, colour)
    elif any(word in name for word in ("batik", "kursi", "meja", "bambu")):
        _cloth(pen, colour, chance)
    else:
        _plate(pen, colour, chance)
    kept = BytesIO()
    picture.resize((WIDE, HIGH), Image.Resampling.LANCZOS).save(kept, "JPEG", quality=82)
    return kept.getvalue()


def _round(pen: ImageDraw.ImageDraw, at: tuple[float, float], wide: float, high: float, colour: str) -> None:
    x, y = at[0] * _FINE, at[1] * _FINE
    pen.ellipse((x - wide * _FINE, y - high * _FINE, x + wide * _FINE, y + high * _FINE), fill=colour)


def _plate(pen: ImageDraw.ImageDraw, colour: str, chance: random.Random) -> None:
    _round(pen, (325, 262), 245, 178, "#4c4037")
    _round(pen, (320, 245), 245, 178, "#f7f4ee")
    _round(pen, (320, 245), 200, 142, "#e9e3d7")
    for _ in range(46):
        at = (320 + 130 * chance.triangular(-1, 1), 240 + 84 * chance.triangular(-1, 1))
        wide, high = chance.uniform(26, 44), chance.uniform(18, 30)
        _round(pen, (at[0] + 3, at[1] + 5), wide, high, _shade(colour, 0.7))
        _round(pen, at, wide, high, _shade(colour, chance.uniform(0.88, 1.15)))


def _cup(pen: ImageDraw.ImageDraw, colour: str) -> None:
    _round(pen, (320, 300), 220, 120, "#efe9df")
    _round(pen, (480, 240), 62, 58, "#f7f4ee")
    _round(pen, (480, 240), 34, 32, "#efe9df")
    _round(pen, (320, 240), 150, 130, "#f7f4ee")
    _round(pen, (320, 205), 128, 78, _shade(colour, 0.8))
    _round(pen, (310, 198), 100, 54, colour)


def _cloth(pen: ImageDraw.ImageDraw, colour: str, chance: random.Random) -> None:
    left, top, right, low = (at * _FINE for at in (90, 70, 550, 410))
    pen.rounded_rectangle((left, top, right, low), 24, fill=_shade(colour, 0.75))
    step, tone = 46 * _FINE, chance.uniform(1.5, 2.0)
    for y in range(int(top) + step // 2, int(low), step):
        for x in range(int(left) + step // 2, int(right), step):
            size = step // 3
            pen.polygon(
                ((x - size, y), (x, y - size), (x + size, y), (x, y + size)), fill=_shade(colour, tone)
            )


def _shade(colour: str, by: float) -> str:
    parts = (int(colour[at : at + 2], 16) for at in (1, 3, 5))
    return "#" + "".join(f"{min(255, round(part * by)):02x}" for part in parts)


async def uploaded(address: str, token: str, names: Iterable[str]) -> dict[str, str]:
    """The file id of a photo for each of these goods."""
    place = f"{address}/bot{token}/sendPhoto"
    return {
        name: await asyncio.to_thread(_upload, place, _ALBUM + number, name)
        for number, name in enumerate(names)
    }


def _upload(address: str, chat: int, name: str) -> str:
    edge = "laris-demo-photo"
    head = (
        f'--{edge}\r\nContent-Disposition: form-data; name="chat_id"\r\n\r\n{chat}\r\n'
        f'--{edge}\r\nContent-Disposition: form-data; name="photo"; filename="contoh.jpg"\r\n'
        "Content-Type: image/jpeg\r\n\r\n"
    )
    body = head.encode() + drawn(name) + f"\r\n--{edge}--\r\n".encode()
    kind = {"Content-Type": f"multipart/form-data; boundary={edge}"}
    with urllib.request.urlopen(urllib.request.Request(address, body, kind), timeout=10) as answer:
        told = json.load(answer)
    return str(told["result"]["photo"][-1]["file_id"])

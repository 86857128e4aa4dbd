"""A QR code as a picture: a link that is opened by pointing a phone at it. Runs in the process for heavy work."""

import io
from typing import Any


def draw(data: Any, content: bytes) -> tuple[Any, bytes]:
    """A job of `bot.bench`. `data`: `{"name": file name, "text": what the code says}`."""
    del content
    import segno

    made = io.BytesIO()
    segno.make(data["text"], error="m").save(made, kind="png", scale=10, border=4)
    return {"name": data["name"], "mime": "image/png"}, made.getvalue()

"""Texts made short enough for a button or a small screen."""

LABEL = 24
"""Letters that fit on a button on a phone 390 points wide."""


def clipped(text: str, most: int = LABEL) -> str:
    """The text with at most so many letters; what is cut shows as …"""
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"

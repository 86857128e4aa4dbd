"""How much long work does at once, by the clock: nobody's answer is written while a portion is, so after a slow one the next
is smaller, and after a quick one a little larger. Knows no work."""

GOAL_SECONDS = 0.25
"""Nobody should wait longer for a portion to end."""
_AIM_SECONDS = GOAL_SECONDS * 0.4
"""Aimed at, so that one that meets a busy moment stays within the goal."""
_LEAST, _MOST = 20, 1_000


class Portions:
    """`most`: so many rows make the next portion."""

    def __init__(self) -> None:
        self.most = _LEAST * 5

    def took(self, seconds: float) -> None:
        """A portion took so long: the next one is cut in proportion, but never grows beyond half as many again."""
        fitting = int(self.most * min(1.5, _AIM_SECONDS / max(seconds, 0.001)))
        self.most = min(_MOST, max(_LEAST, fitting))

"""What a rule about days is: a pattern of plain words and a reckoning. No rule stands here."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from domain.day_reckoning import Frame
from domain.heard_days import HeardDay

Match = re.Match[str]
Reckon = Callable[[Match, Frame], HeardDay]
BACK = r"(?:lalu|kemarin|wingi|dulu|kemarinlusa)"
ON = r"(?:lagi|depan|nanti|besok)"
THIS = rf"(?P<which>ini|{BACK}|{ON})"


@dataclass(frozen=True, slots=True)
class Rule:
    """`in_sentence`: also looked for among other words; a bare figure is not."""

    pattern: re.Pattern[str]
    reckon: Reckon
    in_sentence: bool = True


def rule(pattern: str, reckon: Reckon, *, in_sentence: bool = True) -> Rule:
    """A rule from the text of its pattern."""
    return Rule(re.compile(pattern), reckon, in_sentence)

"""What a scripted person answers to a message of the bot. Pure: a text and its buttons in, an action out."""

import re
import tomllib
from dataclasses import dataclass, field
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Action:
    """One thing a person does. `kind` is text, tap (value = the data), contact, done or wait."""

    kind: str
    value: str = ""
    label: str = ""


@dataclass(frozen=True, slots=True)
class Rule:
    """If `question` fits the text: tap the button that fits `tap`, or type `text`, or share the contact."""

    question: re.Pattern[str]
    tap: re.Pattern[str] | None
    action: Action | None


@dataclass(frozen=True, slots=True)
class Script:
    """A table of rules tried in order, then of labels to tap anywhere, then the first button not avoided."""

    start: str
    rules: tuple[Rule, ...] = ()
    taps: tuple[re.Pattern[str], ...] = ()
    avoid: re.Pattern[str] = field(default_factory=lambda: re.compile("^$"))

    def answer(self, text: str, buttons: list[tuple[str, str]]) -> Action | None:
        """The action for a message with these (label, data) buttons; None: nothing to answer here, wait."""
        for rule in self.rules:
            if rule.question.search(text) and (action := rule.action or _tapped(rule.tap, buttons)):
                return action
        for label in self.taps:
            if action := _tapped(label, buttons):
                return action
        wanted = [(label, data) for label, data in buttons if not self.avoid.search(label)]
        return Action("tap", wanted[0][1], wanted[0][0]) if wanted else None


def _tapped(label: re.Pattern[str] | None, buttons: list[tuple[str, str]]) -> Action | None:
    fitting = (Action("tap", data, shown) for shown, data in buttons if label and label.search(shown))
    return next(fitting, None)


def _rule(row: dict) -> Rule:
    action = None
    if "text" in row:
        action = Action("text", row["text"])
    elif row.get("contact"):
        action = Action("contact")
    elif row.get("done"):
        action = Action("done")
    elif row.get("wait"):
        action = Action("wait")
    tap = re.compile(row["tap"], re.IGNORECASE) if "tap" in row else None
    return Rule(re.compile(row["question"], re.IGNORECASE), tap, action)


def registration(path: Path) -> Script:
    """The script of a whole registration, read from a TOML file."""
    table = tomllib.loads(path.read_text("utf-8"))
    return Script(
        start=table["start"],
        rules=tuple(_rule(row) for row in table["rule"]),
        taps=tuple(re.compile(label, re.IGNORECASE) for label in table["taps"]),
        avoid=re.compile(table["avoid"], re.IGNORECASE),
    )


def echo() -> Script:
    """Whatever the bot says, say "x" again."""
    return Script(start="x", rules=(Rule(re.compile(""), None, Action("text", "x")),))


def buttons() -> Script:
    """Tap the button if there is one, else say "x"."""
    tap = re.compile("^Ya$")
    everything = re.compile("")
    return Script("x", (Rule(everything, tap, None), Rule(everything, None, Action("text", "x"))))

"""Finds faults of a form when it is imported, before anybody can fall into them."""

from collections import Counter

from bot.dialog.form import Form
from bot.dialog.screen import MAX_DATA_BYTES

_TOKEN_AND_MARKS = 8
_LONGEST_CHOICE = 13
_OWN_WORDS = len("edit.")


def check(form: Form) -> None:
    """Raises ValueError naming the form and what is wrong with it."""
    for fault in _faults(form):
        raise ValueError(f"form {form.name}: {fault}")


def _faults(form: Form) -> list[str]:
    names = [step.name for step in form.steps]
    known = {*names, *form.given}
    fields = set(form.answers.model_fields)
    longest = _TOKEN_AND_MARKS + max(len(name) for name in names) + max(_LONGEST_CHOICE, _OWN_WORDS)
    return [
        *(f"two steps are called {name}" for name, times in Counter(names).items() if times > 1),
        *(
            f"step {s.name} asks again for unknown {o}"
            for s in form.steps
            for o in s.asks_again
            if o not in known
        ),
        *(f"answer {name} has no step" for name in fields - known),
        *(f"step {name} has no answer" for name in known - fields),
        *(f"step {s.name} asks nothing" for s in form.steps if not s.ask),
        *(["a live form needs a card"] if form.live and not form.card else []),
        *([f"button data may exceed {MAX_DATA_BYTES} bytes"] if longest > MAX_DATA_BYTES else []),
    ]

"""Draws forms as Mermaid flow charts, for people who want to see a conversation as a whole."""

from collections.abc import Iterable
from itertools import pairwise

from bot.dialog.form import Form, Step, always


def mermaid(forms: Iterable[Form]) -> str:
    """One chart with a box per form; dotted arrows leave out questions that do not always apply."""
    return "\n".join(["flowchart TD", *(line for form in forms for line in _form(form))])


def _form(form: Form) -> list[str]:
    ends = [
        *(_id(form, step.name) for step in form.steps),
        *([_id(form, "card")] if form.card else []),
        _id(form, "end"),
    ]
    return [
        f'  subgraph {form.name}["{form.name} v{form.version}"]',
        *(f'    {_id(form, step.name)}["{_label(step)}"]' for step in form.steps),
        *([f'    {_id(form, "card")}{{{{"summary card"}}}}'] if form.card else []),
        f'    {_id(form, "end")}(["{form.finish.__name__}"])',
        *(f"    {a} --> {b}" for a, b in pairwise(ends)),
        *_detours(form),
        *(f"    {_id(form, 'card')} -. edit .-> {_id(form, step.name)}" for step in form.steps if form.card and not step.hidden),
        "  end",
    ]  # fmt: skip


def _detours(form: Form) -> list[str]:
    after = [*form.steps[1:], None]
    return [
        f"    {_id(form, before.name)} -. not always .-> {_id(form, skipped_to.name)}"
        for before, step, skipped_to in zip(form.steps, form.steps[1:], after[1:], strict=False)
        if step.when is not always and skipped_to is not None
    ]


def _label(step: Step) -> str:
    kind = type(step.field).__name__.removesuffix("Field")
    return f"{step.label} · {kind}{' · optional' if step.optional else ''}"


def _id(form: Form, name: str) -> str:
    return f"{form.name}_{name}"

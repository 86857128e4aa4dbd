"""Why an officer returns a paper: a closed list, each with what its holder does next. Knows no officer and no paper."""

from dataclasses import dataclass

from domain.messages import N_, Message, Rejected
from domain.spoken import clean

FEWEST, MOST = 5, 200
OWN = "other"


@dataclass(frozen=True, slots=True)
class ReturnReason:
    """`label`: on the officer's button; `told`: what the holder reads; `renews`: whether a new paper is needed, not a
    correction of this one."""

    id: str
    label: str
    told: str
    renews: bool = False


REASONS = (
    ReturnReason(
        "number", N_("🔢 Number differs"),
        N_("the number is not the one on the paper. Please write it just as printed."),
    ),
    ReturnReason(
        "unreadable", N_("🌫 Photo unclear"),
        N_("the photo cannot be read. Please take it again by daylight, the whole sheet in the picture."),
    ),
    ReturnReason(
        "no_photo", N_("🖼 No photo"), N_("there is no photo of the paper yet. Please send one.")
    ),
    ReturnReason(
        "other_paper", N_("📄 Another paper"),
        N_("the photo shows another paper, or one of somebody else. Please send the photo of your own."),
    ),
    ReturnReason("ended", N_("⌛ Has ended"), N_("the paper has ended. It must be renewed."), renews=True),
)  # fmt: skip
_BY_ID = {one.id: one for one in REASONS}


def find_reason(id_: str) -> ReturnReason | None:
    """The reason of this name; None for a forged one."""
    return _BY_ID.get(id_)


def own_words(typed: str) -> str:
    """A reason in an officer's own words. Raises Rejected when it is too short or too long to help anybody."""
    said = clean(typed)
    if not FEWEST <= len(said) <= MOST or said.startswith("/"):
        raise Rejected(
            N_("Please write in one sentence what should be mended, for example: the name on the paper is another one.")
        )  # fmt: skip
    return said


def stored(reason: str, words: str = "") -> str:
    """What is kept of a reason: its id, or "other" with the officer's words. Raises ValueError for an unknown one."""
    if reason == OWN:
        return f"{OWN}: {words}"
    return _BY_ID[reason].id if reason in _BY_ID else _unknown(reason)


def _unknown(reason: str) -> str:
    raise ValueError(f"no reason is called {reason}")


def told(kept: str) -> Message | str:
    """A kept reason as its holder reads it: our sentence, or the words in which somebody wrote it."""
    known = _BY_ID.get(kept)
    return Message(known.told) if known is not None else kept.removeprefix(f"{OWN}: ")

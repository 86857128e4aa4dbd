"""How a recorded paper is spoken of wherever it is shown: its name, what its number tells of itself, a kept reason."""

from bot.dialog.screen import Line, Literal, Written
from domain.areas import find, full_name
from domain.clip import clipped
from domain.messages import N_, message
from domain.paper_numbers import show
from domain.paper_numbers.pirt import pirt_parts
from domain.papers import rules
from domain.reviews import told
from storage.certificates import Certificate


def paper_name(paper: str) -> Line:
    """What a paper is called in the street, by its id; the id itself where the rules know none."""
    known = rules().papers.get(paper)
    return Written(known.name.id, known.name.en) if known else Literal(paper)


def named(one: Certificate, most: int = 30) -> Line:
    """ "PIRT keripik tempe" """
    if not one.product:
        return paper_name(one.paper)
    return message(
        N_("{paper} {product}"), paper=paper_name(one.paper), product=Literal(clipped(one.product, most))
    )


def numbered(one: Certificate) -> tuple[Line, ...]:
    """The number as people write it, what is odd about it, or what it says of itself."""
    if not one.number:
        return (message(N_("Number: {number}"), number=message(N_("not known yet"))),)
    lines: list[Line] = [message(N_("Number: {number}"), number=Literal(show(one.paper, one.number)))]
    if one.is_odd:
        lines.append(message(N_("⚠️ Written in an unusual form.")))
    elif one.paper == "spp_irt":
        lines += decoded(one.number)
    return tuple(lines)


def decoded(number: str) -> tuple[Line, ...]:
    """What a PIRT number says of itself: goods, pack, regency."""
    parts = pirt_parts(number)
    if parts is None:
        return ()
    area = find(parts.regency)
    told_of: list[Line] = [*parts.told, *([Literal(full_name(area))] if area else [])]
    texts = {3: N_("({first}; {second}; {third})"), 2: N_("({first}; {second})"), 1: N_("({first})")}
    if not told_of:
        return ()
    named_ = dict(zip(("first", "second", "third"), told_of, strict=False))
    return (message(texts[len(told_of)], **named_),)


def reason(kept: str | None) -> Line:
    """Why an officer returned it."""
    said = told(kept or "")
    return Literal(said) if isinstance(said, str) else said

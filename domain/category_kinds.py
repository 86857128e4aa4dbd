"""What a category is made of. Knows no list: that is `category_table`."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Kind:
    """One choice: `id` is stored; `name` (1-3 words, for a button) and `example` (a line) are message ids."""

    id: str
    icon: str
    name: str
    example: str


@dataclass(frozen=True, slots=True)
class Group:
    """At most six kinds under one button."""

    id: str
    icon: str
    name: str
    kinds: tuple[Kind, ...]

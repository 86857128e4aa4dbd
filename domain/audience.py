"""Who is meant by something that is said to many: an announcement, an event, a need. A value that can be kept as
JSON; it says nothing of who asks: their scope is put over it wherever it is used (`storage.audiences`)."""

from typing import Annotated, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from domain.areas import is_within, overlap
from domain.categories import find_group
from domain.messages import N_, Rejected

Area = Annotated[str, StringConstraints(pattern=r"^(\d{2}(\.\d{2}(\.\d{2}(\.\d{4})?)?)?)?$")]
Id = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z_]{0,39}$")]
Days = Annotated[int, Field(ge=1, le=3_650)]
MOST = 60
"""So many places, kinds or shops are kept apart at most."""

PAPERS: dict[str, tuple[str, ...]] = {
    "nib": ("nib",),
    "spp_irt": ("spp_irt",),
    "halal": ("halal_sd", "halal_reg"),
    "bpom_md": ("bpom_md",),
    "merek": ("merek",),
    "barcode": ("barcode",),
    "slhs": ("slhs",),
    "pkp": ("pkp",),
}
"""Papers that an audience may be asked by, the usual ones first; any of those behind it will do."""


class PaperGap(BaseModel):
    """Whoever does not hold a valid paper of this kind (`within` None), or whose own ends in so many days."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    paper: Id
    within: Days | None = None

    @property
    def papers(self) -> tuple[str, ...]:
        """The ids of papers that count as this one."""
        return PAPERS.get(self.paper, (self.paper,))


class Audience(BaseModel):
    """Registered producers for whom all of this holds; what is empty asks nothing.

    `areas`: prefixes, any of them; `categories`: ids of kinds or whole groups, any of them; `outlets`: shops where
    they have an agreement or goods; `events`: those of which they have (had) a place in any; `silent_days`: nothing was heard from them for so many days.
    Raises `ValidationError` for a `version` that this program does not know.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    version: Literal[1] = 1
    areas: Annotated[tuple[Area, ...], Field(max_length=MOST)] = ()
    categories: Annotated[tuple[Id, ...], Field(max_length=MOST)] = ()
    paper: PaperGap | None = None
    outlets: Annotated[tuple[Annotated[int, Field(ge=1)], ...], Field(max_length=MOST)] = ()
    events: Annotated[tuple[Annotated[int, Field(ge=1)], ...], Field(max_length=MOST)] = ()
    silent_days: Days | None = None

    def within(self, scope: tuple[str, ...]) -> tuple[str, ...]:
        """The areas that are meant, cut down to those of `scope`; () is nowhere."""
        return overlap(self.areas or ("",), scope)

    @property
    def kinds(self) -> tuple[str, ...]:
        """All kinds of goods that are meant; () is any."""
        return tuple(dict.fromkeys(kind for one in self.categories for kind in _kinds(one)))

    def with_area(self, code: str) -> Self:
        """The area added, or taken away when it is there; it takes the place of those above and below it.
        Raises `Rejected` when they are too many."""
        others = tuple(one for one in self.areas if not (is_within(one, code) or is_within(code, one)))
        return self._with(areas=others if code in self.areas else tuple(sorted((*others, code))))

    def with_category(self, chosen: str) -> Self:
        """The kind or group added, or taken away when it is there; a group takes the place of its kinds."""
        if chosen in self.categories:
            return self._with(categories=tuple(one for one in self.categories if one != chosen))
        others = tuple(one for one in self.categories if not _is_related(one, chosen))
        return self._with(categories=(*others, chosen))

    def with_outlet(self, outlet: int) -> Self:
        """The shop added, or taken away when it is there. Raises `Rejected` when they are too many."""
        others = tuple(one for one in self.outlets if one != outlet)
        return self._with(outlets=others if outlet in self.outlets else (*others, outlet))

    def with_event(self, event: int) -> Self:
        """The event added, or taken away when it is there. Raises `Rejected` when they are too many."""
        others = tuple(one for one in self.events if one != event)
        return self._with(events=others if event in self.events else (*self.events, event))

    def with_gap(self, gap: PaperGap | None) -> Self:
        """The same with another question about a paper, or none."""
        return self._with(paper=gap)

    def with_silence(self, days: int | None) -> Self:
        """The same with another number of silent days, or none."""
        return self._with(silent_days=days)

    def _with(self, **changed: object) -> Self:
        if any(isinstance(value, tuple) and len(value) > MOST for value in changed.values()):
            raise Rejected(N_("I can keep {most} apart at most. Choose a larger area instead."), most=MOST)
        return type(self).model_validate({**self.model_dump(), **changed})


def _kinds(chosen: str) -> tuple[str, ...]:
    group = find_group(chosen)
    return (chosen,) if group is None else tuple(kind.id for kind in group.kinds)


def _is_related(one: str, other: str) -> bool:
    """Whether one is the group in which the other stands."""
    return one != other and (one in _kinds(other) or other in _kinds(one))

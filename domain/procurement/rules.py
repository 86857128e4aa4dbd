"""Figures of orders as dated, sourced data: knowledge/procurement.toml. What is shown of it is guidance, never a ruling."""

from datetime import date
from functools import lru_cache
from typing import Literal

from pydantic import BaseModel, ConfigDict

from domain.data_files import KNOWLEDGE, shaped

_FILE = KNOWLEDGE / "procurement.toml"
Confidence = Literal["H", "M", "R"]


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Sourced(_Part):
    """Where a rule is from, how sure that is (R: not read, only to be asked), and when it was last looked at."""

    source: str
    confidence: Confidence
    checked_on: date


class Words(_Part):
    """A text of the data in both languages."""

    id: str
    en: str


class LadderStep(Words):
    """Up to so many rupiah (None: any amount) this form of paper is used."""

    form: Literal["note", "kuitansi", "spk", "contract"]
    up_to: int | None = None


class Ladder(Sourced):
    """The papers of a purchase by its value, smallest first; `order` in any case when bought online."""

    steps: tuple[LadderStep, ...]
    order: Words


class GoodsTax(Sourced):
    """Tax that a treasurer keeps back: rupiah, basis points. `with_letter_bp`: with a letter of final tax."""

    above: int
    share_bp: int
    with_letter_bp: int
    letter_source: str
    letter_confidence: Confidence


class FinalTax(Sourced):
    """Yearly tax of individuals: rupiah, basis points."""

    free: int
    share_bp: int
    note_id: str
    note_en: str


class Stamp(Sourced):
    """A stamp of `value` rupiah on documents about more than `above` rupiah."""

    above: int
    value: int


class BuyingRoute(Sourced):
    """Where an area's offices buy, up to and above so many rupiah."""

    market_up_to: int
    market: str
    above: str


class Papers(_Part):
    """What is proposed, each with the papers that meet it; kinds and groups of kinds that are food."""

    food: tuple[str, ...]
    also_food: tuple[str, ...]
    met_by: dict[str, tuple[str, ...]]


class Waves(Sourced):
    """How many are asked at once, and when the next ones are: see the data file."""

    size: int
    pause_minutes: int
    enough: int
    near_km: float
    order_days: int
    answer_hours_before: int


class Rules(_Part):
    """The whole file."""

    ladder: Ladder
    split: Sourced
    pph22: GoodsTax
    final_tax: FinalTax
    stamp: Stamp
    routes: dict[str, BuyingRoute]
    papers: Papers
    waves: Waves


@lru_cache(maxsize=1)
def rules() -> Rules:
    """The figures as they stand in the file. Raises BadData."""
    return shaped(_FILE, Rules)

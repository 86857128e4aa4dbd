"""Which papers a product needs, from dated and sourced data (knowledge/papers). It guides; an office decides.

Ask `rules()` for the book of rules, `readiness()` for one product and channel, `questions()` for what is not known
yet, `path()` for the way to the shelf, `expiry()` and `occasions()` for dates of a paper somebody holds.
"""

from domain.papers.answer import Facts, Held, Line, NextStep, Readiness, Status, Step, Ware
from domain.papers.ask import Question, questions
from domain.papers.load import BadRules, rules
from domain.papers.readiness import is_stale, readiness
from domain.papers.rule_model import UNSURE, Need
from domain.papers.shelf import Path, path
from domain.papers.validity import Occasion, expiry, occasions

__all__ = [
    "UNSURE",
    "BadRules",
    "Facts",
    "Held",
    "Line",
    "Need",
    "NextStep",
    "Occasion",
    "Path",
    "Question",
    "Readiness",
    "Status",
    "Step",
    "Ware",
    "expiry",
    "is_stale",
    "occasions",
    "path",
    "questions",
    "readiness",
    "rules",
]

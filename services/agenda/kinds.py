"""The kinds of reminders of events, and the deed that goes through all their people.

Whoever joined must hear that an event was moved or cancelled, or that they have a place now: those are answers, which
neither the topic's switch nor a pause holds back.
"""

from services.agenda import carry_words, fresh, issuing, rounds
from services.agenda import reminder_words as w
from services.agenda.plans import AFTER, CHANGED, CORRECTED, LATER, NEWS, PLACE, ROLL, SOON
from services.deeds import Deed
from services.reminders import Kind, Topic

KINDS = (
    Kind(NEWS, Topic.AGENDA, w.news, fresh.news, tells_missed=False),
    Kind(SOON, Topic.AGENDA, w.soon, fresh.soon, tells_missed=False),
    Kind(CHANGED, Topic.AGENDA, w.changed, fresh.changed, is_answer=True),
    Kind(CORRECTED, Topic.AGENDA, w.corrected, fresh.corrected, tells_missed=False),
    Kind(PLACE, Topic.AGENDA, w.got_place, fresh.place, is_answer=True),
    Kind(AFTER, Topic.AGENDA, w.rate, fresh.after, tells_missed=False),
    Kind(LATER, Topic.AGENDA, w.later, fresh.later, tells_missed=False),
    Kind(ROLL, Topic.AGENDA, w.roll, fresh.roll, tells_missed=False),
    issuing.KIND,
    *carry_words.KINDS,
)
DEEDS: tuple[Deed, ...] = (rounds.DEED,)

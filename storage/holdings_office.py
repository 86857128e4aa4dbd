"""What the tables of events, announcements and cases hold about somebody, and what becomes of it."""

from storage.holdings import Holding, gone, kept, through
from storage.tables_agenda import event_aftermath, event_members, event_results
from storage.tables_announcements import recipients
from storage.tables_cases import case_alerts, case_evidence, case_steps, case_words, cases

_COUNT = "how many took part and were told"

HOLDINGS: tuple[Holding, ...] = (
    kept(event_members, "person_id", _COUNT, {"word": None}, "seat code"),
    kept(event_aftermath, "person_id", _COUNT),
    kept(event_results, "person_id", "how many papers were issued", {"certificate_id": None}, "paper"),
    kept(recipients, "person_id", _COUNT, {}, "state fix"),
    kept(cases, "person_id", "how many cases were solved, and how soon", {}, "kind area state outcome"),
    gone(case_words, "case_id", through(case_words, "case_id", cases, "person_id")),
    gone(case_evidence, "case_id", through(case_evidence, "case_id", cases, "person_id")),
    gone(case_alerts, "case_id", through(case_alerts, "case_id", cases, "person_id")),
    gone(case_alerts, "person_id"),
    kept(
        case_steps, "case_id", "how soon the office answered", {}, "step",
        whose=through(case_steps, "case_id", cases, "person_id"),
    ),
    kept(
        case_words, "author_id chat_id", "what the office answered somebody else", {"chat_id": 0, "message_id": None},
        "author kind words",
    ),
)  # fmt: skip
DOERS: dict[str, tuple[str, ...]] = {
    "event_members": ("joined_by", "seen_by"),
    "event_results": ("recorded_by",),
    "events": ("planned_by",),
    "announcements": ("made_by", "decided_by"),
    "announcement_recipients": ("carried_by",),
    "cases": ("owner_id",),
    "case_steps": ("actor_id",),
    "case_groups": ("linked_by",),
}
NOBODYS: dict[str, str] = {
    "events": "what the office plans",
    "event_areas": "for which areas",
    "announcements": "what the office said",
    "case_groups": "groups of officers",
    "case_groups.chat_id": "the chat of a group, not of a person",
}
UNTOLD = frozenset({"case_words.author_id", "case_alerts"})

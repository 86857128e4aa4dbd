"""What the tables of people, talk and consent hold about somebody, and what becomes of it."""

from sqlalchemy import and_

from storage import tables as t
from storage.holdings import NOW, Holding, digits_in, gone, kept, own
from storage.tables_cases import case_group_codes, case_names
from storage.tables_census import list_faults, listed_people
from storage.tables_files import files
from storage.tables_reminders import reminder_wishes, reminders
from storage.tables_rights import erasures
from storage.tables_roles import claim_tickets, claim_tries, command_menus, neighbours

_m, _k = listed_people.c, claim_tickets.c
_NUMBER = "the number under which books of others go on"

HOLDINGS: tuple[Holding, ...] = (
    kept(
        t.people, "id chat_id", _NUMBER, {"chat_id": None, "stopped_at": NOW}, "language",
        whose=lambda who: t.people.c.id == who.person_id,
    ),
    gone(t.producers),
    kept(
        t.consents, "person_id", "that there was a consent, and that it has ended",
        {"text": "", "witness": None, "proof": None, "withdrawn_at": NOW},
        "version language",
    ),
    kept(
        t.grants, "person_id", "who was responsible for what was done in that time",
        {"name": None, "organisation": None, "revoked_at": NOW}, "role area",
    ),
    kept(
        t.invitations, "used_by", "that the link was used", {"name": None, "organisation": None},
        "token_hash role area",
    ),
    kept(t.audit_log, "subject_id", "who looked at or changed data", {"detail": {}}, "action"),
    gone(t.dialogs, "chat_id"),
    gone(t.outbox, "chat_id", lambda who: and_(own(t.outbox, "chat_id")(who), t.outbox.c.state == "new")),
    kept(
        t.outbox, "chat_id person_id", "how many messages left",
        {"chat_id": 0, "person_id": None, "params": {}, "sequel": None, "error": None}, "method state claimed_by",
        whose=lambda who: and_(
            own(t.outbox, "chat_id")(who), t.outbox.c.state.not_in(("new", "sending"))
        ), is_late=True,
    ),
    kept(
        t.inbox, "chat_id", "so that nothing that Telegram repeats is taken twice",
        {"chat_id": 0, "payload": "", "error": None, "state": "done"}, "dedupe_key",
        whose=lambda who: and_(own(t.inbox, "chat_id")(who), t.inbox.c.state != "new"), is_late=True,
    ),
    kept(erasures, "person_id chat_id", "that it was done", {}, "way"),
    gone(files, "chat_id"),
    gone(reminders),
    gone(reminder_wishes),
    gone(command_menus),
    gone(neighbours),
    gone(claim_tries, "chat_id"),
    gone(claim_tickets, "record_id", lambda who: and_(_k.source == "neighbour", _k.record_id == who.person_id)),
    gone(case_names),
    gone(case_group_codes),
    gone(listed_people),
    gone(listed_people, "phone", lambda who: and_(_m.phone == (who.phone or ""), _m.person_id.is_(None))),
    gone(list_faults, "cells", lambda who: digits_in(list_faults.c.cells, who.phone)),
)  # fmt: skip
DOERS: dict[str, tuple[str, ...]] = {
    "consents": ("recorded_by",),
    "grants": ("revoked_by",),
    "invitations": ("invited_by",),
    "audit_log": ("actor_id",),
    "neighbours": ("coordinator_id",),
    "claim_tickets": ("made_by", "used_by"),
    "people_lists": ("sent_by", "taken_by", "undone_by"),
    "area_targets": ("set_by",),
    "erasures": ("asked_by",),
}
NOBODYS: dict[str, str] = {
    "bulk_pace": "the pace of sending",
    "flood_wait": "the pace of sending",
    "withheld_numbers": "hashes of numbers that no list may bring back: kept so that a deletion lasts (`storage.withheld`)",
    "number_keys": "the key of those hashes",
    "people_lists": "what the office sent; the people on it stand in tables of their own",
    "area_targets": "figures of areas",
}
UNTOLD = frozenset({
    "outbox", "inbox", "erasures", "command_menus", "claim_tries", "claim_tickets", "case_group_codes", "list_faults",
    "listed_people.phone",
})  # fmt: skip

"""/acara as a conversation: its door, its buttons, its forms. Everything in it needs the permission to plan events."""

from bot.conversation import Conversation, Entry
from domain.messages import N_
from domain.roles import Action
from handlers.agenda import calling_off, cohort, desk, issuing, people, planning, poster, report, result_file
from services.agenda import report as sheets
from services.agenda import result_files
from services.agenda.reminder_words import ROLL

CONVERSATION = Conversation(
    entries=(
        Entry(
            ("acara",), desk.open_desk, N_("Plan events"), action=Action.PLAN_EVENTS, button=N_("📅 Events"),
            otherwise="agenda",
        ),
    ),
    forms=(planning.PLAN, calling_off.CALL_OFF, people.SEEK, issuing.ISSUE, result_file.SEND_RESULTS),
    routes={
        desk.DESK: desk.open_desk, desk.DESK_EVENT: desk.open_event, desk.PLAN: planning.plan,
        desk.CHANGE: planning.change, desk.ANNOUNCE: desk.announce, desk.CANCEL: calling_off.ask,
        ROLL: people.open_people, people.ONE: people.open_one, people.TICK: people.tick, people.FIND: people.ask_name,
        people.OUT: people.take_out, desk.DOOR: poster.send_poster, poster.NEW_LOCK: poster.change_lock,
        desk.REPORT: report.open_report, report.SHEET: report.send_sheet,
        desk.COHORT: cohort.open_cohort, cohort.MEMBER: cohort.open_member, cohort.ISSUE: issuing.ask,
        cohort.RESULTS: result_file.open_results, result_file.SHEET: result_file.send_form,
        result_file.SEND: result_file.ask, result_file.TAKE: result_file.take,
    },
    painters={**sheets.PAINTERS, **result_files.PAINTERS},
    arrivals={result_file.ARRIVAL: result_file.arrived},
    readers={result_file.ARRIVAL: "bot.bench.sheet:read"},
    action=Action.PLAN_EVENTS,
)  # fmt: skip

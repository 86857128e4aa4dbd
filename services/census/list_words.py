"""What an officer sees of a list, from its file to its people. Words and buttons only."""

from bot.dialog.screen import Button, Line, Lines, Literal, Screen, route
from bot.file_faults import told
from domain.clip import clipped
from domain.heard_days import calendar_day
from domain.messages import N_, message
from services.census.deciding import Undone
from storage.people_lists import PeopleList

_SHORT = 40
WITHHELD = "withheld"
"""Under `about`: how many rows were of people who had their data deleted."""


def received() -> Screen:
    return Screen(
        (
            message(
                N_(
                    "📥 Thank you. I am reading the list; a large one takes a minute. Go on with other things meanwhile."
                )
            ),
        )
    )


def read(one: PeopleList) -> Screen:
    """The file is read, and is compared with who is known."""
    counts = one.about["counts"]
    rows = sum(int(counts[name]) for name in ("people", "faulty", "outside"))
    return Screen((message(N_("📖 I have read {rows} rows. Now I look who is known already."), rows=rows),))


def unreadable(fault: str) -> Screen:
    again = Button(message(N_("📎 Send another file")), route("import"))
    return Screen((told(fault),), ((again,),))


def failed(one: PeopleList) -> Screen:
    sorry = message(
        N_("Sorry, I could not work on {name}. Nothing of it was taken. Please send it again; if it fails again, tell the office code {code}."),
        name=Literal(clipped(one.name, _SHORT)), code=Literal(f"D{one.id}"),
    )  # fmt: skip
    return Screen((sorry,))


def asks_columns(one: PeopleList) -> Screen:
    asked = message(
        N_("🔠 I am not sure which column is which in {name}. Will you show me?"),
        name=Literal(clipped(one.name, _SHORT)),
    )
    show = Button(message(N_("🔠 Show columns")), route("list_columns", str(one.id)))
    return Screen((asked,), ((show, _drop(one)),))


def counted(one: PeopleList) -> Screen:
    """The dry run: what would be taken, and what would not."""
    counts = one.counts
    title = message(
        N_("🔎 <b>{name}</b>: I have looked at every row."), name=Literal(clipped(one.name, _SHORT))
    )
    figures: tuple[tuple[str, int], ...] = (
        (N_("✅ New: {count}"), counts.new), (N_("👤 Registered already: {count}"), counts.registered),
        (N_("📇 On another list already: {count}"), counts.listed), (N_("👥 Twice in this file: {count}"), counts.double),
        (N_("❌ With mistakes: {count}"), counts.faulty), (N_("🚧 Outside your area: {count}"), counts.outside),
        (N_("📵 Without a phone number: {count}"), counts.without_phone),
    )  # fmt: skip
    shown = Lines(
        tuple(message(text, count=count) for text, count in figures if count or text == figures[0][0])
    )
    parts: list[Line] = [title, shown, *_withheld(one), *_skipped(one), source(one)]
    if counts.new:
        parts.append(message(N_("Invite the {count} new people? The other rows stay out."), count=counts.new))
    else:
        parts.append(message(N_("Nobody on it is new, so there is nothing to take.")))
    return Screen(tuple(parts), _choices(one))


def _choices(one: PeopleList) -> tuple[tuple[Button, ...], ...]:
    counts, number = one.counts, str(one.id)
    first = [Button(message(N_("✅ Take them")), route("list_take", number))] if counts.new else []
    looks = []
    if counts.faulty or counts.outside or counts.double or counts.listed or counts.registered:
        looks.append(Button(message(N_("📄 Rows left out")), route("list_faults", number)))
    if counts.unsure:
        looks.append(
            Button(message(N_("👀 Doubtful: {count}"), count=counts.unsure), route("list_twins", number))
        )
    edits = [Button(message(N_("✏️ Source")), route("list_source", number))]
    if one.file_id:
        edits.append(Button(message(N_("🔠 Columns")), route("list_columns", number)))
    return tuple(tuple(row) for row in ([*first, _drop(one)], looks, edits) if row)


def _drop(one: PeopleList) -> Button:
    return Button(message(N_("✖️ Put it aside")), route("list_drop", str(one.id)))


def withheld(one: PeopleList) -> int:
    """How many rows were of people who had their data deleted, so that nobody writes to them. Not who: the list says that to
    whoever may see it."""
    return int(one.about.get(WITHHELD, 0))


def _withheld(one: PeopleList) -> tuple[Line, ...]:
    count = withheld(one)
    told = message(
        N_("🗑 Asked to be deleted before, so not taken: {count}. They may still come by themselves."),
        count=count,
    )
    return (told,) if count else ()


def _skipped(one: PeopleList) -> tuple[Line, ...]:
    names = [str(name) for name in one.about.get("skipped", ()) if name]
    if not names:
        return ()
    return (
        message(
            N_("Sheets left out, because no people stand on them: {names}"),
            names=Literal(clipped(", ".join(names), 60)),
        ),
    )


def source(one: PeopleList) -> Line:
    return message(N_("Source: {source}, {day}"), source=Literal(one.source), day=calendar_day(one.as_of))


def taken(one: PeopleList) -> Screen:
    parts = (
        message(N_("✅ <b>{count}</b> people are invited now."), count=one.counts.new),
        message(
            N_("They count as registered once they register with their own number. Posters tell them how.")
        ),
    )
    return Screen(parts, ((_POSTERS, _CENSUS), (_undo(one),)))


_POSTERS = Button(message(N_("🖼 Posters")), route("posters"))
_CENSUS = Button(message(N_("📊 Census")), route("census"))


def _undo(one: PeopleList) -> Button:
    return Button(message(N_("↩️ Take back")), route("list_undo", str(one.id)))


def counted_again() -> Screen:
    return Screen(
        (
            message(
                N_(
                    "Another list was taken or taken back meanwhile. I count once more, so that nobody is invited twice."
                )
            ),
        )
    )


def dropped() -> Screen:
    return Screen((message(N_("👍 All right. Nothing of the list was taken.")),), ((ANOTHER,),))


ANOTHER = Button(message(N_("📎 Send another file")), route("import"))


def busy(one: PeopleList) -> Screen:
    return Screen((message(N_("⏳ I am still working on {name}."), name=Literal(clipped(one.name, _SHORT))),))


def asks_undo(one: PeopleList, undone: Undone) -> Screen:
    parts: list[Line] = [
        message(
            N_("↩️ Take back {source}? {count} invitations are withdrawn."),
            source=Literal(one.source),
            count=undone.withdrawn,
        ),
        *_stay(undone),
    ]
    yes = Button(message(N_("✅ Yes, take back")), route("list_undone", str(one.id)))
    return Screen(tuple(parts), ((yes, Button(message(N_("❌ No")), route("list", str(one.id)))),))


def undone(one: PeopleList, done: Undone) -> Screen:
    withdrawn = message(
        N_("↩️ {source} is taken back: {count} invitations are withdrawn."),
        source=Literal(one.source),
        count=done.withdrawn,
    )
    return Screen((withdrawn, *_stay(done)), ((_LISTS,),))


def _stay(undone: Undone) -> tuple[Line, ...]:
    if not undone.stay:
        return ()
    return (
        message(N_("{count} people have come and keep their data themselves. They cannot be taken back: they stay."), count=undone.stay),
    )  # fmt: skip


_LISTS = Button(message(N_("📚 Lists")), route("lists"))


def about_taken(one: PeopleList, now: Undone) -> Screen:
    """A list that was taken, as it stands now."""
    figures = Lines((
        message(N_("✉️ Invited: {count}"), count=now.withdrawn + now.stay), message(N_("👤 Of them registered: {count}"), count=now.stay),
        message(N_("⏳ Still awaited: {count}"), count=now.withdrawn),
    ))  # fmt: skip
    looks = (Button(message(N_("📄 Rows left out")), route("list_faults", str(one.id))),) if one.about else ()
    return Screen(
        (source(one), figures), tuple(row for row in ((*looks, _undo(one)), (_LISTS, _CENSUS)) if row)
    )


def gone() -> Screen:
    return Screen((message(N_("That list is not there any more.")),), ((_LISTS, ANOTHER),))


def was_undone(one: PeopleList) -> Screen:
    return Screen((source(one), message(N_("This list was taken back."))), ((_LISTS,),))

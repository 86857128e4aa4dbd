"""Notes in the audit log that somebody looked at other people's data: one line per person who could be seen."""

from collections.abc import Iterable

from bot.turn import Turn


async def note(turn: Turn, people: Iterable[int], action: str) -> None:
    """This turn's person saw something about these people; looking at oneself is not noted."""
    others = {person for person in people if person != turn.person.id}
    await turn.store.audit.add_many(turn.now, turn.person.id, sorted(others), action)

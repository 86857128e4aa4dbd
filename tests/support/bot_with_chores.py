"""The real bot, as the command line starts it, except that its reminders are those of `tests.support.chores`."""

from bot.start import main
from services.reminder_kinds import KINDS
from tests.support.chores import ALL

KINDS.clear()
KINDS.update(ALL)

if __name__ == "__main__":
    main()

"""Whether a need is wanted once or every month, and how its questions change with that."""

from bot.dialog.form import Answers, Context, Option, Value
from bot.dialog.screen import Line
from domain.messages import N_, message
from domain.procurement.need import MOST_MONTHS
from domain.spoken import clean
from services.procurement.posting import MONTHLY

_ONCE = "1"


def once(_context: Context) -> str:
    return _ONCE


def rhythms(_context: Context) -> list[Option]:
    return [Option(message(N_("Once")), _ONCE), Option(message(N_("🏭 Every month")), MONTHLY)]


def is_monthly(answers: Answers) -> bool:
    return bool(answers.get("rhythm") == MONTHLY)


def months(_context: Context) -> list[Option]:
    return [Option(message(N_("{months} months"), months=one), str(one)) for one in (3, 6, 12)]


def other_months(text: str, _context: Context) -> Value | None:
    """ "4 bulan", "setahun" """
    said = clean(text).casefold()
    digits = "12" if "tahun" in said else "".join(one for one in said if one.isdecimal())[:3]
    return Value(str(int(digits))) if digits and 2 <= int(digits) <= MOST_MONTHS else None


def ask_item(context: Context) -> Line:
    if is_monthly(context.answers):
        return message(
            N_(
                "What do you need every month? In one line, too: 500 kg keripik tempe per bulan selama 6 bulan maks 40rb"
            )
        )
    return message(
        N_("What do you need? You may write it in one line: 150 snack box Jumat jam 9 di Dinkes maks 15rb")
    )


def ask_quantity(context: Context) -> Line:
    if is_monthly(context.answers):
        return message(N_("How many a month, from all makers together? For example: 500 kg"))
    return message(N_("How many? For example: 150 kotak"))


def ask_when(context: Context) -> Line:
    if is_monthly(context.answers):
        return message(
            N_("When is the first delivery? For example: 10 Januari 09.00. Then every month on that day.")
        )
    return message(N_("When must it be there? For example: besok jam 9, or 4 Desember 09.00"))

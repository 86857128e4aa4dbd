"""The sentences for a file that did not come or cannot be read, by the one word that names the reason."""

from domain.messages import N_, Message, message

_FAULTS: dict[str, str] = {
    "too_big": N_("That file is too big for me. Please send one of at most 20 MB."),
    "gone": N_("Telegram no longer has that file. Please send it again."),
    "unreadable": N_("I cannot read that file. Please open it, save it as Excel (.xlsx) or CSV, and send it again."),
    "not_a_sheet": N_("That is not a table. Please send an Excel file (.xlsx) or a CSV file."),
    "locked": N_("That file is locked with a password. Please save it without one and send it again."),
    "empty": N_("That file is empty. Please fill in at least one line and send it again."),
    "too_many_rows": N_("That table is too long for me: at most 5,000 lines. Please send it in parts."),
    "list_too_long": N_("That list is too long for me: at most 200,000 lines. Please send it in parts, one for each kecamatan."),
    "no_rows": N_("I see titles, but nobody below them. Please look whether the right sheet is filled in, and send it again."),
    "too_many_columns": N_("That table is too wide for me: at most 60 columns. Please leave out what is not needed."),
    "too_big_inside": N_("That file holds too much for me. Please keep only the table and send it again."),
}  # fmt: skip


def told(fault: str) -> Message:
    """Why the file could not be used, and what to do."""
    return message(_FAULTS.get(fault, _FAULTS["unreadable"]))

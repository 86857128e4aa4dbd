"""The registration written the usual way: ConversationHandler, answers in user_data, PicklePersistence.

Not durable: the pickle is written every 60 s and at the end (the library's default). Updates are handled one
after another, as the library asks for conversations.
"""

import os
import warnings

from telegram import InlineKeyboardButton, InlineKeyboardMarkup, Update
from telegram.ext import (
    Application,
    CallbackQueryHandler,
    CommandHandler,
    ContextTypes,
    ConversationHandler,
    MessageHandler,
    PicklePersistence,
    filters,
)
from telegram.warnings import PTBUserWarning

warnings.simplefilter("ignore", PTBUserWarning)  # it explains per_message=False, which is meant

# (name, question, labels of the buttons; none: an answer is typed)
QUESTIONS = (
    ("consent", "Laris menyimpan data usaha untuk pendampingan. Gratis. Setuju?", ("Setuju", "Tidak")),
    ("name", "Langkah 1 dari 10\nSiapa nama Bapak/Ibu?", ()),
    ("business", "Langkah 2 dari 10\nApa nama usaha Bapak/Ibu?", ()),
    ("group", "Langkah 3 dari 10\nUsahanya di bidang apa?", ("Makanan", "Minuman", "Kain", "Kerajinan")),
    ("kind", "Langkah 4 dari 10\nLebih tepatnya?", ("Makanan kering", "Makanan basah", "Roti", "Bumbu")),
    ("goods", "Langkah 5 dari 10\nApa yang dijual? Boleh beberapa, pisahkan dengan koma.", ()),
    (
        "district",
        "Langkah 6 dari 10\nDi kecamatan mana?",
        ("Batang", "Limpung", "Bandar", "Subah", "Gringsing"),
    ),
    ("village", "Langkah 7 dari 10\nDi desa mana?", ("Kauman", "Proyonanggan", "Kasepuhan", "Karangasem")),
    ("phone", "Langkah 8 dari 10\nNomor HP yang bisa dihubungi?", ()),
    ("nib", "Langkah 9 dari 10\nSudah punya NIB?", ("Sudah", "Belum", "Tidak tahu")),
    (
        "turnover",
        "Langkah 10 dari 10\nOmzet sebulan kira-kira?",
        ("Kurang dari 5 juta", "5–25 juta", "Lebih"),
    ),
    ("summary", "Ringkasan:\n{answers}\nSudah benar?", ("Simpan", "Batal")),
)


def keyboard(step: int) -> InlineKeyboardMarkup | None:
    """The buttons of a question."""
    labels = QUESTIONS[step][2]
    if not labels:
        return None
    return InlineKeyboardMarkup([[InlineKeyboardButton(label, callback_data=label)] for label in labels])


async def ask(update: Update, context: ContextTypes.DEFAULT_TYPE, step: int) -> int:
    """Send question number `step`, or the farewell after the last."""
    message = update.effective_message
    if step == len(QUESTIONS):
        await message.reply_text("Pendaftaran selesai. Terima kasih, Bapak/Ibu!")
        return ConversationHandler.END
    answers = "\n".join(f"{name}: {answer}" for name, answer in context.user_data.items())
    await message.reply_text(QUESTIONS[step][1].format(answers=answers), reply_markup=keyboard(step))
    return step


async def begin(update: Update, context: ContextTypes.DEFAULT_TYPE) -> int:
    """The command /daftar."""
    context.user_data.clear()
    return await ask(update, context, 0)


def typed(step: int):
    """The handler of a typed answer."""

    async def handle(update: Update, context: ContextTypes.DEFAULT_TYPE) -> int:
        context.user_data[QUESTIONS[step][0]] = update.effective_message.text
        return await ask(update, context, step + 1)

    return MessageHandler(filters.TEXT & ~filters.COMMAND, handle)


def tapped(step: int):
    """The handler of a tap: answers the query and takes the old buttons away."""

    async def handle(update: Update, context: ContextTypes.DEFAULT_TYPE) -> int:
        context.user_data[QUESTIONS[step][0]] = update.callback_query.data
        await update.callback_query.answer()
        await update.callback_query.edit_message_reply_markup(None)
        return await ask(update, context, step + 1)

    return CallbackQueryHandler(handle)


def main() -> None:
    """Poll until a signal comes."""
    states = {n: [tapped(n) if q[2] else typed(n)] for n, q in enumerate(QUESTIONS)}
    handler = ConversationHandler(
        [CommandHandler("daftar", begin)], states, [], name="registration", persistent=True
    )
    builder = Application.builder().token(os.environ["BOT_TOKEN"])
    builder = builder.base_url(os.environ["TELEGRAM_API_URL"] + "/bot")
    application = builder.persistence(PicklePersistence("registration.pickle")).build()
    application.add_handler(handler)
    application.run_polling()


if __name__ == "__main__":
    main()

"""Photos of receipts, kontra bon and transfers, kept with the record that they belong to."""

from datetime import timedelta

from bot.conversation import Conversation, begin
from bot.dialog.event import SentPhoto
from bot.dialog.fields import Photo
from bot.dialog.form import Form, Step
from bot.dialog.sure_field import sure
from bot.turn import Turn
from domain.form_answers import FormAnswers
from domain.messages import N_, message
from handlers.consignment import saved, shop_screen

_COUNTS_FOR = timedelta(days=3)
"""A picture that comes by itself later than this after the last record is not taken for one of it."""


class PhotoAnswers(FormAnswers):
    """A picture for the record with this number."""

    id: int
    photo: str
    sure: str = "yes"


async def ask_photo(turn: Turn, argument: str) -> None:
    record = await saved.own_record(turn, argument)
    if record is None:
        await shop_screen.show_shops(turn, message(N_("I do not find that entry.")))
    else:
        await begin(turn, ATTACH, {"id": record.id})


async def offer_photo(turn: Turn, _argument: str = "") -> bool:
    """A picture that came by itself: perhaps of what was told last. Returns whether that may be."""
    record = await turn.store.consignments.records.last(turn.person.id)
    if record is None or not isinstance(turn.event, SentPhoto) or turn.now - record.at > _COUNTS_FOR:
        return False
    await begin(turn, OFFERED, {"id": record.id, "photo": turn.event.file_id})
    return True


async def _attach(turn: Turn, answers: PhotoAnswers) -> None:
    record = await saved.own_record(turn, str(answers.id))
    if record is None or answers.sure != "yes":
        turn.say(message(N_("All right, I do not keep the photo.")), home=True)
        return
    is_new = await turn.store.consignments.records.attach(answers.id, answers.photo, turn.now)
    note = (
        message(N_("📷 The photo is kept with it."))
        if is_new
        else message(N_("That photo is there already."))
    )
    await saved.show_record(turn, record, note)


ATTACH = Form(
    name="attach_photo", version=1, title=N_("your photo"),
    steps=(
        Step(
            "photo", N_("Photo"), N_("Send the photo: tap the paperclip 📎. It will be kept with\n{record}"), Photo(),
        ),
    ),
    answers=PhotoAnswers, finish=_attach, load_for=saved.load, given=("id", "sure"),
)  # fmt: skip
OFFERED = Form(
    name="offered_photo", version=1, title=N_("your photo"),
    steps=(
        Step(
            "sure", N_("Sure"), N_("Shall I keep this photo with what you told last?\n{record}"),
            sure(N_("✅ Yes, keep it"), N_("❌ No")), bare=True,
        ),
    ),
    answers=PhotoAnswers, finish=_attach, load_for=saved.load, given=("id", "photo"),
)  # fmt: skip


CONVERSATION = Conversation(forms=(ATTACH, OFFERED), routes={"add_photo": ask_photo}, for_producers=True)

"""/profil: a card with everything that is known about the business; each line can be changed."""

from bot.conversation import Conversation, Entry, begin
from bot.dialog.form import Form
from bot.turn import Turn
from domain.messages import N_
from handlers.questions import PROFILE_STEPS, home_area
from services import registration
from services.registration import ProfileAnswers


async def open_profile(turn: Turn, _argument: str = "") -> None:
    producer = await registration.profile(turn)
    if producer is not None:
        await begin(turn, PROFILE, registration.as_answers(producer))


PROFILE = Form(
    name="profile",
    version=1,
    title=N_("your profile"),
    steps=PROFILE_STEPS,
    answers=ProfileAnswers,
    load=home_area,
    finish=registration.change_profile,
    card=N_("👤 This is your profile. Tap a line to change it."),
    live=True,
)

CONVERSATION = Conversation(
    entries=(
        Entry(
            ("profil", "profile"), open_profile, N_("See and change your profile"), intents=("profile",),
            key=N_("👤 My profile"), on_keyboard=False, for_producers=True,
        ),
    ),
    forms=(PROFILE,),
    routes={"profile": open_profile},
    for_producers=True,
)  # fmt: skip

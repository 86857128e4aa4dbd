"""/start, /menu, /bantuan, /batal: the first words, the way home, and help."""

from bot.conversation import Conversation, Entry
from bot.dialog.screen import Button, Line, Lines, Literal, Screen, route
from bot.turn import Turn
from domain.areas import find, full_name, parse_code
from domain.messages import N_, message
from services import claiming, invitations, menus, registration, tasks

MORE = N_("☰ More")
CHOSEN = "chosen"
"""The route of a button that only shows what was chosen (`Turn.mark_chosen`)."""


async def start(turn: Turn, _argument: str = "") -> None:
    """A stranger learns in two sentences what this is; a producer is greeted and gets the keyboard."""
    if turn.person.is_producer:
        await greet(turn)
    elif not await _welcome_at_work(turn):
        await _introduce(turn, "")


async def _welcome_at_work(turn: Turn) -> bool:
    """Somebody with a role finds the way to their tasks, and the commands for them."""
    grants = await turn.store.people.grants(turn.person.id)
    if not grants:
        return False
    await menus.refresh_own(turn)
    roles = [message(N_("• {task}"), task=await invitations.task(turn.store, grant)) for grant in grants]
    turn.show(
        Screen(
            (message(N_("👋 Welcome to Laris. Here you are:")), Lines(tuple(roles))),
            await tasks.buttons(turn),
        )
    )
    return True


async def arrive_from_poster(turn: Turn, code: str) -> None:
    """`?start=d_<area code>`: the same, with the place known beforehand."""
    if turn.person.is_producer:
        await greet(turn)
        return
    await _introduce(turn, parse_code(code) or "")


async def greet(turn: Turn) -> None:
    producer = await registration.profile(turn)
    name = registration.address(producer.name, producer.honorific) if producer else Literal("")
    turn.say(
        message(N_("Hello {name}! What would you like to do? Tap a button below."), name=name), home=True
    )


async def _introduce(turn: Turn, area: str) -> None:
    known: tuple[tuple[Button, ...], ...] = ()
    if await claiming.is_worth_asking(turn.store):
        known = ((Button(message(N_("📇 Written down before?")), route("claim")),),)
    place = find(area)
    here: tuple[Line, ...] = (message(N_("📍 {place}"), place=Literal(full_name(place))),) if place else ()
    turn.show(
        Screen(
            (
                message(N_("Welcome to Laris 👋")),
                message(N_("Laris helps small businesses with permits, trainings and orders. It is free, and you only need to tap.")),
                *here,
            ),
((Button(message(N_("📝 Register now")), route("register", area)),), *known,
             (Button(message(N_("❓ Help")), route("help")), Button(message(N_("🌐 Language")), route("ask_language")))),
        )
    )  # fmt: skip


async def show_menu(turn: Turn, _argument: str = "") -> None:
    """Everything that can be opened, as buttons."""
    language, help_ = (
        Button(message(N_("🌐 Language")), route("ask_language")),
        Button(message(N_("❓ Help")), route("help")),
    )
    reminders = Button(message(N_("🔔 Reminders")), route("reminders"))
    first: tuple[tuple[Button, ...], ...] = ((Button(message(N_("📝 Register now")), route("register")),),)
    last = (language, help_)
    if turn.person.is_producer:
        first = (
            (Button(message(N_("📦 Goods in shops")), route("shops")), Button(message(N_("💰 Bills")), route("bills"))),
            (Button(message(N_("👤 My profile")), route("profile")),
             Button(message(N_("🧺 My products")), route("products"))),
        )  # fmt: skip
        last = (reminders, help_)  # the help leads to the languages
    own = await tasks.buttons(turn)
    rows = (*first, *own) if turn.person.is_producer else (*own, *first)
    turn.show(Screen((message(N_("What would you like to open?")),), (*rows, last)))


async def show_tasks(turn: Turn, _argument: str = "") -> None:
    """Every subject that the roles of this person open."""
    doors = turn.house.doors(await turn.store.people.grants(turn.person.id))
    if not doors:
        await show_menu(turn)
        return
    rows = tuple(tuple(doors[at : at + 2]) for at in range(0, len(doors), 2))
    turn.show(Screen((message(N_("🧰 What would you like to do?")),), rows))


async def show_help(turn: Turn, _argument: str = "") -> None:
    contact: tuple[Line, ...] = ()
    if turn.office.contact:
        contact = (message(N_("🙋 A person who helps: {contact}"), contact=Literal(turn.office.contact)),)
    told = (
        message(N_("Tap the buttons, or write in your own words. I answer at once, day and night.")),
        message(
            N_("If a question is unclear, tap “Back” or “Cancel”. Nothing is lost when the signal drops.")
        ),
        *contact,
    )
    ask = Button(message(N_("🙋 Ask an officer")), route("ask_officer"))
    turn.show(Screen(told, ((ask, Button(message(N_("🌐 Language")), route("ask_language"))),)))


async def nothing_to_cancel(turn: Turn, _argument: str = "") -> None:
    turn.say(message(N_("There is nothing to cancel.")), home=True)


async def already_chosen(turn: Turn, _argument: str = "") -> None:
    turn.answer_tap(message(N_("That question has already been answered.")))


CONVERSATION = Conversation(
    entries=(
        Entry(("start", "mulai"), start, N_("Begin"), intents=("greeting",)),
        Entry(("menu",), show_menu, N_("Show the menu"), intents=("menu",), key=MORE),
        Entry(("bantuan", "help", "tolong"), show_help, N_("Help"), intents=("help",), aside=True),
        Entry(("batal", "cancel"), nothing_to_cancel, N_("Cancel what is open"), intents=("cancel",)),
    ),
    routes={"help": show_help, "menu": show_menu, "tasks": show_tasks, CHOSEN: already_chosen},
    links={"d_": arrive_from_poster},
    aside_routes=frozenset({"help", CHOSEN}),
    aside_links=frozenset({"i_"}),
)

"""Officers who plan events by the shortest way, for talks that begin after that."""

from domain.roles import Role
from tests.conversations.reminding import heard
from tests.support.town import Talker, Town

SIX = (
    ("says", "Pelatihan kemasan keripik", "Kapan?"),
    ("says", "3 desember 09.00-12.00", "Di mana?"),
    ("says", "Aula Kecamatan Limpung", "Kirim juga lokasinya"),
    ("taps", "Tanpa peta", "Muat berapa orang?"),
    ("taps", "30", "Acara ini untuk siapa?"),
    ("taps", "Pakai ini", "Peserta perlu tahu atau bawa apa?"),
    ("says", "Bawa contoh produk", "Sudah benar semua?"),
)
"""What an officer says and taps for a training, and what they see then."""


async def officer(town: Town, name: str = "Ratna", number: int = 106, area: str = "33.25") -> Talker:
    """Somebody on duty in this area."""
    talker = town.person(name, number)
    await talker.starts(await town.invitation(Role.OFFICER, area))
    await talker.sees("Sekarang jadi petugas")
    return talker


async def plans(talker: Talker, **changed: str) -> None:
    """A training of tomorrow week, written down; `title`, `when`, `quota` may be other ones."""
    other = {0: changed.get("title"), 1: changed.get("when"), 4: changed.get("quota")}
    await talker.says("/acara")
    await talker.sees("Acara")
    await talker.taps("Acara baru")
    await talker.sees("Mau bikin acara apa?")
    for at, (action, words, sees) in enumerate(SIX):
        said = other.get(at)
        await getattr(talker, "says" if said else action)(said or words)
        await talker.sees(sees)
    await talker.taps("Simpan")
    await talker.sees("Sudah dicatat.")


async def announces(talker: Talker) -> None:
    """From the card of a draft."""
    await talker.taps("Umumkan")
    await talker.sees("Sedang diumumkan.")


async def answers(talker: Talker, *lines: tuple[str, str, str]) -> None:
    """Says and taps one after the other, each time seeing what comes of it."""
    for action, words, sees in lines:
        await getattr(talker, action)(words)
        await talker.sees(sees)


async def planned_events(town: Town) -> list[str]:
    """Title, state and revision of every event."""
    rows = await town.rows("SELECT title, state, revision FROM events ORDER BY id")
    return [f"{row.title}/{row.state}/{row.revision}" for row in rows]


def about(talker: Talker, words: str) -> list[str]:
    """What they heard of that since the last thing they did."""
    return [text for text in heard(talker) if words in text]

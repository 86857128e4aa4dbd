"""Who is there: those who are told something, those who have blocked the bot, those who ask for help meanwhile. Every
process of this measurement knows them by these numbers."""

from collections.abc import Sequence
from dataclasses import dataclass

TOKEN = "7000000001:bench"
AUTHOR, FIRST, FIRST_ASKER, ASKERS = 900, 1_000_001, 9_000_001, 200
WORDS = "Pengumuman: besok ada pelatihan"


@dataclass(frozen=True, slots=True)
class Crowd:
    """`blocked`: every so many-th has blocked the bot without its knowing."""

    people: int
    blocked: int = 25

    @property
    def chats(self) -> range:
        """Those who are told."""
        return range(FIRST, FIRST + self.people)

    def has_blocked(self, chat: int) -> bool:
        """Whether this one cannot be reached."""
        return (chat - FIRST) % self.blocked == 0

    def told(self, got: Sequence[int]) -> tuple[list[int], list[int]]:
        """Who got nothing although the way was free, and who got it more than once; `got`: copies by person."""
        arrived = list(zip(self.chats, got, strict=True))
        missed = [chat for chat, copies in arrived if not copies and not self.has_blocked(chat)]
        return missed, [chat for chat, copies in arrived if copies > 1]

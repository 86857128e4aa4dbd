"""Somebody who uses the page of phones with a real browser."""

from playwright.async_api import Page, expect

_PATIENCE = 30_000
"""Milliseconds: a bot that was killed on a busy machine takes a while to come back."""


class Thumb:
    """Somebody's thumb on one phone of the page."""

    def __init__(self, page: Page, person: int) -> None:
        self._phone = page.get_by_test_id(f"phone-{person}")

    async def sees(self, text: str) -> None:
        await expect(self._phone.get_by_test_id("messages")).to_contain_text(text, timeout=_PATIENCE)

    async def taps(self, label: str, then: str = "") -> None:
        buttons = self._phone.get_by_test_id("inline-button").filter(has_text=label)
        await buttons.last.click(timeout=_PATIENCE)
        if then:
            await self.sees(then)

    async def presses(self, label: str, then: str) -> None:
        await self._phone.get_by_test_id("reply-button").filter(has_text=label).last.click(timeout=_PATIENCE)
        await self.sees(then)

    async def says(self, text: str, then: str) -> None:
        await self._phone.get_by_test_id("input").fill(text)
        await self._phone.get_by_test_id("send").click()
        await self.sees(then)

    async def starts(self, then: str) -> None:
        await self._phone.get_by_test_id("start").click(timeout=_PATIENCE)
        await self.sees(then)

    async def opens_link(self) -> None:
        await self._phone.get_by_test_id("start-poster").click(timeout=_PATIENCE)

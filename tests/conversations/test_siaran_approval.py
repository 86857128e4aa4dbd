"""An announcement to many needs a second officer, who may announce all over its area; nobody else's button decides."""

import pytest

from domain.roles import Role
from tests.conversations.announcing import composes, got, listeners, officer, over
from tests.support.town import Talker, Town

_STATE = "SELECT state FROM announcements ORDER BY id DESC LIMIT 1"


@pytest.fixture
async def many(town: Town) -> dict[str, Talker]:
    """Three people listen; more than two are many here."""
    town.asks_for(announcement_approval_over=2)
    await town.rebuild()
    town.sim.clock.at("2026-11-24 10:00")
    return await listeners(town)


async def _waits(town: Town, ratna: Talker) -> None:
    await composes(ratna)
    await ratna.sees("disetujui petugas kedua")
    await ratna.taps("Kirim")
    await ratna.sees("menunggu petugas kedua")
    await town.settled()
    assert (await town.rows(_STATE))[0][0] == "waiting"


async def test_a_second_officer_approves_and_only_they_can(town: Town, many: dict[str, Talker]) -> None:
    ratna, dewi = await officer(town), await officer(town, "Dewi", 901)
    await _waits(town, ratna)
    asked = await dewi.sees("Setuju?")
    assert "Besok ada pelatihan PIRT" in got(dewi)
    for data in ("-:siaran_yes:1", "-:siaran_own:1", "-:siaran_on:1", "-:siaran_fix:1"):
        await ratna.forges(data, [one for one in ratna.chat if one.by_bot and one.buttons][-1])
        await town.settled()
    assert (await town.rows(_STATE))[0][0] == "waiting"
    await dewi.taps_old(asked, "✅ Setuju")
    await dewi.sees("Disetujui: siaran 1")
    await over(town)
    assert got(many["Budi"]) == got(many["Tini"]) == ["Besok ada pelatihan PIRT"]
    await ratna.sees("✅ 3 terkirim")
    assert any("Siaran 1 disetujui" in text for text in got(ratna))
    await dewi.forges("-:siaran_no:1", asked)
    await dewi.sees_toast("sudah diputuskan")


async def test_the_right_over_a_part_of_the_area_is_not_enough(town: Town, many: dict[str, Talker]) -> None:
    """Forged buttons of an officer of Limpung, of another regency, of a coordinator and of a recipient."""
    ratna, dewi = await officer(town), await officer(town, "Dewi", 901)
    strangers = (
        await officer(town, "Limpung", 902, "33.25.08"),
        await officer(town, "Kendal", 903, "33.24"),
        await officer(town, "Kader", 904, "33.25", Role.COORDINATOR),
        many["Budi"],
    )
    await many["Budi"].says("/menu")
    await _waits(town, ratna)
    for stranger in strangers:
        for name in ("yes", "no", "own", "stop", "sure", "on", "pause", "fix", "report", "share"):
            await stranger.forges(f"-:siaran_{name}:1")
        await town.settled()
        assert not any("pelatihan PIRT" in text for text in got(stranger))
    assert (await town.rows(_STATE))[0][0] == "waiting"
    await dewi.taps("❌ Tolak")
    await ratna.sees("tidak disetujui")
    await town.settled()
    assert (await town.rows(_STATE))[0][0] == "refused"
    assert got(many["Tini"]) == []


async def test_where_nobody_else_is_on_duty_the_author_answers_for_it(
    town: Town, many: dict[str, Talker]
) -> None:
    ratna = await officer(town)
    await composes(ratna)
    await ratna.taps("Kirim")
    await ratna.sees("belum ada petugas lain")
    await ratna.taps("Ya, ke 3 orang")
    await ratna.sees("Disetujui: siaran 1")
    await over(town)
    assert got(many["Sari"]) == ["Besok ada pelatihan PIRT"]


async def test_what_its_author_took_back_was_not_refused_by_anybody(
    town: Town, many: dict[str, Talker]
) -> None:
    ratna, dewi = await officer(town), await officer(town, "Dewi", 901)
    await composes(ratna)
    await ratna.taps("Kirim")
    await ratna.sees("menunggu petugas kedua")
    await dewi.sees("mau mengirim ini ke 3 orang")
    await ratna.says("/siaran")
    await ratna.sees("menunggu")
    await ratna.taps("1")
    await ratna.taps("Hentikan")
    await ratna.taps("Ya, hentikan")
    await ratna.sees("↩️ ditarik pembuatnya")
    await dewi.taps("Setuju")
    await dewi.sees_toast("Ini sudah diputuskan")
    assert got(many["Tini"]) == []

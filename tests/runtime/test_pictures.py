"""The chart and the letter: what stands on them, that nothing covers anything else, and names in any script."""

import io
from itertools import combinations
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image
from pypdf import PdfReader

from bot.bench import chart, letter
from bot.bench.canvas import WIDTH
from bot.bench.letters import legible
from domain.letter import Letter, as_text, from_json, to_json

MONTHS = ["Des", "Jan", "Feb", "Mar", "Apr", "Mei", "Jun", "Jul", "Agu", "Sep", "Okt", "Nov"]
STRANGE = [
    "😀🌶️",
    "بركة",
    "汉字 店",
    "ꦏꦼꦫꦶꦥꦶꦏ꧀",
    "a\u202eb",
    "\ud800",
    "é" * 90,
    "<b>&amp;</b>",
    "",
    "\x00\x07",
    "W" * 300,
    "क्षि",
]


def _panel(first: list[int], second: list[int]) -> dict[str, Any]:
    written = [[str(value) for value in values] for values in (first, second)]
    return {
        "title": "Barang laku dan kembali",
        "names": ["laku", "kembali"],
        "values": [first, second],
        "written": written,
    }


def _data(first: list[int], second: list[int], title: str = "Keripik Bu Siti") -> dict[str, Any]:
    tiles = [
        {"label": "Laku November", "value": "1.240"},
        {"label": "Dibayar", "value": "Rp12,5 juta"},
        {"label": "Belum dibayar", "value": "Rp450 ribu"},
    ]
    panels = {"pieces": _panel(first, second), "money": _panel(second, first)}
    return {
        "name": "laporan.png",
        "title": title,
        "period": "Des 2025 – Nov 2026",
        "tiles": tiles,
        "months": MONTHS,
        **panels,
    }


def _overlapping(texts: list[tuple[str, tuple[float, float, float, float]]]) -> list[tuple[str, str]]:
    return [
        (one, other)
        for (one, a), (other, b) in combinations(texts, 2)
        if a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]
    ]


def test_the_chart_is_a_picture_for_a_phone() -> None:
    about, content = chart.draw(_data([80, 60, 120, 240, 90, 85, 70, 88, 95, 110, 130, 124], [5] * 12), b"")
    picture = Image.open(io.BytesIO(content)).convert("RGB")
    assert about == {"name": "laporan.png", "mime": "image/png"}
    assert picture.size == (WIDTH, chart.HEIGHT)
    assert len(content) < 150_000
    colours = {colour for _, colour in picture.getcolors(1 << 20) or [] if isinstance(colour, tuple)}
    for wanted in ((27, 127, 92), (240, 138, 36), (33, 102, 172), (217, 83, 79)):
        assert any(all(abs(a - b) < 8 for a, b in zip(wanted, colour, strict=True)) for colour in colours)


@settings(max_examples=40, deadline=None)
@given(
    st.lists(st.one_of(st.just(0), st.integers(0, 10**9)), min_size=12, max_size=12),
    st.lists(st.integers(0, 10**6), min_size=12, max_size=12),
    st.text(max_size=80),
)
def test_whatever_the_figures_no_text_covers_another_or_leaves_the_sheet(
    first: list[int], second: list[int], title: str
) -> None:
    texts = chart.paint(_data(first, second, title)).texts
    assert _overlapping(texts) == []
    assert all(box[0] >= 0 and box[2] <= WIDTH and box[3] <= chart.HEIGHT for _, box in texts)
    assert {*MONTHS, "laku", "kembali", "Barang laku dan kembali"} <= {said for said, _ in texts}


def test_bars_are_as_tall_as_their_figures_and_a_little_is_not_nothing() -> None:
    picture = Image.open(io.BytesIO(chart.draw(_data([0, 100, 50, 1] + [0] * 8, [0] * 12), b"")[1])).convert(
        "RGB"
    )
    step = (WIDTH - 2 * 36 - 64) / 12

    def height(month: int) -> int:
        x = int(36 + 32 + (month + 0.5 - 0.36 + 0.17) * step)
        return sum(
            abs(picture.getpixel((x, y))[0] - 27) < 8 and abs(picture.getpixel((x, y))[1] - 127) < 8  # type: ignore[index,operator]
            for y in range(chart._FIRST[0] + 150, chart._FIRST[1] - 58)
        )

    assert height(0) == 0
    assert height(1) > 200
    assert abs(height(1) - 2 * height(2)) < 6
    assert 2 <= height(3) <= 8


def test_a_year_without_anything_is_drawn_too() -> None:
    assert chart.draw(_data([0] * 12, [0] * 12), b"")[1].startswith(b"\x89PNG")


LETTER = Letter(
    ("Keripik Bu Siti", "Siti Aminah", "Desa Sidomulyo, Limpung, Batang"), "Limpung, 22 November 2026",
    ("Kepada Yth.", "Indomaret Limpung"), "Pengingat tagihan", "Dengan hormat,", ("Terima kasih sudah menjualkan.",),
    ("Tagihan", "Jatuh tempo", "Sisa"), (("TT-001", "2 Nov 2026", "Rp450.000"), ("TT-002", "9 Nov 2026", "Rp1.200.000")),
    ("Jumlah", "Rp1.650.000"), ("Mohon kabarnya.", "Semoga sama-sama laris."), "Hormat kami,", ("Siti Aminah",),
)  # fmt: skip


def _pages(written: Letter) -> list[str]:
    about, content = letter.draw({"name": "surat.pdf", "letter": to_json(written)}, b"")
    assert about == {"name": "surat.pdf", "mime": "application/pdf"}
    return [" ".join(page.extract_text().split()) for page in PdfReader(io.BytesIO(content)).pages]


def test_the_letter_says_everything_on_one_page() -> None:
    (page,) = _pages(LETTER)
    for said in (
        "Keripik Bu Siti",
        "Limpung, 22 November 2026",
        "Indomaret Limpung",
        "TT-001 2 Nov 2026 Rp450.000",
        "Jumlah Rp1.650.000",
        "Semoga sama-sama laris.",
        "Hormat kami, Siti Aminah",
    ):
        assert said in page


def test_the_text_says_the_same() -> None:
    text = as_text(LETTER)
    for said in (
        "Kepada Yth.\nIndomaret Limpung",
        "• TT-002 · 9 Nov 2026 · Rp1.200.000",
        "Jumlah: Rp1.650.000",
        "Hormat kami,\nSiti Aminah",
    ):
        assert said in text
    assert "• …" in as_text(LETTER, rows=1)


def test_a_long_table_goes_on_over_pages_with_its_head() -> None:
    told = {**to_json(LETTER), "rows": [[f"TT-{number:03d}", "2 Nov 2026", "Rp1"] for number in range(120)]}
    pages = _pages(from_json(told))
    assert len(pages) > 2
    assert all("Jatuh tempo" in page for page in pages[:2])
    assert "Hormat kami" in pages[-1]


@pytest.mark.parametrize("strange", STRANGE)
def test_no_name_can_break_a_letter_or_a_chart(strange: str) -> None:
    told = to_json(LETTER)
    for name in ("sender", "receiver", "opening", "closing", "signature"):
        told[name] = [strange, *told[name]]
    told |= {"rows": [[strange] * 3], "subject": strange, "dateline": strange, "greeting": strange}
    assert _pages(from_json(told))
    assert chart.draw(_data([1] * 12, [2] * 12, strange), b"")[1].startswith(b"\x89PNG")


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=120))
def test_any_text_becomes_legible(text: str) -> None:
    shown = legible(text, 40)
    assert len(shown) <= 40
    assert shown == legible(shown)
    assert shown.isprintable() or not shown


def test_emoji_vanish_and_unknown_letters_are_boxes() -> None:
    assert legible("Sambal 🌶️ Bu  Siti") == "Sambal Bu Siti"
    assert legible("汉字 é") == "□□ é"
    assert legible("x" * 50, 10) == "x" * 9 + "…"

"""Words for the units in which small traders sell and count. Their use is in `domain.quantities`."""

_COUNTED = (
    "pcs pc bks bungkus biji bj buah bh potong ptg porsi prs pax kotak box butir btr lembar lbr ekor tusuk "
    "stel setel pasang psg gelas cup botol btl toples sachet saset kaleng jar pouch loyang tampah ikat iket "
    "tangkai batang keping bungkusan orang org paket pot karung stick stik unit"
)
_PACKS = "renteng dus kardus karton krt bal pak pack slof bos bundel sak peti krat keranjang"
_VOLUMES = "liter ltr lt ml cc meter mtr cm"
_TIMES = "jam hari hr minggu mgg bulan bln tahun thn kali"

COUNTED = frozenset(_COUNTED.split())
"""Units of which one is one."""

PACKS = frozenset(_PACKS.split())
"""Packs whose content depends on the product."""

SIZES = {
    "lusin": 12,
    "lsn": 12,
    "losin": 12,
    "kodi": 20,
    "gros": 144,
    "gross": 144,
    "rim": 500,
    "papan": 30,
    "slop": 10,
}
"""Packs of a fixed number of pieces (slop: packets of cigarettes; papan: a tray of eggs)."""

GRAMS = {
    "kg": 1_000,
    "kilo": 1_000,
    "kilogram": 1_000,
    "ons": 100,
    "g": 1,
    "gr": 1,
    "gram": 1,
    "grm": 1,
    "kuintal": 100_000,
    "kwintal": 100_000,
    "kw": 100_000,
    "ton": 1_000_000,
}
"""Weights in grams; the Indonesian ons is 100 g."""

PRICED_BY = (
    COUNTED | PACKS | frozenset(SIZES) | frozenset(GRAMS) | frozenset((_VOLUMES + " " + _TIMES).split())
)
"""All units and periods a price can stand for."""

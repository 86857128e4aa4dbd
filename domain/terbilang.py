"""Amounts in Indonesian words, as kuitansi want them (terbilang): "dua juta delapan ratus lima puluh ribu"."""

_SMALL = (
    "nol", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan", "sepuluh", "sebelas",
)  # fmt: skip
_SCALES = (
    (10**12, "triliun"), (10**9, "miliar"), (10**6, "juta"), (10**3, "ribu"), (100, "ratus"), (10, "puluh"),
)  # fmt: skip
_WITH_SE = {1_000: "seribu", 100: "seratus"}
"""One thousand and one hundred are glued together; one million is not ("satu juta")."""


def spelled(number: int) -> str:
    """A whole number of at least 0 in words, without a unit. Raises ValueError below 0."""
    if number < 0:
        raise ValueError("there are no words for less than nothing")
    if number < len(_SMALL):
        return _SMALL[number]
    if number < 20:
        return f"{_SMALL[number - 10]} belas"
    scale, word = next(pair for pair in _SCALES if number >= pair[0])
    count, rest = divmod(number, scale)
    head = _WITH_SE.get(scale, "") if count == 1 else ""
    return " ".join((head or f"{spelled(count)} {word}", *((spelled(rest),) if rest else ())))


def rupiah_spelled(amount: int) -> str:
    """ "Satu juta delapan puluh ribu rupiah", for whole rupiah of at least 0. Raises ValueError below 0."""
    return f"{spelled(amount)} rupiah".capitalize()

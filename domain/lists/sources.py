"""What a list is called when nobody has said it yet: out of its own heading, or the name of its file. Pure."""

import re
from pathlib import PurePath

from domain.messages import N_, Rejected
from domain.spoken import clean

LONGEST = 60
_ALWAYS_LARGE = frozenset(
    [
        "BPUM",
        "UMKM",
        "UKM",
        "IKM",
        "PIRT",
        "NIB",
        "SIDT",
        "PL",
        "KUMKM",
        "RT",
        "RW",
        "OPD",
        "PKL",
        "KUR",
        "BLT",
        "PKH",
        "NIK",
        "KTP",
        "SD",
        "SMP",
        "SMA",
        "II",
        "III",
        "IV",
    ]
)


def source_name(heading: str, file_name: str) -> str:
    """ "DAFTAR PENERIMA BPUM KABUPATEN BATANG" → Daftar Penerima BPUM Kabupaten Batang; else "data_umkm.xlsx" → data umkm."""
    said = (
        clean(heading)
        if len(clean(heading)) >= 8
        else clean(re.sub(r"[_\-.]+", " ", PurePath(file_name).stem))
    )
    return _shortened(" ".join(map(_word, said.split())) if said.isupper() else said) or "?"


def told_source(text: str) -> str:
    """What an officer calls the list, 3 to 60 characters with a letter. Raises Rejected."""
    said = clean(text).strip(" .,:;")
    if len(said) < 3 or not any(one.isalpha() for one in said) or said.startswith("/"):
        raise Rejected(N_("What is the list called? For example: Daftar BPUM 2021."))
    if len(said) > LONGEST:
        raise Rejected(
            N_("That is too long. Please write up to {limit} letters, for example: Daftar BPUM 2021."),
            limit=LONGEST,
        )
    return said


def _word(word: str) -> str:
    bare = re.sub(r"\W", "", word)
    return (
        word if bare in _ALWAYS_LARGE else word[:1] + word[1:].lower() if word[:1].isalpha() else word.title()
    )


def _shortened(text: str) -> str:
    if len(text) <= LONGEST:
        return text
    return text[: LONGEST - 1].rpartition(" ")[0] + "…"

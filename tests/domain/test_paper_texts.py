"""The texts of the rules are the product: short, plain, no office word without the word of the street before it."""

import re
from collections.abc import Iterator

import pytest

from domain.papers import rules
from domain.papers.model import Text, Value

BOOK = rules()
LANGUAGES = ("id", "en")

STREET: dict[str, tuple[str, str]] = {
    "OSS": ("situs izin", "licence site"),
    "KBLI": ("kode", "code"),
    "PB-UMKU": ("izin pendukung", "supporting permit"),
    "SPP-IRT": ("pirt|izin pendukung", "pirt|supporting permit"),
    "SLHS": ("laik bersih|surat yang besar", "hygiene certificate|big certificate"),
    "HSP": ("dapur bersih", "clean-kitchen label"),
    "CPPOB": ("izin dapur", "kitchen permit"),
    "PMR": ("jaga bahaya", "plan against dangers"),
    "ING": ("tabel gizi", "nutrition table"),
    "PNBP": ("biaya negara", "state fee"),
    "BPJPH": ("badan halal", "halal agency"),
    "LPH": ("pemeriksa", "inspect"),
    "SJPH": ("aturan halal", "halal rule book"),
    "PPH": ("pendamping", "companion"),
    "SEHATI": ("gratis", "free"),
    "CPKB": ("tempat", "place"),
    "PKRT": ("izinnya lain", "another permit"),
    "maklon": ("pabrik", "factory"),
    "UMOT": ("izin usaha jamu", "jamu-maker permit"),
    "UKOT": ("izin usaha|izin yang lebih besar", "jamu-maker permit|bigger permit"),
    "LSPro": ("penguji|lembaga sertifikasi", "certification body"),
    "SVLK": ("kayu", "wood|legal"),
    "SPPL": ("jaga lingkungan", "environment"),
    "TKDN": ("bahan|kandungan lokal", "local.content"),
    "UKPBJ": ("pengadaan", "procurement"),
    "INAPROC": ("toko daring", "online shop"),
    "SKP": ("ikan|kelayakan", "fish"),
    "NKV": ("dokter hewan", "veterinary"),
    "PSAT": ("hasil tani", "produce permit"),
    "AMDK": ("air minum", "drinking water"),
    "DPMPTSP": ("kantor izin", "licence office"),
    "KPP": ("kantor pajak", "tax office"),
    "DJP": ("kantor pajak", "tax office"),
    "penyelia": ("penjaga halal", "halal keeper"),
    "self declare": ("pernyataan sendiri", "own statement"),
    "ikrar": ("janji", "vow"),
    "konsinyasi": ("titip jual", "leave there"),
    "kurasi": ("pemilihan", "chosen"),
    "e-Katalog": ("toko daring|kantor", "online shop|office|nglarisi"),
    "izin edar": ("izin jual", "permit to sell"),
    "Izin edar": ("izin jual", "permit to sell"),
    "penjamah": ("pekerja dapur", "food-handler"),
    "Kanwil": ("kantor merek", "trademark office"),
    "PP": ("aturan", "rule"),
    "Permenkes": ("aturan", "rule"),
    "PerBPOM": ("aturan", "rule"),
}
"""Office word: what must stand before it, per language; it stands in brackets itself."""

KNOWN_BY_NAME = {
    "BPOM", "NIB", "PIRT", "NPWP", "KTP", "SNI", "HP", "WA", "UMK", "MD", "TR", "NA", "POM", "GS1", "RI", "HALOBPOM", "KB", "PT",
}  # fmt: skip


def texts(value: object, place: str) -> Iterator[tuple[str, Text]]:
    if isinstance(value, Text):
        yield place, value
    elif isinstance(value, Value):
        for name, inner in vars(value).items():
            if name != "legal":
                yield from texts(inner, f"{place}.{name}")
    elif isinstance(value, tuple):
        for number, inner in enumerate(value):
            yield from texts(inner, f"{place}.{number}")


def everything() -> Iterator[tuple[str, Text]]:
    for kind in ("papers", "channels", "categories", "facts", "offices", "topics", "terms"):
        for name, value in getattr(BOOK, kind).items():
            yield from texts(value, f"{kind}.{name}")
    for kind in (BOOK.rules, BOOK.closures):
        seen = {id(rule): rule for versions in kind.values() for rule in versions}
        for rule in seen.values():
            yield from texts(rule, f"{getattr(rule, 'subject', 'closed')}.{rule.valid_from}")


ALL = list(everything())


def test_there_is_much_to_read() -> None:
    assert len(ALL) > 500


def misused(text: str, language: str) -> list[str]:
    """Office words that stand bare, or with no word of the street before them."""
    found = []
    for word, streets in STREET.items():
        street = streets[LANGUAGES.index(language)]
        for match in re.finditer(rf"(?<![\w.-]){re.escape(word)}(?![\w.-]*\w)", text):
            before = text[: match.start()]
            in_brackets = before.count("(") > before.count(")")
            if not (in_brackets and re.search(street, before, re.IGNORECASE)):
                found.append(word)
    return found


NAMED = re.compile(r"\.(name|issuer|example)$")


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_office_word_without_its_street_word(language: str) -> None:
    wrong = {
        place: words
        for place, text in ALL
        if not NAMED.search(place) and (words := misused(text.said_in(language), language))
    }
    assert wrong == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_other_abbreviation_is_one_that_people_use(language: str) -> None:
    """A new abbreviation has to be put on one of the two lists."""
    found = {
        word
        for place, text in ALL
        if not NAMED.search(place)
        for word in re.findall(r"(?<![\w./-])[A-Z]{2,}(?:-[A-Z]+)?(?![\w./-])", text.said_in(language))
    }
    assert found - KNOWN_BY_NAME - STREET.keys() == set()


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Buka situs izin (OSS) dulu.", []), ("Buka OSS dulu.", ["OSS"]), ("Buka situs izin OSS.", ["OSS"]),
        ("(OSS) situs izin", ["OSS"]), ("Lihat oss.go.id", []),
    ],
)  # fmt: skip
def test_a_bare_office_word_would_be_noticed(text: str, words: list[str]) -> None:
    assert misused(text, "id") == words


def sentences(text: str) -> list[str]:
    return [one for one in re.split(r"(?<=[.!?:;])\s+", text) if one]


@pytest.mark.parametrize("language", LANGUAGES)
def test_sentences_are_short(language: str) -> None:
    """A 12-year-old reads 20 words in one breath; web addresses and brackets count as words."""
    long = {
        place: sentence
        for place, text in ALL
        for sentence in sentences(text.said_in(language))
        if len(sentence.split()) > 20
    }
    assert long == {}


HARD = re.compile(
    r"\b(?:sebagaimana|dimaksud|berdasarkan|ketentuan|peraturan|perundang\w*|pelaku usaha|pemohon|permohonan perizinan|"
    r"wajib pajak|mengajukan permohonan|komitmen|verifikasi|registrasi|sertifikasi|legalitas|implementasi|persyaratan|"
    r"pemenuhan|instansi|terlampir|tersebut|melakukan|apabila|dikarenakan|guna|serta|adapun|yakni)\b",
    re.IGNORECASE,
)


ADDRESS = re.compile(r"\S+\.go\.id")


def test_no_words_of_the_office() -> None:
    hard = {
        place: words
        for place, text in ALL
        if not NAMED.search(place) and (words := HARD.findall(ADDRESS.sub("", text.id)))
    }
    assert hard == {}


def test_words_are_short_on_the_whole() -> None:
    words = [word for _, text in ALL for word in re.findall(r"[^\W\d_]+", text.id)]
    assert sum(map(len, words)) / len(words) < 6.2
    assert {word for word in words if len(word) > 16} == set()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("paper", BOOK.papers)
def test_each_part_of_a_guide_fits_a_screen(paper: str, language: str) -> None:
    """450 characters a screen, less a heading of 50 and bullets."""
    one = BOOK.papers[paper]
    for guide in one.guide:
        assert len(f"{guide.what.said_in(language)} {guide.why.said_in(language)}") <= 300
        for part in (guide.steps, guide.mistakes, guide.documents):
            lines = [f"1. {text.said_in(language)}" for text in part]
            assert len("\n".join(lines)) <= 400
        assert all(len(item.said_in(language)) <= 90 for item in guide.documents)
    for terms in one.terms:
        notes = [part.note.said_in(language) for part in (terms.cost, terms.time) if part and part.note]
        assert sum(map(len, notes)) <= 130
    assert len(one.name.said_in(language)) <= 26
    assert "(" not in one.legal.said_in(language)  # it stands in brackets itself


@pytest.mark.parametrize("language", LANGUAGES)
def test_steps_into_a_channel_fit_a_screen(language: str) -> None:
    for channel in BOOK.channels.values():
        for part in (channel.steps, channel.checklist):
            assert len("\n".join(f"1. {text.said_in(language)}" for text in part)) <= 420
        assert len(channel.name.said_in(language)) <= 22


@pytest.mark.parametrize("language", LANGUAGES)
def test_reasons_are_one_or_two_sentences(language: str) -> None:
    for place, text in ALL:
        if place.endswith(".why"):
            assert len(text.said_in(language)) <= 170, place


def test_ids_of_checklists_are_unique() -> None:
    for paper in BOOK.papers.values():
        keys = [item.key for item in paper.guide[-1].documents]
        assert len(set(keys)) == len(keys)


def test_uncertain_figures_say_so() -> None:
    """No paper whose cost or time nobody could prove calls it sure."""
    for paper in BOOK.papers.values():
        for terms in paper.terms:
            for part in (terms.cost, terms.time, terms.validity):
                assert (
                    part is None or part.is_sure or "low" in part.confidence or part.sources == ("unsourced",)
                )

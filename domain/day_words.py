"""Words about days made plain: slang, Javanese and Sundanese, old spellings, typing errors, glued figures.

Knows words; which day they mean is reckoned in `domain.day_rules`.
"""

import re
from functools import lru_cache

from rapidfuzz import fuzz, process

from domain.number_reading import read_number
from domain.number_words import VOCABULARY
from domain.spoken import clean

WEEKDAYS = ("senin", "selasa", "rabu", "kamis", "jumat", "sabtu", "ahad")
MONTHS = ("januari", "februari", "maret", "april", "mei", "juni", "juli", "agustus", "september",
          "oktober", "november", "desember")  # fmt: skip
PARTS_OF_DAY = "pagi siang sore malam petang subuh"

_SAME = {
    "senin": "senen snn snin mon monday",
    "selasa": "seloso slasa sls salasa tuesday",
    "rabu": "rebo rabo rbu wednesday",
    "kamis": "kemis kmis kms thursday",
    "jumat": "jumuah jemuwah jumuwah jumaat jumaah jemuah jum jmt jumat jumah friday",
    "sabtu": "setu sebtu saptu sbtu sbt saturday",
    "ahad": "ngahad ahat akad sunday",
    "minggu": "mgg mingu mg minggu mnggu week",
    "januari": "jan january januwari",
    "februari": "feb pebruari peb febuari february pebuari",
    "maret": "mar mrt march",
    "april": "apr",
    "mei": "may",
    "juni": "jun june",
    "juli": "jul july",
    "agustus": "agu agt ags agst agus aug august agustusan_",
    "september": "sep sept septembar",
    "oktober": "okt oct october",
    "november": "nov nop nopember nofember",
    "desember": "des dec december",
    "legi": "manis umanis",
    "pahing": "paing jenar",
    "pon": "palguna",
    "wage": "cemengan",
    "kliwon": "kasih kaliwon",
    "besok": "bsk esok sesuk isukan benjing mbenjing mbenjang bsok besuknya tomorrow",
    "mbesuk": "besuk kapankapan",
    "lusa": "pageto suken emben lsa",
    "kemarin": "kemaren kmrn kmren kmrin kmarin kemrin kamari kemarennya kemarinnya yesterday kmaren",
    "wingi": "winginane winginipun wingi",
    "hari": "hr dina dino dinten poe days day hri",
    "bulan": "bln wulan sasi sasih bulannya month bl",
    "tahun": "thn th taun warsa year",
    "pekan": "pekannya",
    "tgl": "tanggal tg tggl tangal tgal tanggalnya tglnya titimangsa",
    "lagi": "lg kemudian maning maneh malih engkas deui meneh",
    "lalu": "kepungkur kapungkur katukang yl kepengker last kemaren2 silam",
    "depan": "dpn ngarep ngajeng hareup mendatang next yad ngarepe",
    "nanti": "ntar nti mengko mangke mengkin tar engke",
    "ini": "iki niki ieu meniko menika punika",
    "pagi": "esuk isuk enjing injing pg paginya pagi2 esuke",
    "siang": "awan beurang siangnya siyang",
    "sore": "sonten sorenya soren",
    "malam": "malem mlm bengi mbengi dalu peuting wengi ndalu malamnya malemnya",
    "lebaran": "idulfitri lebarannya riyaya bada bakda_ bodho badan fitri",
    "puasa": "ramadan ramadhan poso pasa shiyam ramadlan romadhon",
    "iduladha": "kurban qurban besaran idhuladha",
    "natal": "natalan",
    "sebelum": "sblm sadurunge sakdurunge samemeh sakderenge sebelumnya",
    "habis": "abis bar bubar sesudah setelah sawise rampung saba_ hbs bakdo setelahnya sbs",
    "akhir": "ahir akir pungkasan",
    "awal": "awwal awalan",
    "tengah": "pertengahan tengahan",
    "tempo": "termin",
}  # fmt: skip
_PLAIN = {word: plain for plain, words in _SAME.items() for word in words.split()}
_FIXED = frozenset(_SAME) | frozenset(WEEKDAYS) | frozenset(MONTHS)
_TYPED_WRONG = tuple(sorted({*WEEKDAYS[:6], *MONTHS, "kemarin", "besok", "tanggal"}))
_PHRASES = tuple(
    (re.compile(rf"(?<!\S)(?:{pattern})(?:(?!\S)|(?<=\s))"), plain)
    for pattern, plain in (
        (r"(?:hari raya )?(?:idul fitri|id ?ul ?fitri|eid)|hari raya|h(?:a)?ri lebaran", "lebaran"),
        (r"bada(?= (?:lebaran|idul|riyaya|puasa))", "habis"),
        (r"h (?:min|minus|kurang) (?=\d)", "h-"),
        (r"h (?:plus|lebih) (?=\d)", "h+"),
        (r"hari ?h|hari-h", "h-0"),
        (r"idul adha|lebaran haji|hari raya (?:kurban|qurban)", "iduladha"),
        (r"(?:bulan )?(?:puasa|ramadan|ramadhan|poso)", "puasa"),
        (r"tahun baru(?! imlek)", "tahunbaru"),
        (r"tahun baru imlek|sincia", "imlek"),
        (r"agustusan|17an|tujuh ?belasan", "agustusan"),
        (r"(?:yang|yg|kang|sing|anu|ingkang|kan) (?=lalu|akan|mau|depan|kepungkur|mendatang|kemarin|kmrn|kemaren|katukang|ke)", ""),
        (r"(?:akan|bakal) datang|mau datang|ke depan(?:nya)?|kedepan|a?k(?:a)?n dtg", "depan"),
        (r"dulu(?= |$)", "dulu"),
        (r"(?:kemarin|kemaren|kmrn|kmren) (?:lusa|dulu)|(?:kemarin|kemaren)nya lagi|kemarinlusa|(?:dua|2) hari (?:kemarin|kemaren)|mangkukna|wingi ?kae|wingenan[ae]|wingi (?:biyen|mbiyen|enane)", "kemarinlusa"),
        (r"(?:tadi|td) (?:malam|malem|mlm|bengi)|semalam|semalem|mau bengi|peuting tadi|tadi peuting|last night|wau dalu", "tadimalam"),
        (r"(?:\d+|se|setengah|stgh)? ?(?:jam|menit|mnt) (?:yang |yg )?(?:lalu|lagi|barusan)|ini hari|hari ini|hr ini|hri ini|dina iki|dino iki|dinten (?:meniko|menika|niki|punika)|poe ieu|today|saat ini|sekarang|skrg|skrang|skr|saiki|sakniki|sakmeniko|ayeuna|barusan|baru(?:san)? (?:saja|aja)|tadi(?:nya)?|td|nembe|tembe|(?:malam|malem|sore|siang|pagi) (?:ini|iki|niki)|(?:nanti|ntar|mengko|mangke|engke) (?:pagi|siang|sore|malam|malem|awan|bengi|sonten|dalu|peuting)|mau (?:esuk|awan|sore)", "hariini"),
        (r"besok ?lusa|besok ?besoknya|sesuk emben|suk emben|emben", "lusa"),
        (r"kapan ?- ?kapan|kapan2|besok ?- ?besok|suatu hari|suk ?mben|sak ?wayah", "mbesuk"),
        (r"akhir (?:minggu|pekan) ?(?:ini)?|weekend", "akhirpekan"),
    )
)  # fmt: skip
_FILLER = re.compile(
    r"(?<!\S)(?:ya|yah|yo|iya|inggih|nggih|bu|pak|mas|mbak|mba|kak|kang|min|admin|aja|saja|wae|ae|sih|kok|dong|deh|nih|kan|lho"
    r"|lah|mah|atuh|pas|pada|di|sejak|dari|mulai|per|wib|wita|wit|jatuh|berlaku|sampai|sampe|sd|hingga|exp|expired|ed|expire"
    r"|kadaluarsa|kedaluwarsa|kadaluwarsa|terbit|keluar|itu|untuk|utk|buat|maksudnya|kayaknya|mungkin|kayake"
    r"|bertepatan|jatuhnya|bulan (?=jan|feb|mar|apr|mei|jun|jul|agu|sep|okt|nov|des|peb|nop))(?!\S)"
)
_ABOUT = re.compile(
    r"(?<!\S)(?:sekitar(?:an)?|kira ?-? ?kira|kira2|kurang lebih|kl|kayaknya|kayake|mungkin|kalau (?:ga|gak|nggak|tidak) salah"
    r"|klo ga salah|kalo (?:ga|gak) salah|antara|±)(?!\S)|(?<=\d)\s?-?\s?an(?!\S)"
)
_ONE = re.compile(r"(?<!\S)(?:se|sa|sak|s)(hari|minggu|pekan|bulan|tahun|dina|wulan|sasi|taun|dinten)(?!\S)")
_CLOCK = re.compile(
    r"(?<!\S)(?:jam|pukul|pkl|jm)\.?\s*(?:\d{1,2}(?:[.:]\d\d)?|setengah \w+|stgh \w+|se\w+|dua|tiga|empat|lima|enam|tujuh|delapan)\b(?:\s*(?:an|nan|kurang|lebih|lewat)\b)?"
)
_PART = re.compile(
    rf"(?<!\S)(?:{'|'.join(PARTS_OF_DAY.split())})(?!\S)(?! (?:{'|'.join(WEEKDAYS)}|minggu)\b)"
)
_NUMBER_STEPS = {"digit", "teen", "likur", "ten", "add"}
LONGEST = 120


def is_about(text: str) -> bool:
    """Whether the day was said to be a rough one ("sekitar tgl 5", "tgl 5an")."""
    return _ABOUT.search(clean(text).casefold()) is not None


@lru_cache(maxsize=2_048)
def plain(text: str) -> str:
    """Small plain words with single blanks: "Jum'at kmrn, jam 5 sore" → "jumat kemarin"."""
    said = re.sub(r"['’`´]", "", clean(text).casefold())[:LONGEST]
    said = _ABOUT.sub(" ", said)
    said = _CLOCK.sub(" ", said)
    said = re.sub(r"(?<=[^\W\d_])/|/(?=[^\W\d_])", " ", said.replace("s/d", "sampai"))
    said = re.sub(
        r"(?<=\d)(?=[^\W\d_])|(?<=[^\W\d_])(?=\d)", " ", re.sub(r"\b(\d+)(?:st|nd|rd|th)\b", r"\1", said)
    )
    said = re.sub(r"(?<=[^\W\d_])[.,;:!?()]+|[,;:!?()]+|(?<=\d)\.(?=\s|$)", " ", said)
    said = re.sub(r"(?<=\d)\s+(?:sampai|sampe|hingga|sd)\s+(?=(?:tgl|tanggal)?\s*\d)", " ~ ", said)
    said = _replaced(" ".join(said.split()))
    said = " ".join(_word(word) for word in said.split())
    said = _replaced(_in_figures(said))
    said = _ONE.sub(r"1 \1", said)
    said = " ".join(_FILLER.sub(" ", said).split())
    return " ".join(_PART.sub(" ", said).split())


def _replaced(said: str) -> str:
    for pattern, plain_words in _PHRASES:
        said = pattern.sub(plain_words, said)
    return " ".join(said.split())


@lru_cache(maxsize=4_096)
def _word(word: str) -> str:
    if one := _ONE.fullmatch(word):
        return f"1 {_word(one[1])}"
    if word in _FIXED or not word.isalpha():
        return word
    if word in _PLAIN:
        return _PLAIN[word]
    return _mended(word) if len(word) >= 5 and word not in VOCABULARY else word


def _mended(word: str) -> str:
    """A long word with a typing error ("desmber", "seninn")."""
    found = process.extractOne(word, _TYPED_WRONG, scorer=fuzz.ratio, score_cutoff=83)
    if found is None or found[0][0] != word[0] or abs(len(found[0]) - len(word)) > 1:
        return word
    return _PLAIN.get(found[0], found[0])


def _in_figures(said: str) -> str:
    """Numbers in words become figures: "dua puluh lima" → "25"."""
    out: list[str] = []
    run: list[str] = []
    for word in [*said.split(), ""]:
        if _is_number_word(word):
            run.append(word)
            continue
        out += _figure(run)
        run = []
        out.append(word)
    return " ".join(out).strip()


def _is_number_word(word: str) -> bool:
    atoms = VOCABULARY.get(word)
    return len(word) > 2 and atoms is not None and all(atom.step in _NUMBER_STEPS for atom in atoms)


def _figure(words: list[str]) -> list[str]:
    reading = read_number(" ".join(words)) if words else None
    if reading is None or len(reading.values) > 1 or reading.values[0].denominator != 1:
        return words
    return [str(int(reading.values[0]))]

"""An audience in one sentence, as officers say it: "semua pedagang keripik di Bandar yang belum punya PIRT".

Nothing is half understood: what names neither goods, a place, a paper nor a silence makes the whole sentence unclear.
"""

import re

from bot.dialog.audience.goods import Goods
from bot.dialog.audience.part import Step
from bot.dialog.audience.picking import HUB, Picking, scope_of
from bot.dialog.audience.places import Places
from bot.dialog.audience.splitting import parted, refuse_elsewhere
from bot.dialog.form import Context
from domain.area_search import fold
from domain.areas import find
from domain.audience import PAPERS, Audience, PaperGap
from domain.durations import LIMIT, parse_duration_days
from domain.messages import N_, Rejected
from domain.paper_talk import words as paper_words
from domain.spoken import clean

_ALL = re.compile(
    r"\b(?:s[ae]?mua(?:nya)?|seluruh(?:nya)?|kabeh(?:e|an)?|s[ae]?da?ya|s[ae]?doyo|all|everyone|everybody)\b"
)
_ONE_WORD = re.compile(
    r"\b(?:ber|nya)-(?=[a-z])|(?<=[a-z])-nya\b|\bpem(?=batik)|\b(\w+)-\1\b|\b(ibu|bapak)2\b"
)
"""What is glued to a word, or says it twice: "ber-PIRT", "ibu-ibu"."""
_EXCEPT = re.compile(r"\b(?:kecuali|selain|kejaba|kajaba|except)\b")
_FILLER = re.compile(
    r"\b(?:tolong|kirim(?:kan|in|ke)?|umumkan|umumin|kabari|pengumuman|siaran|ke|kpd|kepada|untuk|utk|buat|bagi|kanggo|nggo|"
    r"para|orang|wong|warga|pelaku|usaha|umkm|ukm|ikm|pengusaha|pedagang|penjual|bakul|perajin|pengrajin|pembuat|produsen|"
    r"anggota|peserta|binaan|ibu|bapak|bu|pak|yang|yg|sing|hanya|cuma|cukup|khusus|saja|aja|wae|tok|thok|mawon|dong|ya|"
    r"jualan|jual|bikin|gawe|terdaftar|ada|punya|kita|kami|ini|the|to|for|who|makers?|sellers?|tinggal|jenis|sudah|sdh|udah|udh|wis|wes)\b"
)
_WHOLE = re.compile(r"\b(?:(?:se|sak|satu|semua)[- ]*)?kab(?:upaten)?\b\.?(?: ([a-z]+))?")
_LACKS = re.compile(r"\b(?:belum|blm|blum|durung|tidak|tdk|tak|gak|ga|nggak|ora|tanpa|without)\b")
_ENDS = re.compile(
    r"\b(?:habis|abis|entek|mati|kedaluwarsa|kadaluarsa|kadaluwarsa|berakhir|expired?|ends?)\b"
)
_NOT = r"(?:tidak|tdk|gak|gk|ga|nggak|ngga|ora|belum|blm|durung|jarang)"
_SILENT = re.compile(
    rf"\b(?:lama |wis suwe )?(?:diam|meneng|tanpa kabar|silent|{_NOT} (?:ada |ana )?(?:kabar\w*|kelihatan|keliatan)|"
    rf"{_NOT} (?:tau |pernah |tahu )?(?:aktif|muncul|buka|balas|bales|jawab|menjawab|nongol|chat|online))\b"
)
_NEXT_TIME = re.compile(r"\b(?:bulan|minggu|tahun|taun) (?:ini|depan|ngarep)\b")
_SPAN = re.compile(
    r"\b(?:dalam |selama |lebih dari )?((?:\d{1,4}|se) ?(?:hari|hr|minggu|bulan|bln|tahun|thn))(?: lagi)?\b"
)
_MONTH = 30
_UNSURE = N_("Please tap a button, or write places or goods, for example: Limpung, Bawang.")


def heard(text: str, now: Picking, context: Context) -> Step:
    """Where the sentence leads. "semua …" begins anew, anything else narrows what is chosen. Raises Rejected for one that
    is not understood whole."""
    said = clean(text).casefold()
    if _EXCEPT.search(said):
        raise Rejected(
            N_("I cannot leave anybody out. Please say who shall get it, for example: Limpung, Bawang.")
        )
    begun = Audience() if _ALL.search(said) else now.audience
    said = _without_whole(_ALL.sub(" ", _ONE_WORD.sub(r"\1", said)), context)
    audience, said = _papers(*_silence(begun, said))
    rest = " ".join(_FILLER.sub(" ", said).split())
    if rest:
        return _named(rest, now.chose(audience).moved(HUB), context)
    if audience == now.audience and audience != Audience():
        raise Rejected(_UNSURE)
    return Step(now.chose(audience).moved(HUB))


def _without_whole(said: str, context: Context) -> str:
    """ "se-kabupaten", "kabupaten Batang": nothing to narrow down, if it is the asker's own."""
    own = {
        fold(area.name).removeprefix("kabupaten")
        for prefix in scope_of(context)
        if (area := find(prefix[:5]))
    }
    return _WHOLE.sub(lambda found: "" if found[1] in own else _left(found), said)


def _left(found: re.Match[str]) -> str:
    """The word behind "kabupaten" that is not the name of one's own."""
    refuse_elsewhere(found[1] or "")
    return f" {found[1] or ''}"


def _silence(audience: Audience, said: str) -> tuple[Audience, str]:
    """ "yang tidak aktif 3 bulan"; three months where nobody says how long."""
    if not _SILENT.search(said):
        return audience, said
    days, rest = _span(_SILENT.sub(" ", said))
    return audience.with_silence(days or 3 * _MONTH), rest


def _papers(audience: Audience, said: str) -> tuple[Audience, str]:
    """ "yang belum punya PIRT", "PIRT habis 60 hari lagi". A paper without either word says nothing of who is meant."""
    lacks, ends = _LACKS.search(said), _ENDS.search(said)
    if not (lacks or ends):
        return audience, said
    words = paper_words.words_of(said)
    names, places = paper_words.find(words, paper_words.table("papers"), fuzzy=True)
    papers = [paper for name in names for paper in PAPERS if {*PAPERS[paper]} & {*paper_words.meant(name)}]
    if len(set(papers)) != 1:
        raise Rejected(N_("Which certificate? Please tap “📜 Certificate” and choose one."))
    rest = " ".join(word for at, word in enumerate(words) if at not in places)
    days, rest = _span(rest) if ends else (None, rest)
    rest = _NEXT_TIME.sub(" ", _ENDS.sub(" ", _LACKS.sub(" ", rest)))
    rest = re.sub(
        r"\b(?:mau|akan|meh|arep|bentar|sebentar|segera|memiliki|duwe|nduwe|lagi|nya|sertifikat|izin|ijin)\b",
        " ",
        rest,
    )
    return audience.with_gap(PaperGap(paper=papers[0], within=(days or 2 * _MONTH) if ends else None)), rest


def _span(said: str) -> tuple[int | None, str]:
    """Days that are named, and the rest."""
    found = _SPAN.search(said)
    if found is None:
        return None, said
    days = parse_duration_days(found[1])
    rest = f"{said[: found.start()]} {said[found.end() :]}"
    return (days, rest) if isinstance(days, int) and days <= LIMIT else (None, said)


def _named(rest: str, now: Picking, context: Context) -> Step:
    """Places and goods, each in any order; what is neither makes all of it unclear. Which of several places is meant is
    asked last, with the goods chosen."""
    words = parted(rest, scope_of(context))
    what, where = ", ".join(words.goods), ", ".join(words.places)
    if not where:
        return _goods(what, now, context) or _unsure()
    there = _place(where, now, context) or _unsure()
    if not what:
        return there
    if not there.picking.among:
        return _goods(what, there.picking, context) or _unsure()
    chosen = _goods(what, now, context) or _unsure()
    return _place(where, chosen.picking, context) or _unsure()


def _place(text: str, now: Picking, context: Context) -> Step | None:
    places = Places()
    step = places.heard(text, now.moved("place"), context) if places.is_offered(context) else None
    return _back(step)


def _goods(text: str, now: Picking, context: Context) -> Step | None:
    return _back(Goods().heard(text, now.moved("goods"), context))


def _back(step: Step | None) -> Step | None:
    return step if step is None or step.picking.among else Step(step.picking.moved(HUB), step.note)


def _unsure() -> Step:
    raise Rejected(_UNSURE)

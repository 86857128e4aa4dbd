"""What somebody wants to know of goods and money in shops: how much to bring, what is unpaid, what is left."""

import pytest

from domain.consignment.line.question import Subject, read_question
from domain.consignment.line.talk import read_line
from tests.support.consignment_lines import PRODUCTS, SHOPS, TODAY


@pytest.mark.parametrize(
    ("said", "subject", "shop"),
    [
        ("enaknya bawa berapa ke koperasi maju", Subject.NEXT, 5),
        ("besok setor brp ke warung bu sari ya", Subject.NEXT, 2),
        ("sesuk titip piro nang hypermart", Subject.NEXT, 3),
        ("kedah nyetor sabaraha ka warung bu sari", Subject.NEXT, 2),
        ("mending nambah keripik tempe berapa di bu sari?", Subject.NEXT, 2),
        ("minggu depan kirim berapa bungkus ke indomaret limpung?", Subject.NEXT, 1),
        ("sebaiknya bawa berapa", Subject.NEXT, None),
        ("bagusnya setor berapa ya min", Subject.NEXT, None),
        ("hypermart udah bayar blm", Subject.MONEY, 3),
        ("warung bu sari masih utang berapa?", Subject.MONEY, 2),
        ("koperasi maju wis mbayar durung yo", Subject.MONEY, 5),
        ("indomaret limpung uangnya kapan cair", Subject.MONEY, 1),
        ("sisa berapa di koperasi maju", Subject.GOODS, 5),
        ("bu sari laku berapa bulan ini", Subject.GOODS, 2),
        ("keripik tempe di hypermart payu piro", Subject.GOODS, 3),
        ("pasnya bawa berapa keripik ke warung bu sari", Subject.NEXT, 2),
        ("koperasi maju minta dikirim berapa biasanya", Subject.NEXT, 5),
        ("saya harus nyetok berapa di alfamart bandar", Subject.NEXT, 4),
        ("hypermart blm transfer ya?", Subject.MONEY, 3),
        ("bu sari ngutang piro to", Subject.MONEY, 2),
        ("indomaret limpung kapan jatuh tempo", Subject.MONEY, 1),
        ("di koperasi maju masih ada berapa keripik", Subject.GOODS, 5),
        ("rempeyek di bu sari udah habis belum", Subject.GOODS, 2),
        ("alfamart bandar retur berapa kemarin", Subject.GOODS, 4),
        ("brp sisa sambal bawang di hypermart", Subject.GOODS, 3),
        ("hypermart masih nunggak ga", Subject.MONEY, 3),
        ("nitip berapa enaknya ke bu sari mb", Subject.NEXT, 2),
        ("tagihan indomaret limpung berapa", Subject.MONEY, 1),
        ("duitku nang koperasi maju piro", Subject.MONEY, 5),
        ("stok saya di koperasi maju tinggal berapa ya", Subject.GOODS, 5),
        ("bawa pulang berapa dari hypermart", Subject.GOODS, 3),
        ("total laku di hypermart bulan lalu berapa", Subject.GOODS, 3),
        ("hypermart bayarnya berapa hari", Subject.MONEY, 3),
    ],
)
def test_questions_are_told_apart(said: str, subject: Subject, shop: int | None) -> None:
    asked = read_question(said, SHOPS, PRODUCTS)
    assert asked is not None
    assert (asked.subject, asked.shop) == (subject, shop)
    assert read_line(said, SHOPS, PRODUCTS, TODAY) is None


@pytest.mark.parametrize(
    "said",
    [
        "setor 50 keripik ke bu sari",
        "bawa berapa berkas ke mpp batang",
        "harus bawa berapa fotokopi ktp",
        "berapa lama urus halal",
        "udah cair blm",
        "laku berapa",
        "kapan hypermart buka",
        "setor berapa persen pajaknya",
        "gimana cara kirim ke luar negeri",
        "halo apa kabar",
        "kurang berapa",
        "indomaret buka jam berapa",
        "berapa harga keripik tempe",
        "keripik tempe siap masuk indomaret?",
        "apa saja syarat masuk indomaret limpung",
        "rempeyek layak masuk hypermart gak",
        "",
    ],
)
def test_other_lines_are_no_such_question(said: str) -> None:
    assert read_question(said, SHOPS, PRODUCTS) is None

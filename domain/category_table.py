"""The kinds of goods and services a producer can choose: ids of certifications.md 5, plus mebel and lainnya.

A table of words alone. Ids are stored; never rename one.
"""

from domain.category_kinds import Group, Kind
from domain.messages import N_

GROUPS: tuple[Group, ...] = (
    Group(
        "makanan",
        "🍪",
        N_("Food"),
        (
            Kind(
                "makanan_kering",
                "🍘",
                N_("Dry food"),
                N_("crackers, chips, cookies, spices; keeps over a week"),
            ),
            Kind(
                "makanan_basah",
                "🍰",
                N_("Fresh food"),
                N_("wet cakes, bread, serabi, rice, tofu, tempe"),
            ),
            Kind(
                "frozen",
                "🧊",
                N_("Frozen food"),
                N_("dimsum, nuggets, cireng, frozen pempek"),
            ),
            Kind(
                "daging_ikan_kering",
                "🐟",
                N_("Dried meat, fish"),
                N_("abon, dendeng, salted fish, fish chips"),
            ),
            Kind(
                "daging_ikan_basah_beku",
                "🥩",
                N_("Fresh meat, fish"),
                N_("meatballs, sausage, pressed milkfish, fish satay"),
            ),
            Kind(
                "olahan_susu",
                "🥛",
                N_("Milk products"),
                N_("yoghurt, cheese, ice cream, fresh milk"),
            ),
        ),
    ),
    Group(
        "minuman",
        "🥤",
        N_("Drinks"),
        (
            Kind(
                "minuman_kering_serbuk",
                "☕",
                N_("Coffee, tea, powder"),
                N_("Dry drinks to be brewed: ground coffee, tea, ginger powder."),
            ),
            Kind(
                "minuman_botol",
                "🧃",
                N_("Bottled drinks"),
                N_("In bottles or cups with a seal: juice, soy milk, bottled coffee, water."),
            ),
            Kind(
                "minuman_saji",
                "🧋",
                N_("Fresh drinks"),
                N_("Made when ordered: iced tea, coffee stand, juice, dawet."),
            ),
        ),
    ),
    Group(
        "kesehatan",
        "🌿",
        N_("Jamu and beauty"),
        (
            Kind(
                "jamu_gendong",
                "🫙",
                N_("Fresh jamu"),
                N_("Jamu made and sold the same day."),
            ),
            Kind(
                "jamu_kemasan",
                "💊",
                N_("Packed jamu"),
                N_("Jamu in packs: powder, capsules, bottles."),
            ),
            Kind(
                "kosmetik",
                "🧴",
                N_("Soap and beauty"),
                N_("For skin and hair: soap, scrub, lip balm, hair oil."),
            ),
        ),
    ),
    Group(
        "kriya",
        "🧵",
        N_("Clothes and craft"),
        (
            Kind(
                "fashion_batik",
                "👗",
                N_("Clothes and batik"),
                N_("Batik, cloth, clothes, hijab, bags and shoes."),
            ),
            Kind(
                "kerajinan",
                "🧺",
                N_("Handicraft"),
                N_("Made by hand: bamboo, rattan, wood, clay, woven goods, souvenirs."),
            ),
            Kind(
                "mebel",
                "🪑",
                N_("Furniture"),
                N_("Tables, chairs, cupboards, beds, of wood or rattan."),
            ),
        ),
    ),
    Group(
        "jasa",
        "🛠",
        N_("Services"),
        (
            Kind(
                "jasa_boga",
                "🍱",
                N_("Catering"),
                N_("Meals to order: boxes, catering for offices and feasts."),
            ),
            Kind(
                "jasa_lain",
                "✂️",
                N_("Other services"),
                N_("Sewing, laundry, salon, repair, printing, make-up."),
            ),
        ),
    ),
    Group(
        "lain",
        "📦",
        N_("Something else"),
        (
            Kind(
                "lainnya",
                "📦",
                N_("Something else"),
                N_("Anything not on the list: plants, fish fry, farm goods, resale."),
            ),
        ),
    ),
)

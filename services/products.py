"""A producer's products: add, change, remove. Somebody else's product is never found."""

from bot.turn import Turn
from domain.form_answers import FormAnswers
from domain.messages import N_, Rejected
from services.curation import moving
from storage.producers import Product

MOST = 100


class ProductAnswers(FormAnswers):
    """Price in whole rupiah per unit, shelf life in days, capacity in units a week."""

    id: int | None = None
    name: str
    unit: str | None = None
    price: int | None = None
    shelf_life: int | None = None
    capacity: int | None = None
    photo: str | None = None


class RemovalAnswers(FormAnswers):
    """Whether the product with this number is really to go ("yes" or "no")."""

    id: int
    product: str
    sure: str


def as_answers(product: Product) -> dict[str, object]:
    return {
        "id": product.id,
        "name": product.name,
        "unit": product.unit,
        "price": product.price,
        "shelf_life": product.shelf_life_days,
        "capacity": product.weekly_capacity,
        "photo": product.photo,
    }


def _product(answers: ProductAnswers) -> Product:
    return Product(
        name=answers.name,
        unit=answers.unit,
        price=answers.price,
        shelf_life_days=answers.shelf_life,
        weekly_capacity=answers.capacity,
        photo=answers.photo,
        id=answers.id,
    )


async def add(turn: Turn, answers: ProductAnswers) -> None:
    if len(await turn.store.products.of(turn.person.id)) >= MOST:
        raise Rejected(N_("You already have {most} products. Remove one first."), most=MOST)
    await turn.store.products.add(turn.person.id, (_product(answers),), turn.now)
    await turn.store.audit.add(turn.now, turn.person.id, turn.person.id, "product added")


async def add_named(turn: Turn, product: Product) -> int:
    """The number of the product with this name; it is added when there is none. Raises Rejected over 100 products."""
    there = await turn.store.products.of(turn.person.id)
    same = next((one.id for one in there if one.name.casefold() == product.name.casefold()), None)
    if same is not None:
        return same
    if len(there) >= MOST:
        raise Rejected(N_("You already have {most} products. Remove one first."), most=MOST)
    await turn.store.audit.add(turn.now, turn.person.id, turn.person.id, "product added")
    return await turn.store.products.add_one(turn.person.id, product, turn.now)


async def change(turn: Turn, answers: ProductAnswers) -> None:
    await turn.store.products.change(turn.person.id, _product(answers))
    await turn.store.audit.add(
        turn.now, turn.person.id, turn.person.id, "product changed", product=answers.id
    )


async def remove(turn: Turn, answers: RemovalAnswers) -> int | None:
    """Remove it if the person is sure, and take back what is on its way to shops with it: returns how many applications
    those were. None: it stays."""
    if answers.sure != "yes":
        return None
    taken_back = await moving.goods_gone(turn, answers.id)
    await turn.store.products.remove(turn.person.id, answers.id, turn.now)
    await turn.store.audit.add(
        turn.now, turn.person.id, turn.person.id, "product removed", product=answers.id
    )
    return taken_back

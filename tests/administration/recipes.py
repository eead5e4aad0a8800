"""What an invoice can consist of. A recipe gives the things sold on one invoice."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from random import Random

from .catalogue import Catalogue, Product


@dataclass(frozen=True, slots=True)
class Sold:
    product: Product
    cents: int
    text: str
    quantity: str = "1"


Recipe = Callable[[Random, Catalogue, dt.date], list[Sold]]


def sell(catalogue: Catalogue, name: str, date: dt.date, text: str = "{}") -> Sold:
    product = catalogue[name]
    return Sold(product, catalogue.price(product, date), text.format(product.text))


def several(*names: str) -> Recipe:
    """One line for each product."""

    def recipe(_: Random, catalogue: Catalogue, date: dt.date) -> list[Sold]:
        return [sell(catalogue, name, date) for name in names]

    return recipe


def equal_lessons(rng: Random, catalogue: Catalogue, date: dt.date) -> list[Sold]:
    return [sell(catalogue, "lesson", date)] * rng.randint(2, 4)


def long_lesson(_: Random, catalogue: Catalogue, date: dt.date) -> list[Sold]:
    """90 minutes, invoiced as one lesson and a half, beside a plain one."""
    lesson = sell(catalogue, "lesson", date)
    return [lesson, Sold(lesson.product, (lesson.cents * 3 + 1) // 2, lesson.text, "1,5")]


def returned_lesson(_: Random, catalogue: Catalogue, date: dt.date) -> list[Sold]:
    """A negative lesson on an invoice that stays positive."""
    lesson = sell(catalogue, "lesson", date)
    return [sell(catalogue, "package", date), Sold(lesson.product, -lesson.cents, lesson.text, "-1")]


def instalment(number: int, of: int) -> Recipe:
    def recipe(_: Random, catalogue: Catalogue, date: dt.date) -> list[Sold]:
        return [sell(catalogue, "instalment", date, f"{{}}, termijn {number} van {of}")]

    return recipe


def credit(sold: list[Sold]) -> list[Sold]:
    """Takes back a part: one of several lessons, a third of a package, both parts of an exam."""
    if sold[0].product.name == "exam-fee":
        back = sold[:2]
    elif sold[0].product.name == "package":
        return [Sold(sold[0].product, -(sold[0].cents // 300 * 100), sold[0].text, "-0,33")]
    else:
        back = sold[:1]
    return [Sold(line.product, -line.cents, line.text, "-1") for line in back]


RECIPES: dict[str, Recipe] = {
    "equal lessons": equal_lessons,
    "lesson": several("lesson"),
    "long lesson": long_lesson,
    "package": several("package"),
    "package with discount": several("package", "book", "discount"),
    "bundle": several("bundle"),
    "trial": several("trial"),
    "exam": several("exam-fee", "exam-own"),
    "exam and guidance": several("guidance", "exam-own", "exam-fee"),
    "toets": several("toets-fee", "toets-own", "lesson"),
    "theory": several("theory", "health"),
    "book": several("book", "course"),
    "returned lesson": returned_lesson,
}
WEIGHTS = {
    "equal lessons": 40,
    "lesson": 12,
    "package": 6,
    "trial": 6,
    "exam": 6,
    "theory": 5,
}  # the others 3
CREDITABLE = ("equal lessons", "package", "exam")


def any_recipe(rng: Random) -> str:
    return rng.choices(list(RECIPES), [WEIGHTS.get(name, 3) for name in RECIPES])[0]

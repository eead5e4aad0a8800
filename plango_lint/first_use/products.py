"""Which texts of invoice lines are lessons and exam fees, beyond those that everybody calls so."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from plango_lint.settings import Products, matches

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from plango_lint.first_use.facts import Product

KNOWN = Products()
_WORD = re.compile(r"\w[\w-]*")
_LESSON = re.compile(
    r"(?:auto|automaat|schakel|praktijk|scooter|brommer|bromfiets|aanhanger|aanhangwagen|opfris|vervolg|instap|"
    r"avond|weekend|snelweg|blok|dubbel|spoed)(?:les|lessen)|rijuur|rijuren|lesuur|lesuren"
)
_BARE_LESSON = re.compile(r"(les|lessen)\b(?=\W*(\w?))")  # "Les 60 min": the word alone, in front
_NO_LESSON = re.compile(r"theorie|examen|toets|pakket|boek")
_EXAM = re.compile(r"\w*(?:examen|examens|examengeld|toets|toetsen)|bnor|examination")
_NO_EXAM = re.compile(r"oefen|proefexamen|training|les|begeleiding|pakket|boek|cursus|online|huur|voorbereid")


def more_lessons(products: Sequence[Product], without_vat: Collection[str]) -> tuple[str, ...]:
    """Globs for texts that look like lessons; a lesson without VAT would only make a false alarm."""
    missed = [
        product.text.casefold()
        for product in products
        if not matches(product.text, (*KNOWN.lessons, *KNOWN.exam_fees))
        and not _NO_LESSON.search(product.text.casefold())
        and not product.vat_codes & {*without_vat}
    ]
    return tuple(dict.fromkeys(glob for text in missed for glob in _lesson_globs(text)))


def _lesson_globs(text: str) -> list[str]:
    bare = _BARE_LESSON.match(text)
    if bare:
        return [f"{bare[1]} *" if bare[2] else bare[1]]
    return [f"*{word}*" for word in _WORD.findall(text) if _LESSON.fullmatch(word)]


def more_exam_fees(products: Sequence[Product], without_vat: Collection[str]) -> tuple[str, ...]:
    """Globs for texts that look like exams, when a part of them is without VAT or stands apart, as PlanGo splits it."""
    missed = [
        product
        for product in products
        if not matches(product.text, (*KNOWN.exam_fees, *KNOWN.not_exam_fees))
        and not _NO_EXAM.search(product.text.casefold())
        and (product.vat_codes & {*without_vat} or is_split(product))
    ]
    words = (word for product in missed for word in _WORD.findall(product.text.casefold()))
    return tuple(dict.fromkeys(f"*{word}*" for word in words if _EXAM.fullmatch(word)))


def is_split(product: Product) -> bool:
    """Its lines are of two kinds, a part that is passed on and a part of one's own."""
    return len(product.accounts) > 1 and len(product.vat_codes) > 1


def is_exam_fee(text: str, fees: Iterable[str] = KNOWN.exam_fees) -> bool:
    return matches(text, fees) and not matches(text, KNOWN.not_exam_fees)

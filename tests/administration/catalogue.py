"""What the school sells, on which accounts and with which VAT codes."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from random import Random

from .records import LedgerAccount, VatCode, VatRate

# role -> code; the schools differ, the roles do not.
ACCOUNTS = [
    {"lessons": "810200", "exams": "810300", "books": "810400", "courses": "810500", "cbr": "1900"},
    {"lessons": "8000", "exams": "8010", "books": "8020", "courses": "8030", "cbr": "1580"},
    {"lessons": "80100", "exams": "80110", "books": "80200", "courses": "80300", "cbr": "19000"},
]
VAT_CODES = [
    {"none": "0", "low": "1", "high": "2", "low-including": "3", "high-including": "4", "purchase": "5",
     "blocked": "7", "expired": "8"},
    {"none": "00", "low": "01", "high": "02", "low-including": "03", "high-including": "04", "purchase": "05",
     "blocked": "07", "expired": "08"},
    {"none": "VN", "low": "VL", "high": "VH", "low-including": "LI", "high-including": "HI", "purchase": "IH",
     "blocked": "VX", "expired": "V19"},
]  # fmt: skip
STANDARD_SHARE = 0.7
OLD = dt.date(2001, 1, 1)
SINCE_2012 = dt.date(2012, 10, 1)
SINCE_2019 = dt.date(2019, 1, 1)
DAY = dt.timedelta(days=1)
VAT_OF = {"cbr": "none", "books": "low"}  # the other accounts: high
PERCENTAGE = {"none": 0, "low": 9, "high": 21}


@dataclass(frozen=True, slots=True)
class Product:
    name: str  # "lesson", "exam-fee", ...
    text: str
    cents: int
    account: str
    vat: str
    later: int = 0  # the price after the change, when it changes


class Catalogue:
    """The products of one school. Exams consist of two parts with one text."""

    def __init__(
        self,
        rng: Random,
        accounts: dict[str, str],
        vat_codes: dict[str, str],
        *,
        whole_euros: bool,
        change: dt.date,
    ) -> None:
        self.accounts, self.vat_codes, self.whole_euros = accounts, vat_codes, whole_euros
        self.change = change  # the day of the new prices
        minutes = rng.choice([50, 60])
        letter = rng.choice("BCD")
        lesson = rng.choice(["Rijles {} min", "Rijles auto {} min", "Rijles schakel {} min"]).format(minutes)
        exam = rng.choice(["Praktijkexamen B (CBR)", "CBR praktijkexamen B", "Praktijkexamen auto"])
        price = rng.choice([5600, 5800, 6000, 6200])
        self.products = {
            product.name: product
            for product in (
                self._sold("lesson", lesson, price, "lessons", later=price + 200),
                self._sold("package", f"{lesson} - Pakket {letter}", 87000, "lessons"),
                self._sold("bundle", f"Lespakket {letter}, {rng.choice([20, 25, 30])} rijlessen à {minutes} min",
                           rng.choice([124000, 149500, 168000]), "lessons"),
                self._sold("trial", "Proefles auto, incl. intake", 4200, "lessons"),
                self._sold("instalment", "Spoedcursus rijbewijs B", rng.choice([38000, 42500, 46000]), "lessons"),
                self._sold("exam-fee", exam, rng.choice([13250, 13500, 14100]), "cbr"),
                self._sold("exam-own", exam, rng.choice([9500, 11000]), "exams"),
                self._sold("toets-fee", "Tussentijdse toets auto", 13450, "cbr"),
                self._sold("toets-own", "Tussentijdse toets auto", 8800, "exams"),
                self._sold("theory", "Theorie-examen auto", 4885, "cbr"),
                self._sold("health", "Gezondheidsverklaring", 4850, "cbr"),
                self._sold("guidance", "Begeleiding praktijkexamen, incl. lesauto", 7500, "exams"),
                self._sold("book", 'Theorieboek "Auto" 3e druk', 2500, "books"),
                self._sold("course", "Theoriecursus online, 30 dagen", 4900, "courses"),
                self._sold("discount", f"Korting pakket {letter}, vroegboek", -2500, "lessons"),
            )
        }  # fmt: skip

    def _sold(self, name: str, text: str, cents: int, account: str, *, later: int = 0) -> Product:
        """Whole euros without VAT leave no cents to round; otherwise the price is round including VAT."""
        vat = VAT_OF.get(account, "high")
        if self.whole_euros or vat == "none":
            return Product(name, text, cents, account, vat, later)
        share = 100 + PERCENTAGE[vat]
        bare = [(abs(price) * 121 // 100 // 100 * 10000 + share // 2) // share for price in (cents, later)]
        return Product(name, text, bare[0] if cents > 0 else -bare[0], account, vat, bare[1])

    def price(self, product: Product, date: dt.date) -> int:
        return product.later if product.later and date >= self.change else product.cents

    def __getitem__(self, name: str) -> Product:
        return self.products[name]


def chosen(rng: Random, schemes: list[dict[str, str]]) -> dict[str, str]:
    return schemes[0] if rng.random() < STANDARD_SHARE else rng.choice(schemes[1:])


def ledger_accounts(accounts: dict[str, str], vat: dict[str, str]) -> list[LedgerAccount]:
    """Every type that a rule knows has an account here."""
    width = len(accounts["lessons"])

    def code(short: str) -> str:
        return short.ljust(4, "0") if width != 5 else short.ljust(5, "0")

    return [
        LedgerAccount(code("10"), "Kas", "B", 10),
        LedgerAccount(code("11"), "Bank", "B", 12),
        LedgerAccount(code("13"), "Debiteuren", "B", 20),
        LedgerAccount(code("15"), "Af te dragen BTW hoog", "B", 24),
        LedgerAccount(code("151"), "Af te dragen BTW laag", "B", 24),
        LedgerAccount(code("16"), "Crediteuren", "B", 22),
        LedgerAccount(code("17"), "Vooruitontvangen lesgelden", "B", 60),
        LedgerAccount(accounts["cbr"], "Doorlopende posten CBR", "B", 60, vat_code=vat["none"]),
        LedgerAccount(code("42"), "Brandstof lesauto's", "W", 121),
        LedgerAccount(code("44"), "Inkoop leermiddelen", "W", 111),
        LedgerAccount(accounts["lessons"], "Omzet rijlessen auto", "W", 110, vat_code=vat["high"]),
        LedgerAccount(accounts["exams"], "Omzet examens en toetsen", "W", 110, vat_code=vat["high"]),
        LedgerAccount(accounts["books"], "Omzet leermiddelen", "W", 110, vat_code=vat["low"]),
        LedgerAccount(accounts["courses"], "Omzet theoriecursussen", "W", 110),
        LedgerAccount("9".ljust(width, "0"), "Omzet bromfiets (vervallen)", "W", 110, blocked=True),
    ]


def vat_list(codes: dict[str, str]) -> list[VatCode]:
    low = [VatRate(6, OLD, SINCE_2019 - DAY), VatRate(9, SINCE_2019)]
    high = [VatRate(19, OLD, SINCE_2012 - DAY), VatRate(21, SINCE_2012)]
    return [
        VatCode("none", codes["none"], "Geen BTW", "N", "B", [VatRate(0, OLD)]),
        VatCode("low", codes["low"], "BTW laag exclusief", "E", "B", low),
        VatCode("high", codes["high"], "BTW hoog exclusief", "E", "B", high),
        VatCode(
            "low-including", codes["low-including"], "BTW laag inclusief", "I", "B", [VatRate(9, SINCE_2019)]
        ),
        VatCode(
            "high-including",
            codes["high-including"],
            "BTW hoog inclusief",
            "I",
            "B",
            [VatRate(21, SINCE_2012)],
        ),
        VatCode("purchase", codes["purchase"], "BTW hoog inkoop", "E", "P", [VatRate(21, SINCE_2012)]),
        VatCode("blocked", codes["blocked"], "BTW hoog (niet gebruiken)", "E", "S", high, blocked=True),
        VatCode("expired", codes["expired"], "BTW 19 %", "E", "S", [VatRate(19, OLD, SINCE_2012 - DAY)]),
    ]

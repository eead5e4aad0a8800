"""Students and other people, all invented."""

from __future__ import annotations

import unicodedata
from random import Random

from .records import Debtor

FIRST = (
    (
        "Anna Bart Carlijn Daan Emma Fatima Gijs Hanna Ibrahim Jasmijn Koen Lotte Mohammed Noor Olivier Pieter Quinten Roos "
        "Sanne Thijs Ümit Vera Wouter Xander Yara Zoë Noël Renée José Chloé Anaïs Søren Thé Björn Éowyn Linh Oğuz "
        "Aylin Kees Marloes"
    )
    .replace("ğ", "g")
    .split()
)
LAST = [
    ("", "Bakker"), ("de", "Vries"), ("van den", "Berg"), ("van der", "Meulen"), ("", "Jansen"), ("te", "Riele"),
    ("", "Öztürk"), ("", "El Idrissi"), ("", "Nguyen"), ("", "Müller"), ("", "Sørensen"), ("van 't", "Hoff"),
    ("", "O'Brien"), ("", "Smit-Verhoeven"), ("de la", "Fuente"), ("", "Çelik"), ("", "Hernández"), ("", "Kowalska"),
    ("den", "Ouden"), ("ter", "Horst"), ("", "Brouwer"), ("", "Gonçalves"), ("in 't", "Veld"), ("", "Zhang"),
    ("op den", "Kamp"), ("", "Visser"), ("", "Böhmer"), ("", "Haddad"), ("", "Postma"), ("", "Ramdjan"),
]  # fmt: skip
STREETS = [
    "Dorpsstraat",
    "Kerkweg",
    "Prins Bernhardlaan",
    "Molenwal",
    "Oude Gracht",
    "Sint Jansstraat",
    "Ceintuurbaan",
]
CITIES = ["Utrecht", "Nieuwegein", "'s-Hertogenbosch", "Zeist", "Oudewater", "IJsselstein", "De Bilt"]
BANKS = ["INGB", "RABO", "ABNA", "TRIO", "BUNQ"]


def plain(text: str) -> str:
    """Letters and digits only, without accents: fit for an e-mail address."""
    bare = unicodedata.normalize("NFKD", text.replace("ø", "o").replace("Ø", "O"))
    return "".join(sign for sign in bare if sign.isascii() and sign.isalnum()).lower()


def students(rng: Random, codes: list[int]) -> list[Debtor]:
    """One student for each code; no two with the same first name and surname."""
    pairs = [(first, infix, last) for first in FIRST for infix, last in LAST]
    chosen = rng.sample(pairs, len(codes))
    return [_student(rng, code, *names) for code, names in zip(codes, chosen, strict=True)]


def _student(rng: Random, code: int, first: str, infix: str, last: str) -> Debtor:
    street, number = rng.choice(STREETS), rng.randint(1, 240)
    return Debtor(
        code=str(code),
        first=first,
        infix=infix,
        last=last,
        email=_email(rng, first, last, code),
        phone=rng.choice(["06-{}", "+31 6 {}", "06{}"]).format(rng.randint(10_000_000, 59_999_999)),
        address=f"{street} {number}" + rng.choice(["", "", " A", ", 2e etage"]),
        postcode=f"{rng.randint(3400, 3999)} {rng.choice('ABCDEGHJKLMNP')}{rng.choice('ABCDEGHJKLMNP')}",
        city=rng.choice(CITIES),
        iban=iban(rng),
        student=str(code + 20_000),
    )


def _email(rng: Random, first: str, last: str, code: int) -> str:
    own = f"{plain(first)}.{plain(last)}{code}@example.nl"
    parent = f"ouders.{plain(last)}{code}@example.org"
    kind = rng.random()
    if kind < 0.08:
        return ""
    if kind < 0.16:
        return f"{own};{parent}"
    return f"{own},{parent}" if kind < 0.19 else own


def iban(rng: Random) -> str:
    bank, account = rng.choice(BANKS), f"{rng.randint(100_000_000, 999_999_999):010d}"
    digits = "".join(str(int(sign, 36)) for sign in f"{bank}{account}NL00")
    return f"NL{98 - int(digits) % 97:02d}{bank}{account}"

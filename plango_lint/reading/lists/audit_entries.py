"""The sales entries of an audit file -> invoices, kept small while the file goes by.

An entry's revenue is what stands on neither the debtors' account nor a VAT account. An audit file
does not say which account is the debtors': of the balance sheet accounts of a sales journal it is
the one that is debited on balance, as turnover, VAT and fees passed on are all credited there.
"""

from __future__ import annotations

import re
from array import array
from collections.abc import Collection, Iterable, Mapping
from functools import lru_cache
from itertools import pairwise

import numpy as np
import pandas as pd

from plango_lint.reading.lists import values

_AMOUNT = re.compile(r"([+-]?)([0-9]{1,15})(?:\.([0-9]*))?")
_VAT_NAME = re.compile(r"\b(btw|b\.t\.w\.|omzetbelasting|vat)\b", re.IGNORECASE)
_UNREAD = np.iinfo(np.int64).min


class Entries:
    """Lines by entry, in arrays: accounts and texts as numbers, credit as positive cents."""

    def __init__(self) -> None:
        self.vat_accounts: set[str] = set()
        self._names: dict[str, int] = {}  # account or text -> its number
        self._numbers: dict[str, int] = {}  # account as it is written -> its number
        self._accounts, self._texts, self._cents, self._starts = (array("q") for _ in range(4))
        self._first_lines = array("b")  # 1: line 0 of its entry
        self._said: dict[str, list[str]] = {
            name: [] for name in ("number", "period", "journal", "date", "debtor")
        }
        self._headers: list[str] = []  # the entry's own text
        self.lines: list[int] = []  # of the file, on which each entry starts
        self._codes: dict[str, str] = {}
        self._begin()

    def _begin(self) -> None:
        self._starts.append(len(self._cents))
        self._debtor, self._references = "", []  # type: tuple[str, list[str]]

    def add_line(self, said: Mapping[str, str]) -> None:
        """A line of the entry that is going by."""
        account = said.get("accID", "")
        self._accounts.append(self._numbers.get(account) or self._number(values.code(account), account))
        text = said.get("desc", "")
        self._texts.append(self._names.setdefault(text, len(self._names)))
        self._cents.append(_signed(said.get("amnt", ""), said.get("amntTp", "")))
        self._first_lines.append(said.get("nr") == "0")
        if not self._debtor:
            self._debtor = values.code(said.get("custSupID", ""))
        if not self._references:
            self._references = [said[name] for name in ("docRef", "invRef") if said.get(name)]

    def close(self, said: Mapping[str, str], journal: str, line: int) -> None:
        """The entry is complete: its number is its own, else that of the document or the invoice."""
        own = values.code(said.get("nr", ""))
        others = () if own.isdigit() else map(values.code, self._references)
        number = next((number for number in others if number.isdigit()), own)
        self._said["number"].append(number)
        cells = {
            "period": said.get("periodNumber", ""),
            "journal": journal,
            "date": values.iso_date(said.get("trDt", "")),
            "debtor": self._debtor,
        }
        for name, cell in cells.items():  # the same few texts again and again: each kept once
            self._said[name].append(self._codes.setdefault(cell, cell))
        self._headers.append(said.get("desc", ""))
        self.lines.append(line)
        self._begin()

    def _number(self, name: str, raw: str) -> int:
        self._numbers[raw] = self._names.setdefault(name, len(self._names))
        return self._numbers[raw]

    def columns(self, profit: Collection[str], names: Mapping[str, str]) -> dict[str, list[str]]:
        """The cells of an invoice for every entry, by field.

        `profit` are the profit and loss accounts, `names` what every account is called.
        """
        cents, accounts = np.array(self._cents, np.int64), np.array(self._accounts, np.int64)
        starts = np.array(self._starts, np.int64)
        entry = np.repeat(np.arange(len(self.lines)), np.diff(starts))
        journals = np.array(self._said["journal"], dtype=object)
        revenue = self._revenue(cents, accounts, journals[entry], set(profit), names)
        totals = np.zeros(len(self.lines), dtype=np.int64)
        np.add.at(totals, entry, np.where(revenue & (cents != _UNREAD), cents, 0))
        known = np.zeros(len(self.lines), dtype=bool)
        known[entry[revenue]] = True
        known[entry[revenue & (cents == _UNREAD)]] = False
        sold = self._sold(revenue, starts)
        said = [*self._names]
        return {
            **self._said,
            "amount": [
                _written(total) if sure else "" for total, sure in zip(totals.tolist(), known, strict=True)
            ],
            "text": [
                self._text(lines, said, header) if sure else ""
                for lines, header, sure in zip(sold, self._headers, known, strict=True)
            ],
            "ledger": ["\n".join(dict.fromkeys(said[self._accounts[at]] for at in lines)) for lines in sold],
        }

    def _sold(self, revenue: np.ndarray, starts: np.ndarray) -> list[list[int]]:
        """The positions of the revenue lines of each entry."""
        at = np.flatnonzero(revenue)
        bounds = np.searchsorted(at, starts).tolist()
        return [at[first:last].tolist() for first, last in pairwise(bounds)]

    def _text(self, lines: Iterable[int], said: list[str], header: str) -> str:
        """A line for every invoice line; nothing when some have no text, or all just the entry's."""
        texts = [(said[self._texts[at]], self._cents[at]) for at in lines]
        if not all(text for text, _ in texts) or {text for text, _ in texts} == {header}:
            return ""
        return "\n".join(f"{text}\t{cents}" for text, cents in texts)

    def _revenue(
        self,
        cents: np.ndarray,
        accounts: np.ndarray,
        journals: np.ndarray,
        profit: set[str],
        names: Mapping[str, str],
    ) -> np.ndarray:
        """Lines that are neither VAT nor the debtor's."""
        said = [*self._names]
        vat = self.vat_accounts or {code for code, name in names.items() if _VAT_NAME.search(name)} - profit
        numbers = {name: self._names[name] for name in (*vat, *profit) if name in self._names}
        is_vat = np.isin(accounts, [numbers[name] for name in vat if name in numbers])
        is_profit = np.isin(accounts, [numbers[name] for name in profit if name in numbers])
        balance = ~is_vat & ~is_profit
        # The sum of every account of every journal, of which there may be as many as there are lines.
        of_journal = pd.factorize(journals)[0] * len(said) + accounts
        pairs, pair = np.unique(of_journal[balance], return_inverse=True)
        sums = np.zeros(len(pairs), dtype=np.int64)
        np.add.at(sums, pair, np.where(cents == _UNREAD, 0, cents)[balance])
        debtors = np.zeros(len(cents), dtype=bool)
        debtors[balance] = sums[pair] < 0
        first = np.array(self._first_lines, np.int8) == 1
        return ~is_vat & ~debtors & ~(balance & first)


@lru_cache(maxsize=1 << 12)
def _signed(amount: str, side: str) -> int:
    """Cents, credit positive; _UNREAD when it is no amount."""
    found = _AMOUNT.fullmatch(amount)
    if found is None or side.upper() not in ("C", "D"):
        return int(_UNREAD)
    cents = int(found[2]) * 100 + int(((found[3] or "") + "00")[:2])
    return -cents if (found[1] == "-") != (side.upper() == "D") else cents


def _written(cents: int) -> str:
    whole, rest = divmod(abs(cents), 100)
    return f"{'-' if cents < 0 else ''}{whole},{rest:02}"

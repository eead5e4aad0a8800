"""Ways to spoil a file that somebody has: what mail, editors, Excel, disks and people do, and what only a fuzzer does."""

from __future__ import annotations

import random
from collections.abc import Callable

from hypothesis import strategies as st

TOKENS: tuple[bytes, ...] = (
    b"Factuurnummer", b"Datum", b"Debiteurnummer", b"Grootboekrekening", b"Bedrag ex. BTW", b"BTW code", b"Code",
    b"Omschrijving", b"Naam", b"202400005", b"15-01-2024", b"31-02-2024", b"2024-01-15", b"45306", b"870,00", b"1.052,70",
    b"-1,00-", b"1e308", b"99999999999999999999", b"0x10", b"\xd9\xa3\xd9\xa3", b"Totaal", b"sep=;", b"=1+1", b"NULL", b"nan",
    b"#N/B", b"\xe2\x82\xac", b"\xc3\xab", b"\xeb", b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff", b"\x00", b"\xed\xa0\x80",
    b"\xe2\x80\xa8", b"\xc2\x85", b"\x0b", b"\x0c", b"\x1c", b"\x1a", b"\x1b[2J", b"\r", b"\n", b"\r\n", b'"', b'""', b"'", b",",
    b";", b"\t", b"|", b"[/]", b"[red]", b"<b>", b"&amp;", b"<!DOCTYPE a>", b"<!--", b"]]>", b"<?xml version='1.0'?>",
    b"<eExact>", b"<GLAccounts>", b"<VATs>", b"<Accounts>", b"<FinYears>", b"</", b"/>", b"PK\x03\x04", b"%PDF-", b"{value}",
    b"%s", b"../../etc/passwd", b"A" * 300,
)  # fmt: skip
_ENCODINGS = ("utf-8", "utf-8-sig", "utf-16", "utf-16-be", "utf-32", "cp1252", "latin-1", "cp437", "utf-7")
_DELIMITERS = (b",", b";", b"\t", b"|")

Spoil = Callable[[bytes, random.Random], bytes]


def _place(data: bytes, rng: random.Random) -> tuple[int, int]:
    start = rng.randint(0, len(data))
    return start, min(len(data), start + rng.choice((1, 2, 7, 60, 900)))


def _cut_off(data: bytes, rng: random.Random) -> bytes:
    return data[: rng.randint(0, len(data))]


def _without_beginning(data: bytes, rng: random.Random) -> bytes:
    return data[rng.randint(0, min(len(data), 80)) :]


def _flipped(data: bytes, rng: random.Random) -> bytes:
    changed = bytearray(data)
    for _ in range(rng.choice((1, 3, 30)) if data else 0):
        changed[rng.randrange(len(data))] ^= 1 << rng.randrange(8)
    return bytes(changed)


def _with_a_hole(data: bytes, rng: random.Random) -> bytes:
    start, stop = _place(data, rng)
    return data[:start] + data[stop:]


def _stuttering(data: bytes, rng: random.Random) -> bytes:
    start, stop = _place(data, rng)
    return data[:stop] + data[start:stop] * rng.choice((1, 2, 40)) + data[stop:]


def _with_a_token(data: bytes, rng: random.Random) -> bytes:
    start, stop = _place(data, rng)
    return data[:start] + rng.choice(TOKENS) * rng.choice((1, 1, 1, 50)) + data[rng.choice((start, stop)) :]


def _with_a_token_as_cell(data: bytes, rng: random.Random) -> bytes:
    """Some cell, of whatever delimiter it stands between."""
    sign = rng.choice(_DELIMITERS)
    cells = data.split(sign)
    cells[rng.randrange(len(cells))] = rng.choice(TOKENS)
    return sign.join(cells)


def _with_other_lines(data: bytes, rng: random.Random) -> bytes:
    lines = data.splitlines(keepends=True)
    for _ in range(rng.randint(1, 4) if lines else 0):
        at, other = rng.randrange(len(lines)), rng.randrange(len(lines))
        lines[at] = rng.choice((b"", lines[other], lines[at] * 2, b"\n", lines[at][: len(lines[at]) // 2]))
    return b"".join(lines)


def _recoded(data: bytes, rng: random.Random) -> bytes:
    return data.decode(rng.choice(_ENCODINGS), "replace").encode(rng.choice(_ENCODINGS), "replace")


def _delimited_otherwise(data: bytes, rng: random.Random) -> bytes:
    return data.replace(rng.choice(_DELIMITERS), rng.choice((*_DELIMITERS, b"", b"\r", b" ")))


def _without_quotes(data: bytes, rng: random.Random) -> bytes:
    return data.replace(b'"', rng.choice((b"", b"'", b'""')))


WAYS: tuple[Spoil, ...] = (
    _cut_off, _without_beginning, _flipped, _with_a_hole, _stuttering, _with_a_token, _with_a_token_as_cell,
    _with_other_lines, _recoded, _delimited_otherwise, _without_quotes,
)  # fmt: skip


def damaged(data: bytes) -> st.SearchStrategy[bytes]:
    """The file after one to four of these; where and how is drawn as a seed, so that the ways shrink."""

    def done(steps: list[tuple[Spoil, int]]) -> bytes:
        result = data
        for spoil, seed in steps:
            result = spoil(result, random.Random(seed))[: len(data) + 20_000]  # noqa: S311
        return result

    return st.lists(st.tuples(st.sampled_from(WAYS), st.integers(0, 1 << 32)), min_size=1, max_size=4).map(
        done
    )


def pieces() -> st.SearchStrategy[bytes]:
    """Any bytes, and tokens behind each other."""
    tokens = st.lists(st.sampled_from(TOKENS) | st.binary(max_size=4), max_size=60).map(b"".join)
    return st.binary(max_size=400) | tokens

"""Paths as other programs want them."""

from __future__ import annotations

from urllib.parse import unquote, urlsplit

import pytest

from plango_lint.output.paths import is_relative, relative, uri


@pytest.mark.parametrize(
    ("path", "folder", "wanted"),
    [
        ("facturen.csv", "/home/jan", "facturen.csv"),
        ("./maart/facturen.csv", "/home/jan", "maart/facturen.csv"),
        ("../facturen.csv", "/home/jan", "../facturen.csv"),
        ("/home/jan/maart/facturen.csv", "/home/jan", "maart/facturen.csv"),
        ("/home/piet/facturen.csv", "/home/jan/werk", "../../piet/facturen.csv"),
        ("/home/jan/facturen.csv", "/", "home/jan/facturen.csv"),
        ("back\\slash.csv", "/home/jan", "back\\slash.csv"),
        ("maart\\facturen.csv", "C:/jan", "maart/facturen.csv"),
        ("C:\\jan\\maart\\facturen.csv", "c:/Jan", "maart/facturen.csv"),
        ("C:\\piet\\facturen.csv", "C:/jan/werk", "../../piet/facturen.csv"),
        ("C:\\jan\\facturen.csv", "C:/", "jan/facturen.csv"),
        ("D:\\facturen.csv", "C:/jan", "D:/facturen.csv"),
        ("\\\\server\\deel\\facturen.csv", "C:/jan", "//server/deel/facturen.csv"),
        ("/elsewhere/facturen.csv", "", "/elsewhere/facturen.csv"),
        ("<stdin>", "/home/jan", "<stdin>"),
        ("", "/home/jan", ""),
    ],
)
def test_relative(path: str, folder: str, wanted: str) -> None:
    """From the current folder on, also upwards; on Windows with slashes, and by drive whatever its case."""
    assert relative(path, folder) == wanted


@pytest.mark.parametrize(
    ("path", "wanted"),
    [
        ("maart 2024/facturen.csv", "maart%202024/facturen.csv"),
        ("café/bük.csv", "caf%C3%A9/b%C3%BCk.csv"),
        ("50%#1?.csv", "50%25%231%3F.csv"),
        ("c:x.csv", "c%3Ax.csv"),
        ("week:1/c.csv", "week%3A1/c.csv"),
        ("back\\slash[1].csv", "back%5Cslash%5B1%5D.csv"),
        ("<stdin>", "%3Cstdin%3E"),
        ("../facturen.csv", "../facturen.csv"),
        ("/jan/a b.csv", "file:///jan/a%20b.csv"),
        ("D:/a b.csv", "file:///D:/a%20b.csv"),
        ("//server/deel/a.csv", "file://server/deel/a.csv"),
        ("\u202e.csv", "%E2%80%AE.csv"),
        ("\ud800.csv", "%ED%A0%80.csv"),
    ],
)
def test_uri(path: str, wanted: str) -> None:
    """Everything that is not plain is percent-encoded; only what is not relative has a scheme."""
    assert uri(path) == wanted
    assert (urlsplit(wanted).scheme == "") is is_relative(path)


def test_a_uri_leads_back() -> None:
    """Decoded it is the path again, also for a name that is no UTF-8."""
    path = "map #1/\udcff é%41.csv"
    assert ascii(unquote(uri(path), errors="surrogateescape")) == ascii(path)

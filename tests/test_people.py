"""Names as people mean them."""

from __future__ import annotations

import pytest

from plango_lint.books.people import addresses, folded, full_name, postcode, same_name, share_a_word


@pytest.mark.parametrize(
    ("name", "words", "initials"),
    [
        ("Jan de Vries", ("jan", "vries"), ()),
        ("Vries, Jan de", ("jan", "vries"), ()),
        ("DHR. J.P. VAN DEN BERG", ("berg",), ("j", "p")),
        ("J P van 't Hoff", ("hoff",), ("j", "p")),
        ("Zoë Çelik-Sørensen", ("zoe", "celik", "sorensen"), ()),
        ("Mevr. drs. A. d'Hondt", ("hondt",), ("a",)),
        ("Garage De Band B.V.", ("garage", "band"), ()),
        ("Stichting 's-Gravenhage Rijdt", ("gravenhage", "rijdt"), ()),
        ("Fam. Jansen", ("jansen",), ()),
        ("W. O'Brien", ("obrien",), ("w",)),
        ("", (), ()),
    ],
)
def test_a_name_is_its_words_and_initials(
    name: str, words: tuple[str, ...], initials: tuple[str, ...]
) -> None:
    """Case, accents, punctuation, tussenvoegsels, titles and legal forms are folded away."""
    assert (folded(name).words, folded(name).initials) == (words, initials)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Jan de Vries", "J. de Vries", True),
        ("Jan de Vries", "VRIES, JAN DE", True),
        ("Jansen", "M. Jansen", True),
        ("Fam. Jansen", "Kees Jansen", True),
        ("Jan Jansen", "Jan Jansen-Bakker", True),
        ("Jan de Vries", "Piet de Vries", False),
        ("Xander O'Brien", "W. O'Brien", False),
        ("S. Jansen", "P. Jansen", False),
        ("Jan de Vries", "P. de Vries", False),
        ("Jan de Vries", "Sanne Bakker", False),
    ],
)
def test_two_spellings_of_one_name(one: str, other: str, same: bool) -> None:
    """Fewer words and initials that fit are the same name; initials that contradict are not."""
    assert same_name(one, other) is same
    assert same_name(other, one) is same


@pytest.mark.parametrize(
    ("one", "other", "common"),
    [
        ("Jan de Vries", "Vries Rijopleidingen", True),
        ("Kees Janssen", "M. Jansen", True),
        ("Bo Li", "Li, Bo", True),
        ("Anna ter Horst", "A. Terhorst", True),
        ("Fatima El Idrissi", "F. Elidrissi", True),
        ("Jan van der Berg", "J. Vanderberg", True),
        ("Karin Meijer", "K. Meyer", True),
        ("Anna van Dijk", "A. van Dyk", True),
        ("Anna Terpstra", "P. Delaat", False),
        ("Jan de Vries", "Garage De Band B.V.", False),
        ("Bo de Li", "Garage De Band", False),
        ("Van der Meulen B.V.", "Van der Hoff B.V.", False),
    ],
)
def test_words_in_common(one: str, other: str, common: bool) -> None:
    """Small words and legal forms are nothing in common; one slip in a longer word is no other name."""
    assert share_a_word(one, other) is common


def test_a_full_name_has_a_first_name_written_out() -> None:
    """An initial or a surname alone does not tell people apart."""
    assert full_name("Jan de Vries") == full_name("de Vries, Jan") == ("jan", "vries")
    assert full_name("J. de Vries") is None
    assert full_name("de Vries") is None


def test_addresses_and_postcodes_are_compared_as_meant() -> None:
    """Several addresses in one cell, capitals and spaces make no difference."""
    assert addresses("A@b.nl; c@d.nl,") == {"a@b.nl", "c@d.nl"}
    assert postcode("1234 ab") == postcode(" 1234AB") == "1234AB"

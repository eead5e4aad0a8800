"""Names as people mean them: case, accents, punctuation, titles and small words folded away."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from itertools import filterfalse

from plango_lint.texts.nearest import one_slip


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


TUSSENVOEGSELS = _words(
    "van de der den het op in aan bij te ten ter tot uit uijt voor onder over "
    "la le les du des del della di da dos do von vom zu zum zur el al"
)
TITLES = _words(
    "dhr heer hr mevr mevrouw mw mej ir ing dr drs mr mrs ms prof bsc msc mba jr sr fam familie tav tnv"
)
LEGAL_FORMS = _words("bv nv vof cv gmbh ltd stichting vereniging eenmanszaak maatschap cooperatie")
_TELL_NOTHING = TUSSENVOEGSELS | TITLES | LEGAL_FORMS
# Letters that no decomposition turns into a plain one; casefold has made ß ss already.
_PLAIN = str.maketrans(
    {"ø": "o", "æ": "ae", "œ": "oe", "đ": "d", "ð": "d", "ł": "l", "þ": "th", "\u0131": "i", "ĳ": "ij"}
)
_DOTTED = re.compile(r"\b(?:[^\W\d_]\.)+[^\W\d_]\b")
_ELIDED = re.compile(r"['\u2019][st]\b|\b[dl]['\u2019](?=\w)")  # van 't, 's-, d'
_OF_IRELAND = re.compile(r"\bo['\u2019](?=\w)")  # O'Brien is one word, and its O no initial
_NO_WORD = re.compile(r"[\W_]+")
# Van der Berg as Vanderberg: what is left must still be a name.
_WRITTEN_ON = re.compile(f"^(?:{'|'.join(sorted(TUSSENVOEGSELS, key=len, reverse=True))})+(?=.{{4}})")
_BETWEEN_ADDRESSES = re.compile("[;,]")
LONG = 3  # letters from which on a word tells people apart
SLIP = 5  # letters from which on one slip in a word is a slip and no other name


@dataclass(frozen=True, slots=True)
class Name:
    """A folded name: its words in order, and its initials."""

    words: tuple[str, ...]
    initials: tuple[str, ...] = ()
    begins_with_initial: bool = False


@lru_cache(maxsize=65_536)
def folded(name: str) -> Name:
    """The name without case, accents, punctuation, tussenvoegsels, titles and legal forms.

    >>> folded("Dhr. J.P. van den Bérg B.V.")
    Name(words=('berg',), initials=('j', 'p'), begins_with_initial=True)
    >>> folded("Vries, Jan de") == folded("Jan de Vries")
    True
    """
    last, comma, first = name.partition(",")
    text = plain(f"{first} {last}" if comma and first.strip() else name)
    words: list[str] = []
    initials: list[str] = []
    first_is_initial: bool | None = None
    for token in _tokens(text):
        if token in _TELL_NOTHING:
            continue
        if first_is_initial is None:
            first_is_initial = len(token) == 1
        (initials if len(token) == 1 else words).append(token)
    return Name(tuple(words), tuple(initials), bool(first_is_initial))


def _tokens(text: str) -> list[str]:
    if "'" in text or "\u2019" in text:
        text = _OF_IRELAND.sub("o", _ELIDED.sub(" ", text))
    if "." in text:
        text = _DOTTED.sub(_undotted, text)
    return (text if text.isalnum() else _NO_WORD.sub(" ", text)).split()


def _undotted(found: re.Match[str]) -> str:
    # B.V. is one word; J.P. are two letters.
    joined = found[0].replace(".", "")
    return joined if joined in LEGAL_FORMS | TITLES else found[0].replace(".", " ")


def plain(text: str) -> str:
    """One case, no accents.

    >>> plain("ZOË Sørensen")
    'zoe sorensen'
    """
    if text.isascii():
        return text.lower()
    decomposed = unicodedata.normalize("NFKD", text.casefold().translate(_PLAIN))
    return "".join(filterfalse(unicodedata.combining, decomposed))


def same_name(one: str, other: str) -> bool:
    """Two spellings of one name: the same words, or fewer of them, and initials that fit.

    >>> same_name("J. de Vries", "Jan de Vries"), same_name("J. de Vries", "P. de Vries")
    (True, False)
    """
    a, b = folded(one), folded(other)
    if not a.words or not b.words:
        return plain(one) == plain(other) or a.initials == b.initials != ()
    if not (set(a.words) <= set(b.words) or set(b.words) <= set(a.words)):
        return False
    return _fit(a, b) and _fit(b, a)


def _fit(one: Name, other: Name) -> bool:
    # The initials of one are those of the other, or of the words that only the other writes out.
    written_out = {word[0] for word in other.words if word not in one.words}
    possible = written_out | set(other.initials)
    return not one.initials or not possible or bool(set(one.initials) & possible)


def share_a_word(one: str, other: str) -> bool:
    """Some word of at least three letters stands in both names, a slip in a longer one aside.

    ij is y (Meijer, Meyer), and a tussenvoegsel may be written on to the word (Terhorst). A name that has no such word is compared by all it has: Bo Li.
    """
    a, b = _telling(one), _telling(other)
    if not a or not b:
        return bool(_all_words(one) & _all_words(other))
    return bool(a & b) or any(
        one_slip(word, near) for word in a for near in b if min(len(word), len(near)) >= SLIP
    )


def _telling(name: str) -> set[str]:
    words = {word for word in folded(name).words if len(word) >= LONG}
    return {word.replace("ij", "y") for word in words | {_WRITTEN_ON.sub("", word) for word in words}}


def _all_words(name: str) -> set[str]:
    return set(folded(name).words or plain(name).split())


def full_name(name: str) -> tuple[str, ...] | None:
    """First name and surname, when both are written out; None for `J. de Vries` or `Jansen`."""
    name_ = folded(name)
    return name_.words if len(name_.words) > 1 and not name_.begins_with_initial else None


def addresses(email: str) -> frozenset[str]:
    """The e-mail addresses of a cell; several may stand behind each other.

    >>> sorted(addresses("Jan@a.nl; ouders@b.nl"))
    ['jan@a.nl', 'ouders@b.nl']
    """
    parts = _BETWEEN_ADDRESSES.split(email) if ";" in email or "," in email else (email,)
    return frozenset(part.strip().casefold() for part in parts if part.strip())


def postcode(text: str) -> str:
    """`1234 ab` as `1234AB`."""
    return "".join(text.split()).upper()

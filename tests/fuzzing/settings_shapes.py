"""Settings and rule files of a hostile shape."""

from __future__ import annotations

from tests.fuzzing.shapes import FIRST, INVOICES, LINE, Files, Shape

_EXPORT = (INVOICES + "\n" + LINE.format(number=FIRST)).encode()


def _settings(text: str, head: str = "", tail: str = "") -> Shape:
    """One text again and again as plango-lint.toml."""

    def made(size: int) -> Files:
        whole = head + text * (size // len(text) + 1) + tail
        return {"facturen.csv": _EXPORT, "plango-lint.toml": whole.encode("utf-8", "surrogatepass")}

    return made


def _numbered(form: str, head: str = "") -> Shape:
    def made(size: int) -> Files:
        lines, written = [head], 0
        while written < size:
            lines.append(form.format(len(lines)))
            written += len(lines[-1])
        return {"facturen.csv": _EXPORT, "plango-lint.toml": "".join(lines).encode()}

    return made


SETTINGS_SHAPES: dict[str, Shape] = {
    "settings: one letter": _settings("a"),
    "settings: lines": _settings("\n"),
    "settings: comments": _settings("#\n"),
    "settings: brackets": _settings("[", head="a = "),
    "settings: braces": _settings("{a=", head="a = "),
    "settings: digits": _settings("9", head="limit = "),
    "settings: points": _settings("a.", head="x."),
    "settings: one text": _settings("a", head='language = "', tail='"'),
    "settings: a rule of one long name": _settings("a", head='select = ["', tail='"]'),
    "settings: a glob of stars": _settings("*a", head='select = ["', tail='"]'),
    "settings: a long path": _settings("a", head='files = ["', tail='"]'),
    "settings: a path of stars": _settings("*", head='files = ["', tail='"]'),
    "settings: a path of folders": _settings("a/", head='[exact]\nlists = ["', tail='"]'),
    "settings: many files": _settings('"a.csv",', head="[exact]\nearlier = [", tail="]"),
    "settings: many accounts": _settings('"1",', head="[exact]\nledger-accounts = [", tail="]"),
    "settings: many columns": _settings('"",', head="[import]\ncolumns = [", tail="]"),
    "settings: many products": _numbered('"Product {}*" = "8000"\n', "[mapping]\n"),
    "settings: stars in a product": _settings("*a", head='[mapping]\n"', tail='" = "8000"\n'),
    "settings: many exceptions": _settings('[[accept]]\nrule = "gap-in-invoice-numbers"\nreason = "a"\n'),
    "settings: many ranges": _numbered(
        '[[accept]]\nrule = "gap-in-invoice-numbers"\nreason = "a"\ninvoice = {}\n'
    ),
    "settings: the widest range": _settings(
        " ",
        head='[[accept]]\nrule = "gap-in-invoice-numbers"\nreason = "a"\ninvoice = "1..999999999999999999"\n',
    ),
    "settings: many keys": _numbered("a{} = 1\n"),
    "settings: many severities": _numbered('a{} = "off"\n', "[severity]\n"),
    "settings: many headers": _settings("a", head='[columns.invoices]\nnumber = "', tail='"'),
    "settings: NULs": _settings("\x00"),
    "settings: lone surrogates": _settings("\ud800"),
}

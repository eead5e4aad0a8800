"""XML of a hostile shape, of any size: as Exact's own lists, as an audit file, and as neither."""

from __future__ import annotations

from tests.fuzzing.shapes import Files, Shape

_DECLARED = '<?xml version="1.0" encoding="utf-8"?>'
_AUDIT = (
    f'{_DECLARED}<auditfile xmlns="http://www.auditfiles.nl/XAF/3.2"><header><fiscalYear>2024</fiscalYear></header>'
    "<company>"
)
_SALES = "<transactions><journal><jrnID>70</jrnID><jrnTp>S</jrnTp>"


def _of(text: str, head: str, tail: str, name: str = "exact.xml", encoding: str = "utf-8") -> Shape:
    """One text again and again, between a head and a tail."""

    def made(size: int) -> Files:
        count = size // len(text.encode(encoding)) + 1
        return {name: (head + text * count + tail).encode(encoding)}

    return made


def _exact(text: str, topic: str, entry: str = "") -> Shape:
    """Within a topic of Exact's own XML, or within one entry of it."""
    entry_end = f"</{entry.split(maxsplit=1)[0]}>" if entry else ""
    head = f"{_DECLARED}<eExact><{topic}>{f'<{entry}>' if entry else ''}"
    return _of(text, head, f"{entry_end}</{topic}></eExact>")


def _audit(text: str, head: str = "", tail: str = "") -> Shape:
    return _of(text, _AUDIT + head, f"{tail}</company></auditfile>", "audit.xaf")


def _nested(head: str, tail: str, name: str = "a") -> Shape:
    def made(size: int) -> Files:
        count = size // (2 * len(name) + 5)
        return {"exact.xml": (head + f"<{name}>" * count + f"</{name}>" * count + tail).encode()}

    return made


def _laughs(size: int) -> Files:
    entities = "".join(f'<!ENTITY l{level} "{f"&l{level - 1};" * 10}">' for level in range(1, 10))
    text = f'{_DECLARED}<!DOCTYPE eExact [<!ENTITY l0 "ha">{entities}]><eExact>&l9;</eExact>'
    return {"exact.xml": text.encode() + b" " * (size - len(text))}


def _quadratic(size: int) -> Files:
    text = f'{_DECLARED}<!DOCTYPE eExact [<!ENTITY a "{"a" * (size // 2)}">]><eExact>{"&a;" * (size // 6)}</eExact>'
    return {"exact.xml": text.encode()}


def _numbered(form: str, head: str, tail: str, name: str = "exact.xml") -> Shape:
    """A text with another number each time."""

    def made(size: int) -> Files:
        parts: list[str] = []
        written = 0
        while written < size:
            parts.append(form.format(len(parts)))
            written += len(parts[-1])
        return {name: (head + "".join(parts) + tail).encode()}

    return made


XML_SHAPES: dict[str, Shape] = {
    "XML: entities of entities": _laughs,
    "XML: a large entity again and again": _quadratic,
    "XML: an entity from elsewhere": lambda size: {
        "exact.xml": b'<!DOCTYPE eExact [<!ENTITY a SYSTEM "file:///etc/passwd">]><eExact>&a;</eExact>'
        + b" " * size
    },
    "XML: elements in elements": _nested(f"{_DECLARED}<eExact>", "</eExact>"),
    "XML: accounts in accounts": _nested(
        f"{_DECLARED}<eExact><GLAccounts>", "</GLAccounts></eExact>", "GLAccount"
    ),
    "XML: nothing is closed": _of("<a>", f"{_DECLARED}<eExact>", ""),
    "XML: one long name": lambda size: {"exact.xml": f"{_DECLARED}<eExact><{'a' * size}/></eExact>".encode()},
    "XML: one long attribute": lambda size: {
        "exact.xml": f'<?xml version="1.0"?><eExact a="{"a" * size}"/>'.encode()
    },
    "XML: many attributes": _numbered('a{}="" ', f"{_DECLARED}<eExact ", "/>"),
    "XML: many namespaces": _numbered('xmlns:a{0}="urn:{0}" ', f"{_DECLARED}<eExact ", "/>"),
    "XML: many names": _numbered("<a{}/>", f"{_DECLARED}<eExact><GLAccounts>", "</GLAccounts></eExact>"),
    "XML: many topics": _of("<GLAccounts/>", f"{_DECLARED}<eExact>", "</eExact>"),
    "XML: comments": _of("<!-- a -->", f"{_DECLARED}<eExact>", "</eExact>"),
    "XML: one comment": _of("a", f"{_DECLARED}<!-- ", "--><eExact/>"),
    "XML: instructions": _of("<?a?>", f"{_DECLARED}<eExact>", "</eExact>"),
    "XML: raw text": _of("<![CDATA[a]]>", f"{_DECLARED}<eExact>", "</eExact>"),
    "XML: lines": _of("\n", f"{_DECLARED}<eExact>", "</eExact>"),
    "XML: a declaration and no end": _of(" ", '<?xml version="1.0"', ""),
    "XML: of nobody": _of("<a><b/></a>", f"{_DECLARED}<z>", "</z>"),
    "XML: small elements": _exact("<a/>", "GLAccounts"),
    "XML: accounts without anything": _exact("<GLAccount/>", "GLAccounts"),
    "XML: accounts": _exact(
        '<GLAccount code="8000"><Description>Omzet</Description></GLAccount>', "GLAccounts"
    ),
    "XML: one account of small elements": _exact("<a/>", "GLAccounts", 'GLAccount code="1"'),
    "XML: one account of descriptions": _exact("<Description/>", "GLAccounts", 'GLAccount code="1"'),
    "XML: one account of text": _exact("tekst ", "GLAccounts", 'GLAccount code="1"'),
    "XML: a long description": _of(
        "a",
        f"{_DECLARED}<eExact><GLAccounts><GLAccount code='1'><Description>",
        "</Description></GLAccount></GLAccounts></eExact>",
    ),
    "XML: a long code": _of(
        "9", f"{_DECLARED}<eExact><GLAccounts><GLAccount code='", "'/></GLAccounts></eExact>"
    ),
    "XML: relations": _numbered(
        '<Account code="{}" status="C"><Name>Leerling</Name></Account>',
        f"{_DECLARED}<eExact><Accounts>",
        "</Accounts></eExact>",
    ),
    "XML: relations without anything": _exact("<Account/>", "Accounts"),
    "XML: relations with addresses": _exact(
        "<Address><PostalCode>1</PostalCode></Address>", "Accounts", "Account"
    ),
    "XML: VAT codes without anything": _exact("<VAT/>", "VATs"),
    "XML: percentages": _exact("<VATPercentage/>", "VATs", "VAT"),
    "XML: percentages of one code": _of(
        "<VATPercentage/>",
        f"{_DECLARED}<eExact><VATs><VAT><VATPercentages>",
        "</VATPercentages></VAT></VATs></eExact>",
    ),
    "XML: journals without anything": _exact("<Journal/>", "Journals"),
    "XML: periods": _exact("<FinPeriod/>", "FinYears", "FinYear"),
    "XML: journals of one period": _of(
        "<Journal/>",
        f"{_DECLARED}<eExact><FinYears><FinYear><FinPeriod><Journals>",
        "</Journals></FinPeriod></FinYear></FinYears></eExact>",
    ),
    "XML: UTF-16": _of(
        "<GLAccount/>",
        '\ufeff<?xml version="1.0" encoding="utf-16"?><eExact><GLAccounts>',
        "</GLAccounts></eExact>",
        encoding="utf-16-le",
    ),
    "XML: another encoding than it says": _of(
        "é", '<?xml version="1.0" encoding="us-ascii"?><eExact>', "</eExact>"
    ),
    "audit file: customers": _audit("<customerSupplier/>", "<customersSuppliers>", "</customersSuppliers>"),
    "audit file: accounts": _audit("<ledgerAccount/>", "<generalLedger>", "</generalLedger>"),
    "audit file: named accounts": _audit(
        "<ledgerAccount><accID>1</accID></ledgerAccount>", "<generalLedger>", "</generalLedger>"
    ),
    "audit file: VAT codes": _audit("<vatCode><vatID>1</vatID></vatCode>"),
    "audit file: periods": _audit("<period><periodNumber>1</periodNumber></period>"),
    "audit file: journals": _audit(
        "<journal><jrnID>1</jrnID></journal>", "<transactions>", "</transactions>"
    ),
    "audit file: small journals": _audit("<journal/>", "<transactions>", "</transactions>"),
    "audit file: transactions": _audit("<transaction/>", _SALES, "</journal></transactions>"),
    "audit file: numbered transactions": _audit(
        "<transaction><nr>1</nr></transaction>", _SALES, "</journal></transactions>"
    ),
    "audit file: lines": _audit(
        "<trLine/>", _SALES + "<transaction>", "</transaction></journal></transactions>"
    ),
    "audit file: lines with amounts": _audit(
        "<trLine><accID>8000</accID><amnt>1</amnt><amntTp>C</amntTp></trLine>",
        _SALES + "<transaction><nr>1</nr>",
        "</transaction></journal></transactions>",
    ),
    "audit file: entries of other journals": _audit(
        "<transaction/>", "<transactions><journal>", "</journal></transactions>"
    ),
    "audit file: journals that sell": _audit(
        "<journal><jrnID>7</jrnID><jrnTp>S</jrnTp><transaction><trLine><amntTp>C</amntTp></trLine></transaction></journal>",
        "<transactions>",
        "</transactions>",
    ),
    "audit file: every journal other": _numbered(
        "<journal><jrnID>{}</jrnID><jrnTp>S</jrnTp><transaction><trLine/></transaction></journal>",
        _AUDIT + "<transactions>",
        "</transactions></company></auditfile>",
        "audit.xaf",
    ),
    "audit file: a long description": _audit(
        "a", _SALES + "<transaction><desc>", "</desc></transaction></journal></transactions>"
    ),
    "audit file: a long name": _audit(
        "a",
        "<customersSuppliers><customerSupplier><custSupName>",
        "</custSupName></customerSupplier></customersSuppliers>",
    ),
    "audit file: small elements in a field": _audit(
        "<a/>", _SALES + "<transaction><desc>", "</desc></transaction></journal></transactions>"
    ),
    "audit file: accounts in accounts": lambda size: {
        "audit.xaf": (
            _AUDIT
            + "<ledgerAccount>" * (size // 31)
            + "</ledgerAccount>" * (size // 31)
            + "</company></auditfile>"
        ).encode()
    },
}

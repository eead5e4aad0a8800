"""DuckDB: three of the checks as one query over the files: unknown accounts, unknown debtors, numbers missing.

Ends with 1 where a check finds something.
"""

from __future__ import annotations

import sys
from pathlib import Path

import duckdb

folder = Path(sys.argv[1]).parent
QUERY = """
with invoices as (select * from read_csv($invoices, all_varchar = true, quote = '"', escape = '"')),
     debtors as (select * from read_csv($debtors, all_varchar = true)),
     numbers as (select distinct try_cast("Factuurnummer" as bigint) as number from invoices),
     steps as (select number - lag(number) over (order by number) as step from numbers)
select (select count(*) from invoices where "Grootboekrekening" not in ($accounts)),
       (select count(*) from invoices where "Debiteurnummer" not in (select "Debiteurnummer" from debtors)),
       (select count(*) from steps where step > 1)
"""
ACCOUNTS = ["810200", "810400", "810500", "1900"]
found = duckdb.execute(
    QUERY.replace("($accounts)", "('" + "', '".join(ACCOUNTS) + "')"),
    {"invoices": sys.argv[1], "debtors": str(folder / "debiteuren.csv")},
).fetchone()
print(found)
sys.exit(1 if any(found or ()) else 0)

"""Pandera as its manual begins: read with pandas, 16 column checks. Ends with 1 where a cell is wrong."""

from __future__ import annotations

import sys

import pandas as pd
import pandera.pandas as pa
from pandera.errors import SchemaErrors

from tests.benchmarks.beside.schema import PATTERNS

schema = pa.DataFrameSchema(
    {name: pa.Column(str, pa.Check.str_matches(rf"^(?:{pattern})$")) for name, pattern in PATTERNS.items()}
)
try:
    schema.validate(pd.read_csv(sys.argv[1], dtype=str, keep_default_na=False), lazy=True)
except SchemaErrors as errors:
    print(len(errors.schema_errors))
    sys.exit(1)

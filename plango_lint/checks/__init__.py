"""Questions a rule can ask, one file per reach: file, cell, row, invoice, table, lists, earlier imports."""

"""Invoice exports -> what can be imported, and what must wait: whole invoices, byte for byte."""

"""What invoice lines mean to a bookkeeper: entries, series, periods, VAT, people, and what is booked already."""

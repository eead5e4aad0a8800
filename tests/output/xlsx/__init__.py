"""Tests of the workbook: read back with another library, and with LibreOffice where that is installed."""

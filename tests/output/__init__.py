"""Tests of the output formats, on reports made by hand."""

"""Measurements, run by hand; no test rests on the clock of a machine."""

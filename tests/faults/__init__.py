"""Planted faults, one file for each section of the catalogue; see tests/planting.py."""

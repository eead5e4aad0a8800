"""Tests of `plango-lint init`."""

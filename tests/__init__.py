"""The tests of plango_lint."""

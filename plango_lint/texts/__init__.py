"""Sentences: templates and typed words, fixed phrases in both languages, near misses."""

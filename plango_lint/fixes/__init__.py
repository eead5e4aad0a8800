"""Repairs: from what a rule found to a corrected copy of the file.

registry   the repairs that a rule file can name; texts, notations, codes, rows and files hold them
edits      what a repair does to a file, and where two of them meet
document   a file, its edits, its bytes
mending    find, mend, look again
changes    what became other, for people
"""

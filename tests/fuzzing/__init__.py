"""No input breaks the program: hostile shapes, damaged files, and targets that look for more of them."""

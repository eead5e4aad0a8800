"""Invoice numbers as people write them: in ranges."""

from __future__ import annotations


def ranges(numbers: list[int]) -> list[tuple[int, int]]:
    """Ascending numbers as closed ranges: 1 2 3 7 -> (1, 3), (7, 7)."""
    found: list[tuple[int, int]] = []
    for number in numbers:
        if found and number == found[-1][1] + 1:
            found[-1] = (found[-1][0], number)
        elif not found or number > found[-1][1]:
            found.append((number, number))
    return found

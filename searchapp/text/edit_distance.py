"""By how many letters one term differs from another."""

from __future__ import annotations


def edit_distance(term: str, other: str, limit: int) -> int:
    """How many insertions, deletions, substitutions and swaps of neighbours make one term the other; more than `limit`
    is told as `limit + 1`.

    Optimal string alignment (each letter is changed once), row by row of Wagner and Fischer's table.
    """
    if abs(len(term) - len(other)) > limit or len({*term} ^ {*other}) > 2 * limit:
        return limit + 1
    before: list[int] = []
    row = list(range(len(other) + 1))
    for index, letter in enumerate(term):
        following = [index + 1]
        for column, other_letter in enumerate(other):
            best = min(row[column + 1] + 1, following[column] + 1, row[column] + (letter != other_letter))
            if index and column and letter == other[column - 1] and term[index - 1] == other_letter:
                best = min(best, before[column - 1] + 1)
            following.append(best)
        before, row = row, following
    return min(row[-1], limit + 1)

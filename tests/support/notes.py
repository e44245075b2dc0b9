"""Keeps a register's small facts in memory, for tests of code that notes as it works and may die at a chosen note."""


class Notes:
    """Small facts by kind and key; ``fails`` counts the note at which the machine dies."""

    def __init__(self, fails: int = 0) -> None:
        self.kept: dict[tuple[str, str], str] = {}
        self.fails = fails

    def note(self, kind: str, key: str, value: str) -> None:
        self.fails -= 1
        if self.fails == 0:
            raise KeyboardInterrupt
        self.kept[kind, key] = value

    def recall(self, kind: str, key: str) -> str | None:
        return self.kept.get((kind, key))

    def recall_all(self, kind: str) -> dict[str, str]:
        return {key: value for (of, key), value in self.kept.items() if of == kind}

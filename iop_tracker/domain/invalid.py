"""The one way a value says that it cannot be."""


class InvalidEntry(ValueError):
    """A value outside what is allowed, with a sentence for the participant.

    Attributes:
        field: Name of the field that the sentence belongs to.
        sentence: What is allowed, in plain words; never repeats what was typed.
    """

    def __init__(self, field: str, sentence: str) -> None:
        super().__init__(sentence)
        self.field = field
        self.sentence = sentence

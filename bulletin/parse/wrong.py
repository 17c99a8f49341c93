"""Why a text is not the value it should be."""

from bulletin.model.finding import NO_MESSAGE, Message


class WrongError(Exception):
    """One value is wrong; `instead` is the text to write, where that is certain."""

    def __init__(
        self, rule: str, message: Message, hint: Message = NO_MESSAGE, instead: str = ""
    ) -> None:
        super().__init__(rule)
        self.rule = rule
        self.message = message
        self.hint = hint
        self.instead = instead

"""How a rule or a situation says no."""


class Refused(Exception):  # noqa: N818 - a refusal is not an error of the program
    """Something could not be done, and a person can act on it.

    `code` names the sentence ("plan.year_out_of_range"); `details` are the values that stand in
    it. The edge (window, command line, sheets) makes the sentence: what happened, what was kept,
    what to do next.
    """

    def __init__(self, code: str, /, **details: object) -> None:
        super().__init__(code, details)
        self.code = code
        self.details = details

    def __str__(self) -> str:
        given = ", ".join(f"{key}={value!r}" for key, value in self.details.items())
        return f"{self.code} ({given})" if given else self.code

"""Children of one group vote at a screen, one after another: whose turn it is, what is chosen.

Values only. What a child chose is forgotten here as soon as it is counted.
"""

import random
from collections.abc import Sequence
from dataclasses import dataclass, replace

from .consultations import Consultation, Group, Option

MOST_EACH = 3
"""Pictures one child may choose at most (field.md 6.2: stickers, one to three each)."""
FEWEST_OPTIONS = 2
FEWEST_FOR_RESULTS = 3
"""Children whose votes are shown together, so that none can be told from the others."""
PIN_DIGITS = 4


@dataclass(frozen=True, slots=True)
class Sitting:
    """A group at the screen. `options` are uids, `each` is how many of them a child chooses.

    `heads` children are expected, `voted` are done. `chosen` is what the child at the screen has
    touched so far. `thanked`: it is done, and the next one has not begun. `seed` mixes the cards.
    """

    options: tuple[str, ...]
    each: int
    heads: int
    voted: int = 0
    seed: str = ""
    chosen: tuple[str, ...] = ()
    thanked: bool = False

    @property
    def child(self) -> int:
        """The number of the child at the screen, from 1."""
        return self.voted + (0 if self.thanked else 1)

    @property
    def left(self) -> int:
        """How many pictures this child may still choose."""
        return self.each - len(self.chosen)

    @property
    def is_over(self) -> bool:
        """Whether all children that were expected have voted."""
        return self.thanked and self.voted >= self.heads

    def cards(self) -> tuple[str, ...]:
        """The options in the order of this child: another one for each, always the same for it.

        What stands first is chosen more often; mixed for each child, no option gains by it.
        """
        order = list(self.options)
        random.Random(f"{self.seed}/{self.child}").shuffle(order)
        return tuple(order)


def options_of(options: Sequence[Option]) -> tuple[Option, ...]:
    """Those that can be shown on a card: with words or a picture."""
    return tuple(each for each in options if each.text.strip() or each.theme)


def can_begin(meeting: Consultation) -> bool:
    """Whether it is a vote, or may become one: nothing was recorded in another way yet."""
    return meeting.method == "vote" or not (meeting.options or meeting.remarks)


def waiting(meetings: Sequence[Consultation]) -> Consultation | None:
    """The last vote (meetings in the order of their days) in which nobody has voted yet."""
    votes = (each for each in reversed(meetings) if each.method == "vote")
    return next((each for each in votes if not any(group.votes for group in each.groups)), None)


def voted_before(group: Group, each: int) -> int:
    """Children of a group who have voted already, when each child has `each` votes.

    Votes of children who had another number count as the fewest children who can have given them.
    """
    counts = [vote.count for vote in group.votes]
    return max(-(-sum(counts) // each), max(counts, default=0))


def usual_each(group: Group) -> int:
    """How many pictures each child chooses when nobody said: one, or as many as fit earlier votes.

    36 votes of 12 children were three each; a vote that goes on keeps their number.
    """
    numbers = range(1, MOST_EACH + 1)
    fitting = (each for each in numbers if voted_before(group, each) <= group.heads)
    return next(fitting, 1)


def touched(sitting: Sitting, option: str) -> Sitting:
    """A picture was touched: chosen, or given back when it was chosen.

    With one vote another picture takes the place of the first; with more, a full hand stays.
    """
    if option in sitting.chosen:
        left = tuple(each for each in sitting.chosen if each != option)
        return replace(sitting, chosen=left)
    if sitting.each == 1:
        return replace(sitting, chosen=(option,))
    return replace(sitting, chosen=(*sitting.chosen, option)) if sitting.left else sitting


def cleared(sitting: Sitting) -> Sitting:
    """The child begins again."""
    return replace(sitting, chosen=())


def counted(sitting: Sitting) -> Sitting:
    """The child is done and its votes are kept."""
    return replace(sitting, voted=sitting.voted + 1, thanked=True)


def taken_back(sitting: Sitting) -> Sitting:
    """The child that was thanked chooses again. What it chose is not shown: it may have left."""
    return replace(sitting, voted=sitting.voted - 1, thanked=False, chosen=())


def next_child(sitting: Sitting) -> Sitting:
    """An empty hand, and other cards first. One more than expected makes it one child more."""
    heads = max(sitting.heads, sitting.voted + 1)
    return replace(sitting, heads=heads, thanked=False, chosen=())


def is_pin(digits: str) -> bool:
    """Whether these digits can be a facilitator's PIN."""
    return len(digits) == PIN_DIGITS and digits.isdecimal()


def opens(digits: str, pin: str, code: str) -> bool:
    """Whether digits let the facilitator in: the PIN or, when it is forgotten, the commune's code.

    No child comes upon six digits by chance, and every committee knows them.
    """
    return bool(digits) and digits in (pin, code)

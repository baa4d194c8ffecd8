"""One group after another votes: who is at the screen, and each child's votes kept at once."""

import secrets
from contextlib import ExitStack, suppress
from dataclasses import dataclass

from ccwc_desktop.domain import consultations as rules
from ccwc_desktop.domain import recording, voting
from ccwc_desktop.domain.consultations import Consultation, Group
from ccwc_desktop.domain.errors import Refused
from ccwc_desktop.domain.voting import Sitting
from ccwc_desktop.language.catalogue import _
from ccwc_desktop.services import consultations
from ccwc_desktop.ui.editing import Editor


@dataclass(frozen=True, slots=True)
class Asked:
    """What the facilitator asked for: a group, how many children, how many pictures each."""

    sex: str
    age: str
    heads: int
    each: int


class Turns:
    """The vote on the options of one consultation (uid). `seed` mixes the cards ("": by chance).

    `sitting` is the group at the screen, None between groups. What a group votes is one step of
    undo: child by child it would tell who chose what. Every change raises what its service raises,
    and then nothing has changed.
    """

    def __init__(self, editor: Editor, uid: str, seed: str = "") -> None:
        self._editor, self._uid, self._seed = editor, uid, seed
        self._one_step = ExitStack()
        self._counted = 0  # of this group, before it came to the screen
        self.asked: Asked | None = None
        self.sitting: Sitting | None = None

    @property
    def meeting(self) -> Consultation:
        """The consultation as it is stored now."""
        return self._editor.read(consultations.get, self._uid)

    @property
    def running(self) -> Sitting:
        """The group at the screen; raises RuntimeError between groups."""
        if self.sitting is None:
            raise RuntimeError("no group votes")
        return self.sitting

    @property
    def group(self) -> Group:
        """The group that was asked for, as it is stored now."""
        if self.asked is None:
            raise RuntimeError("no group was asked for")
        return recording.like(self.meeting.groups, Group("", self.asked.sex, self.asked.age))

    def begin(self, asked: Asked) -> None:
        """A group comes to the screen; more children than were counted are counted for now."""
        self.end()
        self.asked = asked
        self._one_step.enter_context(self._editor.together(_("the children’s vote")))
        self._counted = self.group.heads
        if asked.heads > self._counted:
            self._count(asked.heads)
        options = tuple(each.uid for each in voting.options_of(self.meeting.options))
        before = voting.voted_before(self.group, asked.each)
        seed = self._seed or secrets.token_hex(8)
        self.sitting = Sitting(options, asked.each, asked.heads, before, seed)

    def touch(self, option: str) -> Sitting:
        """The child touched a picture."""
        self.sitting = voting.touched(self.running, option)
        return self.sitting

    def clear(self) -> Sitting:
        """The child begins again."""
        self.sitting = voting.cleared(self.running)
        return self.sitting

    def done(self) -> None:
        """The child is done: its votes are kept now."""
        self._cast(self.running.chosen)
        self.sitting = voting.counted(self.running)

    def take_back(self) -> None:
        """The child that was just thanked chooses again."""
        self._cast(self.running.chosen, votes=-1)
        self.sitting = voting.taken_back(self.running)

    def next_child(self) -> None:
        """An empty hand for the next; one more than expected is counted too."""
        following = voting.next_child(self.running)
        if following.heads > self.group.heads:
            self._count(following.heads)
        self.sitting = following

    def end(self) -> None:
        """The group is done, or there was none: children who were expected and never came to the
        screen were not heard."""
        with self._one_step, suppress(Refused):  # a meeting that is gone has nothing to correct
            if self.sitting is not None:
                heard = max(self._counted, self.sitting.voted)
                if heard < self.group.heads:
                    self._count(heard)
        self.sitting = None

    def results(self) -> list[tuple[str, int]]:
        """Option and votes of this group, most first."""
        group = self.group
        counts = [(option, rules.votes((group,), option)) for option in self.running.options]
        return sorted(counts, key=lambda each: -each[1])

    def _cast(self, options: tuple[str, ...], votes: int = 1) -> None:
        here = {"uid": self._uid, "sex": self.group.sex, "age": self.group.age}
        self._editor.apply("consultations.cast_votes", **here, options=options, votes=votes)

    def _count(self, heads: int) -> None:
        here = {"uid": self._uid, "sex": self.group.sex, "age": self.group.age}
        self._editor.apply("consultations.count", **here, heads=heads)

"""What a sheet prints: one plan with the names that stand beside its codes."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from fractions import Fraction

from ccwc_desktop.domain.budget_checks import Remark
from ccwc_desktop.domain.child_names import Names as ChildNames
from ccwc_desktop.domain.child_share import Share
from ccwc_desktop.domain.places import Place
from ccwc_desktop.domain.plans import Plan
from ccwc_desktop.domain.situation import Indicator

Names = Mapping[str, tuple[str, str]]  # key -> (Khmer, English)


@dataclass(frozen=True, slots=True)
class Signer:
    """One of the signatures under a sheet: what it means, who signs, and the known name."""

    phrase_km: str
    role_km: str
    hint_km: str
    phrase_en: str
    role_en: str
    hint_en: str
    name: str = ""


@dataclass(frozen=True, slots=True)
class Card:
    """The picture of a theme (a file of resources/pictures) and what children read under it."""

    picture: str
    km: str
    en: str

    def text(self, language: str) -> str:
        """The words in `language`."""
        return self.km if language == "km" else self.en


@dataclass(frozen=True, slots=True)
class Subject:
    """A plan ready to be printed.

    `check_code` is empty for a draft. `lists` are the reference names by list ("sectors",
    "sources", "short_sources", "mandates", "chapters", "methods", "seats", ...); `letters` are the
    letters of the sources; `signers` the signature blocks by sheet key; `sections` the names of the
    catalogue's sections in its order; `child_names` are what a public paper looks for in free text;
    `themes` are the pictures and cards of typical problems by theme; `agenda` is the usual one. A
    quorum is `more_than` this share of the members; so many `first_places` count as chosen.
    `last_year` is the share for children and women of the proposal before, None unknown;
    `standing` are remarks on the proposal that stand by a reason.
    """

    plan: Plan
    commune: Place
    district: Place
    province: Place
    printed_at: datetime
    check_code: str
    lists: Mapping[str, Names]
    letters: Mapping[str, str]
    signers: Mapping[str, tuple[Signer, ...]]
    catalogue: Mapping[str, Indicator]
    child_names: ChildNames
    sections: Names = field(default_factory=dict)
    themes: Mapping[str, Card] = field(default_factory=dict)
    agenda: tuple[tuple[str, str], ...] = ()
    more_than: Fraction = Fraction(1, 2)
    first_places: int = 5
    last_year: Share | None = None
    standing: tuple[Remark, ...] = ()

    @property
    def draft(self) -> bool:
        """Whether the version is not frozen yet."""
        return not self.check_code

    def village(self, code: str, language: str) -> str:
        """A village's name, or its code when it is not one of ours."""
        for village in self.plan.villages:
            if village.code == code:
                return village.name(language)
        return code

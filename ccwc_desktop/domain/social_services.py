"""The social service map: which services a village has, how far the nearest is, whom to ask.

Social Service Mapping is led by the committee with the council (field.md 4.2). It speaks of
services and offices, never of people who use them.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from .errors import Refused

FARTHEST_KM = Decimal(300)  # farther than any village of the country lies from its district


@dataclass(frozen=True, slots=True)
class MappedService:
    """A service in a village: `present` None when unknown; `km` to the nearest when not present.

    `year` is the year of the mapping. An unknown one says nothing and is not kept.
    """

    village: str
    service: str
    present: bool | None = None
    km: Decimal | None = None
    year: int = 0

    @property
    def says_nothing(self) -> bool:
        """Whether nothing is known."""
        return self.present is None and self.km is None


@dataclass(frozen=True, slots=True)
class Office:
    """Where a service of this commune can be asked for: an office and its telephone, no person."""

    service: str
    office: str = ""
    phone: str = ""

    @property
    def says_nothing(self) -> bool:
        """Whether nothing is known."""
        return not (self.office or self.phone)


@dataclass(frozen=True, slots=True)
class Reach:
    """A service over the whole commune: numbers of villages, and the farthest of them.

    `farthest` is the village with the longest known way (km), "" for none.
    """

    service: str
    present: int
    absent: int
    unknown: int
    farthest: str = ""
    km: Decimal | None = None


def checked(mapped: MappedService) -> MappedService:
    """A service as it is kept: 0 km means that it is in the village.

    Raises Refused("service_map.km_range", value, most).
    """
    if mapped.km is not None and not 0 <= mapped.km <= FARTHEST_KM:
        raise Refused("service_map.km_range", value=mapped.km, most=FARTHEST_KM)
    if mapped.present or mapped.km == 0:
        return MappedService(mapped.village, mapped.service, True, None, mapped.year)
    present = False if mapped.km is not None else mapped.present
    return MappedService(mapped.village, mapped.service, present, mapped.km, mapped.year)


def reach(
    service: str, villages: Iterable[str], mapped: Mapping[tuple[str, str], MappedService]
) -> Reach:
    """How many of the villages have a service; `mapped` by (village, service)."""
    here = [mapped.get((village, service)) for village in villages]
    known = [each for each in here if each is not None and each.present is not None]
    far = [each for each in known if each.km is not None]
    most = max(far, key=lambda each: each.km or Decimal(0), default=None)
    present = sum(bool(each.present) for each in known)
    return Reach(
        service,
        present,
        len(known) - present,
        len(here) - len(known),
        most.village if most is not None else "",
        most.km if most is not None else None,
    )

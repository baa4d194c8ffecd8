"""The social service map: services of the villages, the offices to ask."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields, replace

from sqlalchemy import select
from sqlalchemy.orm import Session

from ccwc_desktop.domain import committee, cycle, social_services
from ccwc_desktop.domain.errors import Refused
from ccwc_desktop.domain.social_services import MappedService, Office, Reach
from ccwc_desktop.store import reference
from ccwc_desktop.store.schema import MappedServiceRow, OfficeRow

from . import places, rows
from .done import Call, Done


@dataclass(frozen=True, slots=True)
class ServiceMap:
    """The map of a commune: villages by code, services by key, offices by service."""

    villages: tuple[str, ...]
    mapped: Mapping[tuple[str, str], MappedService]
    offices: Mapping[str, Office]
    reach: Mapping[str, Reach]

    @property
    def known(self) -> int:
        """How many of the cells are known."""
        return len(self.mapped)


def service_map(session: Session) -> ServiceMap:
    """What is known now."""
    villages = tuple(village.code for village in places.villages(session))
    mapped = {(each.village, each.service): each for each in listing(session)}
    reach = {
        key: social_services.reach(key, villages, mapped) for key in reference.social_services()
    }
    return ServiceMap(villages, mapped, {each.service: each for each in offices(session)}, reach)


def listing(session: Session) -> tuple[MappedService, ...]:
    """All that is known, by village and service."""
    wanted = select(MappedServiceRow).order_by(MappedServiceRow.village, MappedServiceRow.service)
    return tuple(rows.value_of(MappedService, row) for row in session.scalars(wanted))


def offices(session: Session) -> tuple[Office, ...]:
    """All offices, by service."""
    found = session.scalars(select(OfficeRow).order_by(OfficeRow.service))
    return tuple(rows.value_of(Office, row) for row in found)


def put(session: Session, services: Sequence[MappedService]) -> Done:
    """Say what villages have; one that says nothing is taken away. Gives how many.

    Raises Refused("place.unknown" | "service_map.no_such_service" | "service_map.km_range" |
    "plan.year_out_of_range").
    """
    known = {village.code for village in places.villages(session)}
    before = []
    for each in services:
        if each.village not in known:
            raise Refused("place.unknown", code=each.village, level="village")
        _check_service(each.service)
        cycle.checked_year(each.year, cycle.FIRST_FIGURES)
        before.append(_put(session, social_services.checked(each)))
    # the last first: what was said twice goes back to what it was at the beginning
    return Done(len(before), Call("social_services.put", {"services": tuple(before[::-1])}))


def put_office(session: Session, office: Office) -> Done:
    """Say where a service can be asked for.

    Raises Refused("service_map.no_such_service" | "committee.telephone").
    """
    _check_service(office.service)
    office = replace(office, office=office.office.strip(), phone=committee.telephone(office.phone))
    row = session.get(OfficeRow, office.service)
    before = rows.value_of(Office, row) if row is not None else Office(office.service)
    if row is None and not office.says_nothing:
        session.add(OfficeRow(**_columns(office)))
    elif row is not None and office.says_nothing:
        session.delete(row)
    elif row is not None:
        rows.change(row, _columns(office))
    return Done(office, Call("social_services.put_office", {"office": before}))


def load(session: Session, services: Iterable[MappedService], told: Iterable[Office]) -> None:
    """What a plan document says of services, over what is known here (for loading)."""
    have = {(r.village, r.service): r for r in session.scalars(select(MappedServiceRow))}
    for each in services:
        row = have.get((each.village, each.service))
        if row is not None:
            _change(session, row, each)
        elif not each.says_nothing:
            session.add(MappedServiceRow(**_columns(each)))
    for office in told:
        known = session.get(OfficeRow, office.service)
        if known is None:
            session.add(OfficeRow(**_columns(office)))
        else:
            rows.change(known, _columns(office))


def _put(session: Session, mapped: MappedService) -> MappedService:
    where = {"village": mapped.village, "service": mapped.service}
    row = session.scalar(select(MappedServiceRow).filter_by(**where))
    unknown = MappedService(mapped.village, mapped.service, year=mapped.year)
    before = rows.value_of(MappedService, row) if row is not None else unknown
    if row is not None:
        _change(session, row, mapped)
    elif not mapped.says_nothing:
        session.add(MappedServiceRow(**_columns(mapped)))
    session.flush()
    return before


def _change(session: Session, row: MappedServiceRow, mapped: MappedService) -> None:
    if mapped.says_nothing:
        session.delete(row)
    else:
        rows.change(row, _columns(mapped))


def _columns(value: MappedService | Office) -> dict[str, object]:
    return {field.name: getattr(value, field.name) for field in fields(value)}


def _check_service(service: str) -> None:
    if service not in reference.social_services():
        raise Refused("service_map.no_such_service", service=service)

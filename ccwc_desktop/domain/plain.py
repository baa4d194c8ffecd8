"""Frozen values as plain JSON shapes and back, driven by their type hints.

`plain` gives dicts, lists, text, whole numbers, true/false and null; a date becomes ISO text, a
Decimal decimal text. `rebuilt` is its opposite and raises ValueError or TypeError for data that
does not fit.
"""

import dataclasses
import types
import typing
from collections.abc import Mapping
from datetime import date
from decimal import Decimal, InvalidOperation
from functools import cache


def plain(value: object) -> typing.Any:
    """A value as JSON shapes."""
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {f.name: plain(getattr(value, f.name)) for f in dataclasses.fields(value)}
    if isinstance(value, tuple | list):
        return [plain(each) for each in value]
    if isinstance(value, Decimal):
        return str(value)
    if isinstance(value, date):
        return value.isoformat()
    return value


@cache
def _hints(kind: type) -> dict[str, typing.Any]:
    return typing.get_type_hints(kind)


def rebuilt(kind: typing.Any, data: typing.Any) -> typing.Any:
    """`data` as a value of `kind`; fields that are absent keep their default."""
    origin = typing.get_origin(kind)
    if origin in (types.UnionType, typing.Union):
        if data is None:
            return None
        (inner,) = (each for each in typing.get_args(kind) if each is not type(None))
        return rebuilt(inner, data)
    if origin is tuple:
        inner = typing.get_args(kind)[0]
        if not isinstance(data, list | tuple):
            raise TypeError(f"a list was expected, not {data!r}")
        return tuple(rebuilt(inner, each) for each in data)
    if dataclasses.is_dataclass(kind):
        return _rebuilt_record(kind, data)
    return _rebuilt_scalar(kind, data)


def _rebuilt_record(kind: typing.Any, data: typing.Any) -> typing.Any:
    if isinstance(data, kind):
        return data
    if not isinstance(data, Mapping):
        raise TypeError(f"an object was expected, not {data!r}")
    hints = _hints(kind)
    unknown = set(data) - set(hints)
    if unknown:
        raise ValueError(f"unknown keys {sorted(unknown)}")
    return kind(**{key: rebuilt(hints[key], each) for key, each in data.items()})


def _rebuilt_scalar(kind: typing.Any, data: typing.Any) -> typing.Any:
    if isinstance(data, kind) and not (kind is int and isinstance(data, bool)):
        return data
    if kind is Decimal and isinstance(data, int | str) and not isinstance(data, bool):
        return _decimal(data)
    if kind is date and isinstance(data, str):
        return date.fromisoformat(data)
    raise TypeError(f"{kind.__name__} was expected, not {data!r}")


def _decimal(data: int | str) -> Decimal:
    try:
        amount = Decimal(data)
    except InvalidOperation as fault:
        raise ValueError(f"a decimal number was expected, not {data!r}") from fault
    if not amount.is_finite():
        raise ValueError(f"a number was expected, not {data!r}")
    return amount

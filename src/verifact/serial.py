"""attrs objects to JSON types and back, by their own annotations.

cattrs would do this too; its import alone costs more than a whole `verifact --version` (docs/adr/0002).
"""

from collections.abc import Callable, Mapping
from datetime import date, datetime
from enum import Enum
from functools import cache
from types import NoneType, UnionType
from typing import Any, TypeVar, Union, cast, get_args, get_origin, get_type_hints

import attrs

T = TypeVar("T")
_Reader = Callable[[Any], Any]
_SCALARS = frozenset({str, int, float, bool, NoneType})


def encode(value: Any) -> Any:
    """Return `value` (attrs objects, enums, dates, tuples, mappings, scalars) as JSON types."""
    kind: type = type(value)
    if kind in _SCALARS:
        return value
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, str | int | float):
        return value
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Mapping):
        return {str(key): encode(item) for key, item in value.items()}
    if isinstance(value, tuple | list | frozenset):
        return [encode(item) for item in value]
    return {name: encode(getattr(value, name)) for name in _fields(kind)}


def decode(kind: type[T], data: Any) -> T:
    """Read an object of the attrs class `kind` from what `encode` made of one.

    Raises ValueError, naming the place, where `data` has another form.
    """
    try:
        reader: _Reader = _reader(cast("Any", kind))
        result: T = reader(data)
    except _MismatchError as error:
        raise ValueError(f"{kind.__name__}{error.place}: {error}") from None
    return result


class _MismatchError(ValueError):
    """Data of another form; `place` grows on the way up, so that what fits pays nothing for its name."""

    place = ""

    def within(self, place: str) -> "_MismatchError":
        self.place = place + self.place
        return self


@cache
def _fields(kind: type) -> dict[str, Any]:
    hints = get_type_hints(kind)
    return {f.name: hints[f.name] for f in attrs.fields(kind) if f.init}


@cache
def _reader(kind: Any) -> _Reader:
    """Return the function that reads a value of a type: types are looked at once, not at each value."""
    if kind is Any:
        return _as_it_is
    origin, arguments = get_origin(kind), get_args(kind)
    if origin in (Union, UnionType):
        return _optional(*(a for a in arguments if a is not NoneType))
    if origin is tuple:
        if len(arguments) == 2 and arguments[1] is Ellipsis:
            return _items(arguments[0])
        return _fixed(arguments)
    if origin in (dict, Mapping):
        return _mapping(arguments[1])
    if attrs.has(kind):
        return _object(kind)
    if issubclass(kind, Enum):
        return _converted(kind, f"one of {', '.join(str(each.value) for each in kind)}")
    if issubclass(kind, date):
        return _converted(kind.fromisoformat, "a time" if issubclass(kind, datetime) else "a date")
    return _scalar(kind)


def _as_it_is(data: Any) -> Any:
    return data


def _optional(kind: Any) -> _Reader:
    inner = _reader(kind)
    return lambda data: None if data is None else inner(data)


def _scalar(kind: type) -> _Reader:
    def read(data: Any) -> Any:
        if type(data) is kind:
            return data
        if kind is float and type(data) is int:
            return float(data)
        if not isinstance(data, kind) or (isinstance(data, bool) and kind is not bool):
            raise _wrong(kind.__name__, data)
        return data

    return read


def _converted(convert: Callable[[Any], Any], expected: str) -> _Reader:
    def read(data: Any) -> Any:
        try:
            return convert(data)
        except (ValueError, TypeError):
            raise _MismatchError(f"expected {expected}, got {data!r}") from None

    return read


def _items(kind: Any) -> _Reader:
    inner = _reader(kind)

    def read(data: Any) -> Any:
        values = []
        for item in _array(data):
            try:
                values.append(inner(item))
            except _MismatchError as error:
                raise error.within(f"[{len(values)}]") from None
        return tuple(values)

    return read


def _fixed(kinds: tuple[Any, ...]) -> _Reader:
    readers = [_reader(kind) for kind in kinds]

    def read(data: Any) -> Any:
        if len(_array(data)) != len(readers):
            raise _MismatchError(f"expected {len(readers)} items, got {len(data)}")
        values = []
        for inner, item in zip(readers, data, strict=True):
            try:
                values.append(inner(item))
            except _MismatchError as error:
                raise error.within(f"[{len(values)}]") from None
        return tuple(values)

    return read


def _array(data: Any) -> list[Any]:
    if not isinstance(data, list):
        raise _wrong("an array", data)
    return data


def _mapping(kind: Any) -> _Reader:
    inner = _reader(kind)
    return lambda data: _read_each(dict.fromkeys(data, inner) if isinstance(data, dict) else {}, data)


def _object(kind: type) -> _Reader:
    readers: dict[str, _Reader] = {}  # filled at the first use: a class may hold others of its kind

    def read(data: Any) -> Any:
        if not readers:
            readers.update((name, _reader(hint)) for name, hint in _fields(kind).items())
        values = _read_each(readers, data)
        try:
            return kind(**values)
        except TypeError as error:  # a required field is missing
            raise _MismatchError(str(error)) from None

    return read


def _read_each(readers: Mapping[str, _Reader], data: Any) -> dict[str, Any]:
    if not isinstance(data, dict):
        raise _wrong("an object", data)
    values = {}
    for name, item in data.items():
        inner = readers.get(name)
        if inner is None:
            raise _MismatchError(f"unknown key {min(set(data) - set(readers))!r}")
        try:
            values[name] = inner(item)
        except _MismatchError as error:
            raise error.within(f".{name}") from None
    return values


def _wrong(expected: str, data: Any) -> _MismatchError:
    return _MismatchError(f"expected {expected}, got {type(data).__name__}")

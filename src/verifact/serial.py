"""attrs objects to JSON types and back, by their own annotations.

cattrs would do this too; its import alone costs more than a whole `verifact --version` (docs/adr/0002).
"""

from collections.abc import Mapping
from datetime import date
from enum import Enum
from functools import cache
from types import NoneType, UnionType
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

import attrs

T = TypeVar("T")


def encode(value: Any) -> Any:
    """Return `value` (attrs objects, enums, dates, tuples, mappings, scalars) as JSON types."""
    if value is None or isinstance(value, bool | int | float):
        return value
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, str):
        return value
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Mapping):
        return {str(key): encode(item) for key, item in value.items()}
    if isinstance(value, tuple | list | frozenset):
        return [encode(item) for item in value]
    kind: type = type(value)
    return {name: encode(getattr(value, name)) for name in _fields(kind)}


def decode(kind: type[T], data: Any) -> T:
    """Read an object of the attrs class `kind` from what `encode` made of one.

    Raises ValueError, naming the place, where `data` has another form.
    """
    result: T = _decode(kind, data, kind.__name__)
    return result


@cache
def _fields(kind: type) -> dict[str, Any]:
    hints = get_type_hints(kind)
    return {f.name: hints[f.name] for f in attrs.fields(kind) if f.init}


def _decode(kind: Any, data: Any, where: str) -> Any:
    if kind is Any:
        return data
    origin, arguments = get_origin(kind), get_args(kind)
    if origin in (Union, UnionType):
        if data is None and NoneType in arguments:
            return None
        (inner,) = (a for a in arguments if a is not NoneType)
        return _decode(inner, data, where)
    if origin is tuple:
        return _decode_tuple(arguments, data, where)
    if origin in (dict, Mapping):
        if not isinstance(data, dict):
            raise ValueError(f"{where}: expected an object, got {type(data).__name__}")
        return {key: _decode(arguments[1], item, f"{where}.{key}") for key, item in data.items()}
    if attrs.has(kind):
        return _decode_object(kind, data, where)
    if issubclass(kind, Enum):
        return kind(data)
    if issubclass(kind, date):
        return kind.fromisoformat(data)
    if kind is float and isinstance(data, int) and not isinstance(data, bool):
        return float(data)
    if not isinstance(data, kind) or (isinstance(data, bool) and kind is not bool):
        raise ValueError(f"{where}: expected {kind.__name__}, got {type(data).__name__}")
    return data


def _decode_tuple(arguments: tuple[Any, ...], data: Any, where: str) -> tuple[Any, ...]:
    if not isinstance(data, list):
        raise ValueError(f"{where}: expected an array, got {type(data).__name__}")
    if len(arguments) == 2 and arguments[1] is Ellipsis:
        return tuple(_decode(arguments[0], item, f"{where}[{i}]") for i, item in enumerate(data))
    if len(arguments) != len(data):
        raise ValueError(f"{where}: expected {len(arguments)} items, got {len(data)}")
    return tuple(
        _decode(kind, item, f"{where}[{i}]") for i, (kind, item) in enumerate(zip(arguments, data, strict=True))
    )


def _decode_object(kind: type, data: Any, where: str) -> Any:
    if not isinstance(data, dict):
        raise ValueError(f"{where}: expected an object, got {type(data).__name__}")
    fields = _fields(kind)
    unknown = sorted(set(data) - set(fields))
    if unknown:
        raise ValueError(f"{where}: unknown key {unknown[0]!r}")
    try:
        return kind(**{name: _decode(fields[name], item, f"{where}.{name}") for name, item in data.items()})
    except TypeError as error:  # a required field is missing
        raise ValueError(f"{where}: {error}") from None

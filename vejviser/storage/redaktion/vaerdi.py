"""A field's value as JSON text and back, by the types of the offer. For the history and its undo."""

from __future__ import annotations

import json
import types
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from enum import Enum
from functools import cache
from typing import Any, Union, get_args, get_origin, get_type_hints

from vejviser.domain.tilbud import Tilbud


def value_to_json(value: object) -> str:
    return json.dumps(_plain(value), ensure_ascii=False, separators=(",", ":"))


def value_of_json(felt: str, text: str) -> Any:
    """The value of the field with this path; ``value_of_json(f, value_to_json(v)) == v``."""
    return _build(_type_of(felt), json.loads(text))


def _plain(value: object) -> object:
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    if is_dataclass(value):
        return {field.name: _plain(getattr(value, field.name)) for field in fields(value)}
    return value


@cache
def _hints(kind: type) -> Mapping[str, Any]:
    return get_type_hints(kind)


def _type_of(felt: str) -> Any:
    head, _, rest = felt.partition(".")
    kind = _hints(Tilbud)[head]
    return _hints(kind)[rest] if rest else kind


def _build(kind: Any, data: Any) -> Any:
    origin, args = get_origin(kind), get_args(kind)
    if origin in (Union, types.UnionType):
        return None if data is None else _build(next(arg for arg in args if arg is not type(None)), data)
    if origin is tuple:
        items = [args[0]] * len(data) if args[-1] is Ellipsis else args
        return tuple(_build(item, part) for item, part in zip(items, data, strict=True))
    if isinstance(kind, type) and issubclass(kind, Enum):
        return kind(data)
    if isinstance(kind, type) and is_dataclass(kind):
        hints = _hints(kind)
        return kind(**{name: _build(hints[name], part) for name, part in data.items()})
    return data

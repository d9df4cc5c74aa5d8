"""An example of every kind of content block that the official package has a type for, as JSON.

    python3 content_blocks.py

The types are walked: each member once with each of its kinds of values, once without what may be absent, once with a member
that no type knows. The package's own types have validated what is printed.
"""

import collections.abc
import json
import types
import typing

import pydantic
import typing_extensions
from anthropic.types import ContentBlock, ContentBlockParam

TEXT = 'Grüße aus 東京: "quoted" \\ /slashed/\n\u2028\x7f 🙂'
ANY = {"a": [1, 2.5, "x", None, {"b": True, "c": {}}], "d": []}


def is_one(origin, *names):
    return any(origin is getattr(typing, name) or origin is getattr(typing_extensions, name) for name in names)


def members(kind):
    """Names of members, with their types, and those that must be there."""
    if issubclass(kind, pydantic.BaseModel):
        fields = kind.model_fields
        return {name: field.annotation for name, field in fields.items()}, {
            name for name, field in fields.items() if field.is_required()
        }
    hints = typing_extensions.get_type_hints(kind, include_extras=True)
    # `__required_keys__` knows nothing of annotations that are texts.
    return hints, {
        name
        for name, member in hints.items()
        if is_one(typing_extensions.get_origin(member), "Required")
        or kind.__total__ and not is_one(typing_extensions.get_origin(member), "NotRequired")
    }


def objects(kind):
    kinds, required = members(kind)
    values = {name: examples(member) for name, member in kinds.items()}
    for index in range(max(len(value) for value in values.values())):
        yield {name: value[index % len(value)] for name, value in values.items()}
    yield {name: values[name][0] for name in values if name in required}


def examples(kind):
    origin = typing_extensions.get_origin(kind)
    arguments = typing_extensions.get_args(kind)
    if origin is typing.Annotated or is_one(origin, "Required", "NotRequired"):
        return examples(arguments[0])
    if is_one(origin, "Literal"):
        return list(arguments)
    if origin in (typing.Union, types.UnionType):
        return [value for argument in arguments for value in examples(argument)]
    if origin in (list, collections.abc.Iterable, collections.abc.Sequence):
        return [examples(arguments[0]), []]
    if origin is dict:
        return [ANY, {}]
    if isinstance(kind, type) and (issubclass(kind, pydantic.BaseModel) or typing_extensions.is_typeddict(kind)):
        return list(objects(kind))
    plain = {str: [TEXT, ""], int: [7, 0], float: [0.5], bool: [True, False], type(None): [None], object: [ANY]}
    if kind in plain:
        return plain[kind]
    return [TEXT]


def blocks():
    for union in (ContentBlock, ContentBlockParam):
        inner = typing_extensions.get_args(union)[0] if typing_extensions.get_origin(union) is typing.Annotated else union
        for kind in typing_extensions.get_args(inner):
            adapter = pydantic.TypeAdapter(kind)
            found = examples(kind)
            for block in found:
                adapter.validate_python(block)
                yield block
            yield found[0] | {"of_tomorrow": ANY}


print(json.dumps(list(blocks())))

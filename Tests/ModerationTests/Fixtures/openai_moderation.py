#!/usr/bin/env python3
"""Reads replies of the moderations endpoint, one JSON text a line, as the published `openai` package does.

Prints for each line whether it is flagged and which categories are true, by the package's own names. `construct` is what
the package's client calls, and it takes nearly anything: `model_validate` with `strict` is what the types say.
"""

import json
import sys

from openai.types import ModerationCreateResponse


def read(line):
    raw = json.loads(line)
    reply = ModerationCreateResponse.model_validate(raw, strict=True)
    taken = ModerationCreateResponse.construct(**raw)
    results = []
    for result, same in zip(reply.results, taken.results, strict=True):
        categories = result.categories
        scores = result.category_scores
        types = result.category_applied_input_types
        names = set(type(categories).model_fields)
        assert names == set(type(scores).model_fields) == set(type(types).model_fields)
        assert not (categories.model_extra or scores.model_extra or types.model_extra)
        assert all(getattr(types, name) == ["text"] for name in names)
        assert all(getattr(categories, name) is getattr(same.categories, name) for name in names)
        results.append({
            "flagged": result.flagged,
            "categories": sorted(name for name in names if getattr(categories, name)),
            "scores": {name: getattr(scores, name) for name in names if getattr(scores, name) != 0},
            "tailmeter": result.model_extra["tailmeter"],
        })
    return {"id": reply.id, "model": reply.model, "results": results}


with open(sys.argv[1], encoding="utf-8", newline="\n") as lines:
    for line in lines:
        print(json.dumps(read(line)))

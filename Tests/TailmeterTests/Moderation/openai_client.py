"""Moderates by the official package: a line of JSON for each call.

    python3 openai_client.py BASE_URL
"""

import json
import sys

import openai

client = openai.OpenAI(base_url=sys.argv[1], api_key="none", max_retries=0)


def tell(**call):
    try:
        answer = client.moderations.create(**call)
    except openai.APIStatusError as error:
        print(json.dumps({"error": type(error).__name__, "status": error.status_code, "code": error.code}))
        return
    results = [
        {
            "flagged": result.flagged,
            "categories": sorted(name for name, value in result.categories.model_dump(by_alias=True).items() if value),
            "score": result.category_scores.hate,
            "input_types": result.category_applied_input_types.hate,
            "reason": result.tailmeter["reason"],
        }
        for result in answer.results
    ]
    print(json.dumps({"model": answer.model, "id": answer.id[:5], "results": results}))


tell(input="You idiots!")
tell(input=["Hello.", "You idiots!", ""], model="omni-moderation-latest")
tell(input=[{"type": "text", "text": "You"}, {"type": "text", "text": "idiots!"}])
tell(input=[{"type": "image_url", "image_url": {"url": "https://example.com/a.png"}}])
tell(input=[])
tell(input="x" * (2 << 20))

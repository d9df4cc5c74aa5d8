"""What the official package makes of a provider's answers.

    python3 official_calls.py URL SCENARIOS

SCENARIOS is JSON: [{"name", "stream", "timeout"}, ...]. All are played at once, each at URL/official/NAME. The output is a
JSON list of: name, text (null where there is none), error (the class of the exception, else null), status, and slept, the
seconds that the package slept before its retries.
"""

import json
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor

import anthropic

sleep = time.sleep
local = threading.local()


def recording_sleep(seconds):
    local.slept.append(seconds)
    sleep(seconds)


time.sleep = recording_sleep


def text_of(client, scenario):
    asked = {"model": "claude-opus-4-8", "max_tokens": 16, "messages": [{"role": "user", "content": "Hello"}]}
    if not scenario["stream"]:
        message = client.messages.create(**asked)
        return "".join(block.text for block in message.content)
    pieces = []
    for event in client.messages.create(stream=True, **asked):
        if event.type == "content_block_delta":
            pieces.append(event.delta.text)
    return "".join(pieces)


def play(scenario):
    local.slept = []
    row = {"name": scenario["name"], "text": None, "error": None, "status": None}
    client = anthropic.Anthropic(
        api_key="none",
        base_url=f"{sys.argv[1]}/official/{scenario['name']}",
        max_retries=2,
        timeout=scenario["timeout"],
    )
    try:
        row["text"] = text_of(client, scenario)
    except Exception as error:
        row["error"] = type(error).__name__
        row["status"] = getattr(error, "status_code", None)
    return row | {"slept": local.slept}


scenarios = json.loads(sys.argv[2])
with ThreadPoolExecutor(len(scenarios)) as pool:
    print(json.dumps(list(pool.map(play, scenarios))))

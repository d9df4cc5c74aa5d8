"""What the official package does about answers: a line each of status, x-should-retry, the header of the wait, its value,
whether it is retried, and the waits before the first three retries (with the middle of its jitter).

    python3 retry_decisions.py
"""

import json
from types import SimpleNamespace

import anthropic
from anthropic import _base_client

_base_client.random = lambda: 0.5
client = anthropic.Anthropic(api_key="none")
statuses = [400, 401, 403, 404, 408, 409, 413, 422, 429, 499, 500, 502, 503, 504, 529]
waits = [None, ("retry-after-ms", "1500"), ("retry-after", "7"), ("retry-after", "0.25"), ("retry-after", "0")]
rows = []
for status in statuses:
    for should in (None, "true", "false"):
        for wait in waits:
            headers = dict([wait] if wait else [])
            if should:
                headers["x-should-retry"] = should
            response = SimpleNamespace(status_code=status, headers=headers)
            options = SimpleNamespace(get_max_retries=lambda most: most)
            rows.append({
                "status": status,
                "should": should,
                "header": wait and wait[0],
                "asked": wait and float(wait[1]) / (1000 if wait[0].endswith("-ms") else 1),
                "retried": client._should_retry(response),
                "waits": [client._calculate_retry_timeout(2 - n, options, headers) for n in range(3)],
            })
print(json.dumps(rows))

"""Four apps that call a provider on 127.0.0.1 with the published packages, and log as such apps do.

usage: apps.py FOLDER [PACKAGES]

Writes guide.jsonl, anthropic.jsonl, openai.jsonl and litellm.jsonl, line by line as the answers come, then truth.json: the
provider's own account. PACKAGES is a folder of packages beside the installed ones.
"""
import datetime
import itertools
import json
import logging
import os
import random
import sys
import threading
import time

folder = sys.argv[1]
sys.path[:0] = sys.argv[2:]
# Nothing but the provider is asked, whatever a package would like to fetch.
os.environ["LITELLM_LOCAL_MODEL_COST_MAP"] = "True"
os.environ["NO_PROXY"] = "127.0.0.1"
import anthropic  # noqa: E402
import litellm  # noqa: E402
import openai  # noqa: E402
import structlog  # noqa: E402
from litellm.integrations.custom_logger import CustomLogger  # noqa: E402
from provider import Provider  # noqa: E402

CALLS = 30
CLAUDE = ["claude-sonnet-4-20250514", "claude-haiku-4-5-20251001", "claude-opus-4-5-20251101"]
GPT = ["gpt-4o", "gpt-5-mini"]
PROMPT = [{"role": "user", "content": "What does \"usage\": {\"input_tokens\": 7} mean?"}]
choose = random.Random(20261124).choice
provider = Provider(seed=20261124)
root = f"http://127.0.0.1:{provider.port}"
logs = {name: open(os.path.join(folder, f"{name}.jsonl"), "a", buffering=1, encoding="utf-8")
        for name in ("guide", "anthropic", "openai", "litellm")}


def logger(name):
    return structlog.wrap_logger(structlog.WriteLogger(logs[name]), processors=[
        structlog.processors.add_log_level, structlog.processors.TimeStamper(fmt="iso", utc=True),
        structlog.processors.JSONRenderer()])


def until_answered(call, failed, errors):
    """The guide's retry: what failed is logged, and tried again."""
    for _ in range(5):
        start = time.perf_counter()
        try:
            return call(), time.perf_counter() - start
        except errors as error:
            failed(error)
    raise RuntimeError("five failures in turn are not in the provider's script")


def guide():
    """The production guide's service: the anthropic package with its retries off, and structlog."""
    client = anthropic.Anthropic(api_key="guide", base_url=root, max_retries=0, timeout=10)
    log = logger("guide")
    events = {429: "rate_limit_hit", 529: "api_overloaded", 200: "api_overloaded"}
    for number in range(CALLS):
        model = choose(CLAUDE)

        def call():
            if number % 2:
                with client.messages.stream(model=model, max_tokens=64, messages=PROMPT) as stream:
                    return stream.get_final_message()
            return client.messages.create(model=model, max_tokens=64, messages=PROMPT)

        def failed(error):
            log.warning(events[error.status_code], model=model, status_code=error.status_code, request_id=error.request_id,
                        error_type=type(error).__name__, error=str(error))

        message, took = until_answered(call, failed, anthropic.APIStatusError)
        log.info("llm_request_success", model=message.model, duration_s=round(took, 4), message_id=message.id,
                 request_id=getattr(message, "_request_id", None), user=f"u-{number % 5}", **message.usage.model_dump())


def dumped():
    """An app that logs each answer whole, and leaves retries to the anthropic package."""
    client = anthropic.Anthropic(api_key="anthropic", base_url=root, max_retries=4, timeout=10)
    for number in range(CALLS):
        model, start = choose(CLAUDE), time.perf_counter()
        if number % 2:
            with client.messages.stream(model=model, max_tokens=64, messages=PROMPT) as stream:
                message = stream.get_final_message()
        else:
            message = client.messages.create(model=model, max_tokens=64, messages=PROMPT)
        line = {"time": time.time(), "level": "info", "response": message.model_dump(mode="json"),
                "duration_ms": round((time.perf_counter() - start) * 1000, 2)}
        logs["anthropic"].write(json.dumps(line) + "\n")


def chat():
    """The openai package, with chat completions and responses, half of them as streams; a JSON log of Python's own."""
    client = openai.OpenAI(api_key="openai", base_url=root + "/v1", max_retries=0, timeout=10)

    def log(message, **fields):
        now = datetime.datetime.now(datetime.timezone.utc).isoformat()
        logs["openai"].write(json.dumps({"timestamp": now, "level": "INFO", "message": message, **fields}) + "\n")

    for number in range(CALLS):
        model = choose(GPT)
        stream = number % 4 > 1

        def call():
            if number % 5 == 4:
                answer = client.responses.create(model=model, input="hi", stream=stream)
                return [e for e in answer if e.type == "response.completed"][-1].response if stream else answer
            # Some streams do not ask for their usage.
            options = {"stream_options": {"include_usage": True}} if stream and number % 3 else {}
            answer = client.chat.completions.create(model=model, messages=PROMPT, stream=stream, **options)
            return list(answer)[-1] if stream else answer

        def failed(error):
            log("llm_error", model=model, status_code=error.status_code, error_type=type(error).__name__,
                      error=str(error), request_id=error.request_id)

        answer, took = until_answered(call, failed, openai.APIStatusError)
        log("llm_response", latency_ms=round(took * 1000, 2), **answer.model_dump(mode="json"))


class PayloadLog(CustomLogger):
    """LiteLLM's own record of each call, a line each."""

    def __init__(self):
        super().__init__()
        self.lines = 0
        self.changed = threading.Condition()

    def write(self, payload):
        with self.changed:
            logs["litellm"].write(json.dumps(payload, default=str) + "\n")
            self.lines += 1
            self.changed.notify_all()

    def log_success_event(self, kwargs, response_obj, start_time, end_time):
        self.write(kwargs["standard_logging_object"])

    def log_failure_event(self, kwargs, response_obj, start_time, end_time):
        self.write(kwargs["standard_logging_object"])


def gateway():
    """The litellm package, whose callbacks run in a thread of its own."""
    payloads = PayloadLog()
    litellm.callbacks = [payloads]
    litellm.suppress_debug_info = True
    models = [f"anthropic/{CLAUDE[1]}", f"openai/{GPT[0]}", f"anthropic/{CLAUDE[2]}", f"openai/{GPT[1]}"]
    failures = itertools.count(1)
    failed = 0

    def count(_):
        nonlocal failed
        failed = next(failures)

    for number in range(CALLS):
        model = choose(models)
        stream = number % 3 == 2
        base = root if model.startswith("anthropic/") else root + "/v1"

        def call():
            options = {"stream_options": {"include_usage": True}} if stream else {}
            answer = litellm.completion(model=model, messages=PROMPT, max_tokens=64, api_base=base, api_key="litellm",
                                        stream=stream, num_retries=0, max_retries=0, timeout=10, **options)
            return list(answer) if stream else answer

        until_answered(call, count, openai.APIStatusError)
        # In the order of the calls, and none lost at the end.
        with payloads.changed:
            if not payloads.changed.wait_for(lambda: payloads.lines >= number + 1 + failed, timeout=10):
                raise RuntimeError(f"litellm logged {payloads.lines} of {number + 1 + failed} attempts")


logging.disable(logging.CRITICAL)
for app in (guide, dumped, chat, gateway):
    app()
provider.stop()
for log in logs.values():
    log.close()
with open(os.path.join(folder, "truth.json"), "w", encoding="utf-8") as f:
    json.dump({"models": provider.account, "without_usage": provider.without_usage}, f, indent=1)

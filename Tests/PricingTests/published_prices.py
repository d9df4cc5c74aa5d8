"""Costs of requests by the published packages litellm and genai-prices.

Reads one request a line as JSON (provider, model, tier, time, usage), answers one line each with the cost in dollars by
both as decimal strings, null where a package has no price for the model. Leaves with status 3 where they are not installed.
"""
import datetime
import json
import os
import pathlib
import re
import sys
from decimal import Decimal

# The packages print advice to standard output.
output, sys.stdout = sys.stdout, sys.stderr
os.environ["LITELLM_LOCAL_MODEL_COST_MAP"] = "True"
root = pathlib.Path(__file__).resolve().parents[2]
sys.path[:0] = [str(root / ".build/published-prices"), str(root / "deploy/prices")]
try:
    import genai_prices
    import litellm
    from genai_prices import data
    from litellm.cost_calculator import batch_cost_calculator
    from litellm.litellm_core_utils.llm_cost_calc import utils as litellm_utils
    from litellm.types.utils import PromptTokensDetailsWrapper, Usage
except ImportError as error:
    print(error, file=sys.stderr)
    sys.exit(3)
from names import split_name  # noqa: E402



def time_of(request):
    return datetime.datetime.fromtimestamp(request["time"], datetime.timezone.utc)


HOSTS = {"gemini": "google", "text-completion-openai": "openai", "bedrock_converse": "bedrock", "bedrock_mantle": "bedrock", "azure_ai": "azure",
         "cohere_chat": "cohere"}
GENAI = {"bedrock": "aws", "xai": "x-ai", "together_ai": "together", "vertex_ai": "google"}

keys = {}
# Bedrock's second API names some models alike, at its own price: it comes last.
for key, row in sorted(litellm.model_cost.items(), key=lambda item: item[0].startswith("bedrock_mantle/")):
    host = row.get("litellm_provider") or ""
    provider = "vertex_ai" if host.startswith("vertex_ai") else HOSTS.get(host, host)
    logged = key if key.split("/")[0] in (provider, "gemini", "azure_ai", "bedrock_mantle") else f"{provider}/{key}"
    name = split_name(logged)
    if name.provider == provider and name.region is None and not (provider == "bedrock" and "/" in name.model):
        keys.setdefault((provider, name.model, ".global." in f".{key}"), (key, host))

raws = {}
for provider in data.providers:
    ours = {v: k for k, v in GENAI.items() if k != "vertex_ai"}.get(provider.id, provider.id)
    for info in provider.models:
        for raw in re.findall(r"ClauseEquals\(equals='([^']+)'\)", str(info.match)) + [info.id]:
            if ours == "bedrock" and raw.startswith("global."):
                continue
            raws.setdefault((ours, split_name(f"{ours}/{raw}").model), raw)


def by_litellm(request):
    name = (request["provider"], request["model"])
    found = keys.get((*name, False)) or (keys.get((*name, True)) if request["worldwide"] else None)
    if found is None:
        return None
    key, host = found
    litellm_utils.current_billing_time = lambda: time_of(request)  # not the time at which the test runs
    u = request["usage"]
    prompt = u["input"] + u["cacheRead"] + u["cacheWrite5m"] + u["cacheWrite1h"]
    usage = Usage(
        prompt_tokens=prompt, completion_tokens=u["output"], total_tokens=prompt + u["output"],
        prompt_tokens_details=PromptTokensDetailsWrapper(
            cached_tokens=u["cacheRead"], cache_creation_tokens=u["cacheWrite5m"]),
        cache_read_input_tokens=u["cacheRead"], cache_creation_input_tokens=u["cacheWrite5m"])
    host = {"text-completion-openai": "openai"}.get(host, host)
    if host.startswith("vertex_ai"):
        host = "vertex_ai"
    if request["tier"] == "batch":
        if litellm.model_cost[key].get("input_cost_per_token_batches") is None:
            return None  # it would take half of the standard price
        return sum(batch_cost_calculator(usage, key, host))
    if request["tier"] != "standard" and litellm.model_cost[key].get(f"input_cost_per_token_{request['tier']}") is None:
        return None  # it would take the standard price
    return sum(litellm.cost_per_token(
        model=key, custom_llm_provider=host, usage_object=usage, service_tier=None if request["tier"] == "standard"
        else request["tier"]))


def by_genai(request):
    provider = GENAI.get(request["provider"], request["provider"])
    if request["provider"] == "bedrock":
        raw = next((m.id for m in genai_provider["aws"].models
                    if request["worldwide"] and m.id.startswith("global.")
                    and split_name(m.id).model == request["model"]), None)
        raw = raw or raws.get(("bedrock", request["model"]))
        if raw is None:
            return None
    else:
        raw = raws.get((request["provider"], request["model"]), request["model"])
    u = request["usage"]
    context = {"batch": {"processing": "batch"}, "standard": None}.get(
        request["tier"], {"service_tier": request["tier"]})
    info = genai_provider[provider].find_model(raw) if provider in genai_provider else None
    if info is None:
        return None
    if context and not any(v.when == context for v in info.price_variants or ()):
        return None  # it would take the standard price
    usage = genai_prices.Usage(
        input_tokens=u["input"] + u["cacheRead"] + u["cacheWrite5m"] + u["cacheWrite1h"],
        cache_read_tokens=u["cacheRead"], cache_write_tokens=u["cacheWrite5m"], output_tokens=u["output"])
    return info.calc_price(usage, genai_provider[provider], genai_request_timestamp=time_of(request),
                           price_context=context).total_price


genai_provider = {p.id: p for p in data.providers}


def answer(function, request):
    try:
        cost = function(request)
    except Exception:
        return None
    # Twelve decimals are exact for every listed price; LiteLLM's sums are floating point.
    return None if cost is None else format(round(Decimal(str(cost)), 12), "f")


for line in sys.stdin:
    request = json.loads(line)
    print(json.dumps([answer(by_litellm, request), answer(by_genai, request)]), file=output)

#!/usr/bin/env python3
"""Writes the built-in price table from the published price maps and from decisions.txt beside this file.

    make_table.py --packages DIR [--checked 2026-11-24] > ../../Sources/Pricing/PriceBook+Table.swift

DIR is a folder in which `genai-prices` and `litellm` stand, as `pip install --target DIR --no-deps litellm` and
`pip install --target DIR genai-prices` make it. What was left out, and where the two disagree, goes to standard error.

- decisions.txt holds models whose figures a person has looked at: names, dates and standard prices are taken from there.
- Otherwise a model is taken from both maps where they agree on its standard price today (dates from genai-prices), or from
  the one that has it. Where they disagree it is left out, unless RESOLVED below says which is right and why.
- Tiers, audio, images, searches and regional surcharges are added from both.
"""
import argparse
import collections
import datetime
import importlib.metadata
import json
import pathlib
import re
import sys
from decimal import Decimal

parser = argparse.ArgumentParser()
parser.add_argument("--packages", required=True)
parser.add_argument("--checked", default=datetime.date.today().isoformat())
options = parser.parse_args()
sys.path.insert(0, options.packages)
from genai_prices import data as genai_data  # noqa: E402
from genai_prices.types import StartDateConstraint, TieredPrices  # noqa: E402

from names import split_name, undated  # noqa: E402

here = pathlib.Path(__file__).parent
litellm_path = pathlib.Path(options.packages) / "litellm" / "model_prices_and_context_window_backup.json"
litellm_map = json.loads(litellm_path.read_text())
versions = {
    d.metadata["Name"].lower().replace("_", "-"): d.version
    for d in importlib.metadata.distributions(path=[options.packages])}
checked = datetime.date.fromisoformat(options.checked)

PAGES = {
    "anthropic": "https://platform.claude.com/docs/en/about-claude/pricing",
    "openai": "https://developers.openai.com/api/docs/pricing",
    "google": "https://ai.google.dev/gemini-api/docs/pricing",
    "vertex_ai": "https://cloud.google.com/vertex-ai/generative-ai/pricing",
    "bedrock": "https://aws.amazon.com/bedrock/pricing/",
    "azure": "https://azure.microsoft.com/pricing/details/cognitive-services/openai-service/",
    "mistral": "https://mistral.ai/pricing",
    "deepseek": "https://api-docs.deepseek.com/quick_start/pricing",
    "xai": "https://docs.x.ai/docs/models",
    "groq": "https://groq.com/pricing",
    "together_ai": "https://www.together.ai/pricing",
    "cohere": "https://cohere.com/pricing",
    "openrouter": "https://openrouter.ai/models",
}
RULES = {
    "anthropic": "images-as-text", "openai": "images-as-text", "google": "images-as-text audio-as-text",
    "vertex_ai": "images-as-text audio-as-text", "bedrock": "images-as-text", "azure": "images-as-text",
}
# A cloud's offers are named exactly in LiteLLM's keys; a maker's list is kept, with dates, by genai-prices.
LITELLM_FIRST = {"bedrock", "azure", "vertex_ai", "mistral"}
# Where the maps disagree: a pattern of "provider model", the map that is right, and why.
RESOLVED = [
    (r"bedrock claude-sonnet-4-", "litellm", "the premium above 200k is on Bedrock's list, genai-prices has no threshold"),
    (r"bedrock gpt-5\.", "litellm", "the family's threshold of 272k, which genai-prices has for the later ones alone"),
    (r"mistral .*-latest|mistral mistral-medium$|mistral open-mistral-nemo", "litellm",
     "genai-prices keeps the price of the model that the name stood for earlier"),
    (r"mistral mistral-embed", "litellm", "an embedding has no output"),
    (r"groq gpt-oss-safeguard-20b", "genai", "LiteLLM has half of 0.075 with the last digit cut off"),
    (r"openai gpt-5.6-cyber", "litellm", "the family's threshold of 272k"),
    (r"together_ai Mixtral-8x7B-Instruct-v0.1", "litellm",
     "Together's own model list; 0.90 was its price at the beginning of 2024"),
]
GENAI = {"google": "google", "vertex_ai": "google", "bedrock": "aws", "xai": "x-ai", "together_ai": "together"}
FIGURES = ("in", "out", "read", "w5m", "w1h")
MEDIA = ("reasoning", "audio-in", "audio-read", "audio-out", "image-in", "image-out")
TIERS = ("batch", "flex", "priority", "fast")
MODES = {"chat", "completion", "responses", "embedding", "realtime", "image_generation", "image_edit",
         "audio_transcription", "audio_speech", "moderation", None}
# Billed by something that no token count tells, so that the tokens' price alone would be too low.
BY_OTHER = ("input_cost_per_request", "input_cost_per_character", "output_cost_per_character", "input_cost_per_second",
            "output_cost_per_second", "tiered_pricing", "off_peak_pricing", "input_cost_per_query")


class NotWhole(Exception):
    pass


# Stands for a listed price that is no whole number of pico-dollars a token.
UNKNOWN = Decimal(-1)


def per_million(value):
    """Dollars per million tokens, exact; more than six decimals are no whole pico-dollars per token."""
    figure = Decimal(value)
    if figure != round(figure, 6):
        raise NotWhole(figure)
    return round(figure, 6).normalize()


def whole_or_unknown(value):
    """A cache price that is a fraction (five minutes of a price by the hour) can't be held: its tokens have no price."""
    try:
        return per_million(value)
    except NotWhole:
        return UNKNOWN


def from_float(value):
    figure = Decimal(str(value)) * 1_000_000
    rounded = round(figure, 6)
    # The map's floats come of divisions such as 2.5e-07 * 1.1.
    return per_million(rounded if abs(figure - rounded) <= abs(figure) * Decimal("1e-12") else figure)


def text(figure):
    return "-" if figure is None else "?" if figure < 0 else format(figure, "f")


class Prices:
    """Standard or tier prices: figures, and those above a threshold."""

    def __init__(self, base=None, above=None, long=None):
        self.base, self.above, self.long = base or {}, above, long or {}
        self.hours = []  # [("@01:00-04:00", figures)]: hours of UTC at which other figures hold

    def times(self, factor):
        scale = lambda d: {k: v * factor if v >= 0 else v for k, v in d.items()}
        return Prices(scale(self.base), self.above, scale(self.long))

    def key(self):
        clean = lambda d: tuple(sorted((k, v) for k, v in d.items() if v is not None))
        return (clean(self.base), self.above if self.long else None, clean(self.long),
                tuple((hours, clean(figures)) for hours, figures in self.hours))

    def main(self):
        """What the two maps must agree on."""
        pick = lambda d: {k: d.get(k) for k in FIGURES}
        return pick(self.base), self.above if self.long else None, pick(self.long) if self.long else None


class Model:
    def __init__(self, periods, tiers=None, search=None, regional=None):
        self.periods = periods  # [(date or None, Prices)]
        self.tiers = tiers or {}
        self.search, self.regional = search, regional


# ---- LiteLLM

LITELLM_FIELDS = {
    "in": "input_cost_per_token", "out": "output_cost_per_token", "read": "cache_read_input_token_cost",
    "w5m": "cache_creation_input_token_cost", "w1h": "cache_creation_input_token_cost_above_1hr",
    "reasoning": "output_cost_per_reasoning_token", "audio-in": "input_cost_per_audio_token",
    "audio-read": "cache_read_input_audio_token_cost", "audio-out": "output_cost_per_audio_token",
    "image-in": "input_cost_per_image_token", "image-out": "output_cost_per_image_token",
}
SUFFIX = {"standard": "", "batch": "_batches", "flex": "_flex", "priority": "_priority"}


def litellm_prices(row, tier):
    base, long, above = {}, {}, None
    for figure, field in LITELLM_FIELDS.items():
        value = row.get(field + SUFFIX[tier])
        if value is not None:
            base[figure] = from_float(value)
        for key in row:
            match = re.fullmatch(re.escape(field) + r"_above_(\d+)k_tokens" + SUFFIX[tier], key)
            if match and row[key] is not None:
                above = int(match.group(1)) * 1000
                if litellm_provider(row) == "xai":
                    above -= 1  # xAI bills the threshold itself as long, and so does LiteLLM's calculator
                long[figure] = from_float(row[key])
    if base.get("reasoning") == base.get("out"):
        base.pop("reasoning", None)
    return plausible(Prices(base, above, long))


def plausible(prices):
    """A write below the price of input is something else: LiteLLM has that of a read there for fine-tuned models, OpenRouter
    what the storage costs on top."""
    for figures in (prices.base, prices.long):
        for write in ("w5m", "w1h"):
            if write in figures and figures[write] < figures.get("in", 0):
                figures[write] = UNKNOWN
    return prices


def litellm_provider(row):
    provider = row.get("litellm_provider") or ""
    if provider.startswith("vertex_ai"):
        return "vertex_ai"
    return {
        "anthropic": "anthropic", "openai": "openai", "text-completion-openai": "openai", "gemini": "google",
        "bedrock": "bedrock", "bedrock_converse": "bedrock", "bedrock_mantle": "bedrock", "azure": "azure",
        "azure_text": "azure", "azure_ai": "azure", "mistral": "mistral", "codestral": "mistral",
        "deepseek": "deepseek", "xai": "xai", "groq": "groq", "together_ai": "together_ai",
        "openrouter": "openrouter", "cohere": "cohere", "cohere_chat": "cohere"}.get(provider)


def litellm_model(key, row):
    if row.get("mode") not in MODES or any(row.get(field) for field in BY_OTHER):
        return None
    standard = litellm_prices(row, "standard")
    if str(row.get("mode")).startswith("image_"):
        # All that such a model puts out is images.
        out = standard.base.get("image-out", standard.base.get("out"))
        if out is not None:
            standard.base.setdefault("out", out)
            standard.base["image-out"] = out
    if standard.base.get("in") == 0 and not standard.base.get("out"):
        raise NotWhole("0 for a model that is not free")
    if not standard.base.get("in") or (standard.base.get("out") is None and row.get("mode") != "embedding"):
        return None
    standard.base.setdefault("out", Decimal(0))
    if not {"in", "out"} & set(standard.long) or all(
            standard.base.get(figure) == value for figure, value in standard.long.items()):
        # No threshold for text. (The map has one for audio alone on Vertex AI, below the price of short prompts.)
        standard.long, standard.above = {}, None
    if standard.long and not {"in", "out"} <= set(standard.long):
        raise NotWhole("a long-context price of a part only")
    tiers = {}
    for tier in ("batch", "flex", "priority"):
        prices = litellm_prices(row, tier)
        if {"in"} <= set(prices.base) and ("out" in prices.base or not standard.base["out"]):
            prices.base.setdefault("out", Decimal(0))
            if not {"in", "out"} <= set(prices.long):
                prices.long, prices.above = {}, None
            tiers[tier] = prices
    specific = row.get("provider_specific_entry") or {}
    if "fast" in specific:
        tiers["fast"] = standard.times(Decimal(str(specific["fast"])))
    sizes = set((row.get("search_context_cost_per_query") or {}).values())
    search = Decimal(str(sizes.pop())) * 1000 if len(sizes) == 1 else None
    regional = None
    for field in ("regional_endpoint_uplift_multiplier", "regional_processing_uplift_multiplier_us"):
        if row.get(field) is not None:
            regional = Decimal(str(row[field]))
    if "us" in specific:
        regional = Decimal(str(specific["us"]))
    return Model([(None, standard)], tiers, search, regional)


# ---- genai-prices

GENAI_FIELDS = {
    "in": "input_mtok", "out": "output_mtok", "read": "cache_read_mtok", "w5m": "cache_write_mtok",
    "w1h": "cache_write_1h_mtok", "reasoning": "output_reasoning_mtok", "audio-in": "input_audio_mtok",
    "audio-read": "cache_audio_read_mtok", "audio-out": "output_audio_mtok", "image-in": "input_image_mtok",
    "image-out": "output_image_mtok",
}
GENAI_OTHER = {"requests_kcount", "audio_hours", "input_audio_hours", "input_mchars", "input_document_kpages",
               "input_text_messages_kcount", "input_video_mtok", "output_video_mtok", "output_citation_mtok"}


def genai_prices(prices):
    base, long, above = {}, {}, None
    for figure, field in GENAI_FIELDS.items():
        value = getattr(prices, field)
        if isinstance(value, TieredPrices):
            if len(value.tiers) != 1:
                raise NotWhole("several thresholds")
            whole_figure = whole_or_unknown if figure in ("w5m", "w1h") else per_million
            base[figure] = whole_figure(value.base)
            above = value.tiers[0].start
            long[figure] = whole_figure(value.tiers[0].price)
        elif value is not None:
            base[figure] = (whole_or_unknown if figure in ("w5m", "w1h") else per_million)(value)
    if long:
        for figure, value in base.items():
            long.setdefault(figure, value)
    return plausible(Prices(base, above, long))


def genai_model(info, inherits=False):
    conditions = info.prices if isinstance(info.prices, list) else [None]
    if any(c is not None and c.constraint is not None and not isinstance(c.constraint, StartDateConstraint)
           for c in conditions):
        raise NotWhole("priced by the hour of the day")
    dated = [(None, info.prices)] if conditions == [None] else [
        (c.constraint.start_date if c.constraint else None, c.prices) for c in conditions]
    if any(getattr(prices, field, None) is not None for _, prices in dated for field in GENAI_OTHER):
        return None
    periods = [(date, genai_prices(prices)) for date, prices in dated]
    if not all(prices.base.get("in") for _, prices in periods):
        return None
    for _, prices in periods:
        prices.base.setdefault("out", Decimal(0))
        if prices.long:
            prices.long.setdefault("out", Decimal(0))
    tiers = {}
    noon = datetime.datetime.combine(checked, datetime.time(12), datetime.timezone.utc)
    for variant in info.price_variants or ():
        if variant.constraint is not None and not variant.constraint.active(noon):
            continue
        names = {("processing", "batch"): "batch", ("speed", "fast"): "fast", ("service_tier", "flex"): "flex",
                 ("service_tier", "priority"): "priority", ("service_tier", "fast"): "fast"}
        tier = names.get(next(iter(variant.when.items()))) if len(variant.when) == 1 else None
        if tier:
            prices = genai_prices(variant.prices)
            if prices.base.get("in") and (prices.base.get("out") is not None or not periods[-1][1].base["out"]):
                prices.base.setdefault("out", Decimal(0))
                if inherits:
                    # Google's list has one price of cached input where it does not say another.
                    current = next(p for d, p in reversed(periods) if d is None or d <= checked)
                    prices.base = {**{k: v for k, v in current.base.items() if k == "read"}, **prices.base}
                tiers.setdefault(tier, prices)
    last = dated[-1][1]
    search = last.web_searches_kcount
    return Model(periods, tiers, per_million(search) if search is not None else None)


def day(begin):
    return begin.date() if isinstance(begin, datetime.datetime) else begin


def today(model):
    current = model.periods[0][1]
    for date, prices in model.periods:
        if date is None or day(date) <= checked:
            current = prices
    return current


def compatible(one, other):
    """Equal, where a price that only one of the two has is no contradiction."""
    a, b = one.main(), other.main()
    same = lambda x, y: all(x.get(k) is None or y.get(k) is None or x[k] == y[k] for k in FIGURES)
    return same(a[0], b[0]) and a[1] == b[1] and (a[2] is None or same(a[2], b[2]))


def union(one, other):
    merged = Prices({**other.base, **one.base}, one.above, {**other.long, **one.long} if one.long else {})
    return merged


# ---- decisions

def read_decisions():
    decided, provider, source, current = {}, None, None, None
    for line in (here / "decisions.txt").read_text().splitlines():
        if line.startswith("#") or not line.strip():
            continue
        if line.startswith("provider: "):
            provider = line.split()[1]
        elif line.startswith("source: "):
            source = line[8:]
        else:
            names, begins, figures = (part.strip() for part in line.split("|"))
            values = dict(zip(FIGURES, (None if f == "-" else Decimal(f) for f in figures.split())))
            values = {k: v for k, v in values.items() if v is not None}
            if names:
                current = Model([])
                current.names = names.split()
                for name in current.names:
                    decided[provider, name] = (current, source)
            if begins.startswith("@"):
                current.periods[-1][1].hours.append((begins, values))
            elif begins.startswith(">"):
                current.periods[-1][1].above = int(begins[1:])
                current.periods[-1][1].long = values
            else:
                begin = datetime.datetime.fromisoformat(begins) if "T" in begins else datetime.date.fromisoformat(begins)
                current.periods.append((begin, Prices(values)))
    return decided


# ---- putting it together

left_out = collections.defaultdict(list)
found = {}  # (provider, name) -> {"litellm": Model, "genai": Model}
regions = collections.defaultdict(dict)  # (provider, name) -> {region: Model}

# Bedrock's second API names some models alike, at its own regional price: it comes last.
for key, row in sorted(litellm_map.items(), key=lambda item: item[0].startswith("bedrock_mantle/")):
    provider = litellm_provider(row)
    if provider is None or key.startswith(("together-ai-", "ft:davinci", "ft:babbage")):
        continue
    logged = key if "/" in key and key.split("/")[0] in (
        provider, "gemini", "azure_ai", "bedrock_mantle", "codestral") else f"{provider}/{key}"
    name = split_name(logged)
    try:
        model = litellm_model(key, row)
    except NotWhole as error:
        left_out[f"LiteLLM: {error}"].append(f"{provider} {name.model}")
        if "not free" in str(error) and not name.region:
            found.setdefault((provider, name.model), {})["zero"] = True
        continue
    if model is None or any(c in name.model for c in " |") or name.provider != provider:
        continue
    if provider == "bedrock" and "/" in name.model:
        continue
    if name.region or (provider == "bedrock" and "global." in key):
        name = name._replace(region=name.region or "global")
        regions[provider, name.model].setdefault(name.region, model)
        continue
    if "/" in name.model and provider in ("azure", "bedrock"):
        continue  # a route such as bedrock/us-west-2/1-month-commitment/…, or a picture's size
    found.setdefault((provider, name.model), {}).setdefault("litellm", model)

for (provider, name), by_region in regions.items():
    if "global" in by_region:
        found.setdefault((provider, name), {}).setdefault("litellm", by_region["global"])

genai_providers = {p.id: p for p in genai_data.providers}
for provider in PAGES:
    listed = genai_providers.get(GENAI.get(provider, provider))
    if listed is None:
        continue
    names = {name for (p, name) in found if p == provider}
    if provider != "vertex_ai":
        for info in listed.models:
            exact = re.findall(r"ClauseEquals\(equals='([^']+)'\)", str(info.match)) + [info.id]
            for raw in exact:
                if provider == "google" and not raw.startswith(("gemini", "gemma", "text-embedding")):
                    continue  # Claude on Vertex AI stands there too
                if provider == "openai" and re.match(r"gpt-5-\d(-|$)", raw):
                    continue  # gateways' spelling of gpt-5.1
                if raw.startswith("~"):
                    continue  # OpenRouter's name for whatever model is the newest
                if " " in raw or "|" in raw or raw.endswith((":free", ".ft-")) or (
                        provider == "openai" and "gpt-oss" in raw):  # not sold by OpenAI
                    continue
                split = split_name(f"{provider}/{raw}")
                if split.provider == provider and not split.region and (
                        provider != "bedrock" or ("." in raw and not raw.startswith("global."))):
                    names.add(split.model)
                    found.setdefault((provider, split.model), {}).setdefault("raw", raw)
    for name in names:
        entry = found[provider, name]
        info = listed.find_model(entry.get("raw", name))
        if provider == "bedrock":
            worldwide = next((m for m in listed.models if m.id.startswith("global.") and
                              split_name(m.id).model == name), None)
            litellm = entry.get("litellm")
            if worldwide and litellm and compatible(today(litellm), today(genai_model(worldwide))):
                info = worldwide
            elif worldwide and not litellm and info is not None and name in info.id:
                regional, info = info, worldwide
                entry["regional"] = (genai_model(regional).periods[-1][1].base["in"]
                                     / genai_model(worldwide).periods[-1][1].base["in"])
            elif info is not None and name not in info.id:
                info = None  # it matches by a part of the name
        if info is None:
            continue
        try:
            model = genai_model(info, provider == "google")
        except NotWhole as error:
            left_out[f"genai-prices: {error}"].append(f"{provider} {name}")
            if "hour" in str(error):
                entry["hourly"] = True
            continue
        if model is not None:
            entry["genai"] = model

decided = read_decisions()
for key in decided:
    found.setdefault(key, {})


def hides_media(name, model):
    """Whether the model is made for audio or images and no price of theirs is listed: text's would be too low."""
    return bool(re.search(r"audio|realtime|tts|transcri|voice|sonic|live|image|omni", name)) and not any(
        figure in prices.base for _, prices in model.periods for figure in MEDIA[1:])


rows = {}
disagreements = []
for (provider, name), entry in sorted(found.items()):
    litellm, genai = entry.get("litellm"), entry.get("genai")
    if (provider, name) not in decided:
        maker = {"vertex_ai": ("google", "anthropic"), "azure": ("openai", "anthropic")}.get(provider, ())
        if entry.get("hourly"):
            left_out["priced by the hour of the day"].append(f"{provider} {name}")
            continue
        if litellm is None and (genai is None or entry.get("zero")):
            continue
        copied = next(((p, name) for p in maker if (p, name) in rows), None) or next(
            ((p, undated(name)) for p in maker if (p, undated(name)) in rows), None)
        if litellm and copied and compatible(today(rows[copied][0]), today(litellm)):
            # The cloud bills what the maker's list says today: the list's history holds there too.
            now = today(rows[copied][0])
            model = Model([(date, union(prices, today(litellm)) if prices is now else prices)
                           for date, prices in rows[copied][0].periods])
            source = f"as {copied[0]}; LiteLLM {versions['litellm']}"
        elif litellm and genai and provider != "vertex_ai":
            if compatible(today(litellm), today(genai)):
                model = Model(genai.periods[:-1] + [(genai.periods[-1][0], union(genai.periods[-1][1], today(litellm)))]
                              if today(genai) is genai.periods[-1][1] else genai.periods)
                source = f"genai-prices {versions['genai-prices']} and LiteLLM {versions['litellm']} agree"
            else:
                disagreements.append((provider, name, today(litellm).main(), today(genai).main()))
                taken, why = next(((side, reason) for pattern, side, reason in RESOLVED
                                   if re.match(pattern, f"{provider} {name}")), (None, None))
                if taken is None:
                    left_out["the maps differ"].append(f"{provider} {name}")
                    continue
                model = Model((litellm if taken == "litellm" else genai).periods)
                other = "genai-prices" if taken == "litellm" else "LiteLLM"
                mine = "LiteLLM" if taken == "litellm" else "genai-prices"
                source = f"{mine} {versions[mine.lower()]}, {other} differs: {why}"
        elif litellm:
            model, source = Model(litellm.periods), f"LiteLLM {versions['litellm']} alone"
        elif genai:
            model, source = Model(genai.periods), f"genai-prices {versions['genai-prices']} alone"
    else:
        model, source = Model(list(decided[provider, name][0].periods)), decided[provider, name][1]
        # Other spellings of the name share tiers and searches.
        for other in decided[provider, name][0].names:
            litellm = litellm or found.get((provider, other), {}).get("litellm")
            genai = genai or found.get((provider, other), {}).get("genai")
    present = [m for m in ((genai, litellm) if provider not in LITELLM_FIRST else (litellm, genai)) if m]
    if provider == "vertex_ai":
        present = [litellm] if litellm else []
    standard = model.periods[-1][1]
    for other in present:
        now = today(other)
        for figure in MEDIA:
            value = now.base.get(figure)
            if value is not None and not any(figure in p.base for _, p in model.periods[-1:]):
                for i, (date, prices) in enumerate(model.periods):
                    base = {**prices.base, figure: value}
                    long = {**prices.long, figure: now.long.get(figure, value)} if prices.long else {}
                    if figure == "reasoning" and value == prices.base["out"]:
                        continue
                    if figure == "audio-read" and "audio-in" not in base:
                        continue
                    hours = prices.hours
                    model.periods[i] = (date, Prices(base, prices.above, long))
                    model.periods[i][1].hours = hours
        model.search = model.search if model.search is not None else other.search
        model.regional = model.regional if model.regional is not None else other.regional
        for tier, prices in other.tiers.items():
            if tier not in model.tiers or len(prices.base) > len(model.tiers[tier].base):
                model.tiers[tier] = prices
    if provider == "anthropic" and "batch" not in model.tiers:
        # The list states one rule for all models: the Batch API is half of the standard price.
        model.tiers["batch"] = model.periods[-1][1].times(Decimal("0.5"))
    if provider == "vertex_ai" and model.regional is None:
        # The surcharge is listed for some models; the others cost the same at every endpoint.
        model.regional = Decimal(1)
    if provider in ("google", "vertex_ai"):
        for prices in [p for _, p in model.periods] + list(model.tiers.values()):
            for figures in (prices.base, prices.long):
                if figures.get("audio-in") == figures.get("in"):
                    figures.pop("audio-in", None)  # the rule of the list says so for every period
                    figures.pop("audio-read", None)
                if figures.get("image-in") == figures.get("in"):
                    figures.pop("image-in", None)
    if provider in ("openai", "azure"):
        # One cache, whatever its life is called: the 30 minutes of the list.
        for prices in [p for _, p in model.periods] + list(model.tiers.values()):
            for figures in (prices.base, prices.long):
                if "w5m" in figures:
                    figures.setdefault("w1h", figures["w5m"])
    if provider == "bedrock":
        # A name without `global.` is bound to a region, and the list has most models' prices by region alone.
        model.regional = entry.get("regional", Decimal(1))
    if hides_media(name, model):
        left_out["no price of its audio or images"].append(f"{provider} {name}")
        continue
    rows[provider, name] = (model, source)

# Regions: a factor where the regions of a model agree, a line of its own where one does not.
order = ["us", "eu", "apac", "jp", "au"]
for (provider, name), by_region in sorted(regions.items()):
    if (provider, name) not in rows:
        continue
    model, source = rows[provider, name]
    base = today(model)
    factors = {}
    for region, regional in by_region.items():
        now = today(regional)
        ratio = now.base["in"] / base.base["in"]
        exact = all(now.base.get(f) is None or base.base.get(f) is None or base.base[f] * ratio == now.base[f]
                    for f in FIGURES) and all(
            now.long.get(f) is None or base.long.get(f) is None or base.long[f] * ratio == now.long[f] for f in FIGURES)
        factors[region] = ratio.normalize() if exact else None
    common = next((factors[r] for r in order if factors.get(r)), None)
    if common is not None:
        model.regional = common
    for region, factor in factors.items():
        if region == "global" and factor == 1:
            continue
        if factor is None or factor != common:
            regional = by_region[region]
            regional.regional = None if region == "global" else Decimal(1)
            rows[provider, f"{region}.{name}"] = (regional, f"LiteLLM {versions['litellm']} alone")

# A dated name that costs what the undated one costs is found without a line of its own.
def figures_key(model):
    return (tuple((d, p.key()) for d, p in model.periods), model.search, model.regional,
            tuple(sorted((t, p.key()) for t, p in model.tiers.items())))


def fold():
    for (provider, name) in sorted(rows):
        short = undated(name)
        if (provider, name) in decided or short is None or (provider, short) not in rows:
            continue
        mine, theirs = rows[provider, name][0], rows[provider, short][0]
        if mine.regional is not None and (theirs.regional is None or mine.regional > theirs.regional):
            theirs.regional = mine.regional
        theirs.search = mine.search if theirs.search is None else theirs.search
        if (provider, short) in decided and today(mine).base["in"] in (p.base["in"] for _, p in theirs.periods):
            del rows[provider, name]  # a person has decided on the model
        elif compatible(today(mine), today(theirs)) and not (
                set(mine.tiers) - set(theirs.tiers)) and today(mine).above == today(theirs).above:
            del rows[provider, name]


fold()

# ---- writing

def line_figures(values):
    words = [text(values.get(f)) for f in FIGURES]
    return " ".join(f"{w:<6}" for w in words[:4]) + " " + words[4] + "".join(
        f" {f}={text(values[f])}" for f in MEDIA if values.get(f) is not None)


def whole(prices):
    return all(v is None or v == UNKNOWN or v == round(v, 6) for v in list(prices.base.values()) + list(prices.long.values()))


def model_lines(model):
    """The lines of a model without its names: (qualifier, figures)."""
    lines = []
    last = model.periods[-1][1]
    current = today(model)
    factors, own = {}, {}
    for tier in TIERS:
        prices = model.tiers.get(tier)
        if prices is None or not prices.base.get("in"):
            continue
        factor = prices.base["in"] / current.base["in"]
        needed = [f for f in FIGURES + MEDIA if current.base.get(f) is not None]
        regular = factor == round(factor, 6) and all(
            prices.base.get(f) == current.base[f] * factor for f in needed)
        if current.long:
            regular = regular and prices.above == current.above and all(
                prices.long.get(f) == current.long[f] * factor for f in needed if f in current.long)
        if regular and all(whole(p.times(factor)) for _, p in model.periods):
            factors[tier] = factor
        elif whole(prices):
            own[tier] = prices
    for index, (date, prices) in enumerate(model.periods):
        words = line_figures(prices.base)
        for tier, factor in factors.items():
            words += f" {tier}={text(factor.normalize())}"
        if model.search is not None:
            words += f" search={text(model.search.normalize())}"
        if model.regional is not None:
            words += f" regional={text(model.regional.normalize())}"
        begin = "-" if date is None else date.strftime("%Y-%m-%dT%H:%MZ") if "T" in date.isoformat() else date.isoformat()
        lines.append((begin, words))
        if prices.long:
            lines.append((f">{prices.above}", line_figures(prices.long)))
        lines += [(hours, line_figures(figures)) for hours, figures in prices.hours]
        if prices is current:
            for tier, tier_prices in own.items():
                lines.append((tier, line_figures(tier_prices.base)))
                if tier_prices.long and current.long:
                    lines.append((f"{tier}>{tier_prices.above}", line_figures(tier_prices.long)))
    return lines


print("// Written by deploy/prices/make_table.py. The format: PriceTable.swift. The rules: docs/prices.md.")
print()
print("extension PriceBook {")
print("    /// The built-in price table.")
print(f'    static let table = #"""')
out = []
for provider in PAGES:
    out.append(f"provider: {provider} {RULES.get(provider, '')}".rstrip())
    grouped = collections.defaultdict(lambda: collections.defaultdict(list))
    for (p, name), (model, source) in rows.items():
        if p == provider:
            grouped[source][tuple(model_lines(model))].append(name)
    for source in sorted(grouped, key=lambda s: (s.count("alone") + s.count("differs"), s)):
        note = source if source.startswith(("Anthropic's", "OpenAI's", "Google's")) else f"{PAGES[provider]}; {source}"
        out.append(f"source: {note}; {options.checked}")
        for lines, names in sorted(grouped[source].items(), key=lambda item: sorted(item[1])):
            names = sorted(names)
            while names:
                label = names.pop(0)
                while names and len(label) + len(names[0]) < 60:
                    label += " " + names.pop(0)
                for qualifier, figures in lines:
                    out.append(f"{label:<44} | {qualifier:<10} | {figures}")
                    label = ""
print("\n".join("        " + line for line in out))
print('        """#')
print("}")

by_provider = collections.Counter(p for p, _ in rows)
print(f"models: {len(rows)} {dict(by_provider)}", file=sys.stderr)
for reason, names in left_out.items():
    print(f"left out, {reason}: {', '.join(sorted(set(names)))}", file=sys.stderr)
for provider, name, mine, theirs in disagreements:
    print(f"differ: {provider} {name}: LiteLLM {mine} genai-prices {theirs}".replace("Decimal", ""), file=sys.stderr)

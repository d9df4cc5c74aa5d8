"""A model's name taken apart as Sources/Pricing/ModelName.swift does it, for the tools beside it."""
import collections
import pathlib
import re

Name = collections.namedtuple("Name", "provider model region")

# The names of providers are read from the program itself.
PROVIDERS = dict(re.findall(
    r'"([^"]+)": "([^"]+)"',
    (pathlib.Path(__file__).parents[2] / "Sources/Pricing/ProviderName.swift").read_text()))
MAKERS = {"anthropic", "amazon", "ai21", "cohere", "deepseek", "google", "meta", "minimax", "mistral", "moonshot",
          "moonshotai", "nvidia", "openai", "qwen", "stability", "twelvelabs", "writer", "xai", "zai"}
REGIONS = {"us", "eu", "apac", "global", "jp", "au", "ca", "in", "kr", "uk", "sa", "us-gov"}


def split_name(logged):
    rest, provider, region = logged, None, None
    while "/" in rest.rstrip("/"):
        prefix, _, tail = rest.partition("/")
        if not tail:
            break
        if prefix in PROVIDERS:
            provider = provider or PROVIDERS[prefix]
        elif provider == "azure" and prefix in ("global", "global-standard", "eu", "us"):
            region = region or (prefix if prefix in ("eu", "us") else None)
        elif provider != "bedrock":
            break
        elif re.fullmatch(r"[a-z]{2}(-gov)?-[a-z]+-\d", prefix):
            region = region or prefix
        rest = tail
    parts = rest.split(".", 2)
    bedrock = False
    for i in range(min(2, len(parts) - 1)):
        if parts[i] in MAKERS and ".".join(parts[i + 1:]) and (i == 0 or parts[0] in REGIONS):
            if i == 1:
                region = region or parts[0]
            rest, bedrock = ".".join(parts[i + 1:]), True
            provider = provider or "bedrock"
            break
    colon = rest.split(":")
    if (len(colon) > 1 and colon[1].isdigit()) or (len(colon) == 1 and (bedrock or provider == "bedrock")):
        match = re.fullmatch(r"(.+)-v\d+", colon[0])
        if match:
            rest = match.group(1)
    return Name(provider, rest, None if region == "global" else region)


def undated(name):
    for word in ("-latest", "@default"):
        if name.endswith(word):
            return name[:-len(word)] or None
    match = re.fullmatch(r"(.+)(?:[-@](20\d{2})(\d\d)(\d\d)|-(20\d{2})-(\d\d)-(\d\d))", name)
    if not match:
        return None
    month, day = int(match.group(3) or match.group(6)), int(match.group(4) or match.group(7))
    return match.group(1) if 1 <= month <= 12 and 1 <= day <= 31 else None

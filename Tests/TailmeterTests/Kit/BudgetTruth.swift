/// Python that writes a log over days on which clocks change, works out for itself which thresholds of which budgets are
/// crossed in which minute, and compares what `budgets simulate` says.
enum BudgetTruth {
    static let script = #"""
        import collections, datetime, decimal, json, random, sys, zoneinfo
        from datetime import datetime as DateTime, timedelta, timezone

        ZONES = ["Asia/Tokyo", "Europe/Berlin", "America/New_York", "Australia/Lord_Howe"]
        # The days around each change of clocks, in UTC.
        TIMES = [("2026-03-06", 4), ("2026-03-27", 5), ("2026-04-03", 4), ("2026-10-02", 4), ("2026-10-23", 4), ("2026-10-30", 4)]
        BUDGETS = [
            {"name": f"{period}-{zone.split('/')[1]}", "zone": zone, "period": period, "limit": limit, "marks": marks}
            for zone in ZONES
            for period, limit, marks in [
                ("hourly", "0.50", [("100%", "0.50"), ("120%", "0.60"), ("33.33%", "0.16665")]),
                ("daily", "9.75", [("50%", "4.875"), ("80%", "7.80"), ("100%", "9.75"), ("$10.50", "10.5")]),
                ("weekly", "30", [("80%", "24"), ("100%", "30")]),
                ("monthly", "80", [("50%", "40"), ("100%", "80")]),
            ]
        ]

        def lines():
            random.seed(20260329)
            for first, days in TIMES:
                time = DateTime.fromisoformat(first).replace(tzinfo=timezone.utc)
                end = time + timedelta(days)
                while time < end:
                    yield time, random.randrange(0, 30000), random.randrange(1, 4000)
                    time += timedelta(seconds=random.choice([1, 7, 60, 400, 900, 1200]))

        def key(period, local):
            if period == "hourly": return (local.date(), local.hour, local.utcoffset())
            if period == "daily": return local.date()
            if period == "weekly": return local.date() - timedelta(local.weekday())
            return (local.year, local.month)

        def write():
            with open("app.jsonl", "w") as log:
                for time, input, output in lines():
                    log.write(json.dumps({"event": "llm_request_success", "model": "claude-sonnet-4-20250514",
                        "input_tokens": input, "output_tokens": output, "timestamp": time.isoformat()}) + "\n")
            json.dump({"sources": [{"file": "app.jsonl"}], "timezone": "UTC", "budgets": [
                {"name": b["name"], f"{b['period']}_usd": b["limit"], "timezone": b["zone"],
                 "thresholds": [mark for mark, _ in b["marks"]]} for b in BUDGETS]}, open("settings.yaml", "w"))

        def truth():
            minutes = collections.defaultdict(int)
            for time, input, output in lines():
                # Pico-dollars: $3 and $15 a million tokens.
                minutes[int(time.timestamp()) // 60] += input * 3_000_000 + output * 15_000_000
            alerts, lengths, spent, told = [], {}, collections.Counter(), collections.defaultdict(set)
            for minute in sorted(minutes):
                for budget in BUDGETS:
                    zone = zoneinfo.ZoneInfo(budget["zone"])
                    local = DateTime.fromtimestamp(minute * 60, zone)
                    place = (budget["name"], key(budget["period"], local))
                    spent[place] += minutes[minute]
                    amounts = {mark: int(decimal.Decimal(amount) * 10**12) for mark, amount in budget["marks"]}
                    crossed = sorted((m for m, a in amounts.items() if a <= spent[place] and m not in told[place]),
                        key=lambda mark: -amounts[mark])
                    if crossed:
                        told[place].update(crossed)
                        end = DateTime.fromtimestamp(minute * 60 + 59, zone)
                        alerts.append((end.isoformat(), budget["name"], crossed[0], tuple(crossed[1:]), spent[place]))
            return alerts, spent

        def compare():
            found = json.load(open("found.json"), parse_float=decimal.Decimal)
            expected, spent = truth()
            got = [(a["time"], a["budget"], a["threshold"], tuple(a["also_crossed"]), int(a["spent_usd"] * 10**12))
                   for a in found["alerts"]]
            # Within a minute the order is that of the program.
            position = {b["name"]: index for index, b in enumerate(BUDGETS)}
            instant = lambda alert: (DateTime.fromisoformat(alert[0]), position[alert[1]])
            if sorted(got, key=instant) != sorted(expected, key=instant):
                print("different:", sorted(set(got) - set(expected))[:5], sorted(set(expected) - set(got))[:5])
            if [instant(a)[0] for a in got] != sorted(instant(a)[0] for a in got): print("not in the order of time")
            for budget in found["budgets"]:
                sums = sorted(sum for (name, _), sum in spent.items() if name == budget["name"])
                rank = lambda share: sums[-(-len(sums) * share // 100) - 1]
                want = {"p50": rank(50), "p95": rank(95), "max": sums[-1]}
                have = {name: int(value * 10**12) for name, value in budget["spent"].items()}
                limit = int(decimal.Decimal(str(budget["limit"])) * 10**12)
                over = sum(1 for value in sums if value >= limit)
                if (want, len(sums), over) != (have, budget["periods_total"], budget["periods_over"]):
                    print("different:", budget, want, len(sums), over)
            lengths = collections.defaultdict(set)
            for alert in found["alerts"]:
                if not alert["budget"].startswith("daily"): continue
                start, end = (DateTime.fromisoformat(alert[name]) for name in ("period_start", "period_end"))
                if (start.hour, start.minute, end.hour, end.minute) != (0, 0, 0, 0): print("no midnight:", alert)
                lengths[alert["budget"].removeprefix("daily-")].add((end - start).total_seconds() / 3600)
            print(len(got) > 500, *[f"{name} {sorted(hours)}" for name, hours in sorted(lengths.items())], sep="\n")

        {"write": write, "compare": compare}[sys.argv[1]]()
        """#
}

#!/usr/bin/env python3
"""Writes the texts by which redaction is measured: redaction/{english,japanese,negatives}.jsonl.

    python3 Tests/GuardEval/redaction/generate.py

One object a line, {"text": "...", "spans": [{"start": 0, "end": 5, "class": "email"}]}, offsets in code points. The sentences
are our own and the values are random, with check digits worked out here; the seed is fixed, so that the files come out the
same. Nobody's data is in them: domains are those reserved by RFC 2606, addresses those of RFC 5737 and 3849 and private ones.
"""
import base64
import json
import pathlib
import random
import string
import uuid

R = random.Random(20261129)
HERE = pathlib.Path(__file__).parent


def digits(n): return "".join(R.choice(string.digits) for _ in range(n))
def chars(n, alphabet=string.ascii_letters + string.digits): return "".join(R.choice(alphabet) for _ in range(n))
def hexes(n): return chars(n, "0123456789abcdef")
def full(text): return text.translate({ord(c): chr(ord(c) + 0xFEE0) for c in string.digits + "-"})


def luhn(body):
    total = 0
    for i, c in enumerate(reversed(body)):
        d = int(c) * (2 if i % 2 == 0 else 1)
        total += d - 9 if d > 9 else d
    return body + str(-total % 10)


def card():
    start, length, shape = R.choice([
        ("4", 16, (4, 4, 4, 4)), ("51", 16, (4, 4, 4, 4)), ("55", 16, (4, 4, 4, 4)), ("2345", 16, (4, 4, 4, 4)),
        ("34", 15, (4, 6, 5)), ("37", 15, (4, 6, 5)), ("3528", 16, (4, 4, 4, 4)), ("3589", 16, (4, 4, 4, 4)),
        ("6011", 16, (4, 4, 4, 4)), ("36", 14, (4, 6, 4)), ("62", 16, (4, 4, 4, 4))])
    number = luhn(start + digits(length - len(start) - 1))
    return grouped(number, shape, R.choice(["", " ", "-"]))


def grouped(number, shape, separator):
    parts, at = [], 0
    for length in shape:
        parts.append(number[at:at + length])
        at += length
    return separator.join(parts)


def my_number():
    body = [int(c) for c in digits(11)]
    rest = sum(d * w for d, w in zip(body, (6, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2))) % 11
    number = "".join(map(str, body)) + str(0 if rest <= 1 else 11 - rest)
    return grouped(number, (4, 4, 4), R.choice(["", " ", "-"]))


def corporate_number():
    body = digits(12)
    total = sum(int(c) * (1 if i % 2 == 0 else 2) for i, c in enumerate(reversed(body)))
    return str(9 - total % 9) + body


def iban():
    country, length = R.choice([("DE", 22), ("GB", 22), ("FR", 27), ("NL", 18), ("ES", 24), ("CH", 21), ("IT", 27)])
    bank = {"GB": chars(4, string.ascii_uppercase), "NL": chars(4, string.ascii_uppercase)}.get(country, "")
    if country == "IT":
        bank = chars(1, string.ascii_uppercase)
    body = bank + digits(length - 4 - len(bank))
    value = int("".join(str(int(c, 36)) for c in body + country + "00"))
    text = country + "%02d" % (98 - value % 97) + body
    return " ".join(text[i:i + 4] for i in range(0, len(text), 4)) if R.random() < .5 else text


def mobile():
    text = R.choice(["070", "080", "090", "050"]) + R.choice("123456789") + digits(3) + digits(4)
    text = grouped(text, (3, 4, 4), R.choice(["-", "-", "", " "]))
    return full(text) if R.random() < .2 else text


def landline():
    area, shape = R.choice([("03", (2, 4, 4)), ("06", (2, 4, 4)), ("045", (3, 3, 4)), ("011", (3, 3, 4)), ("0422", (4, 2, 4)),
                            ("0263", (4, 2, 4)), ("04992", (5, 1, 4)), ("0120", (4, 3, 3)), ("0570", (4, 3, 3))])
    text = area + R.choice("23456789") + digits(9 - len(area))
    if R.random() < .2 and len(area) < 4:
        at = shape[0]
        return R.choice(["(%s)%s-%s", "(%s) %s-%s"]) % (text[:at], text[at:-4], text[-4:])
    text = grouped(text, shape, "-")
    return full(text) if R.random() < .15 else text


def world():
    return R.choice([
        "+81-90-%s-%s" % (digits(4), digits(4)), "+81 3 %s %s" % (R.choice("345") + digits(3), digits(4)),
        "+81 (0)80-%s-%s" % (digits(4), digits(4)), "+44 20 7946 0%s" % digits(3), "+1 (%s) 555-0%s" % (R.choice(["212", "415"]), digits(3)),
        "+1-%s-555-0%s" % (R.choice(["212", "646"]), digits(3)), "+49 30 %s" % digits(8), "+33 1 %s %s %s %s" % tuple(digits(2) for _ in range(4)),
        "(%s) 555-0%s" % (R.choice(["212", "312"]), digits(3)), "%s-555-0%s" % (R.choice(["212", "617"]), digits(3)),
        "+86 138 %s %s" % (digits(4), digits(4)), "+82-10-%s-%s" % (digits(4), digits(4)), "+65 6%s %s" % (digits(3), digits(4))])


def ssn():
    return "%03d-%02d-%04d" % (R.choice([R.randint(1, 665), R.randint(667, 899)]), R.randint(1, 99), R.randint(1, 9999))


def ip():
    return R.choice([
        "192.0.2.%d" % R.randint(1, 254), "10.%d.%d.%d" % tuple(R.randint(0, 255) for _ in range(3)), "203.0.113.%d" % R.randint(1, 254),
        "2001:db8::%x" % R.randint(1, 65535), "2001:db8:%x:%x::1" % (R.randint(1, 65535), R.randint(1, 65535)), "fe80::%x:%x" % (R.randint(4096, 65535), R.randint(1, 65535)),
        "2001:0db8:0000:0000:0000:ff00:%04x:%04x" % (R.randint(0, 65535), R.randint(0, 65535)), "::ffff:198.51.100.%d" % R.randint(1, 254)])


def email():
    local = R.choice(["taro.yamada", "h_sato", "alice+news", "bob", "support-desk", "k.tanaka99", "o'brien", "x"])
    return local + "@" + R.choice(["example.com", "mail.example.co.jp", "example.org", "sub.example.net", "EXAMPLE.com"])


def passport(): return chars(2, "MTNRSABCDEFGHJK") + digits(7)


def secret():
    word = string.ascii_letters + string.digits + "_-"
    jwt = ".".join(base64.urlsafe_b64encode(part).decode().rstrip("=") for part in (
        b'{"alg":"HS256","typ":"JWT"}', b'{"sub":"%d"}' % R.randint(1, 10**9), R.randbytes(32)))
    return R.choice([
        "sk-ant-api03-" + chars(93, word) + "AA", "sk-proj-" + chars(74), "sk-" + chars(48), "AKIA" + chars(16, string.ascii_uppercase + "234567"),
        "AIza" + chars(35), "ghp_" + chars(36), "gho_" + chars(36), "github_pat_" + chars(22) + "_" + chars(59), "glpat-" + chars(20),
        "xoxb-%s-%s-%s" % (digits(12), digits(13), chars(24)), "sk_live_" + chars(24), "rk_live_" + chars(24), "whsec_" + chars(32),
        "hf_" + chars(34), "npm_" + chars(36), "pypi-AgEIcHlwaS5vcmc" + chars(60), "ya29." + chars(60), "GOCSPX-" + chars(28), "gsk_" + chars(52),
        "xai-" + chars(80), "pplx-" + chars(48), "r8_" + chars(37), "sk-or-v1-" + hexes(64), "SG.%s.%s" % (chars(22), chars(43)),
        "SK" + hexes(32), "dop_v1_" + hexes(64), jwt, digits(10) + ":AA" + chars(33, word)])


def password():
    return chars(4, string.ascii_lowercase) + R.choice("!#%+") + digits(3) + chars(5)


ENGLISH = [
    ("email", email, ["Please write to {} before Friday.", "Contact: {}, or come by.", "My address is <{}>.", "from={} to=ops", "He said \"{}\" bounced."]),
    ("phone", mobile, ["You can reach me at {} after six.", "tel: {}", "Her number is {}."]),
    ("phone", landline, ["Call the office, {}, and ask for me.", "Phone {} / ask for the desk"]),
    ("phone", world, ["Our London desk answers {} all day.", "Reach us: {}.", "Phone: {}, weekdays only"]),
    ("card", card, ["Charge it to {} please.", "My card number is {}.", "card={};", "I paid with {} yesterday, refund me"]),
    ("iban", iban, ["Send the refund to {} this week.", "IBAN: {}", "The account ({}) was closed."]),
    ("ssn", ssn, ["SSN {} belongs to the applicant.", "Her social security number is {}.", "On the form he wrote {}, nothing else."]),
    ("ip", ip, ["Blocked {} after five failures.", "client {} connected", "The host is at {}, I think.", "peer=[{}]"]),
    ("passport", passport, ["Passport {} was issued in May.", "passport number: {}"]),
    ("my_number", my_number, ["My Number {} is on the card.", "His individual number: {}"]),
    ("secret", secret, ["Use {} for now.", "The key is {}, keep it.", "export KEY={}", "I pasted {} by mistake. Sorry!", "(token {})"]),
    ("secret", password, ["password={} works", "The password: {}", "db_password = \"{}\"", "login with password '{}'"]),
    ("secret", password, ["postgres://app:{}@db.example.com:5432/app"]),
]
JAPANESE = [
    ("email", email, ["連絡先は{}です。", "メール：{}まで。", "{}に送ってください"]),
    ("phone", mobile, ["携帯は{}です。", "電話番号：{}", "折り返し{}までお願いします。", "「{}」にかけてください"]),
    ("phone", landline, ["代表番号は{}、内線は12です。", "TEL {}", "お電話（{}）で承ります。"]),
    ("phone", world, ["海外からは{}へどうぞ。"]),
    ("card", card, ["カード番号は{}です。", "{}で支払いました。", "クレジットカード：{}、有効期限は来月"]),
    ("my_number", my_number, ["マイナンバーは{}です。", "個人番号：{}", "提出した番号（{}）を確認してください。"]),
    ("corporate_number", corporate_number, ["法人番号は{}です。", "法人番号: {}", "登録番号 T{} の請求書"]),
    ("postal_code", lambda: digits(3) + "-" + digits(4), ["〒{} 東京都千代田区", "郵便番号は{}です。", "住所は{} 大阪府大阪市です"]),
    ("ip", ip, ["{}からの接続を遮断しました。", "サーバーは{} です"]),
    ("passport", passport, ["旅券番号は{}です。", "パスポート番号：{}"]),
    ("iban", iban, ["送金先は {} です。"]),
    ("secret", secret, ["キーは{}です。", "誤って{}を貼りました。", "APIキー：{}、至急無効化してください"]),
    ("secret", password, ["パスワードは{}です。", "パスワード：{}"]),
]


def negatives():
    broken = lambda make, place: (lambda text: text[:place] + str((int(text[place]) + 1) % 10) + text[place + 1:])(make())
    plain_card = lambda: luhn("4" + digits(14))
    return [
        ("Order {} shipped today.", lambda: digits(R.choice([8, 10, 12, 13]))), ("注文番号{}を発送しました。", lambda: digits(R.choice([8, 10, 12]))),
        ("伝票番号：{}", lambda: digits(12)), ("tracking no. {}", lambda: digits(12)), ("Invoice #{} is overdue", lambda: digits(9)),
        ("at {} the job ended", lambda: "2026-%02d-%02dT%02d:%02d:%02d.%06d+09:00" % (
            R.randint(1, 12), R.randint(1, 28), R.randint(0, 23), R.randint(0, 59), R.randint(0, 59), R.randint(0, 999999))),
        ("epoch {} ms", lambda: "17" + digits(11)), ("The build {} passed", lambda: "%d.%d.%d.%d" % (R.randint(1, 20), R.randint(0, 30), R.randint(0, 99), R.randint(0, 250))),
        ("Upgraded to version {}", lambda: "%d.%d.%d.%d" % (R.randint(1, 20), R.randint(0, 30), R.randint(0, 99), R.randint(0, 250))),
        ("Chrome/{} on Linux", lambda: "1%s.0.%d.%d" % (digits(2), R.randint(1000, 6000), R.randint(1, 99))), ("commit {} broke it", lambda: hexes(40)),
        ("trace {}", lambda: hexes(32)), ("request {} failed", lambda: "req_011CS" + chars(19)), ("reply chatcmpl-{}", lambda: chars(29)),
        ("id {}", lambda: str(uuid.UUID(int=R.getrandbits(128), version=4))), ("ISBN {} is out of print", lambda: "978-4-%s-%s-%s" % (digits(2), digits(6), digits(1))),
        ("model claude-sonnet-4-20250514 answered in {} s", lambda: "%d.%d" % (R.randint(1, 20), R.randint(0, 999))),
        ("合計は{}円です。", lambda: "{:,}".format(R.randint(1000, 99999999))), ("The total was ${} with tax.", lambda: "{:,.2f}".format(R.randint(1000, 9999999) / 100)),
        ("used {} input tokens and 512 output tokens", lambda: digits(5)), ("max_tokens={} temperature=0.7", lambda: R.randint(100, 9999)),
        ("input_tokens: {}", lambda: R.randint(100, 99999)), ("Meeting at {} in room 5", lambda: "%02d:%02d:%02d" % (R.randint(0, 23), R.randint(0, 59), R.randint(0, 59))),
        ("{}に会議があります。", lambda: "2026年%d月%d日" % (R.randint(1, 12), R.randint(1, 28))), ("MAC {} joined", lambda: ":".join(hexes(2) for _ in range(6))),
        ("The card ending in {} was declined", lambda: digits(4)), ("That number, {}, fails the check.", lambda: broken(plain_card, 15)),
        ("std::vector<int> v{{{}}};", lambda: R.randint(1, 99)), ("see section {} of the manual", lambda: "%d.%d.%d.%d" % tuple(R.randint(1, 9) for _ in range(4))),
        ("password: <your password> ({})", lambda: R.randint(1, 9)), ("api_key=${{API_KEY}} #{}", lambda: R.randint(1, 9)), ("the token count was {}", lambda: R.randint(1, 9999)),
        ("JANコード {} の商品", lambda: "49" + digits(11)), ("範囲は{}です。", lambda: "%d-%d" % (R.randint(1, 99), R.randint(100, 999))), ("ページ{}を参照", lambda: "%d-%d" % (R.randint(100, 999), R.randint(100, 999))),
        ("docs at https://docs.example.com/v1/{}", lambda: digits(8)), ("ping host-{}.internal.example.net ok", lambda: digits(3)), ("pip install foo=={}", lambda: "1.%d.%d" % (R.randint(0, 9), R.randint(0, 9))),
        ("file icon@2x.png has {} bytes", lambda: R.randint(100, 99999)), ("@alice mentioned issue #{}", lambda: digits(4)), ("sha256:{}", lambda: hexes(64)), ("arn:aws:iam::{}:role/reader", lambda: digits(12)),
        ("coordinates {}", lambda: "35.%s, 139.%s" % (digits(6), digits(6))), ("the ratio was {}", lambda: "0.%s" % digits(12)), ("scan 3 of {} done", lambda: digits(7)),
    ]


def write(name, rows):
    with open(HERE / (name + ".jsonl"), "w", encoding="utf-8") as file:
        for row in rows:
            file.write(json.dumps(row, ensure_ascii=False) + "\n")


def positives(groups, each):
    rows = []
    for kind, make, templates in groups:
        for index in range(each):
            template = templates[index % len(templates)]
            value = make()
            start = template.index("{}")
            rows.append({"text": template.replace("{}", value), "spans": [{"start": start, "end": start + len(value), "class": kind}]})
    R.shuffle(rows)
    return rows


if __name__ == "__main__":
    write("english", positives(ENGLISH, 24))
    write("japanese", positives(JAPANESE, 24))
    write("negatives", [{"text": template.format(make()), "spans": []} for template, make in negatives() for _ in range(6)])

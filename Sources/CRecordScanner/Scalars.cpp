#include "Scalars.hpp"

namespace tailmeter {

namespace {

int hex_value(uint8_t c) {
    if (is_digit(c)) {
        return c - '0';
    }
    const uint8_t lower = c | 0x20;
    return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

/// The four hexadecimal digits at `at`, or -1.
int32_t hex4(const uint8_t *at, const uint8_t *limit) {
    if (limit - at < 4) {
        return -1;
    }
    int32_t value = 0;
    for (int i = 0; i < 4; i++) {
        const int digit = hex_value(at[i]);
        if (digit < 0) {
            return -1;
        }
        value = value * 16 + digit;
    }
    return value;
}

uint8_t *encode_utf8(uint32_t code, uint8_t *out) {
    if (code < 0x80) {
        *out++ = static_cast<uint8_t>(code);
    } else if (code < 0x800) {
        *out++ = static_cast<uint8_t>(0xC0 | (code >> 6));
        *out++ = static_cast<uint8_t>(0x80 | (code & 0x3F));
    } else if (code < 0x10000) {
        *out++ = static_cast<uint8_t>(0xE0 | (code >> 12));
        *out++ = static_cast<uint8_t>(0x80 | ((code >> 6) & 0x3F));
        *out++ = static_cast<uint8_t>(0x80 | (code & 0x3F));
    } else {
        *out++ = static_cast<uint8_t>(0xF0 | (code >> 18));
        *out++ = static_cast<uint8_t>(0x80 | ((code >> 12) & 0x3F));
        *out++ = static_cast<uint8_t>(0x80 | ((code >> 6) & 0x3F));
        *out++ = static_cast<uint8_t>(0x80 | (code & 0x3F));
    }
    return out;
}

/// The length of the well-formed UTF-8 sequence at `at` (Unicode 15, table 3-7), or 0.
size_t sequence_length(const uint8_t *at, const uint8_t *limit) {
    const uint8_t first = at[0];
    const auto left = static_cast<size_t>(limit - at);
    const auto continues = [&](size_t i) { return (at[i] & 0xC0) == 0x80; };
    if (first < 0x80) {
        return 1;
    }
    if (first >= 0xC2 && first <= 0xDF) {
        return left >= 2 && continues(1) ? 2 : 0;
    }
    if (first >= 0xE0 && first <= 0xEF) {
        if (left < 3 || !continues(1) || !continues(2)) {
            return 0;
        }
        const bool overlong = first == 0xE0 && at[1] < 0xA0;
        const bool surrogate = first == 0xED && at[1] >= 0xA0;
        return overlong || surrogate ? 0 : 3;
    }
    if (first >= 0xF0 && first <= 0xF4) {
        if (left < 4 || !continues(1) || !continues(2) || !continues(3)) {
            return 0;
        }
        const bool overlong = first == 0xF0 && at[1] < 0x90;
        const bool beyond = first == 0xF4 && at[1] >= 0x90;
        return overlong || beyond ? 0 : 4;
    }
    return 0;
}

} // namespace

int64_t unescape(const uint8_t *text, size_t length, uint8_t *out) {
    const uint8_t *at = text;
    const uint8_t *limit = text + length;
    uint8_t *write = out;
    while (at < limit) {
        if (limit - at >= 8) {
            // What is read so far is at least as long as what is written, so that there is room for the whole word.
            uint64_t word;
            std::memcpy(&word, at, sizeof word);
            std::memcpy(write, &word, sizeof word);
            const uint64_t differences = word ^ 0x5C5C5C5C5C5C5C5Cu;
            const uint64_t found = (differences - 0x0101010101010101u) & ~differences & 0x8080808080808080u;
            const int plain = found == 0 ? 8 : __builtin_ctzll(found) / 8;
            at += plain;
            write += plain;
            if (plain > 0) {
                continue;
            }
        } else if (*at != '\\') {
            *write++ = *at++;
            continue;
        }
        if (++at == limit) {
            return -1;
        }
        switch (*at++) {
        case '"': *write++ = '"'; break;
        case '\\': *write++ = '\\'; break;
        case '/': *write++ = '/'; break;
        case 'b': *write++ = '\b'; break;
        case 'f': *write++ = '\f'; break;
        case 'n': *write++ = '\n'; break;
        case 'r': *write++ = '\r'; break;
        case 't': *write++ = '\t'; break;
        case 'u': {
            const int32_t unit = hex4(at, limit);
            if (unit < 0) {
                return -1;
            }
            at += 4;
            auto code = static_cast<uint32_t>(unit);
            if (code >= 0xD800 && code <= 0xDFFF) {
                const bool pair_follows = code < 0xDC00 && limit - at >= 6 && at[0] == '\\' && at[1] == 'u';
                const int32_t low = pair_follows ? hex4(at + 2, limit) : -1;
                if (low >= 0xDC00 && low <= 0xDFFF) {
                    code = 0x10000 + ((code - 0xD800) << 10) + (static_cast<uint32_t>(low) - 0xDC00);
                    at += 6;
                } else {
                    code = 0xFFFD;
                }
            }
            write = encode_utf8(code, write);
            break;
        }
        default: return -1;
        }
    }
    return write - out;
}

void replace_invalid_utf8(const uint8_t *text, size_t length, uint8_t *out) {
    const uint8_t *at = text;
    const uint8_t *limit = text + length;
    while (at < limit) {
        const size_t count = sequence_length(at, limit);
        if (count == 0) {
            *out++ = '?';
            at++;
            continue;
        }
        std::memcpy(out, at, count);
        out += count;
        at += count;
    }
}

} // namespace tailmeter

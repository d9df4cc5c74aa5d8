// A libFuzzer harness for CRecordScanner. See run.sh.
//
// The input is a block of lines. What must hold is checked by two oracles that know nothing of how the scanner works:
// each line alone must give what it gave in the block, and a naive recursive-descent reading of RFC 8259 must agree
// with the verdict of each line. ASan and UBSan watch meanwhile; the block stands in a heap block of exactly its size
// and the promised padding.

#include "CRecordScanner.h"

#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <memory>
#include <simdjson.h>
#include <string>
#include <vector>

namespace {

// MARK: - The plan

const std::vector<std::vector<const char *>> paths = {
    {"event"},
    {"model"},
    {"usage"},
    {"usage", "input_tokens"},
    {"usage", "output_tokens"},
    {"usage", "cache_creation", "ephemeral_5m_input_tokens"},
    {"a"},
    {"a", "b", "c"},
    {"a", "b"},
    {"k"},
    {""},
    {"gen_ai.usage.input_tokens"},
    {"a_key_that_is_longer_than_the_four_words_of_the_short_loop"},
    {"\xD0\xBC\xD0\xBE\xD0\xB4\xD0\xB5\xD0\xBB\xD1\x8C"},
    {"model"}, // asked for twice, as a user's label on a preset's field is
    {"input_tokens"},
};

struct Deleter {
    void operator()(record_scanner *scanner) const { record_scanner_destroy(scanner); }
};
using Scanner = std::unique_ptr<record_scanner, Deleter>;

Scanner make_scanner() {
    std::vector<record_scanner_path> list;
    for (const auto &keys : paths) {
        list.push_back({keys.data(), keys.size()});
    }
    return Scanner(record_scanner_create(list.data(), list.size()));
}

void require(bool holds, const char *what) {
    if (!holds) {
        std::fprintf(stderr, "broken: %s\n", what);
        std::abort();
    }
}

// MARK: - The naive reading

/// simdjson without SIMD (SIMDJSON_FORCE_IMPLEMENTATION=fallback) does not look at what stands behind a backslash.
const bool passes_escaped_controls = simdjson::get_active_implementation()->name() == "fallback";

/// Reads a document by the grammar, one byte at a time.
class Reference {
public:
    Reference(const uint8_t *text, size_t length, bool checks_escapes)
        : at_(text), limit_(text + length), checks_escapes_(checks_escapes) {}

    /// Whether the whole text is one document.
    bool accepts() {
        skip_space();
        if (!value(0)) {
            return false;
        }
        skip_space();
        return at_ == limit_;
    }

    bool too_deep = false;

private:
    void skip_space() {
        while (at_ < limit_ && (*at_ == ' ' || *at_ == '\t' || *at_ == '\r')) {
            at_++;
        }
    }

    bool take(uint8_t byte) {
        if (at_ == limit_ || *at_ != byte) {
            return false;
        }
        at_++;
        return true;
    }

    bool word(const char *text) {
        for (; *text != 0; text++) {
            if (!take(static_cast<uint8_t>(*text))) {
                return false;
            }
        }
        return true;
    }

    bool digits() {
        const uint8_t *start = at_;
        while (at_ < limit_ && *at_ >= '0' && *at_ <= '9') {
            at_++;
        }
        return at_ > start;
    }

    bool number() {
        take('-');
        if (!take('0') && !digits()) {
            return false;
        }
        if (take('.') && !digits()) {
            return false;
        }
        if (take('e') || take('E')) {
            if (!take('+')) {
                take('-');
            }
            return digits();
        }
        return true;
    }

    bool escape() {
        if (at_ == limit_) {
            return false;
        }
        const uint8_t kind = *at_++;
        if (kind == 'u') {
            for (int i = 0; i < 4; i++) {
                if (at_ == limit_ || std::strchr("0123456789abcdefABCDEF", *at_) == nullptr || *at_ == 0) {
                    return false;
                }
                at_++;
            }
            return true;
        }
        return kind != 0 && std::strchr("\"\\/bfnrt", kind) != nullptr;
    }

    bool string() {
        if (!take('"')) {
            return false;
        }
        while (at_ < limit_) {
            const uint8_t byte = *at_;
            if (byte == '"') {
                at_++;
                return true;
            }
            if (byte < 0x20) {
                return false;
            }
            at_++;
            if (byte != '\\') {
                continue;
            }
            if (checks_escapes_) {
                if (!escape()) {
                    return false;
                }
            } else if (at_ == limit_ || (*at_ < 0x20 && !passes_escaped_controls)) {
                return false;
            } else {
                at_++;
            }
        }
        return false;
    }

    bool value(int depth) {
        if (depth > 500) {
            too_deep = true;
            return false;
        }
        if (at_ == limit_) {
            return false;
        }
        switch (*at_) {
        case '"': return string();
        case 't': return word("true");
        case 'f': return word("false");
        case 'n': return word("null");
        case '{':
        case '[': {
            const bool is_object = *at_++ == '{';
            const uint8_t close = is_object ? '}' : ']';
            skip_space();
            if (take(close)) {
                return true;
            }
            while (true) {
                skip_space();
                if (is_object) {
                    if (!string()) {
                        return false;
                    }
                    skip_space();
                    if (!take(':')) {
                        return false;
                    }
                    skip_space();
                }
                if (!value(depth + 1)) {
                    return false;
                }
                skip_space();
                if (take(close)) {
                    return true;
                }
                if (!take(',')) {
                    return false;
                }
            }
        }
        default: return number();
        }
    }

    const uint8_t *at_;
    const uint8_t *limit_;
    const bool checks_escapes_;
};

bool is_space(uint8_t byte) { return byte == ' ' || byte == '\t' || byte == '\r'; }

/// The length of the byte order marks, NUL bytes and white space at the beginning.
size_t preamble_length(const uint8_t *line, size_t length, bool *has_marks) {
    size_t at = 0;
    *has_marks = false;
    while (at < length) {
        if (line[at] == 0) {
            *has_marks = true;
            at++;
        } else if (length - at >= 3 && std::memcmp(line + at, "\xEF\xBB\xBF", 3) == 0) {
            *has_marks = true;
            at += 3;
        } else if (is_space(line[at])) {
            at++;
        } else {
            break;
        }
    }
    return at;
}

void check_verdict(const uint8_t *line, size_t length, int kind) {
    bool has_marks = false;
    const size_t start = preamble_length(line, length, &has_marks);
    if (start == length) {
        require(kind == RECORD_SCANNER_BLANK, "a line of nothing is blank");
        return;
    }
    require(kind != RECORD_SCANNER_BLANK, "only a line of nothing is blank");
    // Bytes that are not UTF-8 need no care here: in a string both take any, elsewhere both refuse all.
    Reference lenient(line + start, length - start, false);
    const bool may_pass = lenient.accepts();
    if (lenient.too_deep) {
        return;
    }
    Reference strict(line + start, length - start, true);
    const bool must_pass = strict.accepts();
    const bool passed = kind != RECORD_SCANNER_INVALID;
    require(!passed || may_pass, "what the grammar refuses is invalid");
    // NUL bytes glued to a string or a number are not passed over, which is documented.
    const bool is_bracket = line[start] == '{' || line[start] == '[';
    if (must_pass && (!has_marks || is_bracket)) {
        require(passed, "what the grammar takes is valid");
    }
    if (passed) {
        require((kind == RECORD_SCANNER_OBJECT) == (line[start] == '{'), "an object begins with a brace");
    }
}

// MARK: - One block

struct Block {
    Block(const uint8_t *text, size_t length, uint8_t padding)
        : bytes(new uint8_t[length + RECORD_SCANNER_PADDING]), length(length) {
        if (length > 0) {
            std::memcpy(bytes.get(), text, length);
        }
        std::memset(bytes.get() + length, padding, RECORD_SCANNER_PADDING);
    }
    std::unique_ptr<uint8_t[]> bytes;
    size_t length;
};

/// Touches each byte, so that ASan sees a field that points anywhere else.
void read_all(const uint8_t *bytes, size_t length) {
    for (size_t i = 0; i < length; i++) {
        static_cast<void>(*const_cast<const volatile uint8_t *>(bytes + i));
    }
}

void check_fields(const Block &block, const record_scanner_line &line, const record_scanner_result &result) {
    require(line.first_field + line.field_count <= result.field_count, "fields lie inside the list");
    require(line.kind == RECORD_SCANNER_OBJECT || line.field_count == 0, "only objects have fields");
    std::vector<bool> seen(paths.size(), false);
    for (size_t i = line.first_field; i < line.first_field + size_t{line.field_count}; i++) {
        const record_scanner_field &field = result.fields[i];
        require(field.path < paths.size(), "a field belongs to the plan");
        require(!seen[field.path], "a path has one value");
        seen[field.path] = true;
        require(field.kind <= RECORD_SCANNER_CONTAINER, "a field has a kind");
        read_all(field.start, field.length);
        const auto start = reinterpret_cast<uintptr_t>(field.start);
        const auto first = reinterpret_cast<uintptr_t>(block.bytes.get());
        if (start >= first && start <= first + block.length + RECORD_SCANNER_PADDING) {
            require(
                start - first >= line.offset && start - first + field.length <= line.offset + size_t{line.length},
                "a value of the block lies in its line");
        }
        if (field.kind == RECORD_SCANNER_UNSIGNED) {
            const std::string text(reinterpret_cast<const char *>(field.start), field.length);
            require(std::to_string(field.integer) == text, "an unsigned number has its value");
        }
    }
    require(seen[1] == seen[paths.size() - 2], "a path that is asked for twice is given twice");
}

void compare(
    const record_scanner_result &together, const record_scanner_line &line, const record_scanner_result &alone) {
    require(alone.line_count == 1, "a line alone is one line");
    const record_scanner_line &other = alone.lines[0];
    require(other.kind == line.kind, "a line alone is of the same kind");
    require(other.length == line.length, "a line alone has the same length");
    require(other.field_count == line.field_count, "a line alone has as many fields");
    for (size_t i = 0; i < line.field_count; i++) {
        const record_scanner_field &left = together.fields[line.first_field + i];
        const record_scanner_field &right = alone.fields[other.first_field + i];
        require(left.path == right.path && left.kind == right.kind && left.integer == right.integer, "same field");
        require(
            left.length == right.length && std::memcmp(left.start, right.start, left.length) == 0, "same text");
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    static const Scanner scanner = make_scanner();
    static const Scanner other = make_scanner();
    require(scanner && other, "there is memory for the plan");

    const Block block(data, size, '"');
    record_scanner_result result;
    require(record_scanner_scan(scanner.get(), block.bytes.get(), size, &result) == 0, "a block is scanned");

    size_t offset = 0;
    size_t field = 0;
    for (size_t i = 0; i < result.line_count; i++) {
        const record_scanner_line &line = result.lines[i];
        require(line.offset == offset, "lines follow each other");
        require(line.offset + size_t{line.length} <= size, "a line lies in the block");
        require(
            line.length == 0 || std::memchr(data + line.offset, '\n', line.length) == nullptr,
            "a line feed ends a line");
        offset = line.offset + size_t{line.length};
        require(offset == size || data[offset] == '\n', "a line ends at a line feed");
        offset++;
        require(line.first_field == field, "fields follow each other");
        field += line.field_count;
        check_fields(block, line, result);
        check_verdict(data + line.offset, line.length, line.kind);

        // The line alone, with a line feed where it has one, since a block of no bytes has no line.
        const bool has_feed = line.offset + size_t{line.length} < size;
        const Block single(data + line.offset, line.length + (has_feed ? 1 : 0), ' ');
        record_scanner_result alone;
        require(record_scanner_scan(other.get(), single.bytes.get(), single.length, &alone) == 0, "a line is scanned");
        compare(result, line, alone);
    }
    require(size == 0 ? offset == 0 : offset == size || offset == size + 1, "the lines cover the block");
    require(field == result.field_count, "all fields belong to a line");
    return 0;
}

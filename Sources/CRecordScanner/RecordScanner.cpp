#include "CRecordScanner.h"
#include "PathPlan.hpp"
#include "Scalars.hpp"

#include <algorithm>
#include <memory>
#include <new>
#include <simdjson.h>

using tailmeter::PathPlan;

namespace {

/// Stage 1's capacity is kept after a block up to this size; a larger one (a line of megabytes) is given back.
constexpr size_t kept_capacity = size_t{2} << 20;

/// Whether a key may hold an escape sequence. Reads whole words: the block's padding makes that safe.
bool has_backslash(const uint8_t *text, size_t length) {
    if (length > 32) {
        return std::memchr(text, '\\', length) != nullptr;
    }
    for (size_t at = 0; at < length; at += 8) {
        uint64_t word;
        std::memcpy(&word, text + at, sizeof word);
        if (length - at < 8) {
            word &= (uint64_t{1} << (8 * (length - at))) - 1;
        }
        const uint64_t zeroed = word ^ 0x5C5C5C5C5C5C5C5Cu;
        if (((zeroed - 0x0101010101010101u) & ~zeroed & 0x8080808080808080u) != 0) {
            return true;
        }
    }
    return false;
}

} // namespace

struct record_scanner {
    explicit record_scanner(size_t path_count)
        : scans_together_(simdjson::get_active_implementation()->name() != "fallback"), paths_(path_count) {}

    PathPlan plan;

    /// To be called when the plan is whole.
    void prepare() { opened_.assign(plan.node_count(), 0); }

    int scan(const uint8_t *block, size_t length, record_scanner_result *result) {
        lines_.clear();
        field_count_ = 0;
        sanitized_.clear();
        text_used_ = 0;
        if (length > 0) {
            if (!reserve(length)) {
                return -1;
            }
            if (scans_together_ && stage1(block, length) == simdjson::SUCCESS) {
                scan_together(block, length);
            } else {
                scan_line_by_line(block, length);
            }
        }
        result->lines = lines_.data();
        result->line_count = lines_.size();
        result->fields = fields_.data();
        result->field_count = field_count_;
        return 0;
    }

private:
    /// Of a path: where its field of a line stands, and of which line that is.
    struct PathState {
        uint64_t line = 0;
        uint32_t field = 0;
    };

    /// A key that stood in a place of the last lines, and what it led to.
    struct ExpectedKey {
        uint64_t prefix = 0;
        uint64_t suffix = 0;
        size_t length = SIZE_MAX;
        const PathPlan::Entry *entry = nullptr;
    };

    /// Places past this one are looked up each time.
    static constexpr size_t expected_limit = 64;

    /// A document's place: `bytes` is what stage 1 was given, positions are relative to it.
    struct Cursor {
        const uint8_t *bytes;
        const uint32_t *token;
        uint32_t end;
    };

    bool reserve(size_t length) {
        const bool too_large = stage1_ && stage1_->capacity() > kept_capacity && length < kept_capacity / 2;
        if (!stage1_ || stage1_->capacity() < length || too_large) {
            stage1_.reset();
            const size_t capacity = std::max(length, size_t{1} << 16);
            // Depth 1: stage 2, which alone would use the stacks, never runs.
            if (simdjson::get_active_implementation()->create_dom_parser_implementation(capacity, 1, stage1_) !=
                simdjson::SUCCESS) {
                return false;
            }
            text_.reset();
        }
        return true;
    }

    simdjson::error_code stage1(const uint8_t *bytes, size_t length) {
        return stage1_->stage1(bytes, length, simdjson::stage1_mode::regular);
    }

    void scan_together(const uint8_t *block, size_t length) {
        Cursor cursor{block, stage1_->structural_indexes.get(), 0};
        for (size_t offset = 0; offset < length;) {
            const size_t end = line_end(block, offset, length);
            cursor.end = static_cast<uint32_t>(end);
            begin_line(offset, end - offset);
            lines_.back().kind = scan_line(cursor);
            finish_line();
            while (*cursor.token < cursor.end) {
                cursor.token++;
            }
            offset = end + 1;
        }
    }

    void scan_line_by_line(const uint8_t *block, size_t length) {
        for (size_t offset = 0; offset < length;) {
            const size_t end = line_end(block, offset, length);
            begin_line(offset, end - offset);
            lines_.back().kind = scan_alone(block + offset, end - offset);
            finish_line();
            offset = end + 1;
        }
    }

    uint8_t scan_alone(const uint8_t *line, size_t length) {
        if (length == 0) {
            return RECORD_SCANNER_BLANK;
        }
        simdjson::error_code error = stage1(line, length);
        if (error == simdjson::UTF8_ERROR) {
            std::unique_ptr<uint8_t[]> copy(new (std::nothrow) uint8_t[length + RECORD_SCANNER_PADDING]());
            if (!copy) {
                return RECORD_SCANNER_INVALID;
            }
            tailmeter::replace_invalid_utf8(line, length, copy.get());
            line = copy.get();
            sanitized_.push_back(std::move(copy));
            error = stage1(line, length);
        }
        if (error == simdjson::EMPTY) {
            return RECORD_SCANNER_BLANK;
        }
        if (error != simdjson::SUCCESS) {
            return RECORD_SCANNER_INVALID;
        }
        Cursor cursor{line, stage1_->structural_indexes.get(), static_cast<uint32_t>(length)};
        return scan_line(cursor);
    }

    static size_t line_end(const uint8_t *block, size_t offset, size_t length) {
        const void *feed = std::memchr(block + offset, '\n', length - offset);
        return feed ? static_cast<size_t>(static_cast<const uint8_t *>(feed) - block) : length;
    }

    void begin_line(size_t offset, size_t length) {
        record_scanner_line line{};
        line.offset = static_cast<uint32_t>(offset);
        line.length = static_cast<uint32_t>(length);
        line.first_field = static_cast<uint32_t>(field_count_);
        lines_.push_back(line);
        line_stamp_++;
        if (fields_.size() < field_count_ + paths_.size()) {
            fields_.resize(std::max(field_count_ + paths_.size(), fields_.size() * 2));
        }
    }

    void finish_line() {
        record_scanner_line &line = lines_.back();
        if (line.kind != RECORD_SCANNER_OBJECT) {
            field_count_ = line.first_field;
        }
        line.field_count = static_cast<uint16_t>(field_count_ - line.first_field);
    }

    uint8_t scan_line(Cursor &cursor) {
        skip_preamble(cursor);
        if (*cursor.token >= cursor.end) {
            return RECORD_SCANNER_BLANK;
        }
        const uint32_t start = *cursor.token;
        line_has_escapes_ = std::memchr(cursor.bytes + start, '\\', cursor.end - start) != nullptr;
        const bool is_object = cursor.bytes[*cursor.token] == '{';
        if (!walk(cursor) || *cursor.token < cursor.end) {
            return RECORD_SCANNER_INVALID;
        }
        return is_object ? RECORD_SCANNER_OBJECT : RECORD_SCANNER_VALUE;
    }

    /// Passes over byte order marks and runs of NUL bytes. Together they are one token to stage 1, up to the next
    /// bracket.
    void skip_preamble(Cursor &cursor) {
        while (*cursor.token < cursor.end) {
            const uint32_t next = std::min(cursor.token[1], cursor.end);
            for (uint32_t at = *cursor.token; at < next;) {
                if (cursor.bytes[at] == 0 || tailmeter::is_space(cursor.bytes[at])) {
                    at++;
                } else if (next - at >= 3 && std::memcmp(cursor.bytes + at, "\xEF\xBB\xBF", 3) == 0) {
                    at += 3;
                } else {
                    return;
                }
            }
            cursor.token++;
        }
    }

    /// Walks one document and keeps the values that the plan wants. Afterwards the cursor stands behind it.
    bool walk(Cursor &cursor) {
        const uint8_t *bytes = cursor.bytes;
        const uint32_t *token = cursor.token;
        const uint32_t end = cursor.end;
        // For each open container: the plan's node of an object (or none) shifted by one, and whether it is an array.
        stack_.clear();
        place_ = 0;
        int32_t node = PathPlan::none;
        const PathPlan::Entry *entry = &plan.root();
        bool in_array = false;
        uint32_t at;

        if (*token >= end) {
            return false;
        }
        at = *token++;
        goto value;

    object_key: {
        if (bytes[at] != '"' || *token >= end || bytes[*token] != ':') {
            goto fail;
        }
        const uint32_t colon = *token++;
        uint32_t close = colon - 1;
        while (tailmeter::is_space(bytes[close])) {
            close--;
        }
        // Between a string and the next token stands white space alone, so this is the closing quote.
        if (bytes[close] != '"' || close <= at) {
            goto fail;
        }
        entry = node == 0                ? find_at_root(bytes + at + 1, close - at - 1)
                : node == PathPlan::none ? nullptr
                                         : find(node, bytes + at + 1, close - at - 1);
        if (*token >= end) {
            goto fail;
        }
        at = *token++;
        goto value;
    }

    value: {
        const uint8_t first = bytes[at];
        switch (first) {
        case '"':
            if (entry != nullptr) {
                const uint32_t next = std::min(*token, end);
                uint32_t close = next - 1;
                while (tailmeter::is_space(bytes[close])) {
                    close--;
                }
                if (bytes[close] != '"' || close <= at) {
                    goto fail;
                }
                if (!keep_string(*entry, bytes + at + 1, close - at - 1)) {
                    goto fail;
                }
            }
            break;
        case '{':
        case '[': {
            if (entry != nullptr) {
                keep(*entry, RECORD_SCANNER_CONTAINER, bytes + at, 1, 0);
            }
            const int32_t below = first == '{' && entry != nullptr ? entry->child : PathPlan::none;
            note_opened(below);
            stack_.push_back(static_cast<uint32_t>(node + 1) << 1 | (in_array ? 1 : 0));
            node = below;
            in_array = first == '[';
            entry = nullptr;
            if (*token >= end) {
                goto fail;
            }
            at = *token++;
            if (bytes[at] == (in_array ? ']' : '}')) {
                goto close;
            }
            if (in_array) {
                goto value;
            }
            goto object_key;
        }
        case 't':
            if (!tailmeter::matches_literal(bytes + at, bytes + end, "true", 4)) {
                goto fail;
            }
            if (entry != nullptr) {
                keep(*entry, RECORD_SCANNER_TRUE, bytes + at, 4, 0);
            }
            break;
        case 'f':
            if (!tailmeter::matches_literal(bytes + at, bytes + end, "false", 5)) {
                goto fail;
            }
            if (entry != nullptr) {
                keep(*entry, RECORD_SCANNER_FALSE, bytes + at, 5, 0);
            }
            break;
        case 'n':
            if (!tailmeter::matches_literal(bytes + at, bytes + end, "null", 4)) {
                goto fail;
            }
            if (entry != nullptr) {
                keep(*entry, RECORD_SCANNER_NULL, bytes + at, 4, 0);
            }
            break;
        case '-':
        case '0':
        case '1':
        case '2':
        case '3':
        case '4':
        case '5':
        case '6':
        case '7':
        case '8':
        case '9': {
            const tailmeter::Number number = tailmeter::parse_number(bytes + at, bytes + end);
            if (!number.valid) {
                goto fail;
            }
            if (entry != nullptr) {
                keep(*entry, number.is_unsigned ? RECORD_SCANNER_UNSIGNED : RECORD_SCANNER_NUMBER, bytes + at,
                     static_cast<size_t>(number.end - (bytes + at)), number.value);
            }
            break;
        }
        default: goto fail;
        }
        goto after_value;
    }

    close: {
        const uint32_t outer = stack_.back();
        stack_.pop_back();
        node = static_cast<int32_t>(outer >> 1) - 1;
        in_array = (outer & 1) != 0;
        goto after_value;
    }

    after_value:
        entry = nullptr;
        if (stack_.empty()) {
            cursor.token = token;
            return true;
        }
        if (*token >= end) {
            goto fail;
        }
        at = *token++;
        if (bytes[at] == ',') {
            if (*token >= end) {
                goto fail;
            }
            at = *token++;
            if (in_array) {
                goto value;
            }
            goto object_key;
        }
        if (bytes[at] == (in_array ? ']' : '}')) {
            goto close;
        }

    fail:
        cursor.token = token;
        return false;
    }

    /// What a key of the document's root leads to. Lines of one log have the same keys in the same order, so that the
    /// key that stood in the same place before is tried first.
    [[gnu::always_inline]] inline const PathPlan::Entry *find_at_root(const uint8_t *key, size_t length) {
        if (place_ >= expected_limit) {
            return find(0, key, length);
        }
        ExpectedKey &expected = expected_[place_++];
        const uint64_t prefix = PathPlan::load_prefix(key, length);
        const uint64_t suffix = PathPlan::load_suffix(key, length);
        // Of a key longer than 16 bytes the two words are not all: only those that lead somewhere are compared in full.
        // Written with escapes, a key is longer than the entry's.
        if (expected.length == length && expected.prefix == prefix && expected.suffix == suffix &&
            (length <= 16 || (expected.entry != nullptr && expected.entry->length == length &&
                              plan.is_key(*expected.entry, key, length)))) {
            return expected.entry;
        }
        const PathPlan::Entry *entry = find(0, key, length);
        expected = ExpectedKey{prefix, suffix, length, entry};
        return entry;
    }

    const PathPlan::Entry *find(int32_t node, const uint8_t *key, size_t length) {
        if (const PathPlan::Entry *entry = plan.find(node, key, length)) {
            return entry;
        }
        if (!line_has_escapes_ || !has_backslash(key, length) || length > 1024) {
            return nullptr;
        }
        uint8_t plain[1024 + 8];
        const int64_t plain_length = tailmeter::unescape(key, length, plain);
        return plain_length < 0 ? nullptr : plan.find(node, plain, static_cast<size_t>(plain_length));
    }

    [[gnu::always_inline]] inline bool keep_string(const PathPlan::Entry &entry, const uint8_t *text, size_t length) {
        if (!line_has_escapes_ || !has_backslash(text, length)) {
            keep(entry, RECORD_SCANNER_STRING, text, length, 0);
            return true;
        }
        return keep_escaped(entry, text, length);
    }

    [[gnu::noinline]] bool keep_escaped(const PathPlan::Entry &entry, const uint8_t *text, size_t length) {
        if (!text_) {
            // Unescaped text is never longer than the text itself, and each byte of the block is read at most once.
            text_.reset(new (std::nothrow) uint8_t[stage1_->capacity()]);
            if (!text_) {
                return false;
            }
        }
        uint8_t *out = text_.get() + text_used_;
        const int64_t written = tailmeter::unescape(text, length, out);
        if (written < 0) {
            return false;
        }
        text_used_ += static_cast<size_t>(written);
        keep(entry, RECORD_SCANNER_STRING, out, static_cast<size_t>(written), 0);
        return true;
    }

    [[gnu::always_inline]] inline void keep(const PathPlan::Entry &entry, uint8_t kind, const uint8_t *start,
                                            size_t length, uint64_t integer) {
        if (entry.child != PathPlan::none && was_opened(entry.child)) {
            forget_below(entry.child);
        }
        for (int32_t same = entry.path; same != PathPlan::none; same = plan.next(same)) {
            const auto path = static_cast<size_t>(same);
            PathState &state = paths_[path];
            if (state.line != line_stamp_) {
                state.line = line_stamp_;
                state.field = static_cast<uint32_t>(field_count_++);
            }
            record_scanner_field &field = fields_[state.field];
            field.start = start;
            field.integer = integer;
            field.length = static_cast<uint32_t>(length);
            field.path = static_cast<uint16_t>(path);
            field.kind = kind;
            field.reserved = 0;
        }
    }

    /// Notes that an object of the plan's node begins in this line.
    [[gnu::always_inline]] inline void note_opened(int32_t node) {
        if (node != PathPlan::none) {
            opened_[static_cast<size_t>(node)] = line_stamp_;
        }
    }

    /// Whether an object of the plan's node stood in this line before: most keys stand once.
    [[gnu::always_inline]] inline bool was_opened(int32_t node) const {
        return opened_[static_cast<size_t>(node)] == line_stamp_;
    }

    /// A key that stands again replaces the whole object that stood there before: nothing read from that one is left.
    void forget_below(int32_t node) {
        const size_t first = lines_.back().first_field;
        for (size_t i = field_count_; i > first; i--) {
            const auto path = static_cast<size_t>(fields_[i - 1].path);
            if (!plan.covers(node, static_cast<int32_t>(path))) {
                continue;
            }
            paths_[path].line = 0;
            field_count_--;
            if (i - 1 < field_count_) {
                fields_[i - 1] = fields_[field_count_];
                paths_[fields_[i - 1].path].field = static_cast<uint32_t>(i - 1);
            }
        }
    }

    /// False without SIMD: that stage 1 takes a backslash and a line feed as a part of a string, so that a line could
    /// swallow the next one.
    const bool scans_together_;
    std::unique_ptr<simdjson::internal::dom_parser_implementation> stage1_;
    std::vector<record_scanner_line> lines_;
    /// The first `field_count_` are fields; there is always room for one more of each path.
    std::vector<record_scanner_field> fields_;
    size_t field_count_ = 0;
    std::vector<uint32_t> stack_;
    std::vector<ExpectedKey> expected_ = std::vector<ExpectedKey>(expected_limit);
    size_t place_ = 0;
    /// Whether the line has a backslash at all: most have none, and then no key and no value need be searched for one.
    bool line_has_escapes_ = false;
    std::vector<PathState> paths_;
    /// By node of the plan: the last line that had an object there.
    std::vector<uint64_t> opened_;
    uint64_t line_stamp_ = 0;
    std::unique_ptr<uint8_t[]> text_;
    size_t text_used_ = 0;
    std::vector<std::unique_ptr<uint8_t[]>> sanitized_;
};

record_scanner *record_scanner_create(const record_scanner_path *paths, size_t count) {
    if (count > 4000) {
        return nullptr;
    }
    try {
        auto scanner = std::make_unique<record_scanner>(count);
        for (size_t i = 0; i < count; i++) {
            if (paths[i].count == 0) {
                return nullptr;
            }
            std::vector<std::string> keys(paths[i].keys, paths[i].keys + paths[i].count);
            scanner->plan.add(keys, static_cast<int32_t>(i));
        }
        scanner->prepare();
        return scanner.release();
    } catch (const std::bad_alloc &) {
        return nullptr;
    }
}

void record_scanner_destroy(record_scanner *scanner) { delete scanner; }

int record_scanner_scan(record_scanner *scanner, const uint8_t *block, size_t length, record_scanner_result *result) {
    if (length > RECORD_SCANNER_MAX_BLOCK) {
        return -1;
    }
    try {
        return scanner->scan(block, length, result);
    } catch (const std::bad_alloc &) {
        return -1;
    }
}

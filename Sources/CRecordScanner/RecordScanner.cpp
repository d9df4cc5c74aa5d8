#include "CRecordScanner.h"
#include "KeyForecast.hpp"
#include "PathPlan.hpp"
#include "Scalars.hpp"

#include <algorithm>
#include <memory>
#include <new>
#include <simdjson.h>

using tailmeter::KeyForecast;
using tailmeter::PathPlan;

namespace {

/// Stage 1's capacity is kept after a block up to this size; a larger one (a line of megabytes) is given back.
constexpr size_t kept_capacity = size_t{2} << 20;

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

    /// A line's place: `bytes` is what stage 1 was given, positions are relative to it. Behind the last token stand
    /// four more that are the end of all bytes.
    struct Cursor {
        const uint8_t *bytes;
        const uint32_t *token;
        /// Where the line ends; until that is known, the end of all bytes.
        uint32_t end;
        bool knows_end;

        /// Finds the line's end, where it is not known. Between the line's beginning and `from` stands no line feed.
        void find_end(uint32_t from) {
            if (!knows_end) {
                end = static_cast<uint32_t>(line_end(bytes, from, end));
                knows_end = true;
            }
        }
    };

    struct Text {
        const uint8_t *start = nullptr;
        size_t length = 0;
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
        const simdjson::error_code error = stage1_->stage1(bytes, length, simdjson::stage1_mode::regular);
        if (error == simdjson::SUCCESS) {
            // There is room for seven behind the last one, whatever the bytes.
            uint32_t *behind = stage1_->structural_indexes.get() + stage1_->n_structural_indexes;
            std::fill_n(behind, 4, static_cast<uint32_t>(length));
        }
        return error;
    }

    void scan_together(const uint8_t *block, size_t length) {
        const uint32_t *const first = stage1_->structural_indexes.get();
        Cursor cursor{block, first, 0, false};
        for (size_t offset = 0; offset < length;) {
            cursor.end = static_cast<uint32_t>(length);
            cursor.knows_end = false;
            begin_line(offset);
            const uint8_t kind = scan_line(cursor, static_cast<uint32_t>(offset));
            if (!cursor.knows_end) {
                cursor.end = static_cast<uint32_t>(line_end(block, offset, length));
            }
            if (kind == RECORD_SCANNER_INVALID) {
                while (cursor.token > first && cursor.token[-1] >= cursor.end) {
                    cursor.token--;
                }
                while (*cursor.token < cursor.end) {
                    cursor.token++;
                }
            }
            finish_line(kind, cursor.end - offset);
            offset = size_t{cursor.end} + 1;
        }
    }

    void scan_line_by_line(const uint8_t *block, size_t length) {
        for (size_t offset = 0; offset < length;) {
            const size_t end = line_end(block, offset, length);
            begin_line(offset);
            finish_line(scan_alone(block + offset, end - offset), end - offset);
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
        Cursor cursor{line, stage1_->structural_indexes.get(), static_cast<uint32_t>(length), true};
        return scan_line(cursor, 0);
    }

    static size_t line_end(const uint8_t *block, size_t offset, size_t length) {
        const void *feed = std::memchr(block + offset, '\n', length - offset);
        return feed ? static_cast<size_t>(static_cast<const uint8_t *>(feed) - block) : length;
    }

    void begin_line(size_t offset) {
        record_scanner_line line{};
        line.offset = static_cast<uint32_t>(offset);
        line.first_field = static_cast<uint32_t>(field_count_);
        lines_.push_back(line);
        line_stamp_++;
        if (fields_.size() < field_count_ + paths_.size()) {
            fields_.resize(std::max(field_count_ + paths_.size(), fields_.size() * 2));
        }
    }

    void finish_line(uint8_t kind, size_t length) {
        record_scanner_line &line = lines_.back();
        line.kind = kind;
        line.length = static_cast<uint32_t>(length);
        if (kind != RECORD_SCANNER_OBJECT) {
            field_count_ = line.first_field;
        }
        line.field_count = static_cast<uint16_t>(field_count_ - line.first_field);
    }

    /// Scans the line that begins at `offset`. Afterwards its end is known, and the cursor stands behind it, unless it
    /// is invalid.
    uint8_t scan_line(Cursor &cursor, uint32_t offset) {
        if (*cursor.token != offset || cursor.bytes[offset] != '{') {
            cursor.find_end(offset);
            skip_preamble(cursor);
            if (*cursor.token >= cursor.end) {
                return RECORD_SCANNER_BLANK;
            }
        }
        const bool is_object = cursor.bytes[*cursor.token] == '{';
        if (!walk(cursor)) {
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

    /// Walks the document that begins at the token, and keeps the values that the plan wants. Nothing but white space
    /// may stand behind it in the line.
    ///
    /// As long as each member begins as it did in an earlier line and no white space stands elsewhere, there was no line
    /// feed, and the line's end is looked for only where it must be.
    bool walk(Cursor &cursor) {
        const uint8_t *const bytes = cursor.bytes;
        const uint32_t *token = cursor.token;
        uint32_t limit = cursor.end;
        const auto find_end = [&](uint32_t from) {
            cursor.find_end(from);
            limit = cursor.end;
        };
        // The plan's nodes of the objects around.
        stack_.clear();
        KeyForecast::Key *key = forecast_.beginning();
        int32_t node = PathPlan::none;
        const PathPlan::Entry *entry = &plan.root();
        uint32_t at = *token++;
        uint8_t kind;
        const uint8_t *start;
        size_t length;
        uint64_t integer = 0;
        goto value;

    member: {
        // At the bracket or comma before a key.
        KeyForecast::Key *known = forecast_.find(key, bytes + at, node);
        if (known == nullptr) {
            goto unknown_member;
        }
        const uint32_t behind = at + known->length;
        if (token[2] != behind || behind >= limit) {
            goto unknown_member;
        }
        token += 3;
        key = known;
        entry = known->entry;
        at = behind;
    }

    value: {
        // Most values end right before the next token.
        const uint32_t next = *token;
        const uint8_t first = bytes[at];
        if (first == '"') {
            const uint8_t *close = bytes + next - 1;
            if (next >= limit || *close != '"') {
                find_end(at);
                close = bytes + std::min(next, limit) - 1;
                // Between a string and the next token stands white space alone, so this finds the closing quote.
                while (tailmeter::is_space(*close)) {
                    close--;
                }
            }
            if (entry == nullptr) {
                goto after_value;
            }
            start = bytes + at + 1;
            if (*close != '"' || close < start) {
                goto fail;
            }
            length = static_cast<size_t>(close - start);
            kind = RECORD_SCANNER_STRING;
            if (tailmeter::has_backslash(start, length)) {
                const Text plain = unescape(start, length);
                if (plain.start == nullptr) {
                    goto fail;
                }
                start = plain.start;
                length = plain.length;
            }
            goto found;
        }
        start = bytes + at;
        length = next < limit ? next - at : 0;
        if (first == '-' || tailmeter::is_digit(first)) {
            tailmeter::Number number;
            if (length - 1 >= 8 || !tailmeter::parse_short_number(start, length, number)) {
                find_end(at);
                number = tailmeter::parse_number(start, bytes + limit);
                if (!number.valid) {
                    goto fail;
                }
                length = static_cast<size_t>(number.end - start);
            }
            kind = number.is_unsigned ? RECORD_SCANNER_UNSIGNED : RECORD_SCANNER_NUMBER;
            integer = number.value;
        } else if (first == '{' || first == '[') {
            if (length != 1) {
                find_end(at);
            }
            if (entry != nullptr) {
                keep(*entry, RECORD_SCANNER_CONTAINER, start, 1, 0);
            }
            if (first == '[' || entry == nullptr || entry->child == PathPlan::none) {
                find_end(at);
                token = skip_container(bytes, token, limit, first == '[');
                if (token == nullptr) {
                    token = cursor.token;
                    goto fail;
                }
                goto after_container;
            }
            if (next >= limit) {
                goto fail;
            }
            if (bytes[next] == '}') {
                token++;
                goto after_container;
            }
            stack_.push_back(node);
            node = entry->child;
            note_opened(node);
            goto member;
        } else {
            const tailmeter::Literal *literal = tailmeter::literal(first);
            if (literal == nullptr) {
                goto fail;
            }
            // A token right behind it is looked at in any case.
            if (length != literal->length) {
                find_end(at);
                length = literal->length;
                if (!tailmeter::matches_literal(start, bytes + limit, *literal)) {
                    goto fail;
                }
            } else if (!literal->stands_at(start)) {
                goto fail;
            }
            kind = literal->kind;
        }
        if (entry == nullptr) {
            goto after_value;
        }
    }

    found:
        keep(*entry, kind, start, length, kind == RECORD_SCANNER_UNSIGNED ? integer : 0);

    after_value:
        if (node == PathPlan::none) {
            goto after_document;
        }
        at = *token++;
        if (at >= limit) {
            goto fail;
        }
        if (bytes[at] == ',') {
            goto member;
        }
        if (bytes[at] != '}') {
            goto fail;
        }
        node = stack_.back();
        stack_.pop_back();

    after_container:
        // At the closing bracket, which is the token before.
        if (node == PathPlan::none) {
            goto after_document;
        }
        if (*token != token[-1] + 1) {
            find_end(token[-1] + 1);
        }
        goto after_value;

    unknown_member: {
        find_end(at);
        if (token[2] >= limit || bytes[token[0]] != '"' || bytes[token[1]] != ':') {
            goto fail;
        }
        const uint8_t *text = bytes + token[0] + 1;
        const uint8_t *close = bytes + token[1] - 1;
        while (tailmeter::is_space(*close)) {
            close--;
        }
        if (*close != '"' || close < text) {
            goto fail;
        }
        length = static_cast<size_t>(close - text);
        if (tailmeter::has_backslash(text, length)) {
            entry = find_escaped(node, text, length);
        } else {
            entry = plan.find(node, text, length);
            key = forecast_.learn(key, bytes + at, token[2] - at, node, entry);
        }
        at = token[2];
        token += 3;
        goto value;
    }

    after_document:
        cursor.token = token;
        if (!cursor.knows_end) {
            // This was an object or nothing: of others the end is known.
            const uint32_t behind = token[-1] + 1;
            if (behind == limit || bytes[behind] == '\n') {
                cursor.end = behind;
                cursor.knows_end = true;
            } else {
                cursor.find_end(behind);
            }
        }
        return *token >= cursor.end;

    fail:
        cursor.token = token;
        return false;
    }

    /// Passes over a container of which nothing is wanted, from the token behind its opening bracket. Returns the one
    /// behind its closing bracket, or null where it is not whole.
    [[gnu::noinline]] const uint32_t *skip_container(const uint8_t *bytes, const uint32_t *token, uint32_t end,
                                                     bool in_array) {
        uint32_t at;
        skipped_.clear();

    open:
        at = *token;
        if (at >= end) {
            return nullptr;
        }
        if (bytes[at] == (in_array ? ']' : '}')) {
            token++;
            goto close;
        }

    next:
        if (!in_array) {
            if (token[2] >= end || bytes[token[0]] != '"' || bytes[token[1]] != ':') {
                return nullptr;
            }
            token += 2;
        }
        at = *token++;
        if (at >= end) {
            return nullptr;
        }
        switch (bytes[at]) {
        case '"': break;
        case '{':
        case '[':
            skipped_.push_back(in_array ? 1 : 0);
            in_array = bytes[at] == '[';
            goto open;
        case 't':
        case 'f':
        case 'n': {
            const tailmeter::Literal &literal = *tailmeter::literal(bytes[at]);
            const bool is_adjacent = *token - at == literal.length && *token < end;
            if (is_adjacent ? !literal.stands_at(bytes + at)
                            : !tailmeter::matches_literal(bytes + at, bytes + end, literal)) {
                return nullptr;
            }
            break;
        }
        default: {
            tailmeter::Number number;
            const uint32_t length = *token < end ? *token - at : 0;
            if (length - 1 >= 8 || !tailmeter::parse_short_number(bytes + at, length, number)) {
                if (!tailmeter::parse_number(bytes + at, bytes + end).valid) {
                    return nullptr;
                }
            }
        }
        }

    after_value:
        at = *token++;
        if (at >= end) {
            return nullptr;
        }
        if (bytes[at] == ',') {
            goto next;
        }
        if (bytes[at] != (in_array ? ']' : '}')) {
            return nullptr;
        }

    close:
        if (skipped_.empty()) {
            return token;
        }
        in_array = skipped_.back() != 0;
        skipped_.pop_back();
        goto after_value;
    }

    /// What a key that is written with escapes leads to.
    [[gnu::noinline]] const PathPlan::Entry *find_escaped(int32_t node, const uint8_t *key, size_t length) {
        uint8_t plain[1024 + 8];
        const int64_t plain_length = length > 1024 ? -1 : tailmeter::unescape(key, length, plain);
        return plain_length < 0 ? nullptr : plan.find(node, plain, static_cast<size_t>(plain_length));
    }

    /// Unescapes a string's text. The result begins with null where it cannot be.
    [[gnu::noinline]] Text unescape(const uint8_t *text, size_t length) {
        if (!text_) {
            // Unescaped text is never longer than the text itself, and each byte of the block is read at most once.
            text_.reset(new (std::nothrow) uint8_t[stage1_->capacity()]);
            if (!text_) {
                return Text{};
            }
        }
        uint8_t *out = text_.get() + text_used_;
        const int64_t written = tailmeter::unescape(text, length, out);
        if (written < 0) {
            return Text{};
        }
        text_used_ += static_cast<size_t>(written);
        return Text{out, static_cast<size_t>(written)};
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
        opened_[static_cast<size_t>(node)] = line_stamp_;
    }

    /// Whether an object of the plan's node stood in this line before: most keys stand once.
    [[gnu::always_inline]] inline bool was_opened(int32_t node) const {
        return opened_[static_cast<size_t>(node)] == line_stamp_;
    }

    /// A key that stands again replaces the whole object that stood there before: nothing read from that one is left.
    [[gnu::noinline]] void forget_below(int32_t node) {
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
    std::vector<int32_t> stack_;
    std::vector<uint8_t> skipped_;
    KeyForecast forecast_;
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

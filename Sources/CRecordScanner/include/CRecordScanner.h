#ifndef TAILMETER_RECORD_SCANNER_H
#define TAILMETER_RECORD_SCANNER_H

#include <stddef.h>
#include <stdint.h>

/// Scans blocks of JSON lines into flat records: one call a block, no allocation a line.
///
/// The bytes may be anything. simdjson's stage 1 (SIMD, chosen for the processor at run time) finds the structural
/// characters of the whole block at once; a walk over them checks the grammar of each line and copies out the values
/// at the paths of a plan. When stage 1 finds an error anywhere in the block (a line with an odd quote, a control
/// character in a string, bytes that are not UTF-8), the block is done again line by line, so that a bad line harms
/// no other.
///
/// What is checked: one document a line, brackets, commas, colons, literals and numbers everywhere; escape sequences
/// only in strings that the plan reads. Bytes that are not UTF-8 become `?` in what is read and do not spoil the line.
/// A byte order mark and NUL bytes (the hole that copytruncate leaves) before the document are passed over.

#ifdef __cplusplus
extern "C" {
#endif

/// Bytes that must be readable (with any content) after the block that is scanned.
#define RECORD_SCANNER_PADDING 64

/// The largest block in bytes. Offsets are 32 bits wide.
#define RECORD_SCANNER_MAX_BLOCK 0x40000000u

/// What a line is.
enum {
    RECORD_SCANNER_OBJECT = 0, ///< one JSON object
    RECORD_SCANNER_VALUE = 1,  ///< one JSON document that is no object
    RECORD_SCANNER_BLANK = 2,  ///< white space, NUL bytes or nothing
    RECORD_SCANNER_INVALID = 3 ///< anything else
};

/// What a field's value is.
enum {
    RECORD_SCANNER_STRING = 0,
    RECORD_SCANNER_UNSIGNED = 1, ///< a whole number without sign, point or exponent, below 2^63
    RECORD_SCANNER_NUMBER = 2,   ///< any other number
    RECORD_SCANNER_TRUE = 3,
    RECORD_SCANNER_FALSE = 4,
    RECORD_SCANNER_NULL = 5,
    RECORD_SCANNER_CONTAINER = 6 ///< an object or an array
};

/// A value found at a path of the plan. The pointer is valid until the next scan.
typedef struct {
    const uint8_t *start; ///< a string's text, unescaped and without quotes; a number's text
    uint64_t integer;     ///< the value of RECORD_SCANNER_UNSIGNED
    uint32_t length;      ///< bytes at `start`
    uint16_t path;        ///< which path of the plan
    uint8_t kind;         ///< RECORD_SCANNER_STRING and so on
    uint8_t reserved;
} record_scanner_field;

/// A line of the block. Of a key that stands twice, the last value counts, as JSON libraries do.
typedef struct {
    uint32_t offset;      ///< where the line begins in the block
    uint32_t length;      ///< without its line feed
    uint32_t first_field; ///< index of the line's first field
    uint16_t field_count;
    uint8_t kind; ///< RECORD_SCANNER_OBJECT and so on
    uint8_t reserved;
} record_scanner_line;

/// A key path, from the root: `count` keys in UTF-8.
typedef struct {
    const char *const *keys;
    size_t count;
} record_scanner_path;

/// The lines and fields of one block, owned by the scanner and valid until its next call.
typedef struct {
    const record_scanner_line *lines;
    size_t line_count;
    const record_scanner_field *fields;
    size_t field_count;
} record_scanner_result;

typedef struct record_scanner record_scanner;

/// Compiles a plan of at most 4,000 paths; one that stands in it twice gives two fields. Returns NULL when there is no
/// memory or a path is empty.
record_scanner *record_scanner_create(const record_scanner_path *paths, size_t count);

/// Frees the scanner and all that its results point to.
void record_scanner_destroy(record_scanner *scanner);

/// Scans `length` bytes of lines that end in a line feed; the last one may lack it. RECORD_SCANNER_PADDING bytes after
/// them must be readable. Returns 0, or -1 when there is no memory or the block is larger than
/// RECORD_SCANNER_MAX_BLOCK.
int record_scanner_scan(record_scanner *scanner, const uint8_t *block, size_t length, record_scanner_result *result);

#ifdef __cplusplus
}
#endif

#endif

// What zlib alone does: inflates a gzip file from memory to the same buffer again and again.
//
//   inflate_limit FILE [RUNS]     prints "bytes=N" and "median S s"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <zlib.h>

static double now(void) {
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static int ascending(const void *a, const void *b) {
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

// Returns the decompressed bytes of all members, or -1.
static long long inflate_all(unsigned char *data, size_t size) {
    static unsigned char out[256 << 10];
    z_stream stream;
    memset(&stream, 0, sizeof stream);
    if (inflateInit2(&stream, 31) != Z_OK) return -1;
    long long bytes = 0;
    size_t done = 0;
    while (done < size || stream.avail_in > 0) {
        if (stream.avail_in == 0) {
            size_t piece = size - done < (64 << 10) ? size - done : 64 << 10;
            stream.next_in = data + done;
            stream.avail_in = (unsigned)piece;
            done += piece;
        }
        stream.next_out = out;
        stream.avail_out = sizeof out;
        int code = inflate(&stream, Z_NO_FLUSH);
        bytes += sizeof out - stream.avail_out;
        if (code == Z_STREAM_END) inflateReset(&stream);
        else if (code != Z_OK && code != Z_BUF_ERROR) return -1;
    }
    inflateEnd(&stream);
    return bytes;
}

int main(int count, char **arguments) {
    if (count < 2) return 2;
    int runs = count > 2 ? atoi(arguments[2]) : 1;
    FILE *file = fopen(arguments[1], "rb");
    if (!file || runs < 1 || runs > 100) return 2;
    fseek(file, 0, SEEK_END);
    size_t size = (size_t)ftell(file);
    rewind(file);
    unsigned char *data = malloc(size ? size : 1);
    if (!data || fread(data, 1, size, file) != size) return 2;
    double times[100];
    long long bytes = 0;
    for (int run = 0; run < runs; run++) {
        double start = now();
        bytes = inflate_all(data, size);
        times[run] = now() - start;
        if (bytes < 0) return 1;
    }
    qsort(times, (size_t)runs, sizeof times[0], ascending);
    printf("bytes=%lld\nmedian %.6f s\n", bytes, times[runs / 2]);
    return 0;
}

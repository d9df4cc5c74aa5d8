// An app that logs requests at a steady rate, as apps under logrotate do.
//
//   writer LOG LINES_PER_SECOND REPORT
//
// SIGHUP: the log is opened anew, and `REPORT.reopened` is made once that is done. SIGUSR1: the writing pauses, and
// `REPORT.paused` is made once it does; SIGUSR2: it goes on. SIGTERM: it ends. Each time that it pauses and at its end
// `REPORT` tells how many lines were written.
//
// Line n has n input tokens and scrambled(n) output tokens: see there.

#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

static volatile sig_atomic_t is_to_reopen, is_to_pause, is_to_end;

static void hear(int number) {
    if (number == SIGHUP) is_to_reopen = 1;
    if (number == SIGUSR1) is_to_pause = 1;
    if (number == SIGUSR2) is_to_pause = 0;
    if (number == SIGTERM) is_to_end = 1;
}

// Sums of it tell apart which lines are in them, where sums of n alone can't.
static uint64_t scrambled(uint64_t n) { return (n * 2654435761u) % 4294967296u % 100000; }

static void tell(const char *path, const char *ending, uint64_t lines) {
    char name[4096], other[4104];
    snprintf(name, sizeof name, "%s%s", path, ending);
    snprintf(other, sizeof other, "%s.new", name);
    FILE *file = fopen(other, "w");
    if (!file) exit(3);
    fprintf(file, "%llu\n", (unsigned long long)lines);
    fclose(file);
    if (rename(other, name)) exit(3);
}

static int open_log(const char *path) {
    int file = open(path, O_WRONLY | O_CREAT | O_APPEND, 0644);
    if (file < 0) exit(2);
    return file;
}

int main(int count, char **arguments) {
    if (count != 4) return 1;
    const char *log = arguments[1], *report = arguments[3];
    uint64_t rate = strtoull(arguments[2], NULL, 10), lines = 0;
    struct sigaction action = {.sa_handler = hear};
    for (size_t i = 0; i < 4; i++) sigaction((int[]){SIGHUP, SIGUSR1, SIGUSR2, SIGTERM}[i], &action, NULL);
    // Threads of a test runner start programs with their signals blocked.
    sigset_t none;
    sigemptyset(&none);
    sigprocmask(SIG_SETMASK, &none, NULL);
    int file = open_log(log);
    static char text[1 << 20];
    struct timespec turn;
    clock_gettime(CLOCK_MONOTONIC, &turn);
    int has_paused = 0;
    tell(report, ".ready", 0);
    while (!is_to_end) {
        if (is_to_reopen) {
            is_to_reopen = 0;
            close(file);
            file = open_log(log);
            tell(report, ".reopened", lines);
        }
        if (is_to_pause) {
            if (!has_paused) {
                tell(report, "", lines);
                tell(report, ".paused", lines);
            }
            has_paused = 1;
        } else {
            has_paused = 0;
            size_t length = 0;
            for (uint64_t i = 0; i < rate / 100; i++) {
                lines++;
                length += (size_t)sprintf(text + length,
                    "{\"event\": \"llm_request_success\", \"model\": \"claude-sonnet-4-20250514\", \"input_tokens\": %llu, "
                    "\"output_tokens\": %llu, \"level\": \"info\", \"timestamp\": \"2026-11-24T08:00:00Z\"}\n",
                    (unsigned long long)lines, (unsigned long long)scrambled(lines));
            }
            // Lines that a signal or a full disk cut are gone on with: each line is written once, and whole.
            for (size_t done = 0; done < length;) {
                ssize_t put = write(file, text + done, length - done);
                if (put > 0) done += (size_t)put;
                else if (errno != EINTR) usleep(10000);
            }
        }
        turn.tv_nsec += 10000000;
        turn.tv_sec += turn.tv_nsec / 1000000000;
        turn.tv_nsec %= 1000000000;
        clock_nanosleep(CLOCK_MONOTONIC, TIMER_ABSTIME, &turn, NULL);
    }
    tell(report, "", lines);
    return 0;
}

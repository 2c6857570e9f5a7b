// W1: one center of 100 agents, Poisson arrivals (98 a minute), exponential handle time (mean 1
// minute) and patience (mean 2 minutes), first come, first served. The hand-written program that
// Spillway's general engine is measured against: it counts four sums and nothing else.
// Usage: w1 CONTACTS [SEED]
#include "heaps.h"
#include "random.h"
#include <cstdio>
#include <cstdlib>

constexpr int agents = 100;
constexpr double between_arrivals = 1.0 / 98, mean_patience = 2;
constexpr unsigned places = 4096; // of the ring of waiting callers, by far never full

static Heap<128> completions;
static IndexedHeap<places> deadlines;
static double arrived[places];
static bool waits[places];

int main(int count, char **words) {
  if (count < 2) return 2;
  const long contacts = std::atol(words[1]);
  Generator generator(count > 2 ? std::strtoull(words[2], nullptr, 10) : 1);
  const Exponential exponential;

  long waited = 0, abandoned = 0;
  double wait = 0;
  int busy = 0;
  uint64_t head = 0, tail = 0; // of the queue; those who gave up are skipped at the head
  double arrival = exponential(generator) * between_arrivals;

  for (long done = 0; done < contacts;) {
    const double completion = completions.time(), deadline = deadlines.time();
    if (arrival < completion && arrival < deadline) {
      const double now = arrival;
      done++;
      arrival = now + exponential(generator) * between_arrivals;
      if (busy < agents) {
        busy++;
        completions.push({now + exponential(generator), 0});
      } else {
        waited++;
        const unsigned place = tail++ % places;
        arrived[place] = now;
        waits[place] = true;
        deadlines.push({now + exponential(generator) * mean_patience, place});
      }
    } else if (completion < deadline) {
      while (head != tail && !waits[head % places]) head++;
      if (head != tail) {
        const unsigned place = head++ % places;
        wait += completion - arrived[place];
        waits[place] = false;
        deadlines.remove(place);
        completions.replace({completion + exponential(generator), 0});
      } else {
        busy--;
        completions.pop();
      }
    } else {
      const unsigned place = static_cast<unsigned>(deadlines.id());
      abandoned++;
      wait += deadline - arrived[place];
      waits[place] = false;
      deadlines.remove(place);
    }
  }
  std::printf(
      "{\"contacts\": %ld, \"wait_probability\": %.6f, \"abandonment_rate\": %.6f, "
      "\"mean_wait_s\": %.6f}\n",
      contacts, double(waited) / contacts, double(abandoned) / contacts, 60 * wait / contacts);
}

// W2: five centers of 40 agents, each with Poisson arrivals (38 a minute), exponential handle time
// (mean 1 minute) and patience (mean 2 minutes). A contact takes an idle agent of its own center,
// else of the first of the four next ones (cyclic) that has one, else it waits at home. A freed
// agent takes the head of its own queue, else the head elsewhere that waits longest, if that is
// more than 20 seconds. Nobody looks for an idle agent at 20 seconds sharp: there is none then
// except in 2 of 10,000 cases. The hand-written program that Spillway is measured against.
// Usage: w2 CONTACTS [SEED]
#include "heaps.h"
#include "random.h"
#include <cstdio>
#include <cstdlib>

constexpr int centers = 5, agents = 40;
constexpr double between_arrivals = 1.0 / 38, mean_patience = 2, patient_for = 1.0 / 3;
constexpr unsigned places = 1024; // of one center's ring of waiting callers

struct Queue {
  double arrived[places];
  bool waits[places];
  unsigned head = 0, tail = 0;

  bool has_head() {
    while (head != tail && !waits[head % places]) head++;
    return head != tail;
  }
};

static Heap<256> completions;
static IndexedHeap<centers * places> deadlines;
static Queue queues[centers];

// The queue that an agent freed at `center` serves; -1 for none.
static int to_serve(int center, double now) {
  if (queues[center].has_head()) return center;
  int best = -1;
  double earliest = now - patient_for;
  for (int other = 0; other < centers; other++) {
    Queue &queue = queues[other];
    if (other == center || !queue.has_head()) continue;
    const double since = queue.arrived[queue.head % places];
    if (since < earliest) {
      earliest = since;
      best = other;
    }
  }
  return best;
}

int main(int count, char **words) {
  if (count < 2) return 2;
  const long contacts = std::atol(words[1]);
  Generator generator(count > 2 ? std::strtoull(words[2], nullptr, 10) : 1);
  const Exponential exponential;

  long waited = 0, abandoned = 0, overflowed = 0, pulled = 0;
  double wait = 0;
  int busy[centers] = {};
  double arrival[centers];
  for (double &time : arrival) time = exponential(generator) * between_arrivals;

  for (long done = 0; done < contacts;) {
    int center = 0;
    for (int other = 1; other < centers; other++)
      if (arrival[other] < arrival[center]) center = other;
    const double next = arrival[center];
    const double completion = completions.time(), deadline = deadlines.time();

    if (next <= completion && next <= deadline) {
      done++;
      arrival[center] = next + exponential(generator) * between_arrivals;
      int taken = -1;
      for (int step = 0, at = center; step < centers; step++, at = at + 1 < centers ? at + 1 : 0)
        if (busy[at] < agents) {
          taken = at;
          break;
        }
      if (taken >= 0) {
        overflowed += taken != center;
        busy[taken]++;
        completions.push({next + exponential(generator), static_cast<uint64_t>(taken)});
      } else {
        waited++;
        Queue &queue = queues[center];
        const unsigned place = queue.tail++ % places;
        queue.arrived[place] = next;
        queue.waits[place] = true;
        deadlines.push({next + exponential(generator) * mean_patience, center * places + place});
      }
    } else if (completion <= deadline) {
      const int freed = static_cast<int>(completions.id());
      const int from = to_serve(freed, completion);
      if (from >= 0) {
        pulled += from != freed;
        Queue &queue = queues[from];
        const unsigned place = queue.head++ % places;
        wait += completion - queue.arrived[place];
        queue.waits[place] = false;
        deadlines.remove(from * places + place);
        completions.replace({completion + exponential(generator), static_cast<uint64_t>(freed)});
      } else {
        busy[freed]--;
        completions.pop();
      }
    } else {
      const unsigned id = static_cast<unsigned>(deadlines.id());
      Queue &queue = queues[id / places];
      abandoned++;
      wait += deadline - queue.arrived[id % places];
      queue.waits[id % places] = false;
      deadlines.remove(id);
    }
  }
  std::printf(
      "{\"contacts\": %ld, \"wait_probability\": %.6f, \"abandonment_rate\": %.6f, "
      "\"mean_wait_s\": %.6f, \"overflow_at_arrival\": %.6f, \"pulled\": %.6f}\n",
      contacts, double(waited) / contacts, double(abandoned) / contacts, 60 * wait / contacts,
      double(overflowed) / contacts, double(pulled) / contacts);
}

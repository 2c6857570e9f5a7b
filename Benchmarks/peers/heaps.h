// The two event lists: 4-ary heaps of 16-byte entries, one plain, one with removal from the middle.
#pragma once
#include <algorithm>
#include <cstdint>
#include <limits>

struct Entry {
  double time;
  uint64_t id;
};

constexpr double never = std::numeric_limits<double>::infinity();

inline int parent(int child) { return (child - 1) >> 2; }

// The earliest of the entries first, first + 1, ... up to three more, all below `count`.
inline int earliest(const Entry *entries, int first, int count) {
  if (first + 4 <= count) {
    // Four whole siblings: two comparisons that do not wait for each other, then one.
    const int left = first + (entries[first + 1].time < entries[first].time);
    const int right = first + 2 + (entries[first + 3].time < entries[first + 2].time);
    return entries[right].time < entries[left].time ? right : left;
  }
  int best = first;
  for (int i = first + 1; i < count; i++)
    if (entries[i].time < entries[best].time) best = i;
  return best;
}

// Completions: only the earliest is ever taken out.
template <int capacity> class Heap {
  // Three entries of room put the children 1...4 of the root, and so all siblings, on one
  // cache line.
  alignas(64) Entry room[capacity + 3];
  Entry *const entries = room + 3;
  int count = 0;

  void sink(Entry entry) {
    int hole = 0;
    for (int first = 1; first < count; first = 4 * hole + 1) {
      const int child = earliest(entries, first, count);
      if (entry.time <= entries[child].time) break;
      entries[hole] = entries[child];
      hole = child;
    }
    entries[hole] = entry;
  }

public:
  double time() const { return count > 0 ? entries[0].time : never; }
  uint64_t id() const { return entries[0].id; }

  void push(Entry entry) {
    int hole = count++;
    for (; hole > 0 && entry.time < entries[parent(hole)].time; hole = parent(hole))
      entries[hole] = entries[parent(hole)];
    entries[hole] = entry;
  }

  // Takes the earliest out and puts another in: one way down instead of two.
  void replace(Entry entry) { sink(entry); }

  void pop() {
    count--;
    if (count > 0) sink(entries[count]);
  }
};

// Deadlines of patience: an answer takes the caller's own deadline out, wherever it stands.
template <int capacity> class IndexedHeap {
  Entry entries[capacity];
  uint16_t place[capacity];
  int count = 0;

  static_assert(capacity <= 65536);

  void put(int at, Entry entry) {
    entries[at] = entry;
    place[entry.id] = static_cast<uint16_t>(at);
  }

  void rise(int hole, Entry entry) {
    for (; hole > 0 && entry.time < entries[parent(hole)].time; hole = parent(hole))
      put(hole, entries[parent(hole)]);
    put(hole, entry);
  }

  void sink(int hole, Entry entry) {
    for (int first = 4 * hole + 1; first < count; first = 4 * hole + 1) {
      // Few wait at a time, so the heap is shallow and a plain scan is as good as any.
      int child = first;
      for (int i = first + 1; i < std::min(first + 4, count); i++)
        if (entries[i].time < entries[child].time) child = i;
      if (entry.time <= entries[child].time) break;
      put(hole, entries[child]);
      hole = child;
    }
    put(hole, entry);
  }

public:
  double time() const { return count > 0 ? entries[0].time : never; }
  uint64_t id() const { return entries[0].id; }

  void push(Entry entry) { rise(count++, entry); }

  void remove(uint64_t id) {
    const int hole = place[id];
    const Entry last = entries[--count];
    if (hole == count) return;
    if (hole > 0 && last.time < entries[parent(hole)].time) rise(hole, last);
    else sink(hole, last);
  }
};

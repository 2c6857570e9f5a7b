// Erlang C by the plain recursion B(s) = a B(s-1) / (s + a B(s-1)), and a staffing plan that goes
// up one agent at a time with the recursion going on. Prints CPU seconds measured in the process.
#include <algorithm>
#include <cmath>
#include <cstdio>
#include <ctime>
#include <vector>

static double cpu_seconds() {
  timespec t;
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
  return t.tv_sec + t.tv_nsec * 1e-9;
}

template <class Call> static double seconds_of_one(Call call) {
  long count = 1;
  double taken;
  for (;; count *= 4) {
    const double began = cpu_seconds();
    for (long i = 0; i < count; i++) call(i);
    taken = cpu_seconds() - began;
    if (taken > 0.02) break;
  }
  std::vector<double> blocks{taken};
  for (int k = 0; k < 4; k++) {
    const double began = cpu_seconds();
    for (long i = 0; i < count; i++) call(i);
    blocks.push_back(cpu_seconds() - began);
  }
  std::sort(blocks.begin(), blocks.end());
  return blocks[2] / count;
}

static double erlang_c(long agents, double load) {
  double b = 1;
  for (long s = 1; s <= agents; s++) b = load * b / (s + load * b);
  return b / (b + (1 - load / agents) * (1 - b));
}

static long least_agents(double load) {
  double b = 1;
  for (long s = 1;; s++) {
    b = load * b / (s + load * b);
    if (s <= load) continue;
    const double wait = b / (b + (1 - load / s) * (1 - b));
    if (1 - wait * std::exp(-(s - load) * 20.0 / 240.0) >= 0.8) return s;
  }
}

int main() {
  double sum = 0;
  std::printf("{");
  for (const long agents : {100L, 10000L, 1000000L}) {
    const double load = agents - std::sqrt((double)agents);
    const double value = erlang_c(agents, load);
    const double seconds =
        seconds_of_one([&](long i) { sum += erlang_c(agents, load - 1e-9 * (i & 1023)); });
    std::printf("\"%ld\": {\"seconds\": %.6g, \"value\": %.17g}, ", agents, seconds, value);
  }
  std::vector<double> loads;
  for (int center = 0; center < 31; center++)
    for (int interval = 0; interval < 96; interval++) {
      const double wave = std::sin(M_PI * (interval + 0.5) / 96);
      loads.push_back((20 + 20 * center) * (0.3 + 0.7 * wave * wave));
    }
  long total = 0;
  const double seconds = seconds_of_one([&](long) {
    total = 0;
    for (const double load : loads) total += least_agents(load);
  });
  std::printf("\"plan\": {\"seconds\": %.6g, \"value\": %ld}}\n", seconds, total);
  return sum > 0 ? 0 : 1;
}

// Uniform and exponential numbers as fast as a hand-written simulator would want them.
#pragma once
#include <array>
#include <cmath>
#include <cstdint>

// xoshiro256++ (Blackman and Vigna 2019), seeded through splitmix64.
class Generator {
  std::array<uint64_t, 4> state;

  static uint64_t rotated(uint64_t x, int bits) { return (x << bits) | (x >> (64 - bits)); }

public:
  explicit Generator(uint64_t seed) {
    for (uint64_t &word : state) {
      uint64_t z = seed += 0x9e3779b97f4a7c15;
      z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9;
      z = (z ^ (z >> 27)) * 0x94d049bb133111eb;
      word = z ^ (z >> 31);
    }
  }

  uint64_t bits() {
    const uint64_t result = rotated(state[0] + state[3], 23) + state[0];
    const uint64_t shifted = state[1] << 17;
    state[2] ^= state[0];
    state[3] ^= state[1];
    state[1] ^= state[2];
    state[0] ^= state[3];
    state[2] ^= shifted;
    state[3] = rotated(state[3], 45);
    return result;
  }

  // In [0, 1).
  double uniform() { return static_cast<double>(bits() >> 11) * 0x1p-53; }
};

// The ziggurat of Marsaglia and Tsang (2000) for the density exp(-x): 256 layers of equal area.
// Layer 0 is the base with the tail beyond `tail`; the layers above it narrow towards 0.
class Exponential {
  static constexpr int layers = 256;
  static constexpr double tail = 7.69711747013104972;      // right edge of the base layer
  static constexpr double area = 0.0039496598225815571993; // of each layer

  std::array<double, layers + 1> edge;   // edge[i]: right end of layer i; edge[256] = 0
  std::array<double, layers + 1> height; // exp(-edge[i])
  std::array<double, layers> scale;      // edge[i] / 2^53

  [[gnu::noinline, gnu::cold]] double rare(Generator &generator, int layer, double x) const {
    for (;;) {
      // Without memory the tail is the whole law again, moved to the right.
      if (layer == 0) return tail - std::log1p(-generator.uniform());
      const double y = height[layer] + generator.uniform() * (height[layer + 1] - height[layer]);
      if (y < std::exp(-x)) return x;
      const uint64_t bits = generator.bits();
      layer = bits % layers;
      x = static_cast<double>(bits >> 11) * scale[layer];
      if (x < edge[layer + 1]) return x;
    }
  }

public:
  Exponential() {
    edge[0] = area / std::exp(-tail);
    edge[1] = tail;
    for (int i = 2; i < layers; i++)
      edge[i] = -std::log(std::exp(-edge[i - 1]) + area / edge[i - 1]);
    edge[layers] = 0;
    for (int i = 0; i <= layers; i++) height[i] = std::exp(-edge[i]);
    for (int i = 0; i < layers; i++) scale[i] = edge[i] * 0x1p-53;
  }

  // With mean 1.
  double operator()(Generator &generator) const {
    const uint64_t bits = generator.bits();
    const int layer = bits % layers;
    const double x = static_cast<double>(bits >> 11) * scale[layer];
    if (__builtin_expect(x < edge[layer + 1], 1)) return x;
    return rare(generator, layer, x);
  }
};

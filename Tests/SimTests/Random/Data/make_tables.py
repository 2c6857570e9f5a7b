"""Writes functions.csv: values of special functions, worked out with 60 digits.

Run it here with python3 and mpmath to make the table anew; the points come from a fixed seed.
A row is: function, first argument, second argument (or 0), the double nearest to the true value
(all three as hexadecimal bits), and what that double lacks of the true value, in ulp of it.
"""

import random
import struct

import mpmath
from mpmath import mpf

mpmath.mp.dps = 60
random.seed(2011)


def bits(x):
    return struct.unpack("<Q", struct.pack("<d", x))[0]


def double(b):
    return struct.unpack("<d", struct.pack("<Q", b & (2**64 - 1)))[0]


def nearest(v):
    """The double nearest to v (ties cannot occur), among subnormals too."""
    if v == 0:
        return 0.0
    e = max(mpmath.frexp(v)[1] - 53, -1074)
    n = int(mpmath.nint(mpmath.ldexp(v, -e)))
    if abs(n) * mpf(2) ** e >= mpf(2) ** 1024:
        return float("inf") if v > 0 else float("-inf")
    return float(mpmath.ldexp(mpf(n), e))


def ulp(y):
    m, e = mpmath.frexp(mpf(y))
    return mpf(2) ** max(e - 53, -1074)


rows = []


def add(name, f, x, y=0.0):
    value = f(mpf(x), mpf(y)) if y != 0.0 or name in TWO else f(mpf(x))
    z = nearest(value)
    rest = 0.0 if z in (float("inf"), float("-inf"), 0.0) else float((value - mpf(z)) / ulp(z))
    rows.append("%s,%016x,%016x,%016x,%.5f" % (name, bits(x), bits(y), bits(z), rest))


TWO = {"pow", "gammaLower", "gammaUpper", "gammaOfNormal"}


def near(center, lowest=52):
    step = 2.0 ** -random.uniform(1, lowest)
    return center + random.choice([-1, 1]) * step


def normal_cdf(z):
    return mpmath.erfc(-z / mpmath.sqrt(2)) / 2


def normal_quantile(p):
    # Newton's steps on the logarithm of the smaller tail, from a start by bisection.
    if p == mpf(1) / 2:
        return mpf(0)
    q = min(p, 1 - p)
    low, high = mpf(-40), mpf(0)
    for _ in range(30):
        m = (low + high) / 2
        if normal_cdf(m) < q:
            low = m
        else:
            high = m
    z = (low + high) / 2
    for _ in range(8):
        f = normal_cdf(z)
        z -= mpmath.log(f / q) * f / mpmath.npdf(z)
    return z if p < mpf(1) / 2 else -z


def gamma_lower(a, x):
    return mpmath.gammainc(a, 0, x, regularized=True)


def gamma_upper(a, x):
    return mpmath.gammainc(a, x, mpmath.inf, regularized=True)


def gamma_of_normal(z, a):
    target = normal_cdf(-abs(z))
    share = gamma_lower if z < 0 else gamma_upper
    sign = 1 if z < 0 else -1
    low, high = mpf(0), a + 60 * mpmath.sqrt(a) + 200
    for _ in range(40):
        m = (low + high) / 2
        if (share(a, m) - target) * sign < 0:
            low = m
        else:
            high = m
    x = (low + high) / 2
    for _ in range(6):
        density = mpmath.exp((a - 1) * mpmath.log(x) - x - mpmath.loggamma(a))
        x -= (share(a, x) - target) * sign / density
    return x


tiny = [5e-324, 1e-323, double(0x000FFFFFFFFFFFFF), double(0x0010000000000000)]
big = double(0x7FEFFFFFFFFFFFFF)

for x in tiny + [big, 1.0, 0.5, 2.0, 2**0.5, 2**-0.5, 10.0, 1 - 2.0**-53, 1 + 2.0**-52]:
    add("log", mpmath.log, x)
for _ in range(400):
    add("log", mpmath.log, double(random.randrange(1, 0x7FF0000000000000)))
for _ in range(300):
    add("log", mpmath.log, near(1.0))
for _ in range(250):
    add("log", mpmath.log, random.uniform(0.4, 3))
for _ in range(50):
    add("log", mpmath.log, double(random.randrange(1, 0x0010000000000000)))
for k in range(-1074, 1024, 40):
    add("log", mpmath.log, 2.0**k)
root = bits(2**0.5)
for k in range(-8, 9):
    add("log", mpmath.log, double(root + k))
    add("log", mpmath.log, double(root - 2**52 + k))

for x in tiny + [big, -1 + 2.0**-53, -0.29, 0.41, 1.0, 2.0**53]:
    add("log1p", mpmath.log1p, x)
for _ in range(150):
    add("log1p", mpmath.log1p, near(0.0, 120))
for _ in range(100):
    add("log1p", mpmath.log1p, random.uniform(-1, 1))
for _ in range(100):
    add("log1p", mpmath.log1p, random.uniform(0.3, 8))
for _ in range(60):
    add("log1p", mpmath.log1p, -1 + 2.0 ** -random.uniform(1, 52))
for _ in range(60):
    add("log1p", mpmath.log1p, double(random.randrange(bits(8.0), bits(big))))

edges = [709.782712893384, 709.7827128933841, -708.0, 708.0, -708.3964185322641]
edges += [-745.1332191019411, -745.1332191019412, 1e-300, -1e-300, 0.0, 1.0, -1.0]
for x in edges:
    add("exp", mpmath.exp, x)
for _ in range(500):
    add("exp", mpmath.exp, random.uniform(-708, 709.78))
for _ in range(300):
    add("exp", mpmath.exp, random.uniform(-1.5, 1.5))
for _ in range(100):
    add("exp", mpmath.exp, near(0.0, 60))
for _ in range(120):
    add("exp", mpmath.exp, random.uniform(-745.13, -708))
for k in range(-60, 60):
    add("exp", mpmath.exp, (k + 0.5) * 0.6931471805599453)

for _ in range(250):
    x = double(random.randrange(1, 0x7FF0000000000000))
    add("pow", mpmath.power, x, random.uniform(-745, 709) / float(mpmath.log(x)))
for _ in range(250):
    add("pow", mpmath.power, random.uniform(0, 10), random.uniform(-20, 20))
for _ in range(150):
    x = near(1.0, 50)
    add("pow", mpmath.power, x, random.uniform(-700, 700) / float(mpmath.log(x)))
for _ in range(100):
    x = random.uniform(0.001, 0.7)
    add("pow", mpmath.power, x, random.uniform(708.5, 744.9) / -float(mpmath.log(x)))
for x, y in [(2.0, 1023.0), (2.0, -1074.0), (2.0, 0.5), (10.0, 308.0), (10.0, -323.0), (4.0, 0.5)]:
    add("pow", mpmath.power, x, y)

for name, f in (("sinTurns", mpmath.sinpi), ("cosTurns", mpmath.cospi)):
    g = lambda x, f=f: f(2 * x)
    for x in [0.0, 0.125, -0.125, 0.25, 0.375, 0.5, 0.75, 1 / 3, 2.0**52 + 1, 2.0**51 + 0.5, 1e300]:
        add(name, g, x)
    for _ in range(250):
        add(name, g, random.uniform(-1, 1))
    for _ in range(100):
        add(name, g, near(random.choice([0.0, 0.125, 0.25, 0.375, 0.5, 0.75, 1.0])))
    for _ in range(100):
        add(name, g, random.uniform(-1, 1) * 2.0 ** random.uniform(0, 53))
    for _ in range(40):
        add(name, g, near(0.0, 900))

for x in [1e-300, 1e-10, 0.5, 1.0, 2.0, 3.0, 9.999999, 10.0, 171.0, 1e10, 1e300]:
    add("logGamma", mpmath.loggamma, x)
for _ in range(150):
    add("logGamma", mpmath.loggamma, random.uniform(0, 12))
for _ in range(100):
    add("logGamma", mpmath.loggamma, 2.0 ** random.uniform(-60, 60))

for p in [0.5, 0.075, 0.925, 5e-324, 2.0**-1022, 1e-300, 1 - 2.0**-53, 0.0001, 2.0**-36]:
    add("normalQuantile", normal_quantile, p)
for _ in range(200):
    add("normalQuantile", normal_quantile, random.uniform(0, 1))
for _ in range(60):
    add("normalQuantile", normal_quantile, near(0.5, 51))
for _ in range(150):
    add("normalQuantile", normal_quantile, 2.0 ** -random.uniform(1, 1070))
for _ in range(40):
    add("normalQuantile", normal_quantile, 1 - 2.0 ** -random.uniform(1, 52))
for _ in range(150):
    add("normalDistribution", normal_cdf, random.uniform(-8, 8))
for _ in range(60):
    add("normalDistribution", normal_cdf, random.uniform(-37, -8))
for _ in range(40):
    add("normalDistribution", normal_cdf, near(0.0, 40))

for _ in range(200):
    a = 2.0 ** random.uniform(-6, 13)
    x = max(a + mpmath.sqrt(a) * random.uniform(-6, 8), a * mpf(2) ** random.uniform(-8, 1))
    add("gammaLower", gamma_lower, a, float(x))
    add("gammaUpper", gamma_upper, a, float(x))
for _ in range(120):
    add("gammaOfNormal", gamma_of_normal, random.uniform(-5, 5), 2.0 ** random.uniform(-1, 13))

with open("functions.csv", "w") as file:
    file.write("\n".join(rows) + "\n")

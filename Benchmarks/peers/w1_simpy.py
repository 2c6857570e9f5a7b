"""W1 on SimPy's event loop, with bare callbacks: no process a caller, no resource, no statistics
but four sums. It is the fastest honest way to say W1 in SimPy.
Usage: w1_simpy.py CONTACTS [SEED]"""

import json
import random
import sys
from collections import deque

from simpy import Environment
from simpy.events import Timeout

AGENTS = 100
ARRIVALS, COMPLETIONS, DEPARTURES = 98.0, 1.0, 0.5  # a minute


def simulate(contacts, seed):
    environment = Environment()
    draw = random.Random(seed).expovariate
    queue = deque()  # of [time of arrival, still waits]
    arrivals = waited = abandoned = busy = 0
    wait = 0.0

    def arrive(_):
        nonlocal arrivals, waited, busy
        arrivals += 1
        if arrivals < contacts:
            Timeout(environment, draw(ARRIVALS)).callbacks.append(arrive)
        if busy < AGENTS:
            busy += 1
            Timeout(environment, draw(COMPLETIONS)).callbacks.append(complete)
        else:
            waited += 1
            caller = [environment.now, True]
            queue.append(caller)
            Timeout(environment, draw(DEPARTURES), caller).callbacks.append(depart)

    def depart(event):
        nonlocal abandoned, wait
        caller = event.value
        if caller[1]:
            caller[1] = False
            abandoned += 1
            wait += environment.now - caller[0]

    def complete(_):
        nonlocal busy, wait
        while queue:
            caller = queue.popleft()
            if caller[1]:
                caller[1] = False
                wait += environment.now - caller[0]
                Timeout(environment, draw(COMPLETIONS)).callbacks.append(complete)
                return
        busy -= 1

    Timeout(environment, draw(ARRIVALS)).callbacks.append(arrive)
    environment.run()
    return {
        "contacts": contacts,
        "wait_probability": round(waited / contacts, 6),
        "abandonment_rate": round(abandoned / contacts, 6),
        "mean_wait_s": round(60 * wait / contacts, 6),
    }


print(json.dumps(simulate(int(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 1)))

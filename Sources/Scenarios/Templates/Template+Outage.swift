extension Template {
  static let outageScenario = """
    # The network fails in the north at 10:00, and its customers call. At 15:00 the southern center
    # loses its power. Which rule of overflow carries the region through both?
    spillway: 1                       # version of the format
    title: A bad day in the north
    horizon: {start: 2026-03-04T00:00+08:00, length: 24h, interval: 30min}
    service_level: {within: [15s, 30s], of: 30s, target: 80%}

    contacts:
      billing:
        handle_time: {lognormal: {mean: 190s, cv: 0.9}}  # talk and wrap-up in one
        patience: {exponential: {mean: 160s}}
      no_signal:
        handle_time: {lognormal: {mean: 190s, cv: 0.7}}
        patience: {exponential: {mean: 100s}}
        redial: {after_abandonment: 60%, after_busy: 70%, wait: {exponential: {mean: 5min}},
                 attempts: 4}

    centers:
      north:
        lines: 300
        groups:
          front_line:
            skills: {billing: 1, no_signal: 1}   # factor on the handle time; 1.2 is 20% longer
            agents: {csv: staffing/north.csv, column: front_line, time: time, counts: rostered}
            shrinkage: 8%
            cost_per_hour: 40
      south:
        lines: 300
        groups:
          front_line:
            skills: {billing: 1, no_signal: 1.1}
            agents: {csv: staffing/south.csv, column: front_line, time: time, counts: rostered}
            shrinkage: 8%
            cost_per_hour: 40

    demand:
    - contact: billing
      center: north
      volume: {csv: forecast/north.csv, column: billing, time: time}
    - contact: no_signal
      center: north
      volume: {csv: forecast/north.csv, column: no_signal, time: time}
    - contact: billing
      center: south
      volume: {csv: forecast/south.csv, column: billing, time: time}
    - contact: no_signal
      center: south
      volume: {csv: forecast/south.csv, column: no_signal, time: time}

    events:
      network_failure:                # 40,000 customers cut off, 3% of them call
        network_outage: {center: north, contact: no_signal, starts: 10:00,
                         subscribers: 40000, call_probability: 3%,
                         awareness: {exponential: {mean: 30min}},
                         repair: {lognormal: {mean: 2h, cv: 0.4}},
                         after_repair: {share: 30%, exponential: {mean: 50min}}}
      power_cut:                      # two thirds of the agents gone, their callers cut off
        center_outage: {center: south, starts: 15:00, length: 45min, agents: 66%,
                        calls_in_progress: dropped}

    run: {replications: 40, seed: 2026}    # the command line overrides these

    strategies:
      isolated: {}                    # every center for itself: the yardstick
      help_when_long:                 # tested on arrival; the place at home is kept
        overflow:
        - {from: all, to: all, when: {queue: {at_least: 8}, there: {idle_agents: {above: 2}}}}
      wider_circles:                  # own center, after 30 s the other one too
        overflow:
        - {from: north, rings: [{to: north}, {to: all, after: 30s}]}
        - {from: south, rings: [{to: south}, {to: all, after: 30s}]}
      one_virtual_queue: {pool: {centers: all, prefer: local}}

    """
}

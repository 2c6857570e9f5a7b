extension Template {
  static let blankScenario = """
    # One center, to fill in. Units are written: 30s, 5min, 2h, 80%, 120/h.
    spillway: 1                       # version of the format
    title: My center
    horizon: {start: 2026-01-05T00:00+00:00, length: 24h, interval: 30min}
    service_level: {within: 20s, target: 80%}

    contacts:
      calls:
        handle_time: {lognormal: {mean: 200s, cv: 0.8}}  # or `talk_time` and `wrap_up`
        patience: {exponential: {mean: 150s}}            # or `none`: nobody ever gives up
        # redial: {after_abandonment: 40%, wait: {exponential: {mean: 5min}}, attempts: 3}

    centers:
      main:
        # time_zone: Europe/Paris     # without it, that of `start`
        # lines: 90                   # contacts present at once
        # waiting_room: 40            # contacts waiting at once
        groups:
          front_line:
            skills: {calls: 1}        # factor on the handle time
            agents: {csv: staffing/main.csv, column: front_line, time: time, counts: rostered}
            shrinkage: 8%
            # cost_per_hour: 40

    demand:
    - contact: calls
      center: main
      volume: {csv: forecast/main.csv, column: calls, time: time}

    # events:
    #   campaign:
    #     surge: {centers: [main], contacts: [calls], starts: 10:00, ramp: 30min, hold: 2h,
    #             decay: 1h, multiply: 1.5}

    run: {replications: 40, seed: 1}  # the command line overrides these

    strategies:
      isolated: {}
      # With a second center:
      # overflow_after_20s:
      #   overflow:
      #   - {from: main, to: [other], when: {waited: 20s, there: {idle_agents: {above: 2}}}}

    """
}

extension Template {
  static let eventScenario = """
    # A big event in Shenzhen: do we open overflow to the neighbors, and how?
    spillway: 1                       # version of the format
    title: Opening evening, three cities
    horizon: {start: 2026-08-12T00:00+08:00, length: 24h, interval: 30min}
    service_level: {within: [20s, 30s], of: 30s, target: 80%}

    contacts:
      billing:
        talk_time: {lognormal: {mean: 190s, cv: 0.9}}   # cv is standard deviation / mean
        wrap_up: {exponential: {mean: 25s}}             # the line is free, the agent is not
        patience: {exponential: {mean: 150s}}           # how long a caller would wait
        redial: {after_abandonment: 40%, wait: {exponential: {mean: 4min}}, attempts: 3}
      service:
        talk_time: {lognormal: {mean: 190s, cv: 0.8}}
        wrap_up: {exponential: {mean: 25s}}
        patience: {exponential: {mean: 180s}}

    centers:
      shenzhen:
        time_zone: Asia/Shanghai
        lines: 400                    # contacts present at once; one more hears a busy signal
        groups:
          front_line:
            skills: {billing: 1, service: 1}     # factor on talk and wrap-up; 1.2 is 20% longer
            agents: {csv: staffing/shenzhen.csv, column: front_line, time: time, counts: rostered}
            shrinkage: 8%             # breaks, training, absence: taken off what is rostered
            cost_per_hour: 42
      guangzhou:
        time_zone: Asia/Shanghai
        lines: 400
        groups:
          front_line:
            skills: {billing: 1, service: 1}
            agents: {csv: staffing/guangzhou.csv, column: front_line, time: time, counts: rostered}
            shrinkage: 8%
            cost_per_hour: 42
      dongguan:
        time_zone: Asia/Shanghai
        lines: 200
        groups:
          front_line:
            skills: {billing: 1, service: 1}
            agents: {csv: staffing/dongguan.csv, column: front_line, time: time, counts: rostered}
            shrinkage: 8%
            cost_per_hour: 38

    # Without `links` every two centers are joined, free and at once. With it, only those listed:
    # links:
    # - {from: shenzhen, to: guangzhou, lines: 120, delay: 4s, cost_per_minute: 0.12}

    demand:
    # Day-to-day busyness: one random factor a day and center, alike between centers.
    - contact: billing
      center: shenzhen
      volume: {csv: forecast/shenzhen.csv, column: billing, time: time}
      busyness: {gamma: {cv: 0.06}, correlation: 0.6}
    - contact: service
      center: shenzhen
      volume: {csv: forecast/shenzhen.csv, column: service, time: time}
      busyness: {gamma: {cv: 0.06}, correlation: 0.6}
    - contact: billing
      center: guangzhou
      volume: {csv: forecast/guangzhou.csv, column: billing, time: time}
      busyness: {gamma: {cv: 0.06}, correlation: 0.6}
    - contact: service
      center: guangzhou
      volume: {csv: forecast/guangzhou.csv, column: service, time: time}
      busyness: {gamma: {cv: 0.06}, correlation: 0.6}
    - contact: billing
      center: dongguan
      volume: {csv: forecast/dongguan.csv, column: billing, time: time}
      busyness: {gamma: {cv: 0.06}, correlation: 0.6}
    - contact: service
      center: dongguan
      volume: {csv: forecast/dongguan.csv, column: service, time: time}
      busyness: {gamma: {cv: 0.06}, correlation: 0.6}

    events:
      opening_ceremony:
        surge: {centers: [shenzhen], contacts: [billing, service],
                starts: 18:00, ramp: 1h, hold: 2h, decay: 90min, multiply: 1.8}

    run: {replications: 40, seed: 2026}    # the command line overrides these

    strategies:
      isolated: {}                    # every center for itself: the yardstick
      overflow_after_20s:
        overflow:
        - from: shenzhen
          to: [guangzhou, dongguan]
          when: {waited: 20s, there: {idle_agents: {above: 3}}}
      first_idle_neighbor:            # on arrival only; three agents stay for their own callers
        overflow:
        - {from: all, to: all, at: arrival}
        reserve:
          guangzhou: {keep_idle: 3}
          dongguan: {keep_idle: 3}
      one_virtual_queue: {pool: all}

    """
}

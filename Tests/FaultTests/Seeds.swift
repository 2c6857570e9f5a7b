/// Inputs without a fault, for the mutator to break.
enum Seeds {
  static let scenarios = [
    """
    spillway: 1
    title: Opening day
    horizon: {start: 2011-08-12T00:00+08:00, length: 24h, interval: 30min}
    service_level: {within: [15s, 20s, 30s], of: 30s, target: 80%, short_abandon: 5s}
    contacts:
      billing:
        talk_time: {lognormal: {mean: 190s, cv: 0.9}}
        wrap_up: {exponential: {mean: 25s}}
        patience: {weibull: {mean: 150s, shape: 1.2}}
        redial: {after_abandonment: 55%, wait: {exponential: {mean: 4min}}, attempts: 3}
    centers:
      深圳:
        time_zone: Asia/Shanghai
        lines: 900
        groups:
          front_line: {skills: {billing: 1}, agents: 40, shrinkage: 8%, cost_per_hour: 42}
      guangzhou:
        groups:
          front_line: {skills: {billing: 1.1}, agents: 30}
    links:
      - {from: 深圳, to: guangzhou, lines: 120, delay: 4s, cost_per_minute: 0.12}
    demand:
      - {contact: billing, center: 深圳, rate: 98/min}
      - {contact: billing, center: guangzhou, volume: 200}
    events:
      opening:
        surge: {centers: [深圳], starts: 18:00, ramp: 1h, hold: 3h, decay: 90min, multiply: 2.6}
    run: {replications: 10, seed: 2011}
    strategies:
      isolated: {}
      overflow:
        overflow:
          - {from: 深圳, to: [guangzhou], when: {waited: 20s, there: {idle_agents: {above: 5}}}}
      one_virtual_queue: {pool: all}

    """,
    """
    spillway: 1
    horizon: {start: 2026-03-02T08:00+01:00, length: 2h, interval: 30min}
    contacts: {call: {handle_time: {exponential: {mean: 3min}}, patience: none}}
    centers:
      one:
        groups:
          all: {skills: {call: 1}, agents: {csv: a.csv, column: front_line, counts: on_phone}}
    demand: [{contact: call, center: one, volume: {csv: b.csv, column: billing}}]

    """,
    """
    spillway: 1
    title: "Everything: \\u4e2d \\"quoted\\""
    length: 24h
    delay: 1.5s
    target: 80%
    rate: 120/h
    factor: 0.25
    lines: unlimited
    dropped: false
    opens: 08:00
    closes: 24:00
    day: 2011-08-12
    starts: 2011-08-12T18:00
    talk_time: {lognormal: {mean: 190s, cv: 0.9}}
    centers:
      a: {agents: 40, skills: [x, y]}
    links: [{from: a, to: a}]
    volumes: {csv: a.csv, where: {time: 00:00}, value: billing, time: time}

    """,
  ]

  static let tables = [
    "time,billing,repairs\n00:00,12.5,4\n00:30,13,5\n01:00,0,6\n",
    "\u{FEFF}时间;深圳;广州\r\n00:00;12,5;4\r\n00:30;1,25;5\r\n",
    "queue|start|offered|handle\nbilling|2011-08-12 08:00|4|00:03:10\n"
      + "repairs|2011-08-12 08:30|5|190\n",
    "08:00\t4\t190s\n08:30\t5\t200s\n09:00\t6\t\n",
    "name,value\n\"a, b\",1\n\"say \"\"so\"\"\",2\n\"two\nlines\",3\n",
  ]
}

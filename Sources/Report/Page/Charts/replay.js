// The replay of a day: centers in a ring, their queues and agents, and contacts on their way.
// Names come from the scenario and go into the page as text alone, never as markup.
const island = document.getElementById('replay-day');
const place = document.getElementById('replay');
if (island && place) start(JSON.parse(island.textContent), place);

function start(film, place) {
  const words = film.words;
  const fill = (phrase, values) => phrase.replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);
  const calm = matchMedia('(prefers-reduced-motion: reduce)');
  const html = (name, attributes = {}, ...children) => grow(document.createElement(name), attributes, children);
  const svg = (name, attributes = {}, ...children) =>
    grow(document.createElementNS('http://www.w3.org/2000/svg', name), attributes, children);
  function grow(node, attributes, children) {
    for (const [key, value] of Object.entries(attributes)) node.setAttribute(key, value);
    node.append(...children);
    return node;
  }
  const cut = (text, most) => ([...text].length > most ? [...text].slice(0, most - 1).join('') + '…' : text);
  const whole = (value) => Math.round(value).toLocaleString('en-US');

  // Numbers are written as differences, five bits to a character, as source maps write theirs.
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
  const digit = new Map([...alphabet].map((letter, value) => [letter, value]));
  function unpack(text) {
    const values = [];
    let [value, bits, last] = [0, 0, 0];
    for (const letter of text) {
      const part = digit.get(letter);
      value += (part & 31) * 2 ** bits;
      bits += 5;
      if (part & 32) continue;
      last += value % 2 ? -(value - 1) / 2 : value / 2;
      values.push(last);
      [value, bits] = [0, 0];
    }
    return values;
  }

  const centers = film.centers;
  const frames = film.frames;
  const plays = film.strategies.map((packed) => {
    const play = { name: packed.name };
    for (const key of ['waiting', 'idle', 'busy']) play[key] = packed[key].map(unpack);
    play.flows = packed.flows.map((flow) => sums(flow, { from: flow.from, to: flow.to }));
    play.rules = packed.rules.map((rule) => sums(rule, { rule: rule.rule }));
    play.total = Array.from({ length: frames }, (_, frame) =>
      play.waiting.reduce((sum, waiting) => sum + waiting[frame], 0));
    return play;
  });
  // Running totals, so that what happened in the last minutes is one subtraction.
  function sums(packed, entry) {
    const running = new Float64Array(frames + 1);
    const counts = unpack(packed.counts);
    unpack(packed.frames).forEach((frame, index) => { running[frame + 1] += counts[index]; });
    for (let frame = 1; frame <= frames; frame += 1) running[frame] += running[frame - 1];
    return { ...entry, running };
  }
  const recent = Math.max(1, Math.round(600 / film.step));
  const minutes = Math.round((recent * film.step) / 60);
  const lately = (entry, frame) => entry.running[frame + 1] - entry.running[Math.max(0, frame + 1 - recent)];
  const longest = plays.reduce((top, play) => play.waiting.reduce((each, waiting) =>
    waiting.reduce((a, b) => Math.max(a, b), each), top), 1);
  // A center is as large under every strategy, so that only what differs looks different.
  const most = centers.map((_, center) => Math.max(...plays.map((play) =>
    play.busy[center].reduce((top, busy, at) => Math.max(top, busy + play.idle[center][at]), 0))));
  const staff = Math.max(1, ...most);
  const busiest = Math.max(1, ...plays.flatMap((play) => play.flows.map((flow) => {
    let most = 0;
    for (let frame = 0; frame < frames; frame += 1) most = Math.max(most, lately(flow, frame));
    return most;
  })));
  // A queue is long from a tenth of the agents on duty, and from three.
  const isLong = (play, center, frame) =>
    play.waiting[center][frame] >= Math.max(3, (play.busy[center][frame] + play.idle[center][frame]) / 10);

  function option(play, index) {
    const item = html('option', { value: index });
    item.textContent = cut(play.name, 60);
    return item;
  }
  function chooser(chosen, label) {
    const select = html('select', {}, ...plays.map(option));
    select.value = chosen;
    const caption = html('span');
    caption.textContent = label;
    return { select, box: html('label', {}, caption, select) };
  }
  function button(label) {
    const made = html('button', { type: 'button' });
    made.textContent = label;
    return made;
  }
  const toggle = button(words.play);
  const jump = button(words.jump);
  jump.title = words.long;
  const speed = html('select', {}, ...[1, 5, 15, 30, 60].map((minutes) => {
    const item = html('option', { value: minutes });
    item.textContent = fill(words.speed, { minutes });
    return item;
  }));
  speed.value = 15;
  const pace = html('span');
  pace.textContent = words.pace;
  const scrubber = html('input', { type: 'range', min: 0, max: frames - 1, step: 1, 'aria-label': words.time });
  scrubber.value = 0;
  const clock = html('output', { class: 'clock' });
  const banner = html('p', { class: 'banner' });
  const said = html('p', { class: 'said', 'aria-live': 'polite' });
  const first = chooser(film.first, words.strategy);
  const second = chooser(film.second, words.beside);
  const strip = svg('svg', {
    class: 'strip', viewBox: `0 0 ${frames} 30`, preserveAspectRatio: 'none', 'aria-hidden': 'true',
  });
  const stages = html('div', { class: 'stages' });
  const key = html('p', { class: 'key' });
  key.textContent = fill(words.key, { minutes });
  const root = html('div', { class: 'replay' },
    html('div', { class: 'controls' }, toggle, html('label', {}, pace, speed), jump, first.box, second.box),
    html('div', { class: 'timeline' }, strip, scrubber), html('div', { class: 'now' }, clock, banner),
    stages, key, said);
  place.append(root);

  let [frame, isPlaying, isWide, then, carried] = [0, false, false, 0, 0];
  let shown = [];

  // A ring of centers, the first at the top. Where they stand close, names go outside with their
  // numbers, and queues grow inward.
  const isDense = centers.length > 12;
  function stage(play) {
    const [width, height] = [520, centers.length === 1 ? 170 : 440];
    const [middleX, middleY] = [width / 2, height / 2 - (isDense ? 0 : 4)];
    const ring = centers.length === 1 ? 0 : isDense ? 172 : 150;
    const room = centers.length < 3 ? 46 : Math.min(46, (Math.PI * ring) / centers.length);
    const size = Math.max(7, room * 0.62);
    const picture = svg('svg', { viewBox: `0 0 ${width} ${height}`, role: 'img', 'aria-label': play.name });
    const [ways, nodes] = [svg('g'), svg('g')];
    picture.append(ways, nodes);
    const spots = centers.map((name, index) => {
      const angle = (index / centers.length) * 2 * Math.PI - Math.PI / 2;
      const [alongX, alongY] = [Math.cos(angle), Math.sin(angle)];
      const [x, y] = [middleX + ring * (isDense ? 1 : 1.12) * alongX, middleY + ring * alongY];
      const radius = size * Math.max(0.45, Math.sqrt(most[index] / staff));
      const title = svg('title');
      const busy = svg('path', { class: 'busy' });
      const node = svg('g', {}, title, svg('circle', { class: 'idle', cx: x, cy: y, r: radius }), busy);
      const spot = { x, y, radius, alongX, alongY, busy, title, name };
      if (isDense) {
        const side = Math.abs(alongX) < 0.08 ? 'middle' : alongX > 0 ? 'start' : 'end';
        spot.bar = svg('line', { class: 'queue', x1: x - alongX * radius, y1: y - alongY * radius });
        spot.count = svg('text', {
          class: 'name', x: x + alongX * (radius + 6), y: y + alongY * (radius + 8) + 4, 'text-anchor': side,
        });
        node.append(spot.bar, spot.count);
      } else {
        spot.bar = svg('rect', { class: 'queue', x: x + radius + 4, width: Math.max(4, size / 4) });
        spot.count = svg('text', { class: 'count', x: x + radius + 4 });
        spot.detail = svg('text', { class: 'detail', x, y: y + radius + 26, 'text-anchor': 'middle' });
        const label = svg('text', { class: 'name', x, y: y + radius + 13, 'text-anchor': 'middle' });
        label.textContent = cut(name, 16);
        node.append(spot.bar, spot.count, label, spot.detail);
      }
      nodes.append(node);
      return spot;
    });
    const rules = html('ul', { class: 'rules' });
    const caption = html('figcaption', { dir: 'auto' });
    caption.textContent = cut(play.name, 80);
    const figure = html('figure', {}, caption, picture, rules);
    return { play, spots, ways, rules, figure, middleX, middleY };
  }

  // The queue of a center: a bar and a number beside it, or a line inward and a number in its name.
  function queue(spot, waiting) {
    const tall = ((isDense ? 60 : 70) * waiting) / longest;
    if (isDense) {
      spot.bar.setAttribute('x2', spot.x - spot.alongX * (spot.radius + tall));
      spot.bar.setAttribute('y2', spot.y - spot.alongY * (spot.radius + tall));
      spot.count.textContent = waiting > 0 ? `${cut(spot.name, 9)} ${whole(waiting)}` : cut(spot.name, 9);
      return;
    }
    spot.bar.setAttribute('y', spot.y + spot.radius - tall);
    spot.bar.setAttribute('height', tall);
    spot.count.setAttribute('y', spot.y + spot.radius - tall - 4);
    spot.count.textContent = waiting > 0 ? whole(waiting) : '';
  }

  // The part of agents that is busy, as a slice from the top.
  function slice({ x, y, radius }, share) {
    if (share >= 0.9999) {
      return `M${x},${y - radius}A${radius},${radius} 0 1 1 ${x - 0.01},${y - radius}Z`;
    }
    const angle = share * 2 * Math.PI - Math.PI / 2;
    const [endX, endY] = [x + radius * Math.cos(angle), y + radius * Math.sin(angle)];
    return share <= 0 ? '' : `M${x},${y}L${x},${y - radius}A${radius},${radius} 0 ${share > 0.5 ? 1 : 0} 1 ${endX},${endY}Z`;
  }

  // A way from center to center, bent to the middle, with a head as wide as the way needs.
  function way(at, flow, count) {
    const [from, to] = [at.spots[flow.from], at.spots[flow.to]];
    const [bendX, bendY] = [
      (from.x + to.x) / 2 * 0.55 + at.middleX * 0.45 + (to.y - from.y) * 0.12,
      (from.y + to.y) / 2 * 0.55 + at.middleY * 0.45 - (to.x - from.x) * 0.12,
    ];
    const length = Math.hypot(to.x - bendX, to.y - bendY) || 1;
    const [alongX, alongY] = [(to.x - bendX) / length, (to.y - bendY) / length];
    const thick = 1 + (9 * count) / busiest;
    const head = 5 + thick;
    const [tipX, tipY] = [to.x - alongX * (to.radius + 2), to.y - alongY * (to.radius + 2)];
    const [neckX, neckY] = [tipX - alongX * head, tipY - alongY * head];
    const title = svg('title');
    title.textContent = fill(words.flow, { from: from.name, to: to.name, count: whole(count), minutes });
    return svg('g', { class: 'way' }, title,
      svg('path', { d: `M${from.x},${from.y}Q${bendX},${bendY} ${neckX},${neckY}`, 'stroke-width': thick }),
      svg('polygon', {
        points: [[tipX, tipY], [neckX - alongY * head * 0.6, neckY + alongX * head * 0.6],
          [neckX + alongY * head * 0.6, neckY - alongX * head * 0.6]].map((point) => point.join(',')).join(' '),
      }));
  }

  function draw(at) {
    const { play } = at;
    at.spots.forEach((spot, center) => {
      const [waiting, idle, busy] = [play.waiting[center][frame], play.idle[center][frame], play.busy[center][frame]];
      spot.busy.setAttribute('d', slice(spot, busy / Math.max(1, busy + idle)));
      queue(spot, waiting);
      spot.count.classList.toggle('long', isLong(play, center, frame));
      const text = fill(words.agents, { idle: whole(idle), busy: whole(busy) });
      if (spot.detail) spot.detail.textContent = text;
      spot.title.textContent = `${spot.name}: ${fill(words.waiting, { count: whole(waiting) })}, ${text}`;
    });
    const moving = play.flows.map((flow) => [flow, lately(flow, frame)]).filter(([, count]) => count > 0)
      .sort((a, b) => b[1] - a[1]).slice(0, 60);
    at.ways.replaceChildren(...moving.map(([flow, count]) => way(at, flow, count)));
    const acts = play.rules.map((rule) => [rule.rule, lately(rule, frame)]).filter(([, count]) => count > 0)
      .sort((a, b) => b[1] - a[1]).slice(0, 3);
    at.rules.replaceChildren(...acts.map(([rule, count]) => {
      const item = html('li', { dir: 'auto' });
      item.textContent = fill(words.acted, { rule: cut(rule, 80), count: whole(count), minutes });
      return item;
    }));
  }

  function summary(play) {
    let worst = 0;
    centers.forEach((_, center) => {
      if (play.waiting[center][frame] > play.waiting[worst][frame]) worst = center;
    });
    const idle = play.idle.reduce((sum, each) => sum + each[frame], 0);
    return fill(play.total[frame] > 0 ? words.summary : words.quiet, {
      clock: film.clock[frame], strategy: cut(play.name, 60), waiting: whole(play.total[frame]),
      center: cut(centers[worst], 60), most: whole(play.waiting[worst][frame]), idle: whole(idle),
    });
  }

  function show(isSaid) {
    clock.textContent = film.clock[frame];
    scrubber.value = frame;
    scrubber.setAttribute('aria-valuetext', film.clock[frame]);
    root.dataset.frame = frame;
    const now = film.start + frame * film.step;
    banner.textContent = film.events.filter((event) => event.start <= now && now < event.end)
      .map((event) => (event.center ? `${event.name} (${event.center})` : event.name)).join(words.and);
    shown.forEach(draw);
    strip.querySelector('line')?.setAttribute('x1', frame + 0.5);
    strip.querySelector('line')?.setAttribute('x2', frame + 0.5);
    if (isSaid) said.textContent = shown.map((at) => summary(at.play)).join(' ');
  }

  function build() {
    const chosen = [plays[first.select.value]];
    if (isWide && plays.length > 1) chosen.push(plays[second.select.value]);
    second.box.hidden = chosen.length < 2;
    first.box.hidden = plays.length < 2;
    shown = chosen.map(stage);
    stages.replaceChildren(...shown.map((at) => at.figure));
    const top = Math.max(1, ...chosen.map((play) => play.total.reduce((a, b) => Math.max(a, b), 0)));
    const hill = (play, name) => svg('path', {
      class: name, d: `M0,30${play.total.map((waiting, at) => `L${at + 0.5},${30 - (28 * waiting) / top}`).join('')}L${frames},30Z`,
    });
    const toFrame = (seconds) => Math.min(frames, Math.max(0, (seconds - film.start) / film.step));
    strip.replaceChildren(
      ...film.events.map((event) => svg('rect', {
        class: 'event', x: toFrame(event.start), width: toFrame(event.end) - toFrame(event.start), y: 0, height: 30,
      })),
      ...chosen.map((play, index) => hill(play, index ? 'hill other' : 'hill')).reverse(),
      svg('line', { class: 'now', y1: 0, y2: 30 }));
    const found = firstLong();
    jump.disabled = found < 0;
    jump.textContent = found < 0 ? words.none : words.jump;
    show(false);
  }

  function firstLong() {
    for (let at = 0; at < frames; at += 1) {
      if (shown.some(({ play }) => centers.some((_, center) => isLong(play, center, at)))) return at;
    }
    return -1;
  }

  function run(now) {
    if (!isPlaying) return;
    const due = calm.matches ? 1000 : 33;
    if (now - then >= due) {
      carried += ((Math.min(now - then, 1000) / 1000) * speed.value * 60) / film.step;
      then = now;
      const steps = Math.floor(carried);
      carried -= steps;
      if (steps > 0) {
        frame = Math.min(frames - 1, frame + steps);
        show(false);
      }
      if (frame >= frames - 1) pause();
    }
    requestAnimationFrame(run);
  }
  function pause() {
    isPlaying = false;
    toggle.textContent = words.play;
    show(true);
  }
  toggle.addEventListener('click', () => {
    if (isPlaying) return pause();
    if (frame >= frames - 1) frame = 0;
    [isPlaying, then, carried] = [true, performance.now(), 0];
    toggle.textContent = words.pause;
    requestAnimationFrame(run);
  });
  scrubber.addEventListener('input', () => {
    frame = Number(scrubber.value);
    show(false);
  });
  scrubber.addEventListener('change', () => show(true));
  jump.addEventListener('click', () => {
    const found = firstLong();
    if (found < 0) return;
    frame = found;
    if (isPlaying) pause();
    show(true);
  });
  for (const { select } of [first, second]) select.addEventListener('change', () => { build(); show(true); });
  new ResizeObserver(([entry]) => {
    const wide = entry.contentRect.width >= 820;
    if (wide === isWide && shown.length) return;
    isWide = wide;
    build();
  }).observe(root);
  build();
  // The film opens where a queue is long for the first time: that is what is asked of it.
  frame = Math.max(0, firstLong());
  show(false);
}

// What the page does: it fills charts from the tables behind them, copies and saves tables, explains
// words, and follows the reader's light. No text becomes markup here: names go in as textContent.
// A name may break behind its underscores, and nowhere else where there is room.
function soften(element) {
  const parts = element.textContent.split('_');
  if (element.childElementCount || parts.length < 2) return;
  element.replaceChildren(...parts.flatMap((part, place) =>
    place ? [document.createElement('wbr'), part] : [part]).map((part, place, all) =>
    typeof part === 'string' && place < all.length - 1 ? `${part}_` : part));
}
const find = (query, root = document) => [...root.querySelectorAll(query)];
const words = JSON.parse(document.getElementById('words').textContent);
const said = document.getElementById('said');
const views = {};
window.spillway = { views };

// Tables. A cell has its exact value in data-v, or is text. A long table comes as columns of data, and
// gets its cells when it is opened.
const written = (value, [scale, decimals, suffix]) => {
  let scaled = Math.abs(value * scale);
  for (let times = 0; times < decimals; times += 1) scaled *= 10;
  scaled = Math.round(scaled);
  const digits = String(scaled).padStart(decimals + 1, '0');
  const whole = digits.slice(0, digits.length - decimals).replace(/\B(?=(\d{3})+$)/g, ',');
  const sign = value < 0 && scaled > 0 ? '-' : '';
  return sign + whole + (decimals ? `.${digits.slice(-decimals)}` : '') + suffix;
};
// Eight bytes a number, the lowest first; what is missing is no number.
const numbersOf = (text) => {
  const bytes = new DataView(Uint8Array.from(atob(text), (each) => each.charCodeAt(0)).buffer);
  return Array.from({ length: bytes.byteLength / 8 }, (_, place) => {
    const value = bytes.getFloat64(place * 8, true);
    return Number.isNaN(value) ? null : value;
  });
};
const packs = new Map();
function packOf(table) {
  const island = document.getElementById(`r-${table.id.slice(2)}`);
  if (island && !packs.has(table)) {
    const columns = JSON.parse(island.textContent);
    for (const column of columns) if (column.b) column.v = numbersOf(column.b);
    packs.set(table, columns);
  }
  return packs.get(table);
}
const lengthOf = (pack) => (pack[0]?.i ?? pack[0]?.v ?? []).length;
const valueAt = (column, row) => (column.t ? column.t[column.i[row]] : column.v[row]);
const shownAt = (column, row) => {
  if (column.t) return valueAt(column, row);
  const value = column.v[row];
  if (column.x?.[row] !== undefined) return column.x[row];
  return column.s ? column.s[row] : value === null ? '-' : column.f ? written(value, column.f) : '';
};
function fill(table) {
  const pack = packOf(table);
  const body = table.tBodies[0];
  if (!pack || body.rows.length) return;
  const heads = find('thead th', table);
  const first = heads.findIndex((head) => !head.hidden);
  const rows = document.createDocumentFragment();
  for (let row = 0; row < lengthOf(pack); row += 1) {
    const line = document.createElement('tr');
    pack.forEach((column, place) => {
      const value = valueAt(column, row);
      const cell = document.createElement(place === first ? 'th' : 'td');
      if (place === first) cell.scope = 'row';
      if (typeof value === 'string') {
        cell.className = value.startsWith('✗') ? 't bad' : 't';
        cell.dir = 'auto';
      } else {
        cell.dataset.v = value ?? '';
      }
      cell.hidden = heads[place].hidden;
      if (!cell.hidden) cell.textContent = shownAt(column, row);
      else if (typeof value === 'string') cell.textContent = value;
      if (typeof value === 'string') soften(cell);
      if (cell.dataset.v !== undefined && cell.textContent.endsWith('✗')) cell.className = 'bad';
      line.append(cell);
    });
    rows.append(line);
  }
  body.append(rows);
  if (table.dataset.total !== undefined) body.lastElementChild.className = 'sum';
}
const fieldsOf = (table) => find('thead th', table).map((head) => head.dataset.f);
const cellValue = (cell) => {
  const exact = cell.dataset.v;
  if (exact === undefined) return cell.textContent;
  return exact === '' ? null : Number(exact);
};
function rowsOf(table) {
  const fields = fieldsOf(table);
  const pack = packOf(table);
  if (!pack) {
    return [...table.tBodies[0].rows].map((row) =>
      Object.fromEntries(fields.map((field, place) => [field, cellValue(row.cells[place])])));
  }
  return Array.from({ length: lengthOf(pack) }, (_, row) =>
    Object.fromEntries(fields.map((field, place) => [field, valueAt(pack[place], row)])));
}
const linesOf = (table, cell) => {
  const fields = fieldsOf(table);
  return [fields.map(cell), ...rowsOf(table).map((row) => fields.map((field) => cell(row[field])))];
};
// As in the CSV files of the program: a spreadsheet must not take a text for a formula.
const guarded = (value) =>
  typeof value === 'string' && /^[=+\-@\t\r\n＝＋－＠]/u.test(value) ? `'${value}` : String(value ?? '');
const csvCell = (value) => {
  const safe = guarded(value);
  return /[",\n\r\t;]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
};
const tsvCell = (value) => guarded(value).replace(/[\t\r\n]+/g, ' ');

function save(name, text) {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob(['\ufeff', text], { type: 'text/csv;charset=utf-8' }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
}
function button(label, act) {
  const made = document.createElement('button');
  made.type = 'button';
  made.textContent = label;
  made.addEventListener('click', act);
  return made;
}
for (const table of find('table[id]')) {
  const name = table.id.slice(2);
  const acts = document.createElement('div');
  acts.className = 'acts';
  const copy = button(words.copy, async () => {
    await navigator.clipboard.writeText(linesOf(table, tsvCell).map((line) => line.join('\t')).join('\n'));
    said.textContent = words.copied;
  });
  const csv = button(words.csv, () =>
    save(`${name}.csv`, linesOf(table, csvCell).map((line) => line.join(',') + '\n').join('')));
  for (const each of [copy, csv]) each.setAttribute('aria-describedby', `c-${name}`);
  acts.append(copy, csv);
  table.parentElement.before(acts);
}
for (const each of find('details')) {
  each.addEventListener('toggle', () => { if (each.open) find('table', each).forEach(fill); });
}

// Charts: a specification for wide places and one for narrow ones, a look for each theme.
const themes = JSON.parse(document.getElementById('themes')?.textContent ?? '{}');
const dark = matchMedia('(prefers-color-scheme: dark)');
const isDark = () => {
  const chosen = document.documentElement.dataset.theme;
  return chosen ? chosen === 'dark' : dark.matches;
};
const options = (isLight) => ({
  ast: true, renderer: 'svg', actions: false, defaultStyle: false,
  config: isLight || !isDark() ? themes.light : themes.dark, tooltip: { disableDefaultStyle: true },
});
function filled(figure) {
  const isNarrow = figure.clientWidth < 700 && figure.querySelector('script.narrow');
  const text = figure.querySelector(isNarrow ? 'script.narrow' : 'script.spec').textContent;
  const spec = JSON.parse(text);
  const data = Object.fromEntries(figure.dataset.tables.split(' ').filter(Boolean)
    .map((id) => [id, rowsOf(document.getElementById(`t-${id}`))]));
  if (spec.$schema?.includes('/vega/')) {
    for (const source of spec.data ?? []) if (data[source.name]) source.values = data[source.name];
  } else {
    spec.datasets = { ...spec.datasets, ...data };
  }
  return spec;
}
const drawn = new Map();
async function embed(figure, isLight) {
  try {
    const result = await window.vegaEmbed(figure.querySelector('.view'), filled(figure), options(isLight));
    views[figure.id]?.finalize();
    views[figure.id] = result.view;
    // A print may begin before the light charts are there: pale ink needs its dark paper.
    figure.querySelector('.view').classList.toggle('pale', !isLight && isDark());
  } catch (fault) {
    console.error(fault);
    figure.querySelector('.view').textContent = words.failed;
    figure.querySelector('details')?.setAttribute('open', '');
  }
}
function draw(figure) {
  if (!drawn.has(figure)) drawn.set(figure, embed(figure));
  return drawn.get(figure);
}
const redraw = (isLight) => [...drawn.keys()].map((figure) => {
  drawn.set(figure, embed(figure, isLight));
  return drawn.get(figure);
});
const charts = window.vegaEmbed
  ? find('figure[data-tables]').filter((each) => each.querySelector('.spec')) : [];
// One chart alone on white, for a picture of it.
window.spillway.only = async (id) => {
  const figure = document.getElementById(id);
  document.documentElement.dataset.theme = 'light';
  document.body.classList.add('only');
  for (const each of find('.alone')) each.classList.remove('alone');
  for (let each = figure; each && each !== document.body; each = each.parentElement) {
    each.classList.add('alone');
  }
  if (charts.includes(figure)) await draw(figure);
};
window.spillway.all = async () => {
  for (const figure of charts) await draw(figure);
};
const anchor = decodeURIComponent(location.hash.slice(1));
const only = anchor.startsWith('only=');
async function drawAll() {
  const near = charts.filter((each) => each.getBoundingClientRect().top < innerHeight * 1.5);
  if (only) await window.spillway.only(anchor.slice(5));
  else for (const figure of near) await draw(figure);
  document.body.dataset.ready = 'yes';
  performance.mark('drawn');
  if (only) return;
  const watch = new IntersectionObserver((entries) => {
    for (const entry of entries) if (entry.isIntersecting) draw(entry.target);
  }, { rootMargin: '100%' });
  for (const figure of charts) watch.observe(figure);
  // The rest is drawn while the reader reads, so that a print has every chart.
  for (const figure of charts) {
    await new Promise((go) => (window.requestIdleCallback ?? setTimeout)(go));
    await draw(figure);
  }
  document.body.dataset.complete = 'yes';
}
drawAll();

for (const each of find('.facts dd, .answer, tbody th, td.t')) soften(each);

// Theme and tables.
const theme = document.getElementById('theme');
theme.hidden = false;
theme.addEventListener('click', () => {
  document.documentElement.dataset.theme = isDark() ? 'light' : 'dark';
  redraw();
});
const tables = document.getElementById('tables');
tables.hidden = !find('details').length;
tables.addEventListener('click', () => {
  const open = tables.getAttribute('aria-pressed') !== 'true';
  tables.setAttribute('aria-pressed', open);
  for (const each of find('details')) {
    find('table', each).forEach(fill);
    each.open = open;
  }
});

dark.addEventListener('change', () => redraw());
matchMedia('(max-width: 45rem)').addEventListener('change', () => redraw());
// Paper is light.
addEventListener('beforeprint', () => { if (isDark()) redraw(true); });
addEventListener('afterprint', () => { if (isDark()) redraw(); });

// A link to a table opens what it stands in.
function reveal() {
  if (only) return;
  const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  const box = target?.closest('details');
  if (box && !box.open) {
    find('table', box).forEach(fill);
    box.open = true;
    target.scrollIntoView();
  }
}
addEventListener('hashchange', reveal);
reveal();

// What a word means, where the pointer or the focus is; Escape puts it away.
const tip = document.createElement('div');
tip.id = 'tip';
tip.setAttribute('role', 'tooltip');
tip.hidden = true;
document.body.append(tip);
const hide = () => { tip.hidden = true; };
function explain(event) {
  const word = event.target.closest?.('a.def');
  if (!word) return;
  tip.textContent = document.querySelector(`#${CSS.escape(word.hash.slice(1))}`)
    .parentElement.querySelector('dd').textContent;
  tip.hidden = false;
  const place = word.getBoundingClientRect();
  const left = Math.min(place.left, innerWidth - tip.offsetWidth - 8);
  const below = place.bottom + 6;
  const fits = below + tip.offsetHeight < innerHeight;
  tip.style.left = `${Math.max(8, left)}px`;
  tip.style.top = `${fits ? below : Math.max(8, place.top - tip.offsetHeight - 6)}px`;
}
for (const kind of ['mouseover', 'focusin']) document.addEventListener(kind, explain);
for (const kind of ['mouseout', 'focusout', 'scroll']) document.addEventListener(kind, hide, true);
document.addEventListener('keydown', (event) => { if (event.key === 'Escape') hide(); });

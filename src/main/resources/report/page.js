(function () {
  'use strict';
  var root = document.documentElement;
  root.classList.add('js');

  function remember(key, value) {
    try { localStorage.setItem('reckon-' + key, value); } catch (e) { /* a page from disk may have no storage */ }
  }
  function remembered(key) {
    try { return localStorage.getItem('reckon-' + key); } catch (e) { return null; }
  }
  function byId(id) { return document.getElementById(id); }

  function isZh() { return byId('lang-zh').checked; }
  function showLanguage() {
    root.lang = isZh() ? 'zh-CN' : 'en';
    document.title = byId(isZh() ? 'title-zh' : 'title-en').textContent;
    document.querySelectorAll('input[type=search]').forEach(function (input) {
      input.placeholder = input.getAttribute(isZh() ? 'data-zh' : 'data-en');
      input.setAttribute('aria-label', input.placeholder);
    });
  }
  ['lang', 'theme'].forEach(function (name) {
    var choice = remembered(name);
    var radios = document.querySelectorAll('input[name=' + name + ']');
    radios.forEach(function (radio) {
      if (radio.value === choice) { radio.checked = true; }
      radio.addEventListener('change', function () { remember(name, radio.value); showLanguage(); });
    });
  });
  if (!remembered('lang') && /^zh/i.test(navigator.language || '')) { byId('lang-zh').checked = true; }
  showLanguage();

  function number(text) { return text !== '' && !isNaN(Number(text)); }
  function sorted(rows, key, down) {
    var numeric = rows.every(function (row) { var k = key(row); return k === '' || number(k); });
    return rows.map(function (row, i) { return [key(row), i, row]; }).sort(function (a, b) {
      if (a[0] === '' || b[0] === '') { return (a[0] === '' ? 1 : 0) - (b[0] === '' ? 1 : 0) || a[1] - b[1]; }
      var order = numeric ? a[0] - b[0] : a[0] < b[0] ? -1 : a[0] > b[0] ? 1 : 0;
      return (down ? -order : order) || a[1] - b[1];
    }).map(function (entry) { return entry[2]; });
  }
  function onSort(table, sort) {
    table.querySelectorAll('th button').forEach(function (button, i) {
      button.addEventListener('click', function () {
        var head = button.closest('th');
        var down = head.getAttribute('aria-sort') === 'ascending';
        table.querySelectorAll('th').forEach(function (other) { other.removeAttribute('aria-sort'); });
        head.setAttribute('aria-sort', down ? 'descending' : 'ascending');
        sort(i, down);
      });
    });
  }
  function tellShown(id, shown, all) {
    ['en', 'zh'].forEach(function (language) {
      var out = document.querySelector('#' + id + '-shown .' + language);
      out.textContent = out.getAttribute('data-text').replace('{0}', shown.toLocaleString('en')).replace('{1}', all.toLocaleString('en'));
    });
  }
  document.querySelectorAll('table.sortable').forEach(function (table) {
    var list = table.closest('section');
    var search = byId(list.id + '-search');
    if (!search) { return; }
    var rows = Array.from(table.tBodies[0].rows);
    search.addEventListener('input', function () {
      var text = search.value.trim().toLowerCase();
      rows.forEach(function (row) { row.hidden = row.textContent.toLowerCase().indexOf(text) < 0; });
      var shown = rows.filter(function (row) { return !row.hidden; }).length;
      tellShown(list.id, shown, rows.length);
      list.querySelector('.none').hidden = shown > 0;
    });
  });
  document.querySelectorAll('table.sortable').forEach(function (table) {
    onSort(table, function (i, down) {
      var body = table.tBodies[0];
      sorted(Array.from(body.rows), function (row) { return row.cells[i].getAttribute('data-v') || ''; }, down)
        .forEach(function (row) { body.appendChild(row); });
    });
  });

  var data = byId('break-data');
  if (!data) { return; }
  var all = JSON.parse(data.textContent);
  var search = byId('breaks-search');
  var table = document.querySelector('#breaks table');
  var body = table.tBodies[0];
  var more = document.querySelector('.more-rows');
  var state = 'open';
  var kind = -1;
  var shown = 50;
  var order = null;
  var found = [];

  function money(cents) {
    if (cents === null) { return ''; }
    var digits = String(Math.abs(cents)).padStart(3, '0');
    return (cents < 0 ? '\u2212' : '') + digits.slice(0, -2).replace(/\B(?=(\d{3})+$)/g, ',') + '.' + digits.slice(-2);
  }
  function difference(row) { return row[5] === null || row[6] === null ? null : row[5] - row[6]; }
  function element(name, className, text) {
    var made = document.createElement(name);
    if (className) { made.className = className; }
    if (text !== undefined) { made.textContent = text; }
    return made;
  }
  function both(parent, pair) {
    var zh = element('span', 'zh', pair[1]);
    zh.lang = 'zh-CN';
    parent.append(element('span', 'en', pair[0]), zh);
    return parent;
  }
  function cell(className, text) {
    var made = element('td', className, text);
    made.setAttribute('role', 'cell');
    return made;
  }
  function id(text) {
    var made = element('span', 'i');
    var inner = element('span', '', text);
    inner.title = text;
    made.append(inner);
    return made;
  }
  function line(row) {
    var made = element('tr');
    made.setAttribute('role', 'row');
    var what = both(cell(''), all.kinds[row[1]]);
    if (row[8]) { what.append(both(element('div', 'note'), all.notes[row[1]].map(function (words) { return words.split('{0}').join(row[8]); }))); }
    var ids = cell('ids');
    [row[2], row[3], row[4]].filter(Boolean).forEach(function (text, i) { if (i) { ids.append(element('br')); } ids.append(id(text)); });
    made.append(both(cell('st st-' + ['NEW', 'PERSISTING', 'RESOLVED', 'ACCEPTED'][row[0]]), all.states[row[0]]), cell('n age', String(row[7])), what,
      cell('n df', money(difference(row))), cell('n ex', money(row[5])), cell('n ac', money(row[6])), ids,
      row[0] < 2 ? both(cell('do'), all.next[row[1]]) : cell('do', ''));
    return made;
  }
  function fits(row, ofState) { return ofState === 'all' || (ofState === 'open' ? row[0] < 2 : row[0] === Number(ofState)); }
  var KEYS = [
    function (row) { return row[0]; }, function (row) { return row[7]; }, function (row) { return all.kinds[row[1]][isZh() ? 1 : 0]; },
    function (row) { return difference(row) === null ? '' : difference(row); }, function (row) { return row[5] === null ? '' : row[5]; },
    function (row) { return row[6] === null ? '' : row[6]; }, function (row) { return row[2] || row[3] || row[4]; },
    function (row) { return all.next[row[1]][isZh() ? 1 : 0]; }
  ];
  function update() {
    var text = search.value.trim().toLowerCase();
    var ofText = all.rows.filter(function (row) {
      return !text || [row[2], row[3], row[4], row[8], all.kinds[row[1]].join(' '), all.codes[row[1]]].join('\n').toLowerCase().indexOf(text) >= 0;
    });
    var ofState = ofText.filter(function (row) { return fits(row, state); });
    found = ofState.filter(function (row) { return kind < 0 || row[1] === kind; });
    document.querySelectorAll('[data-state]').forEach(function (chip) {
      var value = chip.getAttribute('data-state');
      chip.setAttribute('aria-pressed', value === state);
      chip.querySelector('b').textContent = ofText.filter(function (row) { return fits(row, value) && (kind < 0 || row[1] === kind); }).length.toLocaleString('en');
    });
    document.querySelectorAll('.chips [data-kind]').forEach(function (chip) {
      var value = Number(chip.getAttribute('data-kind'));
      var count = ofState.filter(function (row) { return value < 0 || row[1] === value; }).length;
      chip.setAttribute('aria-pressed', value === kind);
      chip.querySelector('b').textContent = count.toLocaleString('en');
      chip.hidden = count === 0 && value !== kind && value >= 0;
    });
    if (order) { found = sorted(found, KEYS[order[0]], order[1]); }
    show();
  }
  function show() {
    body.replaceChildren.apply(body, found.slice(0, shown).map(line));
    table.setAttribute('aria-rowcount', found.length + 1);
    tellShown('breaks', Math.min(shown, found.length), found.length);
    byId('no-break').hidden = found.length > 0;
    more.hidden = found.length <= shown;
    var first = byId('static-breaks');
    if (first) { first.hidden = true; }
  }
  function choose() { shown = 50; update(); }
  document.querySelectorAll('[data-state]').forEach(function (chip) {
    chip.addEventListener('click', function () { state = chip.getAttribute('data-state'); choose(); });
  });
  document.querySelectorAll('.chips [data-kind]').forEach(function (chip) {
    chip.addEventListener('click', function () { kind = Number(chip.getAttribute('data-kind')); choose(); });
  });
  document.querySelectorAll('a[data-code]').forEach(function (link) {
    link.addEventListener('click', function () {
      state = 'open';
      kind = all.codes.indexOf(link.getAttribute('data-code'));
      search.value = '';
      choose();
    });
  });
  search.addEventListener('input', choose);
  document.querySelectorAll('#no-break a').forEach(function (link) {
    link.addEventListener('click', function () {
      var other = byId(link.hash.slice(1) + '-search');
      if (other) {
        other.value = search.value;
        other.dispatchEvent(new Event('input'));
      }
    });
  });
  more.addEventListener('click', function () { shown += 100; show(); });
  onSort(table, function (i, down) { order = [i, down]; update(); });
  window.addEventListener('beforeprint', function () { shown = Math.max(shown, 200); show(); });
  update();
})();

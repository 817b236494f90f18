// Runs in Rhino, never in the page: makes an ECharts option of a described picture and draws it as SVG.
// All texts come from Java; numbers serve only as lengths.
/* global echarts */
var ROW = 24;
var FONT = 12;
var GAP = 10;

// Stands between the English and the Chinese of a text; both are drawn at the same place, and the page shows one of them.
var SEPARATOR = '\u001f';

// No font is known here, so widths are estimated: capitals and CJK need more than the usual tables of averages give them.
function textWidth(text, size) {
  return Math.max.apply(null, text.split(SEPARATOR).map(function (part) { return partWidth(part, size); }));
}

function partWidth(text, size) {
  var em = 0;
  for (var i = 0; i < text.length; i++) {
    var code = text.charCodeAt(i);
    em += code > 0x2e7f ? 1 : 'MW@%…'.indexOf(text.charAt(i)) >= 0 ? 0.95 : (code >= 65 && code <= 90) || code === 95 ? 0.72 : code === 46 || code === 44 || code === 32 ? 0.3 : 0.57;
  }
  return em * size;
}

echarts.setPlatformAPI({
  measureText: function (text, font) {
    var size = /(\d+)px/.exec(font || '');
    return { width: textWidth(String(text), size ? Number(size[1]) : FONT) };
  }
});

function fitted(text, room) {
  return text.split(SEPARATOR).map(function (part) { return fittedPart(part, room); }).join(SEPARATOR);
}

function fittedPart(text, room) {
  if (textWidth(text, FONT) <= room) {
    return text;
  }
  var end = text.length;
  while (end > 1 && textWidth(text.substring(0, end) + '…', FONT) > room) {
    end--;
  }
  return text.substring(0, end) + '…';
}

function widest(texts) {
  return texts.reduce(function (most, text) { return Math.max(most, textWidth(text, FONT)); }, 0);
}

function column(rows, name) {
  return rows.map(function (row) { return row[name]; });
}

function label(color, more) {
  var style = { color: 'var(--' + color + ')', fontFamily: 'inherit', fontSize: FONT };
  for (var key in more || {}) {
    style[key] = more[key];
  }
  return style;
}

function category(texts, more) {
  var axis = {
    type: 'category', data: texts, inverse: true, axisTick: { show: false }, axisLine: { show: false },
    axisLabel: label('ink', { interval: 0 })
  };
  for (var key in more) {
    axis[key] = more[key];
  }
  return axis;
}

function item(value, color, radius) {
  return { value: value, itemStyle: { color: color === 'none' ? 'transparent' : 'var(--' + color + ')', borderRadius: radius || 0 } };
}

// Lying bars: names at the left, numbers in a column at the right edge.
function lying(spec, series, min, max) {
  var names = column(spec.rows, 'label').map(function (text) { return fitted(text, spec.width * (spec.width > 400 ? 0.36 : 0.43)); });
  var left = Math.ceil(Math.max(widest(names), spec.width * 0.2)) + GAP;
  var right = Math.ceil(widest(column(spec.rows, 'text'))) + GAP;
  return {
    animation: false,
    grid: { left: left, right: right, top: 2, bottom: 2, containLabel: false, outerBoundsMode: 'none' },
    xAxis: { type: 'value', min: min, max: max, show: false },
    yAxis: [
      category(names, { axisLine: { show: true, onZero: true, lineStyle: { color: 'var(--axis)' } }, position: 'left' }),
      category(column(spec.rows, 'text'), {
        position: 'right', offset: right - 2,
        axisLabel: label('ink', { interval: 0, align: 'right', margin: 0 })
      })
    ],
    series: series
  };
}

var OPTIONS = {
  // Bars from nought, or pairs of which the second is thinner.
  bars: function (spec) {
    var isPaired = spec.rows.some(function (row) { return row.second !== undefined; });
    var values = column(spec.rows, 'value').concat(isPaired ? column(spec.rows, 'second') : [], [0]);
    var min = Math.min.apply(null, values);
    var max = Math.max.apply(null, values);
    var series = [{
      type: 'bar', barWidth: isPaired ? 10 : 13, barGap: '10%',
      data: spec.rows.map(function (row) { return item(row.value, row.color, 2); })
    }];
    if (isPaired) {
      series.push({ type: 'bar', barWidth: 5, data: spec.rows.map(function (row) { return item(row.second, 'soft', 1); }) });
    }
    return lying(spec, series, min, max === min ? min + 1 : max);
  },

  // A bar from each row's start to its end, linked with the next one.
  waterfall: function (spec) {
    var ends = column(spec.rows, 'from').concat(column(spec.rows, 'to'), [0]);
    var min = Math.min.apply(null, ends);
    var max = Math.max.apply(null, ends);
    var parts = { baseUp: [], up: [], baseDown: [], down: [] };
    spec.rows.forEach(function (row) {
      var low = Math.min(row.from, row.to);
      var high = Math.max(row.from, row.to);
      parts.baseUp.push(item(Math.max(low, 0), 'none'));
      parts.up.push(item(Math.max(high, 0) - Math.max(low, 0), row.color));
      parts.baseDown.push(item(Math.min(high, 0), 'none'));
      parts.down.push(item(Math.min(low, 0) - Math.min(high, 0), row.color));
    });
    var links = spec.rows.slice(0, -1).map(function (row, i) {
      return [{ coord: [row.to, i] }, { coord: [row.to, i + 1] }];
    });
    var series = Object.keys(parts).map(function (name) {
      return { type: 'bar', stack: 'all', barWidth: 13, data: parts[name] };
    });
    series[1].markLine = {
      symbol: 'none', silent: true, label: { show: false }, animation: false,
      lineStyle: { color: 'var(--axis)', type: 'solid', width: 1 }, data: links
    };
    return lying(spec, series, min, max === min ? min + 1 : max);
  },

  // Standing bars over a time axis, with a line at the median where there is one.
  columns: function (spec) {
    var every = Math.ceil(spec.rows.length / (spec.width > 400 ? 6 : 4));
    var texts = spec.ticks;
    var last = spec.rows.length - 1;
    var data = spec.rows.map(function (row, i) {
      var bar = item(row.value, row.color, [2, 2, 0, 0]);
      if (row.isNamed) {
        var isCrowded = spec.rows.length > 3;
        var align = isCrowded && i > last - 4 ? 'right' : isCrowded && i < 4 ? 'left' : 'center';
        bar.label = label('ink', {
          show: true, position: 'top', formatter: function () { return row.text; }, fontWeight: 600,
          align: align, offset: [align === 'right' ? 6 : align === 'left' ? -6 : 0, 0],
          textBorderColor: 'var(--bg)', textBorderWidth: 3
        });
      }
      return bar;
    });
    return {
      animation: false,
      grid: { left: Math.ceil(widest(column(texts, 'text'))) + GAP, right: 12, top: 24, bottom: 22, outerBoundsMode: 'none' },
      xAxis: {
        type: 'category', data: column(spec.rows, 'label'), axisTick: { show: false },
        axisLine: { lineStyle: { color: 'var(--axis)' } },
        axisLabel: label('ink-2', { interval: function (i) { return (last - i) % every === 0; } })
      },
      yAxis: {
        type: 'value', min: 0, max: texts[texts.length - 1].value, interval: texts[1].value,
        splitLine: { lineStyle: { color: 'var(--rule)' } },
        axisLabel: label('ink-2', { formatter: function (value) {
          return texts.filter(function (tick) { return tick.value === value; }).map(function (tick) { return tick.text; }).join('');
        } })
      },
      series: [{
        type: 'bar', barMaxWidth: 30, barCategoryGap: '25%', data: data,
        markLine: spec.median === null || spec.median === undefined ? undefined : {
          symbol: 'none', silent: true, animation: false,
          lineStyle: { color: 'var(--ink-2)', type: 'dashed', width: 1 },
          label: label('ink', {
            position: 'insideStartTop', distance: 2, formatter: function () { return spec.medianText; },
            textBorderColor: 'var(--bg)', textBorderWidth: 4
          }),
          data: [{ yAxis: spec.median }]
        }
      }]
    };
  },

  // Standing bars of two parts, the sum over them.
  stack: function (spec) {
    return {
      animation: false,
      grid: { left: 4, right: 4, top: 20, bottom: 24, outerBoundsMode: 'none' },
      xAxis: {
        type: 'category', data: column(spec.rows, 'label'), axisTick: { show: false },
        axisLine: { lineStyle: { color: 'var(--axis)' } }, axisLabel: label('ink-2', { interval: 0, fontSize: spec.width > 400 ? 12 : 11 })
      },
      yAxis: { type: 'value', show: false, min: 0, max: Math.max.apply(null, spec.rows.map(function (row) { return row.value + row.second; }).concat([1])) },
      series: [
        { type: 'bar', stack: 'all', barWidth: '64%', data: spec.rows.map(function (row) { return item(row.value, row.color); }) },
        {
          type: 'bar', stack: 'all', barWidth: '64%',
          data: spec.rows.map(function (row) {
            var bar = item(row.second, row.secondColor);
            bar.label = label('ink', {
              show: true, position: 'top', formatter: function () { return spec.width > 400 ? row.text : row.shortText; },
              fontSize: spec.width > 400 ? 12 : 11, textBorderColor: 'var(--bg)', textBorderWidth: 3
            });
            return bar;
          })
        }
      ]
    };
  }
};

function height(spec) {
  return spec.kind === 'bars' || spec.kind === 'waterfall' ? spec.rows.length * ROW + 4 : 190;
}

function draw(json) {
  var spec = JSON.parse(json);
  var chart = echarts.init(null, null, { renderer: 'svg', ssr: true, width: spec.width, height: height(spec) });
  chart.setOption(OPTIONS[spec.kind](spec));
  var svg = chart.renderToSVGString({ useViewBox: true });
  chart.dispose();
  return svg;
}

// Small makers of elements. Text becomes text: nothing here, or anywhere, turns a string into HTML.

const byId = id => document.getElementById(id);

// element('p', { class: 'note' }, 'text', child): attributes, then children; what is null is left out.
function element(name, attributes, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes ?? {})) {
    if (key.startsWith('on')) made.addEventListener(key.slice(2), value);
    else if (value !== null && value !== undefined && value !== false) made.setAttribute(key, value === true ? '' : value);
  }
  made.append(...children.flat(Infinity).filter(child => child !== null && child !== undefined));
  return made;
}

function drawing(name, attributes, ...children) {
  const made = document.createElementNS('http://www.w3.org/2000/svg', name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...children);
  return made;
}

const button = (label, action, more) => element('button', { type: 'button', onclick: action, ...more }, label);

const option = (value, label) => element('option', { value }, label);

const severityMark = severity => element('span', { class: `severity severity-${severity}` }, severities[severity].name);

const outcomeMark = outcome => element('span', { class: `outcome outcome-${outcomes[outcome].mark}` }, outcomes[outcome].label);

// A rule's id, which may break between its words where there is little room.
const ruleName = id => id.split(/(?<=\.)|(?<=[a-z])(?=[A-Z])/).flatMap((word, place) => (place === 0 ? [word] : [element('wbr'), word]));

// A link only where the address is of the web: it opens in a tab of its own, which learns nothing of this page.
function webLink(address, label) {
  return address.startsWith('https://')
    ? element('a', { href: address, target: '_blank', rel: 'noreferrer noopener' }, label)
    : element('span', null, label);
}

// A table, whose roles are named because a narrow window lays some out as blocks: columns are { label, number }, rows are lists of cells, of which the first is the row's heading.
function table(caption, columns, rows, className) {
  const kind = column => (column.number ? 'number' : null);
  const row = cells => element('tr', { role: 'row' }, cells);
  return element('table', { class: className, role: 'table' },
    element('caption', null, caption),
    element('thead', { role: 'rowgroup' },
      row(columns.map(column => element('th', { scope: 'col', role: 'columnheader', class: kind(column) }, column.label)))),
    element('tbody', { role: 'rowgroup' }, rows.map(cells => row(cells.map((cell, place) => (place === 0
      ? element('th', { scope: 'row', role: 'rowheader' }, cell)
      : element('td', { role: 'cell', class: kind(columns[place]) }, cell)))))));
}

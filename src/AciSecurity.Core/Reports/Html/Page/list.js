// The list: grouped, and a page at a time, so that the document stays small however many findings there are.

const pageSize = 100;
const mostPrinted = 2000;
const view = { groups: [], matching: 0, page: 0, isExpanded: false };

// Filters and groups; a group's findings stay together, the worst group first.
function showList() {
  const matching = findings.filter(question());
  const owner = byId('group').value;
  view.groups = grouped(matching, finding => finding[owner]).sort((a, b) => worstOwner(a[0][owner], b[0][owner]));
  view.matching = matching.length;
  view.page = 0;
  showPage();
  const groups = owner === 'rule' ? count(view.groups.length, 'rule', 'rules') : count(view.groups.length, 'resource', 'resources');
  byId('status').textContent = matching.length === 0
    ? `None of ${count(findings.length, 'finding', 'findings')} matches.`
    : `${numbers.format(matching.length)} of ${count(findings.length, 'finding', 'findings')} ${matching.length === 1 ? 'matches' : 'match'}, in ${groups}.`;
}

function showPage() {
  render(view.page * pageSize, pageSize, view.isExpanded);
  showPages();
}

// The findings from a place on, with a heading for each group that they are in.
function render(first, most, isOpen) {
  const parts = [];
  let place = 0;
  for (const group of view.groups) {
    const start = Math.max(first - place, 0);
    const shown = group.slice(start, Math.max(first + most - place, 0));
    if (shown.length > 0) {
      parts.push(element('section', { class: 'group' }, groupHeading(group, start > 0),
        element('ul', null, shown.map(finding => findingItem(finding, isOpen)))));
    }
    place += group.length;
    if (place >= first + most) break;
  }
  byId('list').replaceChildren(...parts);
}

function groupHeading(group, isContinued) {
  const owner = group[0][byId('group').value];
  const isRule = byId('group').value === 'rule';
  const place = isRule ? owner.id : owner.file ? (owner.line ? `${owner.file}:${owner.line}` : owner.file) : owner.id;
  const only = isRule ? { rule: owner } : { resource: owner };
  const checked = { severity: checkedOf('severity'), outcome: checkedOf('outcome') };
  return element('div', { class: 'group-head' },
    element('h3', null, isRule ? owner.title : owner.name, isContinued ? element('span', { class: 'quiet' }, ' (continued)') : null),
    element('p', null, isRule ? null : element('span', { class: 'type' }, `${owner.type} `), element('code', null, place)),
    element('p', { class: 'group-count' }, count(group.length, 'finding', 'findings'), ' ',
      view.groups.length > 1 ? button('Only these', () => choose({ ...checked, ...only }),
        { class: 'link', 'aria-label': `Only these: ${isRule ? owner.id : owner.name}` }) : null));
}

function showPages() {
  const last = Math.ceil(view.matching / pageSize) - 1;
  const to = (page, label, name) => button(label, () => {
    view.page = page;
    showPage();
    byId('findings-title').focus();
    byId('findings-title').scrollIntoView();
  }, { disabled: page < 0 || page > last || page === view.page, 'aria-label': name });
  byId('pages').replaceChildren(...(last < 1 ? [] : [
    to(0, 'First', 'First page'), to(view.page - 1, 'Previous', 'Previous page'),
    element('span', null, `Page ${numbers.format(view.page + 1)} of ${numbers.format(last + 1)}`),
    to(view.page + 1, 'Next', 'Next page'), to(last, 'Last', 'Last page'),
  ]));
}

function toggleAll() {
  view.isExpanded = !view.isExpanded;
  byId('expand').setAttribute('aria-pressed', String(view.isExpanded));
  showPage();
}

// On paper everything that matches is there and open: nobody can click on it.
function showForPaper(isPaper) {
  if (!isPaper) {
    showPage();
    return;
  }
  const filters = filterText();
  const cut = view.matching > mostPrinted ? ` The first ${numbers.format(mostPrinted)} of ${numbers.format(view.matching)} are printed: filter for fewer.` : '';
  byId('shown-filters').textContent = (filters ? `Filtered by ${filters}.` : 'All findings.') + cut;
  render(0, mostPrinted, true);
}

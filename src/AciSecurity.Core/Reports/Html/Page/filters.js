// The filters: what the form says, as one question to each finding.

const form = byId('filters');
const chosenResource = { of: null };

function fillForm() {
  const check = (name, value, label, number, checked) => element('label', { class: 'check' },
    element('input', { type: 'checkbox', name, value, checked }), `${label} `, element('span', { class: 'quiet' }, numbers.format(number)));
  const listed = new Set(findings.map(finding => finding.outcome));
  const listedOf = severity => findings.filter(finding => finding.severity === severity).length;
  byId('severity').append(...worstFirst.map(place => check('severity', place, severities[place].name, listedOf(place), false)));
  byId('outcome').append(...outcomes.map(({ label }, outcome) => (listed.has(outcome) || outcome < Outcome.pass
    ? check('outcome', outcome, label, totals[outcome], outcome < Outcome.exempt) : '')));
  const rules = report.rules.map((rule, place) => ({ rule, place })).sort((a, b) => byText(a.rule.id, b.rule.id));
  byId('rule').append(option('', 'All rules'), ...rules.map(({ rule, place }) => option(place, rule.id)));
  byId('section').append(option('', 'All sections'), ...report.sections.map((section, place) => option(place, section.title)));
  const names = new Set(worstResources.slice(0, 100).map(resource => resource.name));
  byId('resource-names').append(...[...names].map(name => option(name, '')));
}

const checkedOf = name => [...form.querySelectorAll(`input[name=${name}]:checked`)].map(box => Number(box.value));

// Nothing checked asks for nothing in particular. The text's words must all be there, in any order.
function question() {
  const severity = checkedOf('severity');
  const outcome = checkedOf('outcome');
  const rule = byId('rule').value === '' ? null : report.rules[byId('rule').value];
  const section = byId('section').value === '' ? null : Number(byId('section').value);
  const resource = byId('resource').value.trim().toLowerCase();
  const words = byId('text').value.toLowerCase().split(/\s+/).filter(word => word);
  const isResource = candidate => (chosenResource.of ? candidate === chosenResource.of
    : candidate.name.toLowerCase().includes(resource) || candidate.id.toLowerCase().includes(resource));
  return finding => (severity.length === 0 || severity.includes(finding.severity))
    && (outcome.length === 0 || outcome.includes(finding.outcome))
    && (rule === null || finding.rule === rule)
    && (section === null || finding.rule.sections.includes(section))
    && (resource === '' || isResource(finding.resource))
    && words.every(word => wordsOf(finding).includes(word));
}

function setForm({ severity = [], outcome = [], rule = null, section = null, resource = null }) {
  for (const box of form.querySelectorAll('input[type=checkbox]')) {
    box.checked = (box.name === 'severity' ? severity : outcome).includes(Number(box.value));
  }
  byId('text').value = '';
  byId('rule').value = rule ? report.rules.indexOf(rule) : '';
  byId('section').value = section ?? '';
  byId('resource').value = resource?.name ?? '';
  chosenResource.of = resource;
}

// From a chart or a table to the findings behind a number.
function choose(filter) {
  setForm({ outcome: [Outcome.fail, Outcome.unknown], ...filter });
  showList();
  byId('findings-title').focus();
  byId('findings-title').scrollIntoView();
}

// In words, for paper, which shows no form.
function filterText() {
  const names = name => [...form.querySelectorAll(`input[name=${name}]:checked`)].map(box => (name === 'severity' ? severities : outcomes)[box.value])
    .map(known => known.name ?? known.label).join(' or ');
  const parts = [['Severity', names('severity')], ['Outcome', names('outcome')], ['Rule', byId('rule').selectedOptions[0].label],
    ['Section', byId('section').selectedOptions[0].label], ['Resource', byId('resource').value], ['Text', byId('text').value]];
  return parts.filter(([, value]) => value && !value.startsWith('All ')).map(([name, value]) => `${name}: ${value}`).join('; ');
}

function listenToForm(changed) {
  let waiting;
  form.addEventListener('submit', event => event.preventDefault());
  form.addEventListener('change', changed);
  form.addEventListener('input', event => {
    if (event.target.type !== 'search') return;
    if (event.target.id === 'resource') chosenResource.of = null;
    clearTimeout(waiting);
    waiting = setTimeout(changed, 120);
  });
  byId('clear').addEventListener('click', () => {
    setForm({});
    changed();
    byId('text').focus();
  });
}

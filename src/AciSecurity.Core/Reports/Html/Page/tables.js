// What could not be decided and why, and what is accepted until when.

const soon = 30; // days
const mostRows = 10;

// The findings by a key, the largest group first.
function grouped(list, keyOf) {
  const groups = new Map();
  for (const finding of list) {
    const key = keyOf(finding);
    if (groups.has(key)) groups.get(key).push(finding);
    else groups.set(key, [finding]);
  }
  return [...groups.values()];
}

// Reasons that differ in the names that they quote are one reason.
const withoutNames = reason => reason.replace(/'[^']*'/g, '‘…’');

function showCoverage() {
  const unknown = findings.filter(finding => finding.outcome === Outcome.unknown);
  const judged = totals[Outcome.fail] + totals[Outcome.unknown] + totals[Outcome.exempt] + totals[Outcome.pass];
  const text = byId('coverage-text');
  if (unknown.length === 0) {
    text.append(judged === 0 ? 'No finding came to this report.' : 'Everything that came to this report was decided.');
    return;
  }
  text.append(hasPassed
    ? `${numbers.format(judged - unknown.length)} of ${count(judged, 'finding', 'findings')} were decided (${Math.floor((100 * (judged - unknown.length)) / judged)} %); `
      + `${numbers.format(unknown.length)} could not be.`
    : `${count(unknown.length, 'finding', 'findings')} could not be decided.`, ' Unknown is not a pass: the reason says what is missing.');
  const groups = grouped(unknown, finding => `${finding.rule.id}\n${withoutNames(finding.reason)}`)
    .sort((a, b) => b.length - a.length || byText(a[0].rule.id, b[0].rule.id));
  byId('coverage').append(table('Why, by reason and rule', [{ label: 'Reason' }, { label: 'Rule' }, { label: 'Findings', number: true }],
    groups.slice(0, mostRows).map(group => [
      group.every(finding => finding.reason === group[0].reason) ? group[0].reason : withoutNames(group[0].reason),
      button(ruleName(group[0].rule.id), () => choose({ rule: group[0].rule, outcome: [Outcome.unknown] }), { class: 'link' }),
      numbers.format(group.length),
    ]), 'wide-table'), more(groups.length, 'reason', 'reasons', { outcome: [Outcome.unknown] }));
}

function showExemptions() {
  const exempt = findings.filter(finding => finding.outcome === Outcome.exempt);
  if (exempt.length === 0) return;
  byId('exemptions-part').hidden = false;
  const groups = grouped(exempt, finding => `${finding.until}\n${finding.rule.id}\n${finding.exemption}`)
    .sort((a, b) => byText(a[0].until ?? '9', b[0].until ?? '9') || byText(a[0].rule.id, b[0].rule.id));
  const ending = exempt.filter(finding => finding.until && daysLeft(finding.until) <= soon).length;
  byId('exemptions-text').append(
    `${count(exempt.length, 'failure is', 'failures are')} accepted for now, ${numbers.format(ending)} of them for no more than ${soon} days from ${report.date}.`);
  byId('exemptions').append(table('Soonest first', [{ label: 'Until' }, { label: 'Reason' }, { label: 'Rule' }, { label: 'Findings', number: true }],
    groups.slice(0, mostRows).map(group => {
      const { until, exemption, rule } = group[0];
      const days = until ? daysLeft(until) : null;
      return [
        [element('span', { class: 'date' }, until ?? 'No date'), ' ', days === null ? null
          : element('span', { class: days <= soon ? 'days soon' : 'days' }, days <= soon ? `soon: ${count(days, 'day', 'days')}` : count(days, 'day', 'days'))],
        exemption ?? 'Exempt by the policy',
        button(ruleName(rule.id), () => choose({ rule, outcome: [Outcome.exempt] }), { class: 'link' }),
        numbers.format(group.length),
      ];
    }), 'wide-table stacked'), more(groups.length, 'exemption', 'exemptions', { outcome: [Outcome.exempt] }));
}

// From the day of the report, so that it says the same whenever it is read.
const daysLeft = until => Math.round((Date.parse(until) - Date.parse(report.date)) / 86_400_000);

function more(length, one, many, filter) {
  return length <= mostRows ? '' : element('p', { class: 'note' }, `The first ${mostRows} of ${count(length, one, many)}. `,
    button('Show all in the list', () => choose(filter), { class: 'link' }));
}

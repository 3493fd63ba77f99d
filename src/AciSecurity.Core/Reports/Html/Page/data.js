'use strict';

// The data block and what is computed from it once.

const report = JSON.parse(document.getElementById('data').textContent);

const Outcome = { fail: 0, unknown: 1, exempt: 2, pass: 3, notApplicable: 4 };
const outcomes = [
  { label: 'Failed', mark: 'fail' },
  { label: 'Unknown', mark: 'unknown' },
  { label: 'Exempt', mark: 'exempt' },
  { label: 'Passed', mark: 'pass' },
  { label: 'Not applicable', mark: 'none' },
];
const severities = report.severities;
const worstFirst = severities.map((_, place) => place).reverse();
const numbers = new Intl.NumberFormat('en');
const totals = outcomes.map((_, outcome) => severities.reduce((sum, severity) => sum + severity.counts[outcome], 0));
const hasPassed = totals[Outcome.pass] > 0;

const isProblem = finding => finding.outcome === Outcome.fail || finding.outcome === Outcome.unknown;
const count = (number, one, many) => `${numbers.format(number)} ${number === 1 ? one : many}`;
const byText = (a, b) => (a < b ? -1 : a > b ? 1 : 0);

// The order of a row's items is that of HtmlRow.cs.
function readFinding([rule, resource, outcome, severity, subject, reason, fingerprint, evidence, exemption, until]) {
  return {
    rule: report.rules[rule], resource: report.resources[resource], outcome, severity, subject, reason, fingerprint, evidence, exemption, until,
    words: null,
  };
}

// What the text filter searches, made when it is first used.
function wordsOf(finding) {
  const { rule, resource } = finding;
  finding.words ??= [
    rule.id, rule.title, resource.name, resource.id, resource.type, resource.file, finding.subject, finding.reason, finding.exemption,
    finding.fingerprint, ...finding.evidence,
  ].filter(text => text).join('\n').toLowerCase();
  return finding.words;
}

// Worst first: what asks for attention before the rest, as in Finding.CompareTo.
function worse(a, b) {
  return isProblem(b) - isProblem(a) || b.severity - a.severity || a.outcome - b.outcome || byText(a.rule.id, b.rule.id)
    || byText(a.subject ?? '', b.subject ?? '');
}

const findings = report.findings.map(readFinding).sort(worse);

// Resources and rules are ordered by the worst problem they have, then by the weight of all their problems.
for (const owner of [...report.resources, ...report.rules]) {
  owner.worst = -1;
  owner.weight = 0;
}
for (const finding of findings.filter(isProblem)) {
  for (const owner of [finding.resource, finding.rule]) {
    owner.worst = Math.max(owner.worst, finding.severity);
    owner.weight += severities[finding.severity].weight;
  }
}
const worstOwner = (a, b) => b.worst - a.worst || b.weight - a.weight || byText(a.name ?? a.id, b.name ?? b.id) || byText(a.id, b.id);
const worstResources = [...report.resources].sort(worstOwner);

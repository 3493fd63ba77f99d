// One finding of the list: a line that opens.

function findingItem(finding, isOpen) {
  const details = element('details', { class: 'finding' }, element('summary', null,
    element('span', { class: 'marks' }, severityMark(finding.severity), outcomeMark(finding.outcome)),
    element('span', { class: 'what' },
      element('span', { class: 'reason' }, finding.subject === null ? null : element('b', null, finding.subject, ' '), finding.reason),
      element('span', { class: 'rule' }, `${finding.rule.title} · `, element('code', null, finding.rule.id)),
      byId('group').value === 'rule' ? element('span', { class: 'rule' }, finding.resource.name) : null)));

  // What is inside is made when it is first seen.
  const fill = () => {
    if (details.open && details.children.length === 1) details.append(findingBody(finding));
  };
  details.addEventListener('toggle', fill);
  details.open = isOpen;
  fill();
  return element('li', null, details);
}

function findingBody(finding) {
  const { rule, resource } = finding;
  const place = resource.file && (resource.line ? `${resource.file}:${resource.line}` : resource.file);
  const evidence = [];
  for (let at = 0; at < finding.evidence.length; at += 2) {
    evidence.push(element('li', null, element('code', null, finding.evidence[at]), ': ',
      finding.evidence[at + 1] === null ? element('span', { class: 'quiet' }, 'not set') : element('code', null, finding.evidence[at + 1])));
  }
  const rows = [
    ['Fix', rule.fix],
    ['Evidence', evidence.length > 0 ? element('ul', null, evidence) : null],
    ['Exemption', finding.exemption],
    ['File', place && element('code', null, place)],
    ['Resource', [element('code', null, resource.id), ` ${[resource.type, resource.location].filter(text => text).join(', ')}`]],
    ['Sections', rule.sections.map(section => report.sections[section].title).join(', ')],
    ['Controls', rule.controls.join(', ')],
    ['Fingerprint', element('code', null, finding.fingerprint)],
    ['Rule', webLink(rule.help, `${rule.id}: why, how it is decided, how to fix`)],
  ];
  return element('dl', null, rows.filter(([, value]) => value).map(([label, value]) => [element('dt', null, label), element('dd', null, value)]));
}

// The summary: the score, the totals, and bars with their numbers beside them.

function showScore() {
  const box = byId('score');
  const formula = byId('formula');
  const weights = worstFirst.map(place => `${severities[place].name} ${severities[place].weight}`).join(', ');
  if (report.score === undefined) {
    box.append(element('p', { class: 'score-none' }, 'No score'));
    formula.append('A score compares what passed with what did not, and no passed finding came to this report. '
      + 'Audit with -IncludePassed to get one. The numbers count the findings that came.');
    return;
  }
  box.append(element('p', { class: 'score' }, element('strong', null, String(report.score)), element('span', null, ' of 100')));
  if (report.scoreWithExempt !== report.score) {
    box.append(element('p', { class: 'note' }, `${report.scoreWithExempt} if what is exempt counted as failed`));
  }
  formula.append('Score = 100 × weight of passed ÷ weight of passed, failed and unknown findings, rounded down. ',
    `Weights: ${weights}. Unknown counts against the score; exempt and not applicable findings are left out of it.`);
}

function showTotals() {
  const labels = outcomes.map(({ label, mark }, outcome) => element('div', { class: `total total-${mark}` },
    element('dt', null, label), element('dd', null, numbers.format(totals[outcome]))));
  byId('outcomes').append(...labels.slice(0, hasPassed || totals[Outcome.notApplicable] > 0 ? 5 : 3));
}

// Failed, unknown and exempt one after the other, on the same scale for all rows of a chart.
function bar(counts, most) {
  const svg = drawing('svg', { class: 'bar', width: '100%', height: '8', 'aria-hidden': 'true', focusable: 'false' });
  let start = 0;
  for (const outcome of [Outcome.fail, Outcome.unknown, Outcome.exempt]) {
    if (counts[outcome] === 0) continue;
    const width = (100 * counts[outcome]) / most;
    const place = { x: `${start}%`, width: `${width}%`, height: '8' };
    svg.append(drawing('rect', { ...place, class: `bar-${outcomes[outcome].mark}` }));
    if (outcome === Outcome.unknown) svg.append(drawing('rect', { ...place, fill: 'url(#hatch)' }));
    start += width;
  }
  return svg;
}

function chart(place, caption, heading, rows, note) {
  const shown = [Outcome.fail, Outcome.unknown, Outcome.exempt, ...(hasPassed ? [Outcome.pass] : [])];
  const sum = counts => counts[Outcome.fail] + counts[Outcome.unknown] + counts[Outcome.exempt];
  const most = Math.max(1, ...rows.map(row => sum(row.counts)));
  const columns = [{ label: heading }, ...shown.map(outcome => ({ label: outcomes[outcome].label, number: true }))];
  byId(place).append(table(caption, columns, rows.map(row => [
    element('div', null, button(row.label, row.choose, { class: 'link', title: row.title }), bar(row.counts, most)),
    ...shown.map(outcome => (row.counts[outcome] === 0 ? element('span', { class: 'zero' }, '0') : numbers.format(row.counts[outcome]))),
  ]), 'chart'));
  if (note) byId(place).append(element('p', { class: 'note' }, note));
}

function showCharts() {
  const most = 8;
  chart('by-severity', 'By severity', 'Severity', worstFirst.map(severity => ({
    label: severities[severity].name, counts: severities[severity].counts, choose: () => choose({ severity: [severity] }),
  })));
  const sections = report.sections.map((section, place) => ({ label: section.title, counts: section.counts, choose: () => choose({ section: place }) }));
  chart('by-section', 'By section of Microsoft’s guidance', 'Section', sections.filter((section, place) =>
    place < sections.length - 1 || section.counts.some(number => number > 0)), 'A finding counts in each section that its rule serves.');
  chart('by-resource', 'By resource', 'Resource', worstResources.slice(0, most).map(resource => ({
    label: resource.name, title: resource.id, counts: resource.counts, choose: () => choose({ resource }),
  })), worstResources.length > most ? `The ${most} worst of ${count(worstResources.length, 'resource', 'resources')}.` : null);
}

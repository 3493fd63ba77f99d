// Puts the page together.

showScore();
showTotals();
showCharts();
showCoverage();
showExemptions();
fillForm();
listenToForm(showList);
showList();
byId('expand').addEventListener('click', toggleAll);
window.matchMedia('print').addEventListener('change', event => showForPaper(event.matches));
window.addEventListener('beforeprint', () => showForPaper(true));
window.addEventListener('afterprint', () => showForPaper(false));
byId('about').append(` · ${count(report.resources.length, 'resource', 'resources')}, `
  + `${count(totals.reduce((sum, number) => sum + number), 'finding', 'findings')}`);
byId('rules-note').textContent = `${count(report.rules.length, 'rule', 'rules')} of ${numbers.format(report.knownRules)} have findings here.`
  + (!report.listsPassed && hasPassed ? ' What passed, and what a rule does not apply to, is counted and not listed.' : '');
byId('static').hidden = true;
byId('report').hidden = false;

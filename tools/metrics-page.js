// docs/metrics.md from the catalogue: what every figure means, how it is worked out, and what is not measured.

const HEAD = `# How figures are worked out

Everything here is made from the definitions that work the figures out (\`npm run docs\`), so that the two cannot differ. Each definition has a version; a report names the versions that it was made with, and reports of two versions are not compared. \`hearth why METRIC OWNER/REPO\` shows the figures of a metric; where it says so below, also every item or person that it looked at, those that counted and those that were left out, each with the rule. Other metrics are sums that the database makes, and nothing is listed for them.

## What holds for all of them

- **Who is a person** is decided once for each account, by the first rule that fits: what the settings say of it, a list of coding agents, GitHub's own type, a list of names that scripts bear. A rename changes nothing. Only people are counted as people; volumes of bots and coding agents stand apart; an account that is gone counts in volumes, never as a person. An account that the settings leave out is out of every figure; what it did to other people's items stays done.
- **A window** is half-open, \`[from, to)\`, between local midnights of the zone that the settings name (UTC otherwise). Weeks begin on Monday. Only complete periods are reported; the one before has as many days, and both values are printed with every change.
- **As of its end.** What happened at or after \`to\` does not exist for a figure: labels, drafts, closes, answers, roles. The report of an old period is the same whenever it is made, apart from what was deleted since.
- **A response** is a comment, a review, a comment on changes, a close or a merge by a person who is not the author, from the start of the clock on, and not while the pull request is a draft. The clock of a pull request starts when it is ready for the first time; time as a draft again is taken off.
- **Who still waits counts.** A share within a target is over all items whose target has run out, answered or not. Beside the median of the answered stands the Kaplan-Meier median of all: the time after which half of them had their answer, or "not reached".
- **Percentiles** are interpolated between neighbours (type 7, PostgreSQL's \`percentile_cont\`). There is no 90th percentile of fewer than ten.
- **Few are few.** With fewer than five items a figure is shown, without a verdict. Shares carry the lower bound of Wilson's 95 % interval, medians a 90 % interval (1,000 seeded draws).
- **First** means first in the whole community and all its history, never first in the window. Where the history is not known from its beginning, nobody is called new within 90 days of where it begins.
- **A maintainer** is who was listed as one at that time: by permission (triage or more), OWNERS, CODEOWNERS or the SIG directory. Where no list was known then, GitHub's word for the person at that time stands in; where neither tells, it is not known, and not said.
- **A contribution** is an opened issue, pull request or discussion, a comment, a review, an accepted answer, a merged pull request, or a commit on the default branch. Stars and forks are attention, no contribution.
- **Moved, converted and deleted items** count once, where they are now, or not at all; an item locked as spam stays in volumes and leaves everything about responses.
- **An item of several SIGs** counts in each; totals are made from items, never by adding rows.
- **People are named** for praise or where they agreed to it; whoever may be leaving is told of in the private repository only.
- **The same ledger gives the same report**, byte for byte. It names its window, zone, settings, definitions and what it left out.
`;

const unmeasured = ({ needs }) => needs.length === 0;
const anchor = ({ id, title }) =>
  `${id} ${title.en}`
    .toLowerCase()
    .replace(/[^\w -]/g, '')
    .replaceAll(' ', '-');
const cell = (text) => text.replaceAll('|', '\\|');

/** @param {readonly import('../dist/src/metrics/metric.js').Metric[]} catalogue */
export function metricsPage(catalogue) {
  const measured = catalogue.filter((one) => !unmeasured(one));
  const rest = catalogue.filter(unmeasured);
  return [
    HEAD,
    '## All of them\n',
    '| | Metric | What it says |',
    '| --- | --- | --- |',
    ...measured.map((one) => `| ${one.id} | [${one.title.en}](#${anchor(one)}) | ${cell(one.meaning.en)} |`),
    ...measured.map(section),
    '## Not measured\n',
    'No source tells these yet. They are listed so that nobody takes their absence for a zero.\n',
    ...rest.map(({ id, title, definition }) => `- **${id} ${title.en}** ${definition}`),
    '',
  ].join('\n');
}

function section({ id, key, version, title, meaning, definition, source, figures, words, looked }) {
  return [
    `\n## ${id} ${title.en}\n`,
    `\`${key}\`, version ${version}. ${meaning.en}\n`,
    `${definition}\n`,
    `Source: ${source}.\n`,
    looked === undefined
      ? 'A sum: `hearth why` lists no items.\n'
      : '`hearth why` lists what it looked at, one by one.\n',
    '| Figure | Unit | |',
    '| --- | --- | --- |',
    ...Object.entries(figures).map(([name, one]) => `| \`${name}\` | ${one.unit} | ${cell(one.title.en)} |`),
    '',
    ...(Object.keys(words).length === 0
      ? []
      : [
          'Counted, left out or remarked as:\n',
          ...Object.entries(words).map(([code, one]) => `- \`${code}\`: ${one.en}`),
          '',
        ]),
  ].join('\n');
}

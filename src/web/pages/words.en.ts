// What the pages say, in English; functions where a number or a name belongs into the sentence.

export const en = {
  skip: 'Skip to the content',
  whereYouAre: 'Where you are',
  languages: 'Languages',
  home: 'Hearth',
  foot: 'Hearth shows what it measured, with how many items each figure stands on. It shows public repositories only.',
  methods: 'How it is measured',
  front: {
    title: 'Communities on this Hearth',
    lead:
      'Hearth runs the daily operations of open-source communities on GitHub, and remembers what it did and why. ' +
      'These pages show the health of each community that looks after its public repositories with it.',
    communities: 'Communities',
    none: 'No public repository is given to Hearth yet.',
    repositories: (count: number) => (count === 1 ? '1 public repository' : `${count} public repositories`),
  },
  community: {
    title: (name: string) => `${name}: community health`,
    sigs: 'Special interest groups',
    noSigs: 'No SIG directory is known.',
    repositories: 'Repositories',
    onlyPublic: 'Public repositories only: private ones are in none of these figures.',
  },
  sig: {
    title: (name: string) => `SIG ${name}`,
    figures: 'Figures',
    none: 'There is nothing to show for this group in this period.',
  },
  report: {
    otherPeriods: 'Other periods',
    earlier: (label: string) => `Earlier: ${label}`,
    later: (label: string) => `Later: ${label}`,
    formats: 'The same as data',
    json: 'Report as JSON',
    csv: (chart: string) => `${chart} as CSV`,
    previous: 'The report before this one',
    flowSeen: (weeks: number, opened: number, closed: number) =>
      `Bars show what was opened, the line what was closed, in ${weeks} weeks: ${opened} opened, ${closed} closed in all. The table below has each week.`,
    funnelSeen: 'A bar for each stage, with the number of people in it. The table below has the same numbers.',
    table: (name: string) => `${name}: the numbers`,
    since: (date: string) => `since ${date}`,
    asOf: (at: string) => `Worked out on ${at} (UTC), from what Hearth had taken in by then.`,
  },
  item: {
    short: 'what Hearth did',
    title: (number: number) => `What Hearth did on #${number}`,
    atGitHub: (number: number) => `#${number} on GitHub`,
    turn: 'Whose turn it is',
    since: (date: string) => `Since ${date} (UTC).`,
    done: 'What Hearth decided, newest first',
    nothing: 'Hearth has decided nothing about this item that it may tell in public.',
    when: 'When (UTC)',
    what: 'What',
    why: 'Why',
    rule: 'Rule',
    left: 'left as it was',
    turns: {
      nobody: 'Nobody waits: it is closed.',
      author: 'The author: a maintainer has answered, and the next word is theirs.',
      draft: 'The author: it is a draft.',
      maintainers: 'The maintainers: the last word is not theirs.',
      neverAnswered: 'The maintainers: nobody has answered yet.',
      reviewers: (count: number) =>
        count === 1 ? 'A reviewer who was asked for a review.' : `${count} reviewers who were asked for a review.`,
    },
    states: {
      planned: 'planned',
      sent: 'sent',
      applied: 'done',
      unchanged: 'was so already',
      refused: 'not done',
      failed: 'failed',
      would: 'would do (observing only)',
    },
    acts: {
      label: 'labels',
      comment: 'a comment',
      status: 'its status comment',
      reaction: 'a reaction',
      issue: 'an issue',
      check: 'a check',
      discussion: 'a discussion',
      pull: 'a pull request',
      'new-label': 'a new label',
      assign: 'assignees',
      reviewers: 'reviewers',
      item: 'its state',
    },
  },
  method: {
    title: 'How it is measured',
    lead:
      'Every figure of a report has one definition, a version, and says on how many items it stands. ' +
      'What is left out is counted under the rule that did it.',
    definition: 'Definition',
    definitionLanguage: 'Definitions are kept in English.',
    source: 'Source',
    version: 'Version',
    figures: 'Figures',
    words: 'What the codes mean',
    code: 'Code',
    meaning: 'Meaning',
    unit: 'Unit',
  },
  problem: {
    404: {
      title: 'There is nothing here',
      text: 'No page has this address, or what it shows is not public.',
    },
    400: {
      title: 'This address is not complete',
      text: 'A period is written 2026-11, 2026-W47 or 2026-Q4, a language en or zh.',
    },
    503: {
      title: 'Too much at once',
      text: 'This report is not made yet, and others are being made. Come again in half a minute.',
    },
  },
};

export type Words = typeof en;

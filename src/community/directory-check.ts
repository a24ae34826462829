// Rules between the settings of a SIG directory, each with what to write instead.
import type { Finding } from '../core/feature.js';
import { errorAt } from '../core/feature.js';
import { MOST_KEYWORD_STEPS } from './allowance.js';
import type { DirectorySettings, GroupSettings } from './directory-settings.js';
import { fold, labelOf, slugOf } from './name.js';
import { weekdayOf, weekOfMonth } from './weekday.js';

/** Of settings of which the wrong ones are left out. Groups of a `sigs.yaml` are not known here. */
export function checkDirectory(settings: Partial<DirectorySettings>): readonly Finding[] {
  const { from, groups } = settings;
  if (groups === undefined) return [];
  return [
    // One that is written but wrong is missing here: it is told of already.
    ...('from' in settings && from === undefined && groups.length === 0 ? [NOTHING] : []),
    ...twice(
      groups,
      ({ name }) => [fold(name)],
      'name',
      (name) => `${quoted(name)} stands twice; write what belongs to it under one entry`,
    ),
    ...sameSlug(groups),
    ...twice(
      groups,
      (group) => (isSaid(group, groups) ? [fold(ownLabel(group, from) ?? '')] : []),
      'label',
      (label) => `two groups have the label ${quoted(label)}; give each its own, by "label: …"`,
    ),
    ...twice(
      groups,
      ({ teams }) => teams.map(fold),
      'teams',
      (team) => `two groups have the team ${quoted(team)}, and it can speak for one only; take it out of the other`,
    ),
    ...twice(
      groups,
      ({ paths }) => paths,
      'paths',
      (path) =>
        `${quoted(path)} stands under two groups, and its files get the labels of both; leave it with one if that is not meant`,
    ).map((finding) => ({ ...finding, severity: 'warning' as const })),
    ...groups.flatMap((group, index) => [...checkMention(group, index, from), ...checkMeetings(group, index)]),
    ...manyKeywords(groups),
  ];
}

const quoted = (text: string): string => JSON.stringify(text);

const NOTHING: Finding = {
  path: ['groups'],
  message: 'no group is named: only labels of OWNERS files will be put on; write the groups here, or "from: sigs.yaml"',
  severity: 'warning',
};

/** What stands under one group and under another one again, told where it stands again. */
function twice(
  groups: readonly GroupSettings[],
  of: (group: GroupSettings) => readonly string[],
  key: keyof GroupSettings,
  message: (value: string) => string,
): Finding[] {
  const seen = new Map<string, number>();
  return groups.flatMap((group, index) =>
    of(group).flatMap((value, at) => {
      const before = seen.get(value);
      seen.set(value, index);
      if (value === '' || before === undefined || before === index) return [];
      return [errorAt(['groups', index, key, ...(key === 'paths' || key === 'teams' ? [at] : [])], message(value))];
    }),
  );
}

/** Two names that people would type alike: `API Machinery` and `api-machinery`. */
function sameSlug(groups: readonly GroupSettings[]): Finding[] {
  return groups.flatMap((group, index) => {
    const slug = slugOf(group.name);
    if (slug === '') return [errorAt(['groups', index, 'name'], `holds no letter or digit; write a name`)];
    const kind = group.kind ?? 'sig';
    const same = groups
      .slice(0, index)
      .find((one) => slugOf(one.name) === slug && (one.kind ?? 'sig') === kind && fold(one.name) !== fold(group.name));
    if (same === undefined) return [];
    return [
      errorAt(
        ['groups', index, 'name'],
        `people would type "/${kind} ${slug}" for this one and for ${quoted(same.name)}; give one of them another name`,
      ),
    ];
  });
}

/** Of two groups that people would type alike that is told already, and their labels follow from it. */
const isSaid = (group: GroupSettings, groups: readonly GroupSettings[]): boolean =>
  group.label !== undefined || groups.find((one) => slugOf(one.name) === slugOf(group.name)) === group;

/** Each is looked for in every item: what all of them cost is told where it becomes too much. */
function manyKeywords(groups: readonly GroupSettings[]): Finding[] {
  let steps = 0;
  for (const [index, { keywords }] of groups.entries()) {
    steps += keywords.reduce((sum, keyword) => sum + keyword.steps, 0);
    if (steps <= MOST_KEYWORD_STEPS) continue;
    const message = 'the keywords of all groups are too many up to here; write fewer, or simpler patterns';
    return [errorAt(['groups', index, 'keywords'], message)];
  }
  return [];
}

/** With a `sigs.yaml` the label may stand there. */
function ownLabel({ label, name, kind }: GroupSettings, from: string | undefined): string | undefined {
  return label ?? (from === undefined ? labelOf(kind ?? 'sig', slugOf(name)) : undefined);
}

/** With a `sigs.yaml` the team may stand there. */
function checkMention({ mention, teams }: GroupSettings, index: number, from: string | undefined): Finding[] {
  if (mention === undefined || from !== undefined) return [];
  if (teams.some((team) => fold(team) === fold(mention))) return [];
  return [
    errorAt(['groups', index, 'mention'], `${quoted(mention)} is not one of the group's teams; add it to "teams"`),
  ];
}

function checkMeetings({ meetings }: GroupSettings, index: number): Finding[] {
  return meetings.flatMap(({ frequency, anchor, day }, at): Finding[] => {
    const path = ['groups', index, 'meetings', at];
    if (anchor === undefined) {
      if (frequency === 'weekly') return [];
      const message = `which day it is on cannot be told; add "anchor: …" with one day on which it takes place`;
      return [{ path, message, severity: 'warning' }];
    }
    if (weekdayOf(anchor) === day) {
      if (frequency !== 'monthly' || weekOfMonth(anchor) < 5) return [];
      const message = 'not every month has a fifth week; write "anchor: …" with a day up to the 28th';
      return [{ path: [...path, 'anchor'], message, severity: 'warning' }];
    }
    return [
      errorAt(
        [...path, 'anchor'],
        `${anchor} is a ${weekdayOf(anchor)}, not a ${day}; write a day on which it takes place`,
      ),
    ];
  });
}

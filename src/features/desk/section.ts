// The checklist of a case, as one section of its issue's status comment: what it takes, who answered what, whose turn it is.
// Nothing of what is told in private stands here.
import type { CaseLook } from '../../community/desk/case.js';
import type { SponsorLook } from '../../community/desk/case-sponsors.js';
import { evidenceWords } from '../../community/ladder/evidence-words.js';
import { checkedLines } from '../../community/ladder/words.js';
import { wordings } from '../../community/ladder/wording.js';
import type { Checked, Requirement } from '../../core/title.js';
import { linkFrom } from '../../report/markdown/links.js';
import { dayOf, minuteOf } from '../../core/time.js';
import type { Hindrance } from './apply.js';
import type { Ground } from './ground.js';
import { hasItsLabel } from './matter.js';
import { messages } from './messages.js';
import type { Messages, SponsorWords, Turn } from './said.js';
import { namesFor, wordsOf } from './words.js';

const OPEN: readonly string[] = ['gathering', 'objections', 'blocked', 'ready'];

export interface Shown {
  readonly ground: Ground;
  /** Null: the application has not begun. */
  readonly look: CaseLook | null;
  readonly hindrance: Hindrance | null;
  /** Sponsors who were named and are not asked. */
  readonly unasked: ReadonlySet<number>;
}

export function sectionOf({ ground, look, hindrance, unasked }: Shown): string {
  const { matter, subject, language } = ground;
  const said = messages[language];
  const words = wordsOf(matter, subject.title, subject.at, language);
  const heading = said.heading(subject.applicant.login, words.title, nominatorOf(ground, look));
  if (!hasItsLabel(matter, subject.title)) {
    return [heading, said.labelGone(subject.title.applyLabel ?? '')].join('\n\n');
  }
  const problems = problemsOf(ground, said);
  if (look === null)
    return [heading, ...problems, ...(hindrance === null ? [] : [said.hindered(hindrance, words)])].join('\n\n');
  const isOpen = OPEN.includes(look.stage);
  return [
    heading,
    ...(isOpen ? problems : []),
    ...requirementsPart(ground, look, said),
    ...sponsorsPart(ground, look, unasked),
    ...(look.seconds.need > 0 ? [said.seconds(loginsOf(ground, look.seconds.by), look.seconds.need)] : []),
    said.turn(turnOf(ground, look), words),
  ].join('\n\n');
}

const loginsOf = ({ personOf }: Ground, people: readonly number[]): readonly string[] =>
  people.flatMap((id) => personOf(id)?.login ?? []);

function nominatorOf({ personOf, scene }: Ground, look: CaseLook | null): string | null {
  if (look?.bid.is !== 'nomination') return null;
  const [by] = look.bid.owners.filter((id) => id !== look.bid.applicant);
  const speaker = scene.kind === 'comment' ? scene.author.login : null;
  return by === undefined ? speaker : (personOf(by)?.login ?? speaker);
}

function problemsOf({ matter, subject, language }: Ground, said: Messages): readonly string[] {
  const { reading } = matter;
  if (reading === null || reading.problems.length === 0) return [];
  const words = wordsOf(matter, subject.title, subject.at, language);
  return [reading.problems.map((one) => `- ${said.problem(one, words)}`).join('\n')];
}

/** Numbered, so that one can be vouched for by its number. */
function requirementsPart(ground: Ground, look: CaseLook, said: Messages): readonly string[] {
  const { context, matter, subject, language } = ground;
  const checked = (context.evaluation?.checked ?? []).map((one, place) => vouched(one, look.met[place] === true));
  if (checked.length === 0) return [];
  const names = namesFor(matter, subject.at, language);
  const link = linkFrom(ground.event.repository);
  const more = ({ evidence }: Checked) => {
    const links = evidenceWords(evidence, { language, names, link, most: 3 });
    return links === '' ? '' : language === 'zh' ? `（${links}）` : ` (${links})`;
  };
  const lines = checked.flatMap((one, place) =>
    checkedLines(one, language, names, more).map((line, at) =>
      at === 0 ? line.replace(/^- /, `${place + 1}. `) : ` ${line}`,
    ),
  );
  return [`${said.takes}\n\n${lines.join('\n')}`];
}

const vouched = (checked: Checked, met: boolean): Checked =>
  met && checked.is !== 'met' ? { ...checked, is: 'met', have: null, from: null, why: null } : checked;

function sponsorsPart(ground: Ground, look: CaseLook, unasked: ReadonlySet<number>): readonly string[] {
  const { subject, personOf, matter, language } = ground;
  const terms = subject.title.sponsors;
  if (terms === null) return [];
  const said = messages[language];
  const { called } = namesFor(matter, subject.at, language);
  const roles = wordings[language].or(terms.roles.map(called));
  const isShort = ({ person, as, answered }: SponsorLook) =>
    unasked.has(person) && as === 'eligible' && answered === null;
  const lines = look.sponsors
    .filter((one) => !isShort(one))
    .map(({ person, as, answered, late, answeredAt, namedAt }) => {
      const words: SponsorWords = {
        login: personOf(person)?.login ?? null,
        as,
        answered,
        late,
        answeredOn: answeredAt === null ? null : dayOf(answeredAt),
        namedOn: dayOf(namedAt),
      };
      return `- ${said.sponsor(words, roles)}`;
    });
  const heading = said.sponsors(look.have, look.need);
  const others = loginsOf(
    ground,
    look.sponsors.filter(isShort).map(({ person }) => person),
  );
  return [
    lines.length === 0
      ? heading.replace(/[:：]$/, language === 'zh' ? '。' : '.')
      : `${heading}\n\n${lines.join('\n')}`,
    ...(others.length === 0 ? [] : [said.unasked(others)]),
  ];
}

function turnOf({ context, matter, subject, personOf, language }: Ground, look: CaseLook): Turn {
  const { until, verdict } = look;
  const { called } = namesFor(matter, subject.at, language);
  const sigs = matter.reading?.sigs ?? [];
  const isAhead = until !== null && Date.parse(until) > Date.parse(context.now);
  return {
    stage: look.stage,
    missing: look.missing,
    until: isAhead ? `${minuteOf(until)} UTC` : null,
    sigs: (sigs.length > 0 ? sigs : (matter.directory?.sigs ?? []).slice(0, 10)).map(({ name }) => name),
    words: subject.title.requirements.flatMap((requirement, place) =>
      look.met[place] === true || !takesWord(requirement, context.evaluation?.checked[place])
        ? []
        : [{ n: place + 1, by: wordings[language].or(saysSo(requirement, subject.title.decidedBy).map(called)) }],
    ),
    verdict: verdict === null ? null : { login: personOf(verdict.by)?.login ?? null, day: dayOf(verdict.at) },
  };
}

const saysSo = (requirement: Requirement, deciders: readonly string[]): readonly string[] =>
  requirement.is === 'attested' ? requirement.by : deciders;

/** Somebody's word is asked for by it, or would stand for what cannot be looked up. */
const takesWord = (requirement: Requirement, checked: Checked | undefined): boolean =>
  requirement.is === 'attested' || (checked?.is ?? 'unknown') === 'unknown';

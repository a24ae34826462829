// What must be known before the desk says anything: first what the case is, then who may say what of it.
import type { Item, Repository, RepositoryEvent } from '../../core/event.js';
import type { Person } from '../../core/person.js';
import { distinctPeople } from '../../core/person.js';
import type { DecisionsOn, Granted } from '../../core/question.js';
import type { LiveItemOf, SigDirectory } from '../../core/sig-question.js';
import type {
  CaseOf,
  CasesOf,
  EmployersOf,
  Evaluations,
  Holds,
  SeatsOf,
  StandingOf,
  TitlesHere,
  WhoAre,
} from '../../core/title-question.js';
import { requirementAsked } from './attest.js';
import { matterOf } from './matter.js';
import type { FirstAnswers, Matter } from './matter.js';
import { nominatedIn } from './nominate.js';
import { namedIn } from './reading.js';
import type { Scene } from './scene.js';
import { spokenIn } from './scene.js';
import type { Own } from './settings.js';
import { verbOf } from './specs.js';

export type First = {
  readonly titles?: TitlesHere;
  readonly record?: CaseOf;
  readonly directory?: SigDirectory;
  readonly who?: WhoAre;
  readonly live?: LiveItemOf;
};

export type More = {
  readonly who?: WhoAre;
  readonly decide?: Holds;
  readonly sponsor?: Holds;
  readonly second?: Holds;
  readonly attest?: Holds;
  readonly evaluation?: Evaluations;
  readonly seats?: SeatsOf;
  readonly employers?: EmployersOf;
  readonly cases?: CasesOf;
  readonly standing?: StandingOf;
  readonly granted?: Granted;
  readonly history?: DecisionsOn;
};

export function firstOf({ repository }: RepositoryEvent, scene: Scene, own: Own): First {
  if (scene.kind === 'none' || scene.kind === 'pull') return {};
  const item = scene.kind === 'later' ? scene.event.cause.item : scene.event.item;
  const nominee = scene.kind === 'later' ? null : nominatedIn(scene.spoken, own);
  const logins = [...new Set([...loginsOn(item, scene), ...(nominee === null ? [] : [nominee])])];
  return {
    titles: { kind: 'titlesHere', repository },
    record: { kind: 'caseOf', repository, number: item.number },
    directory: { kind: 'sigDirectory', repository },
    ...(logins.length === 0 ? {} : { who: { kind: 'whoAre', repository, logins } }),
    ...(scene.kind === 'later' ? { live: { kind: 'liveItem', repository, number: item.number } } : {}),
  };
}

/** An application bears a label; which ones mean one is not known yet. What is looked at later is an old text. */
const loginsOn = (item: Item, { kind }: Scene): readonly string[] =>
  kind === 'later' || item.labels.length === 0 ? [] : namedIn(item);

export function moreOf({ repository, at }: RepositoryEvent, scene: Scene, own: Own, answers: FirstAnswers): More {
  if (scene.kind === 'none' || scene.kind === 'pull') return {};
  const matter = matterOf(scene, repository, own, answers);
  const subject = matter?.subject ?? null;
  if (matter === null || subject === null) return {};
  const { title, at: titleAt, applicant } = subject;
  const when = scene.kind === 'later' ? scene.at : at;
  const speaker = speakerOf(scene);
  const { number } = matter.item;
  const asked = whoMay(repository, matter, speaker);
  if (matter.isPrivate) return asked;
  return {
    ...asked,
    ...attestation(repository, scene, matter, own),
    ...(scene.kind === 'later' ? { who: { kind: 'whoAre', repository, logins: namedIn(matter.item) } } : {}),
    evaluation: {
      kind: 'evaluations',
      repository,
      person: applicant,
      titles: [titleAt],
      at: when,
      case: { ticked: matter.reading?.ticked ?? [], number },
    },
    ...(title.seats === null ? {} : { seats: { kind: 'seatsOf', repository, title: titleAt } }),
    ...(title.sponsors?.differentEmployers === true
      ? { employers: { kind: 'employersOf', repository, people: sponsorsIn(matter), at: when } }
      : {}),
    cases: { kind: 'casesOf', repository, person: applicant },
    ...(matter.bid === null ? { standing: { kind: 'standingOf', repository, person: applicant } } : {}),
    ...(accepts(scene, own) ? { granted: { kind: 'granted', repository } } : {}),
    ...(scene.kind === 'later' && scene.what === 'carried'
      ? { history: { kind: 'decisionsOn', repository, number } }
      : {}),
  };
}

export function speakerOf(scene: Scene): Person | null {
  if (scene.kind === 'comment') return scene.author;
  return scene.kind === 'text' ? (scene.spoken?.author ?? null) : null;
}

/** Who may sponsor, second and decide, among those of whom it matters now. */
function whoMay(repository: Repository, matter: Matter, speaker: Person | null): More {
  const { title, at } = matter.subject ?? {};
  if (title === undefined || at === undefined) return {};
  const holds = (people: readonly Person[], roles: readonly string[], sig: string | null): Holds => ({
    kind: 'holds',
    repository,
    people: distinctPeople([...(speaker === null ? [] : [speaker]), ...people]),
    roles,
    sig,
  });
  const said = (word: string) =>
    (matter.record?.acts ?? []).flatMap((act) => (act.word === word ? (personIn(matter, act.by) ?? []) : []));
  const { sponsors, nominatedBy, decidedBy } = title;
  return {
    decide: holds([], decidedBy, at.sig),
    second: holds([...said('seconded'), ...said('nominated')], nominatedBy, at.sig),
    ...(sponsors === null
      ? {}
      : { sponsor: holds(sponsorsIn(matter), sponsors.roles, sponsors.sameSig ? at.sig : null) }),
  };
}

const personIn = ({ record }: Matter, id: number | null): Person | null =>
  record?.people.find((one) => one.id === id) ?? null;

/** Those who were named, and those whom the form names now. */
export function sponsorsIn(matter: Matter): readonly Person[] {
  const named = (matter.record?.acts ?? []).flatMap(({ word, about }) =>
    word === 'sponsor_named' ? (personIn(matter, about) ?? []) : [],
  );
  return distinctPeople([...(matter.reading?.sponsors ?? []), ...named]);
}

/** Which roles may vouch for the requirement that is vouched for. */
function attestation(repository: Repository, scene: Scene, matter: Matter, own: Own): More {
  const [spoken, speaker] = [spokenIn(scene), speakerOf(scene)];
  const asked = spoken === null || matter.subject === null ? null : requirementAsked(spoken, matter.subject.title, own);
  if (asked === null || speaker === null || matter.subject === null) return {};
  const { sig } = matter.subject.at;
  return { attest: { kind: 'holds', repository, people: [speaker], roles: asked.by, sig } };
}

function accepts(scene: Scene, { leave }: Own): boolean {
  return spokenIn(scene)?.commands.some((one) => verbOf(one, leave) === 'accept') ?? false;
}

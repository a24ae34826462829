// A small community around the desk alone: it answers the feature's questions from a few tables, keeps the facts that it
// decides as the ledger would, and hands back what it plans.
import desk from '../../src/features/desk/index.js';
import { settings } from '../../src/features/desk/settings.js';
import { caseWords } from '../../src/core/case.js';
import type { CaseAct, CaseRecord } from '../../src/core/case.js';
import type { Action } from '../../src/core/action.js';
import type { RepositoryEvent } from '../../src/core/event.js';
import type { ActFact, Fact } from '../../src/core/fact.js';
import type { Decision, Later } from '../../src/core/feature.js';
import type { Language } from '../../src/core/language.js';
import type { Person } from '../../src/core/person.js';
import type { Question } from '../../src/core/question.js';
import type { Directory } from '../../src/core/sig.js';
import type { Checked, Requirement, Standing, Title } from '../../src/core/title.js';
import type { CasesOfAnswer, WhoIs } from '../../src/core/title-question.js';
import { exampleEvent, personCalled } from '../support/example-event.js';
import type { ExampleEvent } from '../support/example-event.js';

export const person = (login: string): Person => personCalled(login)!;

export const merged: Requirement = { is: 'count', of: 'merged', least: 1, within: null, reach: 'community' };

export const titleOf = (more: Partial<Title> = {}): Title => ({
  kind: 'role',
  name: 'member',
  called: { en: 'Member', zh: '成员' },
  scope: 'community',
  requirements: [],
  sponsors: { count: 2, roles: ['reviewer'], sameSig: false, differentEmployers: false },
  nominatedBy: [],
  seconds: 0,
  decidedBy: ['lead'],
  objectionDays: 0,
  seats: null,
  termDays: null,
  remindDays: 30,
  applyLabel: 'membership',
  definedBy: [],
  gives: [],
  inactiveDays: null,
  privileges: [],
  ...more,
});

export const directory: Directory = {
  file: 'hearth.yml',
  url: null,
  problems: [],
  sigs: ['Network', 'Storage'].map((name) => ({
    name,
    kind: 'sig',
    slug: name.toLowerCase(),
    label: `sig/${name.toLowerCase()}`,
    leads: [{ login: name === 'Network' ? 'mo' : 'kim', role: 'chair' }],
    contact: {},
    teams: [],
    mention: null,
    meetings: [],
    paths: [],
    keywords: [],
    formValues: [],
  })),
};

type Known = 'yes' | 'no' | 'unknown';

export interface World {
  titles: readonly Title[];
  /** Logins by role: yes; with a `?` at the end: unknown. */
  roles: Readonly<Record<string, readonly string[]>>;
  /** Accounts that GitHub knows; all others are unknown. */
  accounts: Record<string, WhoIs>;
  /** Whose accounts are deleted. */
  gone: readonly string[];
  checked: readonly Partial<Checked>[];
  held: readonly Standing[];
  cases: CasesOfAnswer;
  seats: { taken: number; of: number } | null;
  employers: Readonly<Record<string, readonly string[]>>;
  granted: Readonly<Record<string, 'read' | 'write'>>;
  teams: readonly string[];
  settings: Record<string, unknown>;
  /** Numbers of items that the case was at before. */
  privateIssue: { repository: number; number: number } | null;
  open: boolean;
  directory: Directory;
}

export const form = (sponsors: string, more = '') =>
  `### GitHub Username\n\n@ana\n\n### Sponsors\n\n${sponsors}\n\n${more}`.trim();

export interface Played extends Decision {
  readonly actions: readonly Action[];
  readonly later: readonly Later[];
  readonly acts: readonly ActFact[];
}

const EMPTY: World = {
  titles: [titleOf()],
  roles: { reviewer: ['bo', 'cy', 'dee'], lead: ['mo', 'kim'] },
  accounts: {},
  gone: [],
  checked: [],
  held: [],
  cases: { open: [], deferred: [] },
  seats: null,
  employers: {},
  granted: {},
  teams: [],
  settings: { mode: 'active', private: 'maintainers' },
  privateIssue: null,
  open: true,
  directory,
};

export class DeskWorld {
  readonly world: World;
  readonly facts: ActFact[] = [];
  now = '2026-03-01T10:00:00Z';
  language: Language = 'en';
  #people = new Map<number, Person>();

  constructor(world: Partial<World> = {}) {
    this.world = { ...EMPTY, ...world };
    for (const login of ['ana', 'bo', 'cy', 'dee', 'mo', 'eve', 'kim', 'lou']) {
      this.world.accounts[login] ??= { is: 'person', person: person(login) };
      this.#people.set(person(login).id, person(login));
    }
    for (const one of Object.values(this.world.accounts)) {
      if (one.is === 'person') this.#people.set(one.person.id, one.person);
    }
  }

  /** In the private issue of the case. */
  whispers(login: string, body: string): Played {
    this.world.privateIssue = { repository: 71, number: 3 };
    this.#said += 1;
    const comment = { id: 900 + this.#said, author: login, body };
    const event = exampleEvent({
      kind: 'comment.created',
      at: this.now,
      number: 3,
      author: 'robo[bot]',
      actor: login,
      comment,
      private: true,
    });
    return this.playEvent({ ...event, repository: { ...event.repository, id: 71, name: 'maintainers' } });
  }

  /** The text of the application is another one now. */
  edits(body: string, more: Partial<ExampleEvent> = {}): Played {
    const before = { body: this.issue.body ?? '' };
    this.issue = { ...this.issue, body, ...more };
    this.now = new Date(Date.parse(this.now) + 60_000).toISOString().replace('.000', '');
    return this.play({ kind: 'item.edited', ...this.issue, changed: ['body'], before });
  }

  /** Closed or opened again. */
  turns(kind: 'issue.closed' | 'issue.reopened', login: string): Played {
    this.world.open = kind === 'issue.reopened';
    this.now = new Date(Date.parse(this.now) + 60_000).toISOString().replace('.000', '');
    return this.play({ kind, ...this.issue, actor: login, state: this.world.open ? 'open' : 'closed' });
  }

  /** Of the item 12 in `acme/app`, unless the event says otherwise. */
  play(given: ExampleEvent, at = this.now): Played {
    this.now = at;
    const body = given.kind.startsWith('comment') ? { body: '', ...given } : given;
    return this.playEvent(exampleEvent({ at, labels: ['membership'], ...body }));
  }

  /** A comment on the application, of which the words are the last argument. */
  says(login: string, body: string, more: Partial<ExampleEvent> = {}): Played {
    this.#said += 1;
    const id = 900 + this.#said;
    // A minute later.
    this.now = new Date(Date.parse(this.now) + 60_000).toISOString().replace('.000', '');
    return this.play({
      kind: 'comment.created',
      ...this.issue,
      actor: login,
      comment: { id, author: login, body },
      ...more,
    });
  }
  #said = 0;

  /** The issue as it was told last. */
  issue: Partial<ExampleEvent> = {};

  applies(body = form('@bo @cy'), more: Partial<ExampleEvent> = {}): Played {
    this.issue = { author: 'ana', title: 'REQUEST: New membership for ana', labels: ['membership'], body, ...more };
    return this.play({ kind: 'issue.opened', ...this.issue, ...more });
  }

  playEvent(event: RepositoryEvent): Played {
    const parsed = settings.parse(this.world.settings);
    const asked = desk.ask(event, parsed);
    if (asked === null)
      return { because: { code: 'not_concerned', visibility: 'public' }, actions: [], later: [], acts: [] };
    const first = this.answer(asked, event);
    const more = desk.askMore?.(event, parsed, first as never) ?? {};
    const answers = { ...first, ...this.answer(more, event) };
    const context = {
      event,
      now: new Date(this.now),
      settings: parsed,
      answers: answers as never,
      language: this.language,
    };
    const decision = desk.decide(context);
    const acts = this.remember(decision.facts ?? []);
    return { ...decision, actions: decision.actions ?? [], later: decision.later ?? [], acts };
  }

  /** What Hearth asked to be called with. */
  playLater({ at, about }: Later, of: Partial<ExampleEvent> = {}): Played {
    this.now = at;
    return this.playEvent(exampleEvent({ kind: 'later', of: 'issue.opened', about, ...this.issue, ...of }));
  }

  private remember(facts: readonly Fact[]): readonly ActFact[] {
    const acts = facts.flatMap((fact) => (fact.fact === 'act' ? [fact] : []));
    for (const fact of acts) if (!this.facts.some(({ key }) => key === fact.key)) this.facts.push(fact);
    return acts;
  }

  get record(): CaseRecord | null {
    const acts = this.facts.flatMap((fact): CaseAct[] => {
      const word = caseWords.find((one) => one === fact.kind);
      const { key, at, person: by, subject: about = null, value = null } = fact;
      return word === undefined ? [] : [{ word, key, at, by, about, value }];
    });
    if (acts.length === 0) return null;
    const { privateIssue, open } = this.world;
    const author = person(this.issue.author ?? 'ana').id;
    return { repository: 70, number: 12, privateIssue, acts, open, openedAt: '2026-03-01T10:00:00Z', author };
  }

  private answer(questions: object, event: RepositoryEvent): Record<string, unknown> {
    const entries = Object.entries(questions) as [string, Question | undefined][];
    return Object.fromEntries(
      entries.flatMap(([name, one]) => (one === undefined ? [] : [[name, this.answerTo(one, event)]])),
    );
  }

  private answerTo(question: Question, event: RepositoryEvent): unknown {
    const { world } = this;
    switch (question.kind) {
      case 'titlesHere':
        return { titles: world.titles, desk: null, credit: null, teams: world.teams };
      case 'caseOf': {
        const { record } = this;
        if (record === null) return null;
        const ids = [record.author, ...record.acts.flatMap(({ by, about }) => [by, about])];
        const people = [...new Set(ids)].flatMap((id) => this.#people.get(id ?? 0) ?? []);
        return { ...record, people: people.filter(({ login }) => !world.gone.includes(login)) };
      }
      case 'sigDirectory':
        return world.directory;
      case 'whoAre':
        return Object.fromEntries(
          question.logins.map((login) => [
            login,
            world.gone.includes(login) ? { is: 'gone' } : (world.accounts[login] ?? { is: 'unknown' }),
          ]),
        );
      case 'liveItem': {
        const labels = (this.issue.labels ?? []).map((name) => ({ name, on: true, at: null, last: { by: 'unknown' } }));
        const { title = '', body = '' } = this.issue;
        return {
          exists: true,
          kind: 'issue',
          title,
          body,
          state: world.open ? 'open' : 'closed',
          locked: false,
          labels,
        };
      }
      case 'holds':
        return Object.fromEntries(question.people.map((one) => [one.id, this.holds(one, question.roles)]));
      case 'evaluations': {
        const { person: whom, at, titles } = question;
        const title = world.titles.find(({ name }) => name === titles[0]?.name);
        const checked = (title?.requirements ?? []).map((requirement, index): Checked => {
          const met = {
            requirement,
            is: 'met',
            have: 4,
            need: 1,
            from: null,
            why: null,
            evidence: [],
            parts: [],
          } as const;
          return { ...met, ...world.checked[index] };
        });
        return titles.map((one) => ({ title: one, person: whom.id, at, is: 'met', checked }));
      }
      case 'seatsOf':
        return world.seats;
      case 'employersOf':
        return Object.fromEntries(
          question.people.flatMap(({ id, login }) => (world.employers[login] ? [[id, world.employers[login]]] : [])),
        );
      case 'casesOf':
        return world.cases;
      case 'standingOf':
        return { held: world.held, unknown: [], ended: [], away: null, boards: false };
      case 'granted':
        return world.granted;
      case 'decisionsOn':
        return [];
      default:
        throw new Error(`${question.kind} is not asked on ${event.kind}`);
    }
  }

  private holds({ login }: Person, roles: readonly string[]): Known {
    const all = roles.flatMap((role) => this.world.roles[role] ?? []);
    if (roles.includes('anyone') || all.includes(login)) return 'yes';
    return all.includes(`${login}?`) ? 'unknown' : 'no';
  }
}

/** Bodies of what is planned, by rule. */
export const bodiesOf = ({ actions }: Pick<Played, 'actions'>): Readonly<Record<string, string>> =>
  Object.fromEntries(
    actions.map(({ rule, slot, act }) => [
      slot === undefined ? rule : `${rule}/${slot}`,
      'body' in act ? act.body : 'content' in act ? act.content : JSON.stringify(act),
    ]),
  );

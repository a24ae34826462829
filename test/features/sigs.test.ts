// Labels that remember, over any history: of pushes, of people and other bots who put labels on and take them off, and of
// deliveries that come twice. Against a small model of GitHub's timeline and of the effect keys.
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { effectKey } from '../../src/core/action.js';
import type { Action } from '../../src/core/action.js';
import type { ItemChangeEvent } from '../../src/core/event.js';
import type { LabelMemory, LiveItem } from '../../src/core/live-item.js';
import type { OwnedLabel, OwnershipAnswer } from '../../src/core/ownership.js';
import type { Person } from '../../src/core/person.js';
import type { DecisionOn } from '../../src/core/question.js';
import type { Directory, Sig } from '../../src/core/sig.js';
import sigs from '../../src/features/sigs/index.js';
import { knownFacts } from '../../src/features/sigs/memory.js';
import { exampleEvent, personCalled } from '../support/example-event.js';

const NAMES = ['a', 'b', 'c', 'd'] as const;
const MOST = 2;
const labelOf = (name: string) => `sig/${name}`;

const sigOf = (name: string): Sig => ({
  name,
  kind: 'sig',
  slug: name,
  label: labelOf(name),
  leads: [],
  contact: {},
  teams: [],
  mention: null,
  meetings: [],
  paths: [],
  keywords: [],
  formValues: [],
});
const directory: Directory = { sigs: NAMES.map(sigOf), file: 'hearth.yml', url: null, problems: [] };

/** Which facts speak for each label now: a number for each name; 0: none. */
type Facts = readonly number[];
/** `command`: a person, whose command Hearth carries out. */
type By = 'person' | 'bot' | 'command';
type Step =
  | { readonly is: 'push'; readonly facts: Facts }
  | { readonly is: 'add' | 'remove'; readonly name: number; readonly by: By }
  | { readonly is: 'close' }
  /** It is looked at anew, and all is as it was. */
  | { readonly is: 'look' }
  | { readonly is: 'again' };

const settings = { mode: 'active', most: MOST, mention: true, status: true } as never;

/** An item on GitHub, and Hearth beside it. */
class World {
  readonly labels = new Map<string, LabelMemory>();
  readonly keys = new Set<string>();
  readonly done: DecisionOn[] = [];
  facts: Facts = [0, 0, 0, 0];
  open = true;
  #second = 0;
  #last: ItemChangeEvent | null = null;
  /** Writes to GitHub. */
  writes = 0;

  on = (label: string) => this.labels.get(label)?.on === true;
  ours(label: string): boolean {
    const last = this.labels.get(label)?.last;
    return last?.by === 'hearth' && last.feature === 'sigs';
  }

  step(step: Step): void {
    if (step.is === 'push') {
      this.facts = step.facts;
      this.open = true;
      this.hear(this.event('item.pushed'));
    } else if (step.is === 'look') {
      this.open = true;
      this.hear(this.event('item.pushed'));
    } else if (step.is === 'close') {
      this.open = false;
    } else if (step.is === 'again') {
      if (this.#last !== null) this.hear(this.#last);
    } else {
      const label = labelOf(NAMES[step.name] ?? 'a');
      const on = step.is === 'add';
      if (this.on(label) === on) return;
      const login = { bot: 'prow[bot]', person: 'mo', command: 'hearth[bot]' }[step.by];
      this.labels.set(label, { name: label, on, at: this.now(), last: lastOf(step.by, personCalled(login)!) });
      if (step.by === 'command') this.done.push({ ...COMMANDED, about: [label] });
      this.hear(this.event(on ? 'item.labeled' : 'item.unlabeled', label, login));
    }
  }

  now = () => new Date(Date.UTC(2026, 2, 1) + 1_000 * (this.#second += 1)).toISOString();

  event(kind: 'item.pushed' | 'item.labeled' | 'item.unlabeled', label?: string, actor = 'ana'): ItemChangeEvent {
    const state = this.open ? ('open' as const) : ('closed' as const);
    const given = { kind, item: 'pull_request', at: this.now(), actor, state } as const;
    return exampleEvent({ ...given, ...(label === undefined ? {} : { label }) }) as ItemChangeEvent;
  }

  hear(event: ItemChangeEvent): void {
    this.#last = event;
    const answers = { directory, owned: this.owned(), live: this.live(), done: this.done, exist: NAMES.map(labelOf) };
    const asked = sigs.ask(event, settings);
    if (asked === null) return;
    const all = answers as never;
    const names = Object.keys({ ...asked, ...sigs.askMore?.(event, settings, all) });
    const given = Object.fromEntries(Object.entries(answers).filter(([name]) => names.includes(name))) as never;
    const now = new Date(event.at);
    const { because, actions = [] } = sigs.decide({ event, now, settings, answers: given, language: 'en' });
    for (const action of actions) {
      const key = effectKey(7, 'sigs', action);
      if (this.keys.has(key)) continue;
      this.keys.add(key);
      this.done.push({ ...row(action), because });
      this.apply(action);
    }
  }

  apply({ act }: Action): void {
    if (act.kind !== 'label') return;
    const last = { by: 'hearth', feature: 'sigs', rule: 'owner_label' } as const;
    for (const [names, on] of [
      [act.add, true],
      [act.remove, false],
    ] as const) {
      for (const name of names) {
        if (this.on(name) === on) continue;
        this.labels.set(name, { name, on, at: this.now(), last });
        this.writes += 1;
        this.hear(this.event(on ? 'item.labeled' : 'item.unlabeled', name, 'hearth[bot]'));
      }
    }
  }

  owned(): OwnershipAnswer {
    const labels = this.facts.flatMap((facts, index): OwnedLabel[] => {
      const name = NAMES[index] ?? 'a';
      if (facts === 0) return [];
      return [{ label: labelOf(name), sig: name, share: (4 - index) / 10, evidence: [], facts: `${name}${facts}` }];
    });
    return { labels, files: 10, complete: true, problems: [] };
  }

  live(): LiveItem {
    const nobody = { assignees: [], reviewers: [], reviewTeams: [], participants: [], linked: [] };
    const state = this.open ? ('open' as const) : ('closed' as const);
    const open = { exists: true, kind: 'pull_request', title: '', body: '', state, merged: false } as const;
    const author = personCalled('ana');
    const rest = { draft: false, locked: false, base: null, head: null, author };
    return { ...open, ...nobody, ...rest, labels: [...this.labels.values()] };
  }
}

const row = ({ act, rule }: Action): Omit<DecisionOn, 'because'> => ({
  at: '2026-03-01T00:00:00Z',
  feature: 'sigs',
  rule,
  state: 'applied',
  act: act.kind,
  about: act.kind === 'label' ? [...act.add, ...act.remove] : [],
  url: null,
});

const lastOf = (by: By, person: Person): LabelMemory['last'] =>
  by === 'command' ? { by: 'hearth', feature: 'commands', rule: 'person' } : { by, person };

const COMMANDED: DecisionOn = {
  at: '2026-03-01T00:00:00Z',
  feature: 'commands',
  rule: 'person',
  state: 'applied',
  act: 'label',
  about: [],
  because: { code: 'done', visibility: 'public' },
  url: null,
};

const by = fc.constantFrom<By>('person', 'bot', 'command');
const name = fc.nat({ max: NAMES.length - 1 });
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({
    is: fc.constant('push' as const),
    facts: fc.array(fc.nat({ max: 2 }), { minLength: NAMES.length, maxLength: NAMES.length }),
  }),
  fc.record({ is: fc.constantFrom('add' as const, 'remove' as const), name, by }),
  fc.record({ is: fc.constant('close' as const) }),
  fc.record({ is: fc.constant('look' as const) }),
  fc.record({ is: fc.constant('again' as const) }),
);

const RUNS = { numRuns: 250, ...(process.env['HEARTH_SEED'] ? { seed: Number(process.env['HEARTH_SEED']) } : {}) };

describe('over any history', () => {
  const histories = fc.array(step, { minLength: 1, maxLength: 25 });

  test('what others put on stays on until others take it off', () => {
    fc.assert(
      fc.property(histories, (steps) => {
        const world = new World();
        for (const one of steps) {
          const theirs = [...world.labels.values()].filter(({ name, on }) => on && !world.ours(name));
          world.step(one);
          const touched = one.is === 'remove' ? labelOf(NAMES[one.name] ?? 'a') : '';
          for (const { name: label } of theirs) if (label !== touched) expect(world.on(label)).toBe(true);
        }
      }),
      RUNS,
    );
  });

  /** Throws where Hearth put a label on that somebody else took off, while the facts were those of then. */
  function keepsVetoes(world: World, steps: readonly Step[]): void {
    const vetoes = new Map<string, number | 'ever'>();
    for (const one of steps) {
      const label = 'name' in one ? labelOf(NAMES[one.name] ?? 'a') : '';
      const wasOn = world.on(label);
      world.step(one);
      if (one.is === 'add') vetoes.delete(label);
      if (one.is === 'remove' && wasOn) vetoes.set(label, one.by === 'bot' ? 'ever' : (world.facts[one.name] ?? 0));
      for (const [index, letter] of NAMES.entries()) {
        const veto = vetoes.get(labelOf(letter));
        const facts = world.facts[index] ?? 0;
        // Other facts than those of then lift a person's veto; none at all do not.
        if (typeof veto === 'number' && facts !== 0 && facts !== veto) vetoes.delete(labelOf(letter));
        else if (veto !== undefined)
          expect([steps, labelOf(letter), world.on(labelOf(letter))]).toEqual([steps, labelOf(letter), false]);
      }
    }
  }

  const vetoes = (make: () => World) =>
    fc.property(histories, (steps) => {
      keepsVetoes(make(), steps);
    });

  test('what a person took off stays off for the facts of then, and what a bot took off stays off', () => {
    fc.assert(
      vetoes(() => new World()),
      // A removal that is not remembered shows only where files come, and come again.
      { ...RUNS, numRuns: 1_500 },
    );
  });

  test('a bot that forgets who took a label off would be found out', () => {
    class Forgetful extends World {
      override live(): LiveItem {
        const live = super.live();
        return { ...live, labels: live.labels.filter(({ on }) => on) };
      }
      override hear(event: ItemChangeEvent): void {
        this.keys.clear();
        super.hear(event);
      }
    }
    expect(
      fc.check(
        vetoes(() => new Forgetful()),
        RUNS,
      ).failed,
    ).toBe(true);
  });

  test('after a push its own labels have a reason, and there is no more than the limit', () => {
    fc.assert(
      fc.property(histories, (steps) => {
        const world = new World();
        for (const one of steps) {
          world.step(one);
          if (one.is !== 'push') continue;
          const on = NAMES.map(labelOf).filter(world.on);
          const ours = on.filter((label) => world.ours(label));
          for (const label of ours) expect(world.owned().labels.map((owned) => owned.label)).toContain(label);
          expect(ours.length).toBeLessThanOrEqual(Math.max(0, MOST - (on.length - ours.length)));
        }
      }),
      RUNS,
    );
  });

  test('the same delivery again changes nothing, and all comes to rest', () => {
    fc.assert(
      fc.property(histories, (steps) => {
        const world = new World();
        for (const one of steps) {
          world.step(one);
          const writes = world.writes;
          world.step({ is: 'again' });
          world.hear(world.event('item.pushed'));
          const settled = world.writes;
          world.hear(world.event('item.pushed'));
          expect(world.writes).toBe(settled);
          // What a removal made room for comes with the next look, and nothing more.
          expect(settled - writes).toBeLessThanOrEqual(2 * MOST);
        }
      }),
      RUNS,
    );
  });
});

test('facts of labels with spaces in their names are kept apart', () => {
  const because = {
    code: 'changed',
    params: { facts: 'aa good first issue\nbb sig/node' },
    visibility: 'public',
  } as const;
  const own = { at: '', feature: 'sigs', rule: 'owner_label', state: 'applied', act: 'label', about: [], url: null };
  const known = knownFacts([
    { ...own, because },
    { ...own, feature: 'needs', because },
    { ...own, rule: 'told', because },
    // What was only shown, refused or given up put nothing on.
    ...['would', 'refused', 'failed'].map((state) => ({
      ...own,
      state,
      because: { ...because, params: { facts: 'cc sig/node' } },
    })),
  ]);
  expect([...known].map(([label, facts]) => [label, [...facts]])).toEqual([
    ['good first issue', ['aa']],
    ['sig/node', ['bb']],
  ]);
});

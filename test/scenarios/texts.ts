// Every text that the examples of all features lead to, in every language; as they are, or with something hostile behind each
// foreign text in them.
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { parseConfig } from '../../src/config/parse.js';
import type { Act } from '../../src/core/action.js';
import { languages } from '../../src/core/language.js';
import type { Language } from '../../src/core/language.js';
import { loadFeatures } from '../../src/features/registry.js';
import { knownFrom } from '../../src/known.js';
import { exampleEvent } from '../support/example-event.js';
import type { ExampleEvent } from '../support/example-event.js';

interface Example {
  readonly name: string;
  readonly event: ExampleEvent;
  readonly settings?: Record<string, unknown>;
  readonly now?: string;
  readonly answers?: Record<string, unknown>;
}

export interface Written {
  readonly feature: string;
  readonly example: string;
  readonly language: Language;
  readonly act: Act['kind'];
  readonly body: string;
  /** Who is in the event, and teams that the directory names to be told. */
  readonly meant: readonly string[];
}

const features = await loadFeatures();
const known = knownFrom(features);

/** What each feature's file of examples holds, with the settings that each example is under. */
const examples = features.map((feature) => {
  const file = new URL(`../../src/features/${feature.name}/examples.yml`, import.meta.url);
  const all = (parse(readFileSync(file, 'utf8')) as readonly Example[]).map((example) => {
    const text = JSON.stringify({ [feature.name]: example.settings ?? {} });
    return { example, settings: { ...parseConfig('hearth.yml', text, known).sections[feature.name] } };
  });
  return { feature, all };
});

/** Every text that the examples of all features lead to, in every language. `foul` makes foreign text of them hostile. */
export function written(foul: <T>(example: T) => T = (example) => example): readonly Written[] {
  return examples.flatMap(({ feature, all }) =>
    all.flatMap(({ example: plain, settings }) => {
      const { name, answers = {}, now, ...example } = foul(plain);
      const event = exampleEvent(example.event);
      const at = new Date(now ?? event.at);
      return languages.flatMap((language) => {
        const { actions = [] } = feature.decide({ event, now: at, settings, answers: answers as never, language });
        const meant = meantBy(feature.name, example.event, answers);
        const about = { feature: feature.name, example: name, language, meant };
        return actions.flatMap(({ act }) => textsOf(act).map((body) => ({ ...about, act: act.kind, body })));
      });
    }),
  );
}

function textsOf(act: Act): readonly string[] {
  switch (act.kind) {
    case 'comment':
    case 'status':
      return act.body === '' ? [] : [act.body];
    case 'issue':
    case 'discussion':
    case 'pull':
      return [act.body, act.title];
    case 'check':
      return [act.summary, act.title, ...act.annotations.map(({ message }) => message)];
    default:
      return [];
  }
}

interface Sigs {
  readonly sigs?: readonly { readonly mention?: string; readonly leads?: readonly { readonly login: string }[] }[];
}

function meantBy(feature: string, event: ExampleEvent, answers: Readonly<Record<string, unknown>>): readonly string[] {
  const { author = 'ana', actor, person, comment } = event;
  const { sigs = [] } = (answers['directory'] ?? {}) as Sigs;
  const teams = sigs.flatMap(({ mention }) => (mention === undefined ? [] : [`acme/${mention}`]));
  const asked = askedBy[feature]?.(answers) ?? [];
  return [author, actor, person, comment?.author, ...teams, ...asked].flatMap((one) => one ?? []);
}

interface Named {
  readonly who?: Readonly<Record<string, { readonly person?: { readonly login: string } }>>;
  readonly logins?: Readonly<Record<number, string>>;
  readonly ready?: { readonly ending: readonly { readonly login: string }[] };
}

/** Whom a feature is there to reach besides: the leads; sponsors who were named; whose term ends, or who was long away. */
const askedBy: Readonly<Record<string, (answers: Named & { readonly directory?: Sigs }) => readonly string[]>> = {
  attention: ({ directory }) => (directory?.sigs ?? []).flatMap(({ leads = [] }) => leads.map(({ login }) => login)),
  desk: ({ who = {} }) => Object.values(who).flatMap(({ person }) => person?.login ?? []),
  honours: ({ logins = {} }) => Object.values(logins),
  ladder: ({ ready }) => (ready?.ending ?? []).map(({ login }) => login),
};

/** What people outside may write, wherever it is told again. */
const FOREIGN = new Set(['title', 'body', 'example', 'problem', 'problems', 'by', 'sentence']);

/** The same example, with something hostile behind each foreign text; `within` is the key that leads to it. */
export function fouledBy(hostile: string): <T>(example: T) => T {
  const fouled = <T>(value: T, within = ''): T => {
    if (typeof value === 'string') return (FOREIGN.has(within) ? `${value} ${hostile}` : value) as T;
    if (Array.isArray(value)) return value.map((one: unknown) => fouled(one, within)) as T;
    if (value === null || typeof value !== 'object' || value instanceof Date) return value;
    return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, fouled(one, key)])) as T;
  };
  return (example) => fouled(example);
}

// What an address asks for. Pure: nothing is looked up, so that what is not an address of ours costs nothing.
import { isLanguage } from './language.js';
import type { Language } from '../../core/language.js';
import type { Drawing } from '../../engine/ports.js';

export const BADGES = ['response', 'newcomers', 'absence-factor'] as const;
export type BadgeName = (typeof BADGES)[number];
export const CHARTS = ['flow', 'funnel'] as const;
export type ChartName = (typeof CHARTS)[number];

interface InRepository {
  readonly owner: string;
  readonly name: string;
}

export type Target =
  | { readonly page: 'front' | 'methods' | 'icon' }
  | { readonly page: 'method'; readonly metric: string }
  | { readonly page: 'community'; readonly owner: string }
  | { readonly page: 'sig'; readonly owner: string; readonly slug: string }
  | { readonly page: 'ladder' | 'honours' | 'boards'; readonly owner: string }
  | { readonly page: 'person'; readonly owner: string; readonly login: string }
  | { readonly page: 'holder'; readonly owner: string; readonly title: string; readonly login: string }
  | { readonly page: 'drawing'; readonly owner: string; readonly drawing: Drawing }
  | (InRepository & { readonly page: 'report' | 'json' | 'waiting' })
  | (InRepository & { readonly page: 'own ladder' | 'own honours' })
  | (InRepository & { readonly page: 'chart'; readonly chart: ChartName })
  | (InRepository & { readonly page: 'item'; readonly number: number })
  | (InRepository & { readonly page: 'badge'; readonly badge: BadgeName });

export interface Asked {
  readonly target: Target;
  /** Null: as the reader's browser says. */
  readonly language: Language | null;
  /** Label of a period as it was written, of the right form; null: the last complete month. */
  readonly period: string | null;
}

/** `unknown`: there is no such address. `malformed`: there is, and its query is not one it takes. */
export type Read = Asked | 'unknown' | 'malformed';

const OWNER = /^[A-Za-z0-9_-]{1,100}$/;
const NAME = /^[A-Za-z0-9._-]{1,100}$/;
const SLUG = /^[\p{L}\p{N}][\p{L}\p{N}._ -]{0,99}$/u;
/** Of a role or an honour, as settings take it. */
const TITLE = /^[\p{Ll}\p{Lo}\p{N}-]{1,40}$/u;
const NUMBER = /^[1-9]\d{0,8}$/;
const METRIC = /^[A-Za-z0-9-]{1,40}$/;
const PERIOD = /^20\d\d-(?:0[1-9]|1[0-2]|W(?:0[1-9]|[1-4]\d|5[0-3])|Q[1-4])$/;
/** Longer than any address of ours with its query. */
const LONGEST = 1_000;

/** @param url as the request line has it: path and query. */
export function readTarget(url: string): Read {
  if (url.length > LONGEST) return 'unknown';
  const [path = '', ...query] = url.split('?');
  const steps = stepsOf(path);
  const target = steps === null ? null : targetAt(steps);
  if (target === null) return 'unknown';
  const asked = new URLSearchParams(query.join('?'));
  const language = asked.get('lang');
  const period = asked.get('period');
  if (language !== null && !isLanguage(language)) return 'malformed';
  if (period !== null && !PERIOD.test(period)) return 'malformed';
  return { target, language, period };
}

function stepsOf(path: string): readonly string[] | null {
  try {
    return path.split('/').slice(1).map(decodeURIComponent);
  } catch {
    return null;
  }
}

function targetAt(steps: readonly string[]): Target | null {
  const [top, ...rest] = steps;
  switch (top) {
    case '':
      return rest.length === 0 ? { page: 'front' } : null;
    case 'hearth.svg':
      return rest.length === 0 ? { page: 'icon' } : null;
    case 'metrics-explained':
      return methodAt(rest);
    case 'c':
      return communityAt(rest);
    case 'r':
      return repositoryAt(rest);
    case 'badge':
      return badgeAt(rest);
    default:
      return null;
  }
}

function methodAt([metric, ...rest]: readonly string[]): Target | null {
  if (metric === undefined) return { page: 'methods' };
  return rest.length === 0 && METRIC.test(metric) ? { page: 'method', metric } : null;
}

function communityAt([owner = '', word, ...rest]: readonly string[]): Target | null {
  if (!OWNER.test(owner)) return null;
  const [slug = '', ...more] = rest;
  if (word === undefined) return { page: 'community', owner };
  if (word === 'sig') return SLUG.test(slug) && more.length === 0 ? { page: 'sig', owner, slug } : null;
  if (word === 'people') return OWNER.test(slug) && more.length === 0 ? { page: 'person', owner, login: slug } : null;
  if (word !== 'ladder' && word !== 'honours' && word !== 'boards') return null;
  if (rest.length === 0) return { page: word, owner };
  return word === 'honours' ? holderAt(owner, rest) : null;
}

/** Somebody who holds an honour, and what is drawn of that. */
function holderAt(owner: string, [title = '', login = '', ...file]: readonly string[]): Target | null {
  if (!TITLE.test(title) || !OWNER.test(login)) return null;
  if (file.length === 0) return { page: 'holder', owner, title, login };
  const [name = '', ...more] = file;
  const as = Object.hasOwn(DRAWINGS, name) ? DRAWINGS[name] : undefined;
  return as === undefined || more.length > 0 ? null : { page: 'drawing', owner, drawing: { title, login, as } };
}

const DRAWINGS: Readonly<Partial<Record<string, Drawing['as']>>> = {
  'badge.svg': 'badge',
  'certificate.svg': 'certificate',
};

/** What stands right below a repository. */
const WHOLE: Readonly<Partial<Record<string, 'json' | 'waiting' | 'own ladder' | 'own honours'>>> = {
  'report.json': 'json',
  waiting: 'waiting',
  ladder: 'own ladder',
  honours: 'own honours',
};

function repositoryAt([owner = '', name = '', word, ...rest]: readonly string[]): Target | null {
  if (!OWNER.test(owner) || !isName(name) || rest.length > 1) return null;
  const [last] = rest;
  if (word === undefined) return { page: 'report', owner, name };
  if (last === undefined) {
    const page = Object.hasOwn(WHOLE, word) ? WHOLE[word] : undefined;
    return page === undefined ? null : { page, owner, name };
  }
  if (word === 'items') return NUMBER.test(last) ? { page: 'item', owner, name, number: Number(last) } : null;
  const chart = word === 'charts' ? CHARTS.find((one) => last === `${one}.csv`) : undefined;
  return chart === undefined ? null : { page: 'chart', owner, name, chart };
}

function badgeAt([owner = '', name = '', file, ...rest]: readonly string[]): Target | null {
  const badge = BADGES.find((one) => file === `${one}.svg`);
  if (!OWNER.test(owner) || !isName(name) || badge === undefined || rest.length > 0) return null;
  return { page: 'badge', owner, name, badge };
}

/** A repository may be called `.github`, none `.` or `..`. */
const isName = (text: string) => NAME.test(text) && !/^\.{1,2}$/.test(text);

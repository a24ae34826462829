// `/hearth why` and `/hearth preview`: what Hearth did on this item, or would have done, by which rule and facts, and where
// that is set.
import { quote } from '../../core/markdown.js';
import type { WhyLine } from '../../core/sig-question.js';
import { minuteOf } from '../../core/time.js';
import { messages } from './messages.js';
import type { Messages } from './wording.js';
import type { Ground } from './outcome.js';
import { linkTo, sentenceOf, table } from './table.js';

/** The newest; a comment is to be read. */
const MOST_LINES = 20;
const MOST_ABOUT = 5;

/** All of it, or what `about` names: a label, a section, a rule, a kind of act, a person. */
export function whyOf({ why, language }: Ground, about: string): string {
  const said = messages[language];
  const found = about === '' ? why : why.filter((line) => isAbout(line, about));
  if (found.length === 0) return about === '' ? said.whyNothing : said.whyNothingOf(quote(about));
  return lines(found, said);
}

/** What sections that only observe would have done here. */
export function previewOf({ why, language }: Ground): string {
  const said = messages[language];
  const found = why.filter(({ state }) => state === 'would');
  return found.length === 0 ? said.previewNothing : `${said.previewHead}\n\n${lines(found, said)}`;
}

function isAbout({ feature, rule, act, about }: WhyLine, written: string): boolean {
  const asked = written.toLowerCase().replace(/^@/, '');
  return [feature, rule, act, ...about].some((name) => {
    const one = name.toLowerCase();
    return one === asked || one.endsWith(`/${asked}`);
  });
}

function lines(found: readonly WhyLine[], said: Messages): string {
  const shown = found.slice(-MOST_LINES);
  const rows = shown.map((line) => [minuteOf(line.at), whatOf(line, said), sentenceOf(line.sentence), whereOf(line)]);
  const left = found.length - shown.length;
  return [table(said.whyHead, rows), ...(left > 0 ? [said.whyLeft(left)] : [])].join('\n\n');
}

function whatOf({ feature, rule, state, act, about, url }: WhyLine, said: Messages): string {
  const name = linkTo(rule === '' ? feature : `${feature}: ${rule}`, url);
  const things = about.slice(0, MOST_ABOUT).map((one) => quote(one));
  const more = about.length > MOST_ABOUT ? ['…'] : [];
  const doing = [act === '' ? '' : (said.acts[act] ?? quote(act)), ...things, ...more].filter((part) => part !== '');
  return `${name} ${doing.join(' ')} (${said.states[state] ?? quote(state)})`.replace(/ {2,}/g, ' ');
}

const whereOf = ({ line }: WhyLine): string => (line === null ? '–' : linkTo(line.place, line.url));

// What became of the mistakes, in lines to read.
import type { Judged } from './judged.js';

const ENOUGH = 0.95;

const cell = (text: string) => text.replaceAll('|', '\\|');

export function tableLine({ name, caught, calm, seconds }: Judged): string {
  const how = caught === null ? '**survived**' : calm ? 'caught' : 'caught by blows';
  return `| ${cell(name)} | ${how} | ${seconds} s | ${cell(caught ?? '')} |`;
}

/** Of those by hand as many must be caught as is enough, and nothing where there is no mistake. */
export function summary(
  outcomes: readonly Judged[],
  control: string,
): { readonly lines: readonly string[]; readonly isEnough: boolean } {
  const tried = outcomes.filter(({ name }) => name !== control);
  const clean = outcomes.some(({ name, caught }) => name === control && caught === null);
  const survivors = tried.filter(({ caught }) => caught === null);
  const share = (by: Judged['by']) => {
    const all = tried.filter((one) => one.by === by);
    const caught = all.filter((one) => one.caught !== null).length;
    return {
      text: `${caught} of ${all.length} made by ${by} are caught`,
      ratio: all.length === 0 ? 1 : caught / all.length,
    };
  };
  const [hand, rule] = [share('hand'), share('rule')];
  return {
    isEnough: clean && hand.ratio >= ENOUGH,
    lines: [
      ...survivors.map(({ name }) => `survived: ${name}`),
      `${hand.text}, ${rule.text}; without a mistake ${clean ? 'nothing was found' : 'SOMETHING WAS FOUND'}`,
    ],
  };
}

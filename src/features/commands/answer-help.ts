// `/hearth help`: the commands that this repository takes, who may use them, and what is left to another bot.
import { quote } from '../../core/markdown.js';
import type { CommandSpec } from '../../core/command-spec.js';
import { messages } from './messages.js';
import type { Ground } from './outcome.js';
import { sentenceOf, table } from './table.js';

export function helpOf({ here, own, spoken, language }: Ground): string {
  const said = messages[language];
  const { kind } = spoken.item;
  const rows = (mode: 'active' | 'observe') =>
    here
      .filter((one) => one.mode === mode)
      .flatMap(({ commands }) => commands)
      .filter(({ on }) => on === undefined || on === kind)
      .map((spec) => [synopsisOf(spec), said.standings[spec.who], sentenceOf(spec.means[language])]);
  // What a section here obeys all the same is not called another bot's.
  const obeyed = here.flatMap(({ commands }) => commands).flatMap(({ word, aliases = [] }) => [word, ...aliases]);
  const leave = own.leave.filter((word) => !obeyed.includes(word));
  const observing = here.filter(({ mode }) => mode === 'observe').map(({ feature }) => quote(feature));
  const parts = [
    said.helpHead,
    table(said.helpColumns, rows('active')),
    ...(observing.length === 0 ? [] : [said.helpObserving(observing.join(said.comma))]),
    ...(leave.length === 0 ? [] : [said.helpLeft(leave.map((word) => quote(`/${word}`)).join(said.comma))]),
  ];
  return parts.join('\n\n');
}

function synopsisOf({ word, takes, aliases = [] }: CommandSpec): string {
  const written = quote(`/${word} ${takes}`.trim(), 100);
  return [written, ...aliases.map((alias) => quote(`/${alias}`))].join(' ');
}

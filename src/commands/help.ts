// `hearth help`: of the program, of a command, of what can be set in a hearth.yml.
import { Command } from 'commander';
import type { Known } from '../config/known.js';
import { settingsOf } from '../config/reference.js';
import { overviewText, settingsText } from '../config/reference-text.js';
import { nearest } from '../core/near.js';
import { loadKnown } from '../known.js';
import { cell, columns } from './terminal.js';

const SETTINGS = 'settings';

export function helpCommand(): Command {
  return new Command('help')
    .description('help on a command; "hearth help settings" shows what can be written in a hearth.yml')
    .argument('[command]', 'a command, or "settings"')
    .argument('[setting]', 'after "settings": a section such as welcome, or a path such as welcome.messages')
    .action(async (topic: string | undefined, setting: string | undefined, _options: object, help: Command) => {
      const program = help.parent ?? help;
      if (topic === undefined) program.outputHelp();
      else if (topic === SETTINGS) console.log(tellSettings(await loadKnown(), setting));
      else tellCommand(program, topic);
    });
}

function tellCommand(program: Command, name: string): void {
  const command = program.commands.find((one) => one.name() === name);
  const names = [...program.commands.map((one) => one.name()), SETTINGS];
  if (command === undefined) throw new Error(`there is no command "${cell(name)}"; ${nearest(name, names)}`);
  command.outputHelp();
}

function tellSettings(known: Known, path: string | undefined): string {
  if (path === undefined) return overviewText(known, columns());
  const text = settingsText(known, path, columns());
  if (text === null) throw new Error(`there is no setting "${cell(path)}"; ${meant(path, known)}`);
  return text;
}

/** Of the section where there is one, of all sections else; a setting may have been named without its section. */
function meant(written: string, known: Known): string {
  const paths = settingsOf(known).map(({ path }) => path);
  const whole = paths.find((path) => path.endsWith(`.${written}`));
  if (whole !== undefined) return `did you mean "${whole}"?`;
  const [section = ''] = written.split('.');
  const inside = paths.filter((path) => path.startsWith(`${section}.`));
  return nearest(written, inside.length > 0 ? inside : paths.filter((path) => !path.includes('.')));
}

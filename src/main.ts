#!/usr/bin/env node
// The command line: one file per command in src/commands.
import { Command } from 'commander';
import { readFileSync } from 'node:fs';
import { plain } from './commands/terminal.js';
import { packageFile } from './package-file.js';

const { version, description } = JSON.parse(readFileSync(packageFile('package.json'), 'utf8')) as {
  version: string;
  description: string;
};

const program = new Command('hearth')
  .description(description)
  .version(version)
  .showHelpAfterError('Try "hearth --help".')
  .configureHelp({ helpWidth: 100 });
/** In the order of the help. Only the named one is loaded: most need neither Probot nor a database. */
const commands: Readonly<Record<string, () => Promise<Command>>> = {
  serve: async () => (await import('./commands/serve.js')).serveCommand(),
  demo: async () => (await import('./commands/demo.js')).demoCommand(),
  init: async () => (await import('./commands/init.js')).initCommand(),
  validate: async () => (await import('./commands/validate.js')).validateCommand(),
  preview: async () => (await import('./commands/preview.js')).previewCommand(),
  sigs: async () => (await import('./commands/sigs.js')).sigsCommand(),
  doctor: async () => (await import('./commands/doctor.js')).doctorCommand(),
  report: async () => (await import('./commands/report.js')).reportCommand(),
  why: async () => (await import('./commands/why.js')).whyCommand(),
  backfill: async () => (await import('./commands/backfill.js')).backfillCommand(),
  stuck: async () => (await import('./commands/stuck.js')).stuckCommand(),
  retry: async () => (await import('./commands/retry.js')).retryCommand(),
  migrate: async () => (await import('./commands/migrate.js')).migrateCommand(),
  ledger: async () => (await import('./commands/ledger.js')).ledgerCommand(),
  import: async () => (await import('./commands/import.js')).importCommand(),
  export: async () => (await import('./commands/export.js')).exportCommand(),
  forget: async () => (await import('./commands/forget.js')).forgetCommand(),
  help: async () => (await import('./commands/help.js')).helpCommand(),
};
const [, , named = ''] = process.argv;
const wanted = Object.hasOwn(commands, named) && named !== 'help' ? [named] : Object.keys(commands);
for (const name of wanted) {
  const command = await commands[name]?.();
  if (command !== undefined) program.addCommand(command);
}

try {
  await program.parseAsync();
} catch (error) {
  // Messages quote files and arguments; a terminal must not obey them.
  console.error(`hearth: ${plain(error instanceof Error ? error.message : String(error))}`);
  process.exitCode = 1;
}

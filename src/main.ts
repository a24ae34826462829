#!/usr/bin/env node
// The command line: one file per command in src/commands.
import { Command } from 'commander';
import { readFileSync } from 'node:fs';
import { backfillCommand } from './commands/backfill.js';
import { demoCommand } from './commands/demo.js';
import { doctorCommand } from './commands/doctor.js';
import { exportCommand } from './commands/export.js';
import { forgetCommand } from './commands/forget.js';
import { importCommand } from './commands/import.js';
import { ledgerCommand } from './commands/ledger.js';
import { migrateCommand } from './commands/migrate.js';
import { previewCommand } from './commands/preview.js';
import { serveCommand } from './commands/serve.js';
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
for (const command of [
  serveCommand,
  demoCommand,
  previewCommand,
  doctorCommand,
  backfillCommand,
  migrateCommand,
  ledgerCommand,
  importCommand,
  exportCommand,
  forgetCommand,
]) {
  program.addCommand(command());
}

try {
  await program.parseAsync();
} catch (error) {
  console.error(`hearth: ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 1;
}

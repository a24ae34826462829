// The settings as Markdown: config/reference.md, and the table in each feature's readme.
import type { Known } from './known.js';
import { settingsOf, settingsWithin } from './reference.js';
import type { Setting } from './reference.js';

/** config/reference.md: every setting, where a file is looked for, and what is in force. */
export function referenceMarkdown(known: Known): string {
  const top = settingsOf(known).filter(({ path }) => !Object.hasOwn(known.sections, path.split('.')[0] ?? ''));
  const sections = Object.entries(known.sections).map(([name, { settings, always }]) =>
    [
      `## ${name}`,
      `${settings.description ?? ''} [What it does](../src/features/${name}/README.md).`,
      ...(always === true ? ['In force with its defaults where no file has it.'] : []),
      settingsTable(known, name),
    ].join('\n\n'),
  );
  return (
    [INTRODUCTION, LAYERS, `## At the top\n\n${table(top)}`, ...sections, presets(known), EDITOR].join('\n\n') + '\n'
  );
}

/** The settings of one section, named from inside it. */
export function settingsTable(known: Known, section: string): string {
  return table(
    settingsWithin(settingsOf(known), section)
      .filter(({ path }) => path !== section)
      .map((one) => ({ ...one, path: one.path.slice(section.length + 1) })),
  );
}

function table(settings: readonly Setting[]): string {
  const rows = settings.map(({ path, kind, fallback, required, meaning }) => [
    `\`${path}\``,
    kind,
    required === true ? 'must be written' : fallback === undefined ? '' : `\`${fallback}\``,
    meaning,
  ]);
  const lines = [['setting', 'type', 'default', 'meaning'], ['---', '---', '---', '---'], ...rows];
  return lines.map((cells) => `| ${cells.map((text) => text.replaceAll('|', '\\|')).join(' | ')} |`).join('\n');
}

function presets({ presets: texts }: Known): string {
  const lines = Object.entries(texts).map(([name, text]) => `- [\`${name}\`](presets/${name}.yml): ${aboutOf(text)}`);
  return `## Presets\n\nWhat \`extends\` may name. A preset is an ordinary file that ships with Hearth, without \`extends\` and \`lock\`.\n\n${lines.join('\n')}`;
}

/** The first line of comment of a preset says for whom it is. */
const aboutOf = (text: string): string => /^# *(.+)$/m.exec(text)?.[1] ?? '';

const INTRODUCTION = `# Settings of hearth.yml

Every setting that this version of Hearth knows, with its type, its default and what it means. Where no default stands, a setting may be left out. Made from the code by \`npm run docs\`; the same in a terminal: \`hearth help settings\`. How to write, check and mend the file: [docs/configuration.md](../docs/configuration.md); a full file with comments: [example.yml](example.yml).`;

const LAYERS = `## Where settings come from

Each section is taken whole from the first of these places that has it:

1. \`.github/hearth.yml\` of the repository, on its default branch;
2. \`.github/hearth.yml\` of the owner's repository named \`.github\`, for all repositories of that owner;
3. the preset that the repository's file \`extends\`;
4. the preset that the owner's file \`extends\`.

A section that sets nothing but \`mode\`, or nothing at all, takes the rest from the next place: \`welcome: { mode: active }\` switches on what the owner or the preset has written. A section that sets anything else replaces what the next places say of it, and what it leaves out has the default below. A section that no place has is off, unless it says otherwise below. What stands in the owner's \`lock\` is read from the owner's file and its preset alone.

A section with a mistake is not in force, and the others are. What was right of it before stays in force for 24 hours after the mistake came; then it only observes, until it is mended. A file that could not be read from GitHub is read again, and nothing is decided in the meantime.

What a file may hold at most: [Limits](../docs/configuration.md#limits).`;

const EDITOR = `## In an editor

[hearth.schema.json](hearth.schema.json) lets editors complete and check the file (JSON Schema, draft 2020-12). Save it beside your file, as \`.github/hearth.schema.json\`, and begin the file with this line, which the YAML extensions of most editors read:

\`\`\`yaml
# yaml-language-server: $schema=./hearth.schema.json
\`\`\`

Rules between settings, placeholders, patterns, time zones, schedules and upper limits of lengths of time (\`wait: 30d\`) are beyond it: \`hearth validate\` knows them all.`;

// What the sections in force take and ask for: their commands, as `/hearth help` lists them, and the labels they require.
import type { Feature } from '../../core/feature.js';
import type { CommandsHereAnswer, RequiredLabel } from '../../core/sig-question.js';
import { modeOf } from './mode.js';
import type { InForce } from './sources.js';

type Here = Pick<InForce, 'config' | 'features'>;

/** By feature, in the order of their names; sections that are off, or take no command, are left out. */
export function commandsHere(here: Here): CommandsHereAnswer {
  return sectionsOf(here).flatMap(({ feature, mode, settings }) => {
    const commands = feature.commands?.(settings) ?? [];
    return commands.length === 0 ? [] : [{ feature: feature.name, mode, commands }];
  });
}

/** A section that only observes puts no label on: what it would ask for is not asked. */
export function requiredLabels(here: Here): readonly RequiredLabel[] {
  return sectionsOf(here).flatMap(({ feature, mode, settings }) =>
    mode === 'active' ? (feature.requires?.(settings) ?? []) : [],
  );
}

interface Section {
  readonly feature: Feature;
  readonly mode: 'observe' | 'active';
  readonly settings: Parameters<NonNullable<Feature['requires']>>[0];
}

function sectionsOf({ config, features }: Here): readonly Section[] {
  return features.flatMap((feature) => {
    const mode = modeOf(config, feature.name);
    const settings = config.sections[feature.name]?.settings;
    return mode === 'off' || settings === undefined ? [] : [{ feature, mode, settings }];
  });
}

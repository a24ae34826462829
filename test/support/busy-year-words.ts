// The words of the year: who is in it, what can happen to an item, and how a life is written down.
import { pick } from './busy-year-chance.js';
import type { Chance } from './busy-year-chance.js';
import { SIGS } from './busy-year-tree.js';
import type { OwnersDir } from './busy-year-tree.js';

export type Step =
  | {
      readonly kind: 'open';
      readonly by: string;
      readonly title: string;
      readonly body: string;
      /** Put on by the issue form. */
      readonly labels: readonly string[];
      readonly draft: boolean;
      /** Of a pull request. */
      readonly files: readonly string[];
    }
  | { readonly kind: 'comment' | 'review'; readonly by: string; readonly body: string }
  | { readonly kind: 'push'; readonly by: string; readonly files: readonly string[] }
  | { readonly kind: 'label' | 'unlabel'; readonly by: string; readonly label: string }
  | { readonly kind: 'edit'; readonly by: string; readonly title: string }
  | { readonly kind: 'ready' | 'close' | 'merge'; readonly by: string };

/** One issue or pull request, from its opening on. */
export interface Life {
  readonly isPull: boolean;
  /** In their order; `day` counts from the beginning of the year. */
  readonly steps: readonly { readonly day: number; readonly step: Step }[];
}

export interface BusyYear {
  readonly tree: readonly OwnersDir[];
  /** Labels that the repository has. */
  readonly labels: readonly string[];
  /** They may triage; Prow asks for members of the organisation. */
  readonly members: readonly string[];
  /** People from outside who contributed before. */
  readonly regulars: readonly string[];
  readonly bot: string;
  readonly lives: readonly Life[];
}

/** What one life is made of. */
export interface Cast {
  readonly chance: Chance;
  readonly tree: readonly OwnersDir[];
  readonly members: readonly string[];
  readonly regulars: readonly string[];
  readonly bot: string;
  /** Somebody who was never here. */
  readonly stranger: () => string;
}

export const KINDS = ['api-change', 'bug', 'cleanup', 'documentation', 'failing-test', 'feature', 'flake'] as const;
export const PRIORITIES = ['backlog', 'important-longterm', 'important-soon', 'critical-urgent'] as const;
/** Families of which every item needs a label. */
export const NEEDS = ['kind', 'priority', 'sig', 'triage'] as const;

/** What a life is written with: steps one after another, each some days after the one before. */
export function writer(cast: Cast) {
  const steps: { day: number; step: Step }[] = [];
  let day = 0;
  return {
    steps,
    /** After as many days, at most. */
    add(step: Step, within = 6): void {
      if (steps.length > 0) day += Math.floor(cast.chance() * within);
      steps.push({ day, step });
    },
    pass(days: number): void {
      day += days;
    },
  };
}

export type Writer = ReturnType<typeof writer>;

/** What people type of a group: mostly its name, seldom in capitals. */
export function sigNamed(chance: Chance): string {
  const name = pick(chance, Object.keys(SIGS));
  return chance() < 0.05 ? name.replace(/^./, (letter) => letter.toUpperCase()) : name;
}

/** Names that people believe to be labels: they are not. */
export const MISTAKES = ['/sig networking', '/area kubernets', '/kind bugfix', '/priority urgent'] as const;

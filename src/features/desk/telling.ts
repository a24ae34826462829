// The words of a case that an event tells, one after another: each is looked at with those before it.
import type { CaseLook } from '../../community/desk/case.js';
import type { CaseAct, CaseWord } from '../../core/case.js';
import { actKey } from '../../core/fact.js';
import { stamp } from '../../core/time.js';
import type { Ground } from './ground.js';

/** What is said, without when and where. */
export type Saying = Pick<CaseAct, 'word' | 'by' | 'about'> & { readonly value?: string | null };

export class Telling {
  #acts: readonly CaseAct[] = [];

  /** `where`: the text that it is said in, which is unique in the repository: `comment:5`, `issue:12`. */
  constructor(
    readonly ground: Ground,
    private readonly where: string,
  ) {}

  get acts(): readonly CaseAct[] {
    return this.#acts;
  }

  /** The case as it stands with all that was said; null: it is none yet. */
  get look(): CaseLook | null {
    return this.ground.lookWith(this.#acts);
  }

  say({ word, by, about, value = null }: Saying): void {
    const key = actKey.said(word, this.where, this.count(word));
    this.#acts = [...this.#acts, { word, key, at: stamp(this.ground.at), by, about, value }];
  }

  private count(word: CaseWord): number {
    return this.#acts.filter((act) => act.word === word).length;
  }
}

/** An edit says things anew, and must not be taken for what the text said before. */
export function whereSaid(ground: Pick<Ground, 'scene' | 'at'>): string {
  const { scene, at } = ground;
  const digits = stamp(at).replace(/\D/g, '');
  if (scene.kind === 'comment') {
    const source = `comment:${scene.event.comment.id}`;
    return scene.event.kind === 'comment.created' ? source : `${source}@${digits}`;
  }
  const { number } = scene.kind === 'later' ? scene.event.cause.item : scene.event.item;
  return scene.kind === 'text' && scene.event.kind === 'issue.opened' ? `issue:${number}` : `issue:${number}@${digits}`;
}

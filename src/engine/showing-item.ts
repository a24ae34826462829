// What a page shows of an item: whose turn it is, and what was decided on it, as far as everybody may read it.
import type { Language } from '../core/language.js';
import { whyOn } from './answers/why.js';
import { configOf } from './showing-config.js';
import type { ShownEngine } from './showing-config.js';
import { unnamedIn } from './unnamed.js';
import type { Shown, ShownItem, ShownRepository } from './ports.js';

export async function itemOf(
  { engine, shown }: { readonly engine: ShownEngine; readonly shown: Pick<Shown, 'item'> },
  of: ShownRepository,
  number: number,
  language: Language,
): Promise<ShownItem | null> {
  const found = await shown.item(of.repository.id, number);
  if (found === null) return null;
  const { config, inForce } = await configOf(engine, of);
  const decisions = found.decisions.map((one) => ({ ...one, because: unnamedIn(one.because, language) }));
  const from = { config, features: engine.features, links: await inForce.links() };
  const lines = whyOn(decisions, { language, audience: 'public' }, from);
  return { kind: found.kind, turn: found.turn, lines };
}

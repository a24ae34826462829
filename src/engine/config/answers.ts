// Answers to questions about configuration files: the one that is there, the one that is proposed, and what would differ.
import type { ConfigAnswerer } from '../answers/sources.js';
import type { ConfigQuestion } from '../../core/config-question.js';
import { CONFIG_PATH } from '../../core/readable.js';
import { configChanges } from './change.js';
import type { ConfigScene } from './change.js';
import { configHere } from './here.js';
import { proposalFor } from './propose.js';
import { parseConfig } from '../../config/parse.js';
import { resolve, resolveWith } from '../../config/resolve.js';
import { isShared } from '../../core/event.js';
import { replay } from '../replay/replay.js';

export function createConfigAnswerer(scene: ConfigScene): ConfigAnswerer {
  const { engine, installation, now, toldAt } = scene;
  const answer = async (question: ConfigQuestion): Promise<unknown> => {
    switch (question.kind) {
      case 'configHere':
        return configHere({ ...engine, installation, toldAt }, question.repository);
      case 'configChanges':
        return configChanges(scene, question);
      case 'proposalFor': {
        const read = await engine.github.installation(installation, toldAt);
        return proposalFor(question.repository, { ...engine, read, installation, now, toldAt });
      }
      case 'proposalMade':
        return engine.ledger.proposalMade(question.community);
      case 'replay': {
        const { repository, text, items } = question;
        const sources = await engine.config.sources(installation, repository, scene.version, toldAt);
        const file = parseConfig(CONFIG_PATH, text, engine.known);
        const { known } = engine;
        const before = resolve(sources, known, now);
        const after = resolveWith(file, sources, { known, now, shared: isShared(repository) });
        return replay({ ...engine, now, toldAt }, { repository, installation, before, after, items });
      }
    }
  };
  return { answer };
}

// The Probot app function: hands every event to Hearth's one dispatcher, the engine, by way of the inbox.
import type { Probot } from 'probot';
import type { Arrival } from './engine/ports.js';

/**
 * Binds Hearth to a Probot: `probot.load(hearthApp(intake))`. Resolves, and with it Probot's handler, once the event is
 * committed. `npm start` uses its own door instead, because Probot's answers before anything is durable.
 */
export function hearthApp(intake: { accept(arrival: Arrival): Promise<void> }) {
  return (probot: Probot): void => {
    probot.onAny(async ({ id, name, payload }) => {
      await intake.accept({ guid: id, event: name, payload: Buffer.from(JSON.stringify(payload)) });
    });
  };
}

// What carrying out accepted decisions needs of GitHub, by what the titles of a section give.
import type { TitleSettings } from './settings.js';

type Needed = Readonly<Partial<Record<'members' | 'contents' | 'pull_requests', 'write'>>>;

/** Nothing where no title gives anything: then a person is told the steps. `teams`: those that Hearth may ask people into. */
export function neededToGive(titles: readonly Pick<TitleSettings, 'gives'>[], teams: readonly string[] = []): Needed {
  const isFiled = titles.some(({ gives }) => gives?.owners !== undefined || gives?.roster !== undefined);
  return {
    ...(teams.length === 0 ? {} : { members: 'write' }),
    ...(isFiled ? { contents: 'write', pull_requests: 'write' } : {}),
  };
}

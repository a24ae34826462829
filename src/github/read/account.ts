// An account as it is now, by its login or by its number.
import { Refused } from '../../core/failure.js';
import { isSame } from '../../core/name.js';
import { isLogin, personOf } from '../../core/person.js';
import type { Person } from '../../core/person.js';
import type { GitHubRead } from '../../engine/ports.js';
import type { Session } from '../session.js';

export const account =
  (session: Session): GitHubRead['account'] =>
  async (repository, login) => {
    // Anything else would lead to another address.
    if (!isLogin(login)) return null;
    const found = await orGone(async () => {
      const { data } = await session.proven(repository, (client) =>
        client.rest.users.getByUsername({ username: login }),
      );
      return personOf(data);
    });
    // GitHub may answer to a former login with the account's present one.
    return found !== null && isSame(found.login, login) ? found : null;
  };

export const accountOf =
  (session: Session): GitHubRead['accountOf'] =>
  (repository, id) =>
    orGone(async () => {
      const { data } = await session.proven(repository, (client) => client.rest.users.getById({ account_id: id }));
      return data.id === id ? personOf(data) : null;
    });

async function orGone(ask: () => Promise<Person | null>): Promise<Person | null> {
  try {
    return await ask();
  } catch (error) {
    if (error instanceof Refused && error.status === 404) return null;
    throw error;
  }
}

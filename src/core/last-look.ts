// A last look, right before a request leaves: it may have stood in a queue, or its process asleep, since everything was looked at.
import { AsyncLocalStorage } from 'node:async_hooks';

type Look = () => Promise<void>;

const looks = new AsyncLocalStorage<Look>();

/** Runs `work`. Its requests look once more when they leave, and where `look` fails they do not. */
export const lookingLast = <Result>(look: Look, work: () => Promise<Result>): Promise<Result> => looks.run(look, work);

/** What the request that is begun here has to do when it leaves. */
export const lastLook = (): Look | undefined => looks.getStore();

// What this section asks.
import type { CreditsOf, Holds, LoginsOf, NamedFile, WhoAre } from '../../core/title-question.js';

export type Asked = {
  readonly file?: NamedFile;
  readonly who?: WhoAre;
  readonly holds?: Holds;
  readonly waiting?: CreditsOf;
};
/** `who0`: people of the file, in lots; `deeds42`: deeds of this account. */
export type AskedMore = Readonly<Record<`who${number}`, WhoAre | undefined>> &
  Readonly<Record<`deeds${number}`, CreditsOf | undefined>> & { readonly logins?: LoginsOf };

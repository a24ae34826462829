// A map that remembers the last versions of each record, so that a read can be answered from the past ("stale" fault).

interface Version<T> {
  readonly at: number;
  readonly value: T | undefined;
}

const KEPT_VERSIONS = 20;

export interface Collection<T> {
  readonly get: (id: number, asOf?: number) => T | undefined;
  /** Records in the order of their first insertion. */
  readonly all: (asOf?: number) => T[];
  readonly put: (id: number, value: T) => T;
  readonly delete: (id: number) => void;
}

export function createCollection<T>(): Collection<T> {
  const records = new Map<number, Version<T>[]>();
  const write = (id: number, value: T | undefined): void => {
    const versions = records.get(id) ?? [];
    versions.push({ at: Date.now(), value });
    if (versions.length > KEPT_VERSIONS) versions.shift();
    records.set(id, versions);
  };
  const read = (versions: readonly Version<T>[], asOf: number | undefined): T | undefined =>
    asOf === undefined ? versions.at(-1)?.value : versions.findLast((version) => version.at <= asOf)?.value;
  return {
    get: (id, asOf) => read(records.get(id) ?? [], asOf),
    all: (asOf) => {
      const found: T[] = [];
      for (const versions of records.values()) {
        const value = read(versions, asOf);
        if (value !== undefined) found.push(value);
      }
      return found;
    },
    put: (id, value) => {
      write(id, value);
      return value;
    },
    delete: (id) => {
      write(id, undefined);
    },
  };
}

// Names of labels, people and teams as GitHub compares them: without case.

/** For comparing, and as a key. */
export const fold = (name: string): string => name.toLowerCase();

export const isSame = (one: string, other: string): boolean => fold(one) === fold(other);

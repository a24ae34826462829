// Headings of the issue, in its order.
export const chapters = ['directory', 'people', 'labels', 'owners', 'quiet', 'meetings'] as const;
export type Chapter = (typeof chapters)[number];

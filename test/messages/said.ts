// A message as it is kept and looked at: what it is, and its Markdown.
export type Said = readonly [what: string, markdown: string];

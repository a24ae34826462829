// Which Hearth this is. The same as in package.json, which pure code cannot read.

export const VERSION = '0.1.0';

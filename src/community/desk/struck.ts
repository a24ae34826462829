// What its author struck out: GitHub takes one tilde on each side for that as well as two.

export const STRUCK = /(?<!~)(~~?)(?![~\s])[^~\n]{1,500}(?<!\s)\1(?!~)/g;

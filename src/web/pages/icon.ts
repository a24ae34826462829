// The sign in the browser's tab: a flame on a hearth.

export const ICON = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect x="4" y="25" width="24" height="4" rx="1" fill="#59636e"/><path d="M16 3c1 5 8 8 8 14a8 8 0 0 1-16 0c0-3 2-5 3-7 1 2 2 3 3 3 1-3 0-6 2-10z" fill="#d1570a"/></svg>
`;

// What GitHub makes of a team's name, for an address.

/** `.` and `..` would lead to another address: to that of the organisation itself. */
export const isSlug = (slug: string): boolean => /^[A-Za-z0-9._-]{1,255}$/.test(slug) && !/^\.+$/.test(slug);

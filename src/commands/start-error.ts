// What the system says when Hearth cannot start, as a sentence with what to do.

interface SystemError extends Error {
  readonly code?: string;
  readonly syscall?: string;
  readonly address?: string;
  readonly port?: number;
  readonly path?: string;
  readonly hostname?: string;
}

/** The sentence for a failed start; other errors keep their own. No value of the environment is shown. */
export function startError(error: unknown): Error {
  // A host with two addresses fails twice; the first tells enough.
  const first = (error instanceof AggregateError ? (error.errors[0] as unknown) : error) as SystemError;
  const { code = '', syscall, address = '', port = 0, path = '', hostname = '' } = first;
  const at = `${address}:${port}`;
  if (syscall === 'listen' && code === 'EADDRINUSE') {
    return new Error(`${at} is in use: stop what listens there, or set PORT to another port`);
  }
  if (syscall === 'listen')
    return new Error(`cannot listen on ${at} (${code}): set HOST and PORT to an address of this machine`);
  if (syscall === 'getaddrinfo')
    return new Error(`no address is known for ${hostname} (${code}): correct HOST or DATABASE_URL`);
  if (syscall === 'connect' || code === '57P03') {
    return new Error(`the database cannot be reached (${code} at ${at}): start it, or correct DATABASE_URL`);
  }
  if (code === '28P01' || code === '28000')
    return new Error('the database refuses the account of DATABASE_URL: correct its name or password');
  if (code === '3D000')
    return new Error('the database named by DATABASE_URL does not exist: create it, or correct the name');
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS') {
    return new Error(
      `${path} cannot be written (${code}): start Hearth in a folder that its account may write, or set DATABASE_URL`,
    );
  }
  return error instanceof Error ? error : new Error(String(error));
}

// Asks something slow for a bounded time.

/** What `ask` finds, or `otherwise` when it fails or takes longer than `ms`. */
export async function within<Found, Otherwise>(
  ms: number,
  ask: () => Promise<Found>,
  otherwise: Otherwise,
): Promise<Found | Otherwise> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<Otherwise>((resolve) => {
    timer = setTimeout(resolve, ms, otherwise);
  });
  try {
    return await Promise.race([ask(), late]);
  } catch {
    return otherwise;
  } finally {
    clearTimeout(timer);
  }
}

/**
 * The same question is not asked twice at a time: who comes while it is open gets its answer. One that was open for
 * `forgetMs` is asked anew, because the connection that carries it may never come back.
 */
export function shared<Found>(ask: () => Promise<Found>, forgetMs = 5_000): () => Promise<Found> {
  let open: { readonly answer: Promise<Found>; readonly since: number } | null = null;
  return () => {
    if (open !== null && performance.now() - open.since < forgetMs) return open.answer;
    const asked = { answer: ask(), since: performance.now() };
    open = asked;
    const forget = () => {
      if (open === asked) open = null;
    };
    asked.answer.then(forget, forget);
    return asked.answer;
  };
}

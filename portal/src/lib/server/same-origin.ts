const safeMethods = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Whether a request may change anything: reading always may; the rest must come from a page of this origin,
 * as its Origin header says, or Sec-Fetch-Site where a browser leaves Origin out. SvelteKit's own check looks
 * at forms only and lets JSON of another origin through.
 */
export function isSameOrigin(request: Request, ownOrigin: string): boolean {
  if (safeMethods.has(request.method)) return true;
  const origin = request.headers.get('origin');
  if (origin !== null) return origin === ownOrigin;
  return request.headers.get('sec-fetch-site') === 'same-origin';
}

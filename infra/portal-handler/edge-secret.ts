import { createHash, timingSafeEqual } from 'node:crypto';

/** The header by which the edge shows that a request came through it. */
export const edgeSecretHeader = 'x-rafiq-edge';

/** Whether a request came through the edge, with its headers and limits, and not straight to the gateway. */
export function cameThroughEdge(
  headers: Readonly<Record<string, string | undefined>>,
  secret: string,
): boolean {
  const given = headers[edgeSecretHeader];
  return given !== undefined && secret !== '' && timingSafeEqual(digest(given), digest(secret));
}

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();

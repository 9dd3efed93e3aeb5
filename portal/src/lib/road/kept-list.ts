/** What is kept on this device, for the page that names it. */
import { keptAtHeader, keptPath, keptPrefix, readAnswer, readAtHeader, valueAt } from './keeping.ts';

export interface KeptPage {
  path: string;
  /** The company of a lead; null for the other pages, which have names of their own. */
  company: string | null;
  /** When it was read, by the server's clock. */
  readAtMs: number;
}

async function describe(request: Request, response: Response): Promise<KeptPage | null> {
  const path = keptPath(new URL(request.url));
  if (path === null || !response.headers.has(keptAtHeader)) return null;
  const own = readAnswer(await response.text())?.nodes.at(-1);
  const company = own?.type === 'data' ? valueAt(own.data, ['lead', 'customer', 'companyName']) : null;
  return {
    path,
    company: typeof company === 'string' ? company : null,
    readAtMs: Number(response.headers.get(readAtHeader)),
  };
}

/** The kept pages: those with names of their own first, then leads, the ones read last before the others. */
export async function readKeptPages(): Promise<KeptPage[]> {
  if (!('caches' in globalThis)) return [];
  const found: KeptPage[] = [];
  for (const name of (await caches.keys()).filter((known) => known.startsWith(keptPrefix))) {
    const cache = await caches.open(name);
    for (const request of await cache.keys()) {
      const response = await cache.match(request);
      const page = response && (await describe(request, response));
      if (page) found.push(page);
    }
  }
  const isLead = ({ path }: KeptPage) => Number(path.startsWith('/leads/'));
  return found.sort((one, other) => isLead(one) - isLead(other) || other.readAtMs - one.readAtMs);
}

import { findAccountId, type AccountIdFinder } from '#functions/accounts/index.ts';

const mostRemembered = 5000;

/**
 * Finds accounts by the companies of a file, each once: a file names few companies in many rows, and a name that has
 * an account keeps it. What was not found is asked for again, for the row before may just have opened it.
 */
export function accountFinder(): AccountIdFinder {
  const found = new Map<string, string>();
  return async (name, country) => {
    const key = JSON.stringify([name, country]);
    const known = found.get(key);
    if (known !== undefined) return known;
    const id = await findAccountId(name, country);
    if (id === undefined) return undefined;
    if (found.size >= mostRemembered) found.clear();
    found.set(key, id);
    return id;
  };
}

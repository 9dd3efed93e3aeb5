import { findAccountByName, type AccountFinder, type FoundAccount } from '#functions/accounts/index.ts';

const mostRemembered = 5000;

/**
 * Finds accounts by the companies of a file, each once: a file names few companies in many rows, and a name that has
 * an account keeps it, or leads to the one it was merged into. What was not found is asked for again, for the row before may just have opened it.
 */
export function accountFinder(): AccountFinder {
  const found = new Map<string, FoundAccount>();
  return async (name, country) => {
    const key = JSON.stringify([name, country]);
    const known = found.get(key);
    if (known !== undefined) return known;
    const account = await findAccountByName(name, country);
    if (account === undefined) return undefined;
    if (found.size >= mostRemembered) found.clear();
    found.set(key, account);
    return account;
  };
}

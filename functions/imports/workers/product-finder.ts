import { matchProduct } from '#functions/products/index.ts';

const mostRemembered = 1000;

/**
 * Finds products by the texts of a file, each text once: a file names few products in many rows. Lives as long as
 * a slice, so that a product added meanwhile is found soon.
 */
export function productFinder(): (text: string) => Promise<string | undefined> {
  const found = new Map<string, Promise<string | undefined>>();
  return (text) => {
    const known = found.get(text);
    if (known !== undefined) return known;
    if (found.size >= mostRemembered) found.clear();
    const finding = matchProduct(text).then((product) => product?.id);
    found.set(text, finding);
    // A database that did not answer is no answer to remember.
    finding.catch(() => found.delete(text));
    return finding;
  };
}

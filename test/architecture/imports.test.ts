/** The table of who may import whom is enforced: a violation of each of its rules, planted in a small copy, is found. */
import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { root } from './source-files.ts';

interface Violation {
  from: string;
  rule: { name: string };
}

/** Rule → the file that breaks it, and everything else that must stand there for it. */
const plants: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'no-circular': {
    'functions/leads/circle-a.ts': "import { b } from './circle-b.ts';\nexport const a = b;",
    'functions/leads/circle-b.ts': "import { a } from './circle-a.ts';\nexport const b = a;",
  },
  'not-to-unresolvable': { 'functions/leads/lost.ts': "import './gone.ts';" },
  'shared-knows-only-zod': { 'shared/leads/planted.ts': "import 'node:fs';" },
  'status-is-free-of-imports': { 'shared/leads/status.ts': "import './contract.ts';" },
  'domain-is-pure': { 'functions/leads/domain/planted.ts': "import '../../kernel/dynamo.ts';" },
  'store-knows-domain-kernel-and-database': {
    'functions/leads/store/planted.ts': "import '../handlers/claim.ts';",
  },
  'rooms-meet-at-the-door': {
    'functions/leads/handlers/planted.ts': "import '../../partners/store/secret.ts';",
  },
  'late-doors-are-opened-late': {
    'functions/leads/handlers/early.ts': "import '../../accounts/matching.ts';",
    'functions/accounts/matching.ts': 'export const engine = 1;',
  },
  'kernel-knows-no-room': { 'functions/kernel/planted.ts': "import '../leads/index.ts';" },
  'infra-reads-only-plain-data': { 'infra/planted.ts': "import '../functions/leads/handlers/claim.ts';" },
  'portal-speaks-through-the-api': { 'portal/src/planted.ts': "import '../../functions/leads/index.ts';" },
  'portal-session-alone-knows-aws': { 'portal/src/aws.ts': "import '@aws-sdk/client-dynamodb';" },
  'browser-has-no-zod': {
    'portal/src/Planted.svelte': '<script lang="ts">import * as z from \'zod\'; z;</script>',
  },
};

/** What the planted files reach for, and what the table allows: nothing here may be found. */
const sound: Readonly<Record<string, string>> = {
  'shared/leads/contract.ts': "import * as z from 'zod';\nexport const lead = z.string();",
  'functions/kernel/dynamo.ts': 'export const documents = 1;',
  'functions/leads/index.ts': 'export const door = 1;',
  'functions/leads/handlers/claim.ts': "import '../../partners/index.ts';\nimport '../../kernel/dynamo.ts';",
  'functions/leads/handlers/late.ts': "export const late = () => import('../../accounts/matching.ts');",
  'functions/partners/index.ts': "import './store/secret.ts';",
  'functions/partners/store/secret.ts': "import '../../kernel/dynamo.ts';",
  'functions/leads/access.ts': 'export const access = {};',
  'infra/rooms.ts': "import '../functions/leads/access.ts';",
};

let folder: string;
let violations: Violation[];

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'rafiq-imports-'));
  for (const [file, text] of Object.entries(
    Object.assign({}, sound, ...Object.values(plants)) as typeof sound,
  )) {
    await mkdir(path.dirname(path.join(folder, file)), { recursive: true });
    await writeFile(path.join(folder, file), text);
  }
  await symlink(path.join(root, 'node_modules'), path.join(folder, 'node_modules'));
  await writeFile(
    path.join(folder, 'package.json'),
    JSON.stringify({ type: 'module', dependencies: { zod: '*' } }),
  );
  await writeFile(
    path.join(folder, 'tsconfig.json'),
    JSON.stringify({ compilerOptions: { allowImportingTsExtensions: true, noEmit: true } }),
  );
  violations = await cruise();
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function cruise(): Promise<Violation[]> {
  const program = path.join(root, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs');
  const settings = ['--config', path.join(root, 'dependency-cruiser.config.js'), '--output-type', 'json'];
  const run = promisify(execFile)(
    process.execPath,
    [program, ...settings, 'shared', 'functions', 'infra', 'portal/src'],
    {
      cwd: folder,
      maxBuffer: 50_000_000,
    },
  );
  const { stdout } = await run;
  return (JSON.parse(stdout) as { summary: { violations: Violation[] } }).summary.violations;
}

test('every rule of the table has its plant', async () => {
  const file: string = path.join(root, 'dependency-cruiser.config.js');
  const { default: config } = (await import(file)) as { default: { forbidden: { name: string }[] } };
  expect(Object.keys(plants).sort()).toEqual(config.forbidden.map(({ name }) => name).sort());
});

test.each(Object.entries(plants))('%s', (rule, files) => {
  const found = violations.filter(({ rule: { name } }) => name === rule).map(({ from }) => from);
  expect(found).toContain(Object.keys(files)[0]);
});

test('nothing that is allowed is found', () => {
  expect(violations.filter(({ from }) => from in sound)).toEqual([]);
});

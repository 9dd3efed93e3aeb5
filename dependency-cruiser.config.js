import { readdirSync } from 'node:fs';

/** Who may import whom: the table of the house, checked on every import, inside Svelte files too. */
const rooms = readdirSync(new URL('./functions', import.meta.url))
  .filter((name) => name !== 'kernel')
  .join('|');

/** A second door of a room, which others import() when they need it. */
const lateDoor = '^functions/accounts/matching\\.ts$';

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [
    {
      name: 'no-circular',
      severity: 'error',
      comment: 'A circle has no beginning to read from.',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    // Modules that SvelteKit makes, and packages of types or icons whose exports are patterns, have no file to find.
    {
      name: 'not-to-unresolvable',
      severity: 'error',
      from: {},
      to: {
        couldNotResolve: true,
        pathNot: '^(\\$app|\\$service-worker|\\$env|\\./\\$types|aws-lambda$|@lucide/svelte/)',
      },
    },
    {
      name: 'shared-knows-only-zod',
      severity: 'error',
      from: { path: '^shared/', pathNot: '\\.test\\.ts$' },
      to: { pathNot: '^shared/|node_modules/zod/' },
    },
    {
      name: 'status-is-free-of-imports',
      severity: 'error',
      comment: 'Browsers load these modules.',
      from: { path: '^shared/[^/]+/status\\.ts$' },
      to: {},
    },
    {
      name: 'domain-is-pure',
      severity: 'error',
      from: { path: `^functions/(${rooms})/domain/`, pathNot: '\\.test\\.ts$' },
      to: {
        pathNot: [
          '^shared/',
          '^functions/$1/domain/',
          'node_modules/(zod|i18n-iso-countries|csv-parse|any-ascii|tldts|libphonenumber-js|email-providers)/',
        ],
      },
    },
    {
      name: 'store-knows-domain-kernel-and-database',
      severity: 'error',
      from: { path: `^functions/(${rooms})/store/`, pathNot: '\\.test\\.ts$' },
      to: {
        pathNot: [
          '^shared/',
          '^functions/$1/(domain|store)/',
          '^functions/kernel/',
          'node_modules/(@aws-sdk|@smithy|zod)/',
          '^node:',
        ],
        dependencyTypesNot: ['core'],
      },
    },
    {
      name: 'rooms-meet-at-the-door',
      severity: 'error',
      comment: 'A room speaks to another only through its index.ts or by an event.',
      from: { path: `^functions/(${rooms})/` },
      to: {
        path: `^functions/(${rooms})/`,
        pathNot: ['^functions/$1/', `^functions/(${rooms})/index\\.ts$`, lateDoor],
      },
    },
    {
      name: 'late-doors-are-opened-late',
      severity: 'error',
      comment: 'It carries an engine that nobody should wait for at a cold start.',
      from: { path: `^functions/(${rooms})/`, pathNot: '^functions/accounts/' },
      to: { path: lateDoor, dynamic: false, dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'kernel-knows-no-room',
      severity: 'error',
      from: { path: '^functions/kernel/' },
      to: { path: `^functions/(${rooms})/|^infra/|^portal/` },
    },
    {
      name: 'infra-reads-only-plain-data',
      severity: 'error',
      comment: 'The seed and the migrations run the rooms themselves; everything else reads tables of facts.',
      from: { path: '^infra/', pathNot: ['^infra/local/(seed|migrations)/', '\\.test\\.ts$'] },
      to: {
        path: '^functions/',
        pathNot: ['^functions/kernel/(table|access)\\.ts$', '^functions/[^/]+/access\\.ts$'],
      },
    },
    {
      name: 'portal-speaks-through-the-api',
      severity: 'error',
      from: { path: '^portal/src/' },
      to: { path: '^(functions|infra)/' },
    },
    {
      name: 'portal-session-alone-knows-aws',
      severity: 'error',
      from: { path: '^portal/src/', pathNot: '^portal/src/lib/server/session' },
      to: { path: 'node_modules/@aws-sdk/' },
    },
    {
      name: 'browser-has-no-zod',
      severity: 'error',
      comment: 'Components take types, and modules of shared that import nothing.',
      from: { path: '^portal/src/.*\\.svelte$' },
      to: {
        path: [
          'node_modules/zod/',
          '^portal/src/lib/server/',
          '^shared/(?!.*status\\.ts$|permissions\\.ts$)',
        ],
        dependencyTypesNot: ['type-only'],
      },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(node_modules/(?!zod)|dist|build|cdk\\.out|\\.svelte-kit|paraglide)/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'types', 'node', 'default'],
      extensions: ['.ts', '.js', '.mjs', '.svelte', '.json'],
    },
  },
};

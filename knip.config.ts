import type { KnipConfig } from 'knip';

const config: KnipConfig = {
  workspaces: {
    '.': {
      entry: [
        'functions/*/api.ts',
        'functions/*/access.ts',
        'functions/*/workers/*.ts',
        'functions/*/cli/*.ts',
        'infra/app.ts',
        'infra/portal-handler/handler.ts',
        'infra/local/commands/*.{ts,mjs}',
        'infra/local/**/*worker*.ts',
        'infra/local/seed/*.ts',
        'test/**/*.test.ts',
        'test/gates/*.ts',
        'test/samples/*.ts',
      ],
      project: ['{functions,infra,test}/**/*.ts'],
    },
    shared: { entry: ['**/*.ts'], project: ['**/*.ts'] },
    portal: {
      entry: ['src/routes/**/+*.{ts,svelte}', 'src/hooks.*.ts', 'src/service-worker/*.ts', 'src/env.ts', 'src/**/*.test.ts'],
      project: ['src/**/*.{ts,svelte}'],
    },
  },
};

export default config;

/** @type {import('knip').KnipConfig} */
export default {
  // The type checks of both sides already refuse what cannot be resolved; SvelteKit's own modules have no file.
  // Types that describe an exported function's arguments are its documentation.
  exclude: ['unresolved', 'unlisted', 'binaries', 'types'],
  ignoreExportsUsedInFile: true,
  workspaces: {
    '.': {
      entry: [
        'functions/*/{,*-}api.ts',
        'functions/*/access.ts',
        'functions/*/workers/*.ts',
        'functions/*/cli/*.ts',
        'infra/app.ts',
        'infra/portal-handler/handler.ts',
        // Takes the place of another module when functions are bundled.
        'infra/environment-credentials.ts',
        'infra/local/commands/*.{ts,mjs}',
        // Started by path, in threads and processes of their own.
        'infra/local/**/*-{thread,process}.ts',
        'infra/local/built/synthesize-locally.ts',
        'infra/local/seed/*.ts',
        'test/**/*.test.ts',
        'test/gates/*.ts',
        // Each loaded, or run, in a process of its own.
        'test/bench/*.ts',
        'test/journeys/stage/{set-up,before-stories}.ts',
        // The settings under which mutants are tried.
        'test/mutation/{,tables/}*.ts',
        'test/samples/*.ts',
      ],
      project: ['{functions,infra,test}/**/*.ts'],
    },
    shared: { entry: ['**/*.ts'], project: ['**/*.ts'] },
    portal: {
      // Components loaded only when they are asked for.
      entry: [
        'src/routes/**/+*.{ts,svelte}',
        'src/hooks.*.ts',
        'src/service-worker/*.ts',
        'src/env.ts',
        'src/**/*.test.ts',
        'src/**/*.svelte',
        // Imported only when a form turns out stale.
        'src/routes/**/*-differences.ts',
        // Loaded when a page rests, and when somebody signs out.
        'src/lib/road/{keep-for-the-road,outbox-store,leave}.ts',
        // Called by the messages as they are compiled.
        'src/lib/texts.ts',
        // Takes the place of their runtime in the browser.
        'src/lib/page-locale.ts',
      ],
      project: ['src/**/*.{ts,svelte}'],
      // Named in style sheets and in settings.
      ignoreDependencies: ['tailwindcss', '@fontsource-variable/.*', '@inlang/plugin-message-format'],
    },
  },
};

import js from '@eslint/js';
import svelte from 'eslint-plugin-svelte';
import globals from 'globals';
import ts from 'typescript-eslint';

export default ts.config(
  {
    ignores: [
      '**/node_modules/',
      'dist/',
      'cdk.out/',
      '**/build/',
      '**/.svelte-kit/',
      '**/paraglide/',
      '.rafiq/',
      'coverage/',
      'portal/messages/',
    ],
  },
  js.configs.recommended,
  ...ts.configs.recommended,
  ...svelte.configs.recommended,
  {
    files: ['shared/**/*.ts', 'functions/**/*.ts', 'infra/**/*.ts', 'test/**/*.ts'],
    languageOptions: { parserOptions: { project: './tsconfig.json' }, globals: globals.node },
    rules: {
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': 'error',
      '@typescript-eslint/await-thenable': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
    },
  },
  {
    files: ['**/*.ts', '**/*.svelte'],
    rules: {
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/ban-ts-comment': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      // Contracts and importers refuse or clean control characters: they must be able to name them.
      'no-control-regex': 'off',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
    },
  },
  {
    files: ['portal/**/*.svelte', 'portal/**/*.svelte.ts'],
    languageOptions: { parserOptions: { parser: ts.parser }, globals: { ...globals.browser } },
    rules: {
      // TypeScript knows the globals of each file; this rule does not.
      'no-undef': 'off',
      // Routes are resolved by the portal's own link helpers; there is one base path.
      'svelte/no-navigation-without-resolve': 'off',
      // A flag set in an effect says that script runs; it is derived from nothing.
      'svelte/prefer-writable-derived': 'off',
    },
  },
  { files: ['portal/**/*.ts'], languageOptions: { globals: { ...globals.browser, ...globals.node } } },
  { files: ['**/*.{js,mjs}'], languageOptions: { globals: globals.node } },
  // What websites carry runs in browsers alone.
  { files: ['portal/src/embed/*.js'], languageOptions: { globals: globals.browser } },
);

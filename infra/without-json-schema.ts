import { readFile } from 'node:fs/promises';
import type { Plugin } from 'esbuild';

/** Where zod writes schemas as JSON Schema. Every schema it makes refers to it, so that no bundler can tell it is unused. */
const writers = /[/\\]zod[/\\]v4[/\\]core[/\\](?:to-json-schema|json-schema-processors)\.js$/;

/**
 * Leaves JSON Schema out of a bundle: twenty kilobytes of each, for what one function does. Asked for all the same, it
 * says why it is not there.
 */
export const withoutJsonSchema: Plugin = {
  name: 'without-json-schema',
  setup: ({ onLoad }) => {
    onLoad({ filter: writers }, async ({ path: file }) => {
      const source = await readFile(file, 'utf8');
      const names = [
        ...[...source.matchAll(/^export (?:const|function) (\w+)/gm)].map(([, name]) => name),
        ...[...source.matchAll(/^export \{ \w+ as (\w+) \}/gm)].map(([, name]) => name),
      ];
      if (names.length === 0) throw new Error(`${file} exports nothing any more`);
      return {
        contents: [
          "const absent = () => { throw new Error('This function does not describe schemas: see `describesSchemas`'); };",
          'const made = () => absent;',
          `export { ${names.map((name) => `made as ${name}`).join(', ')} };`,
        ].join('\n'),
      };
    });
  },
};

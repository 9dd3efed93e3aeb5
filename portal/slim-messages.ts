/**
 * Makes compiled messages small for the browser: instead of its text in three languages, a message carries its
 * name, and looks its text up in the one catalogue that the page's reader needs (src/lib/texts.ts). Messages with
 * plural forms stay as compiled; the server keeps them all.
 */
import type { Plugin } from 'vite';
import { locales } from './src/lib/locale.ts';

const messageFile = /\/paraglide\/messages\/(?!_index)[^/]+\.js$/;
const template = '`(?:[^`\\\\]|\\\\.)*`';

/** The slim module of a compiled message, or undefined where it is not one plain text in every language. */
export function slimMessage(code: string): string | undefined {
  const bare = code.replace(/\/\*[\s\S]*?\*\//g, '');
  const name = /export const (\w+) =/.exec(bare)?.[1];
  if (name === undefined) return undefined;
  const isPlain = (locale: string) =>
    new RegExp(
      `const ${locale}_${name} =\\s*\\((?:i)?\\) => \\{\\s*return\\s*\\(${template}\\)\\s*\\};`,
    ).test(bare);
  if (!locales.every(isPlain)) return undefined;
  return `import { text } from '../../texts.ts';\nexport const ${name} = (i) => text('${name}', i);\n`;
}

export const slimMessages = (): Plugin => ({
  name: 'rafiq-slim-messages',
  apply: 'build',
  applyToEnvironment: (environment) => environment.name === 'client',
  transform(code, id) {
    const slim = messageFile.test(id) ? slimMessage(code) : undefined;
    return slim === undefined ? undefined : { code: slim, map: { mappings: '' } };
  },
});

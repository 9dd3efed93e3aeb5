/**
 * Makes messages small for the browser: where a page says `m.hello()`, it asks the one catalogue that its reader
 * needs for `hello` (src/lib/texts.ts). A compiled message would carry its text in three languages, and even without
 * its texts be a function, exported from one file and imported by another: for some seven hundred names that every
 * page shares, a tenth of all script. Messages with plural forms stay as compiled, but for their runtime, of which a page
 * needs its language alone (src/lib/page-locale.ts); the server keeps them all.
 */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { normalizePath, type Plugin } from 'vite';
import { locales } from './src/lib/locale.ts';

const messages = path.join(import.meta.dirname, 'src/lib/paraglide/messages');
const runtime = normalizePath(path.join(import.meta.dirname, 'src/lib/paraglide/runtime.js'));
const pageLocale = path.join(import.meta.dirname, 'src/lib/page-locale.ts');
const importOfMessages = /^import \{ m \} from ['"]#lib\/paraglide\/messages\.js['"];?/m;
const template = '`(?:[^`\\\\]|\\\\.)*`';

/** Whether a compiled message is one plain text in every language. */
export function isPlainMessage(code: string): boolean {
  const bare = code.replace(/\/\*[\s\S]*?\*\//g, '');
  const name = /export const (\w+) =/.exec(bare)?.[1];
  return (
    name !== undefined &&
    locales.every((locale) =>
      new RegExp(
        `const ${locale}_${name} =\\s*\\((?:i)?\\) => \\{\\s*return\\s*\\(${template}\\)\\s*\\};`,
      ).test(bare),
    )
  );
}

/** A node of a parsed module, whatever it says. */
interface Node {
  readonly type: string;
  readonly start: number;
  readonly end: number;
}
interface Replacement {
  start: number;
  end: number;
  by: string;
}

const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string';

const nodesIn = (value: unknown): Node[] => [value].flat().filter(isNode);
const childrenOf = (node: Node): Node[] => Object.values(node).flatMap(nodesIn);

const nameOf = (node: unknown): string | undefined =>
  isNode(node) && node.type === 'Identifier' && 'name' in node ? String(node.name) : undefined;

/** The name in `m.name`, for whatever value is that. */
const messageIn = (node: unknown): string | undefined =>
  isNode(node) && 'object' in node && 'property' in node && 'computed' in node && node.computed === false
    ? nameOf(node.object) === 'm'
      ? nameOf(node.property)
      : undefined
    : undefined;

/** Where a module names plain messages, and what stands there instead. */
function replacementsIn(node: Node, isPlain: (name: string) => boolean): Replacement[] {
  if ('callee' in node && 'arguments' in node) {
    const called = messageIn(node.callee);
    if (called !== undefined && isPlain(called)) {
      const given = nodesIn(node.arguments);
      const [first] = given;
      const by = first === undefined ? `catalogueText('${called}')` : `catalogueText('${called}', `;
      return [
        { start: node.start, end: first?.start ?? node.end, by },
        ...given.flatMap((argument) => replacementsIn(argument, isPlain)),
      ];
    }
  }
  const named = messageIn(node);
  if (named !== undefined && isPlain(named))
    return [{ start: node.start, end: node.end, by: `((i) => catalogueText('${named}', i))` }];
  return childrenOf(node).flatMap((child) => replacementsIn(child, isPlain));
}

/** A module that asks the catalogue instead of plain messages; undefined where it names none. */
export function slimModule(
  code: string,
  parse: (code: string) => Node,
  isPlain: (name: string) => boolean,
): string | undefined {
  if (!importOfMessages.test(code)) return undefined;
  const replacements = replacementsIn(parse(code), isPlain).sort((a, b) => b.start - a.start);
  if (replacements.length === 0) return undefined;
  let slim = code;
  for (const { start, end, by } of replacements) slim = slim.slice(0, start) + by + slim.slice(end);
  return `import { text as catalogueText } from '#lib/texts.ts';\n${slim}`;
}

export function slimMessages(): Plugin {
  const known = new Map<string, boolean>();
  const isPlain = (name: string): boolean => {
    const file = path.join(messages, `${name}.js`);
    const plain = known.get(name) ?? (existsSync(file) && isPlainMessage(readFileSync(file, 'utf8')));
    known.set(name, plain);
    return plain;
  };
  return {
    name: 'rafiq-slim-messages',
    apply: 'build',
    // After components have become modules.
    enforce: 'post',
    applyToEnvironment: (environment) => environment.name === 'client',
    resolveId: {
      order: 'pre',
      async handler(source, importer) {
        if (!source.endsWith('/runtime.js')) return undefined;
        const resolved = await this.resolve(source, importer, { skipSelf: true });
        return resolved?.id === runtime ? pageLocale : undefined;
      },
    },
    transform(code) {
      const slim = slimModule(code, (module) => this.parse(module), isPlain);
      return slim === undefined ? undefined : { code: slim, map: { mappings: '' } };
    },
  };
}
